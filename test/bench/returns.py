"""returns.py fill FOLDER: types a number into each open cell of the sixth column. returns.py sum FOLDER: adds them up."""
import sys
from pathlib import Path

from openpyxl import load_workbook

what, folder = sys.argv[1:3]
COLUMN = int(sys.argv[3])
total = 0
for number, path in enumerate(sorted(Path(folder).glob("*.xlsx"))):
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(10, sheet.max_row + 1):
        cell = sheet.cell(row, COLUMN)
        if what == "fill" and not cell.protection.locked:
            cell.value = row + number / 8
        elif what == "sum" and isinstance(cell.value, (int, float)):
            total += cell.value
    if what == "fill":
        book.save(path)
print(total)
