"""Edits a workbook as a person would: edit.py IN OUT '[["set","F7",45.5],["insert",9],["delete",12],["swap",7,8],...]'"""
import json
import sys

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

source, target, steps = sys.argv[1:4]
book = load_workbook(source)
sheet = book.worksheets[0]


def move_merges(row, by):
    """Merges after a row was put in before `row` (by 1) or `row` was taken out (by -1)."""
    for merge in list(sheet.merged_cells.ranges):
        first, last = merge.min_row, merge.max_row
        first = first + by if first > row or (by > 0 and first == row) else first
        last = last + by if last >= row else last
        sheet.merged_cells.remove(merge)
        if last >= first and (last > first or merge.max_col > merge.min_col):
            sheet.merge_cells(None, first, merge.min_col, last, merge.max_col)


for step, *args in json.loads(steps):
    if step == "set":
        sheet[args[0]] = args[1]
    elif step == "format":
        sheet[args[0]].number_format = args[1]
    elif step == "insert":
        sheet.insert_rows(args[0])
        move_merges(args[0], 1)
    elif step == "delete":
        sheet.delete_rows(args[0])
        move_merges(args[0], -1)
    elif step == "unmerge":
        for merge in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merge))
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
book.save(target)
