/** The same work with openpyxl; prints its milliseconds, without starting Python. */
export const PEERS_PYTHON = `
import glob, os, sys, time
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Border, Font, Side

side = Side(style='thin')
border = Border(left=side, right=side, top=side, bottom=side)
font = Font(name='Times New Roman', size=12)

def values(row):
    return [row, 'Tỷ lệ hộ được sử dụng nước hợp vệ sinh %d' % (row % 5000), '%'] + [round(row * (i + 3) / 7, 2) for i in range(9)]

def style(cell, column):
    cell.border = border
    cell.font = font
    if column > 3: cell.number_format = '#,##0.00'
    return cell

def write(path, rows):
    book = Workbook(); sheet = book.active
    for row in range(1, rows + 1):
        for column, value in enumerate(values(row), 1):
            style(sheet.cell(row, column, value), column)
    book.save(path)

def write_only(path, rows):
    book = Workbook(write_only=True); sheet = book.create_sheet('A')
    for row in range(1, rows + 1):
        sheet.append([style(WriteOnlyCell(sheet, value=value), column) for column, value in enumerate(values(row), 1)])
    book.save(path)

def read(path, read_only):
    book = load_workbook(path, read_only=read_only, data_only=True)
    return sum(1 for row in book.active.iter_rows(values_only=True) for value in row if value is not None)

def read_many(folder):
    sums = {}
    for path in glob.glob(os.path.join(folder, '*.xlsx')):
        book = load_workbook(path, read_only=True, data_only=True)
        for at, row in enumerate(book.active.iter_rows(min_col=4, values_only=True)):
            for value in row:
                if isinstance(value, (int, float)): sums[at] = sums.get(at, 0) + value

def write_many(folder):
    for number in range(1, 54): write(os.path.join(folder, 'xa-%02d.xlsx' % number), 60)

task, target = sys.argv[1:3]
start = time.perf_counter()
{'read': lambda: read(target, False), 'readOnly': lambda: read(target, True), 'write': lambda: write(target, 50000),
 'writeOnly': lambda: write_only(target, 50000), 'readMany': lambda: read_many(target), 'writeMany': lambda: write_many(target)}[task]()
print((time.perf_counter() - start) * 1000)
`;
