"""Fills reporting forms as ten communes do, outside the app.

fillForms.py first FORMS RETURNED TABLE: two communes never send, the others do, each in its own way (TABLE: bang-ma-cu.tsv).
fillForms.py again FORMS RETURNED: what two of them send once they were asked to.
"""

import copy
import csv
import os
import shutil
import sys
import unicodedata

import openpyxl
from openpyxl.styles import Font

WHEN, FORMS, RETURNED = sys.argv[1:4]
FIGURE = 'G'

# Sản lượng chè búp tươi, Trồng mới cây ăn quả, Giải quyết việc làm mới, Thu ngân sách trên địa bàn.
ROWS = ['Sản lượng chè búp tươi', 'Trồng mới cây ăn quả', 'Giải quyết việc làm mới', 'Thu ngân sách trên địa bàn']
FIGURES = {
    'Thị trấn Tân Uyên': [305.5, 3, 21, 2150],
    'Xã Hố Mít': [180, 2, 9, 240],
    'Xã Mường Khoa': [290.25, 4, 14, 410],
    'Xã Nậm Cần': [150, 1, 8, 195],
    'Xã Nậm Sỏ': [301, 5, 12, '1.234'],
    'Xã Pắc Ta': [262, 3, 11, 520],
    # A hundred times too much: a decimal comma that was lost.
    'Xã Phúc Khoa': [21050, 2, 10, 365],
    'Xã Tà Mít': [98.75, 1, 6, 120],
}


def sheet_of(unit):
    book = openpyxl.load_workbook(os.path.join(FORMS, f'T01-2022 {unit}.xlsx'))
    return book, book['Báo cáo']


def line_of(sheet, name):
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == name)


def fill(sheet, figures):
    for name, figure in zip(ROWS, figures):
        cell = sheet[f'{FIGURE}{line_of(sheet, name)}']
        cell.value = figure
        if isinstance(figure, str):
            cell.number_format = '@'


def values(sheet, row):
    return [(copy.copy(cell.value), copy.copy(cell._style)) for cell in sheet[row]]


def sorted_by_name(sheet):
    """Somebody sorted the rows of a group by their names, hidden keys and all."""
    first, last = line_of(sheet, 'Thu nhập bình quân đầu người'), line_of(sheet, 'Xuất khẩu hàng địa phương')
    lines = sorted((values(sheet, row) for row in range(first, last + 1)), key=lambda line: line[1][0])
    for row, line in zip(range(first, last + 1), lines):
        for column, (value, style) in enumerate(line, start=1):
            sheet.cell(row, column).value = value
            sheet.cell(row, column)._style = style


def to_tcvn3(text):
    """What a PC with ABC fonts puts into a cell: the bytes of TCVN3 read as windows-1252."""
    table = {}
    with open(sys.argv[4], encoding='utf-8') as lines:
        for entry in csv.DictReader((line for line in lines if not line.startswith('#')), delimiter='\t'):
            try:
                table[entry['char']] = chr(int(entry['tcvn3'], 16)) if len(entry['tcvn3']) == 2 else None
            except ValueError:
                pass
    return ''.join(table.get(ch) or ch for ch in unicodedata.normalize('NFC', text))


def in_old_font(sheet):
    cell = sheet[f'H{line_of(sheet, "Trồng mới cây ăn quả")}']
    cell.value = to_tcvn3('Rét đậm, cây giống về chậm')
    cell.font = Font(name='.VnTime', size=12)


def with_extra_row(sheet):
    row = line_of(sheet, 'Tuyển công dân nhập ngũ') + 8
    sheet.cell(row, 2).value = 'Số hộ trồng quế'
    sheet.cell(row, 3).value = 'Hộ'
    sheet.cell(row, 7).value = 45


def of_another_month(book, sheet):
    """The form of February, filled in with January's figures."""
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace('2022-M01', '2022-M02').replace('háng 1 năm 2022', 'háng 2 năm 2022')


def first():
    os.makedirs(os.path.join(RETURNED, 'xã vùng cao'), exist_ok=True)
    for unit, figures in FIGURES.items():
        book, sheet = sheet_of(unit)
        fill(sheet, figures)
        name = f'T01-2022 {unit}.xlsx'
        if unit == 'Xã Mường Khoa':
            sorted_by_name(sheet)
        elif unit == 'Xã Nậm Cần':
            with_extra_row(sheet)
            name = 'xã vùng cao/bao cao thang 1 (ban chinh).xlsx'
        elif unit == 'Xã Pắc Ta':
            in_old_font(sheet)
        elif unit == 'Xã Tà Mít':
            of_another_month(book, sheet)
            name = 'xã vùng cao/Ta Mit.xlsx'
        book.save(os.path.join(RETURNED, name))

    # A stick that was pulled out too early.
    whole = os.path.join(FORMS, 'T01-2022 Xã Thân Thuộc.xlsx')
    broken = os.path.join(RETURNED, 'than thuoc.xlsx')
    shutil.copy(whole, broken)
    with open(broken, 'r+b') as file:
        file.truncate(os.path.getsize(whole) // 2)


def again():
    # The marked copy, mended: the row that nobody asked for is gone, the figure is right.
    marked = os.path.join(RETURNED, 'xã vùng cao', 'Trả lại', 'bao cao thang 1 (ban chinh).xlsx')
    book = openpyxl.load_workbook(marked)
    sheet = book['Báo cáo']
    for cell in sheet[line_of(sheet, 'Số hộ trồng quế')]:
        cell.value = None
    fill(sheet, [151, 1, 8, 195])
    book.save(os.path.join(RETURNED, 'Nậm Cần gửi lại.xlsx'))
    os.remove(os.path.join(RETURNED, 'xã vùng cao', 'bao cao thang 1 (ban chinh).xlsx'))
    os.remove(os.path.join(RETURNED, 'xã vùng cao', 'Ta Mit.xlsx'))
    # The right form this time.
    book, sheet = sheet_of('Xã Tà Mít')
    fill(sheet, FIGURES['Xã Tà Mít'])
    book.save(os.path.join(RETURNED, 'Tà Mít tháng 1.xlsx'))


{'first': first, 'again': again}[WHEN]()
