"""Edits a workbook as a person would: edit.py IN OUT '[["set","F7",45.5],["insert",9],["delete",12],["swap",7,8],...]'

With an object of such lists instead of a list OUT is a folder, and each of its workbooks is made from IN.
"""
import json
import sys
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell


def move_merges(sheet, row, by):
    """Merges after a row was put in before `row` (by 1) or `row` was taken out (by -1)."""
    for merge in list(sheet.merged_cells.ranges):
        first, last = merge.min_row, merge.max_row
        first = first + by if first > row or (by > 0 and first == row) else first
        last = last + by if last >= row else last
        sheet.merged_cells.remove(merge)
        if last >= first and (last > first or merge.max_col > merge.min_col):
            sheet.merge_cells(None, first, merge.min_col, last, merge.max_col)


def edit(source, target, steps):
    book = load_workbook(source)
    sheet = book.worksheets[0]
    for step, *args in steps:
        if step == "set":
            sheet[args[0]] = args[1]
        elif step == "format":
            sheet[args[0]].number_format = args[1]
        elif step == "insert":
            sheet.insert_rows(args[0])
            move_merges(sheet, args[0], 1)
        elif step == "delete":
            sheet.delete_rows(args[0])
            move_merges(sheet, args[0], -1)
        elif step == "unmerge":
            for merge in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(merge))
        elif step == "merge":
            sheet.merge_cells(args[0])
        elif step == "reverse":  # as sorting does, number formats move along: rows FIRST to LAST, the first COLUMNS of them
            first, last, columns = args
            lines = [[(cell.value, cell.number_format) for cell in row[:columns]] for row in sheet[first:last]]
            for offset, line in enumerate(reversed(lines)):
                for column, (value, code) in enumerate(line, 1):
                    cell = sheet.cell(first + offset, column)
                    cell.value, cell.number_format = value, code
        elif step == "copyRow":
            for column in range(1, sheet.max_column + 1):
                source_cell, copy = sheet.cell(args[0], column), sheet.cell(args[1], column)
                if not isinstance(copy, MergedCell):
                    copy.value, copy.number_format = source_cell.value, source_cell.number_format
        elif step == "insertColumn":
            sheet.insert_cols(args[0])
        elif step == "deleteColumns":
            sheet.delete_cols(args[0], args[1])
        elif step == "copySheet":
            book.copy_worksheet(sheet)
        elif step == "title":
            sheet.title = args[0]
        elif step == "removeSheet":
            del book[args[0]]
        elif step == "show":
            book[args[0]].sheet_state = "visible"
        elif step == "hide":
            book.active = book.index(book.create_sheet("Trang khác"))
            sheet.sheet_state = "hidden"
        elif step == "replace":  # WORDS in a cell of a sheet by others
            cell = book[args[0]][args[1]]
            cell.value = cell.value.replace(args[2], args[3])
    book.save(target)


source, target, steps = sys.argv[1:4]
steps = json.loads(steps)
if isinstance(steps, dict):
    Path(target).mkdir(parents=True, exist_ok=True)
    for name, some in steps.items():
        edit(source, Path(target) / name, some)
else:
    edit(source, target, steps)
