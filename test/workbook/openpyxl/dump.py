"""Prints what another library sees in a workbook, as JSON."""
import json
import sys

from openpyxl import load_workbook

path = sys.argv[1]
book = load_workbook(path)
cached = load_workbook(path, data_only=True)
sheet = book.worksheets[0]
values = cached.worksheets[0]
cells = {}
for row in sheet.iter_rows():
    for cell in row:
        if cell.value is None:
            continue
        cells[cell.coordinate] = {
            "value": str(cell.value) if cell.is_date else cell.value,
            "cached": values[cell.coordinate].value,
            "type": cell.data_type,
            "format": cell.number_format,
            "font": cell.font.name,
            "size": cell.font.sz,
            "bold": bool(cell.font.b),
            "italic": bool(cell.font.i),
            "align": cell.alignment.horizontal,
            "wrap": bool(cell.alignment.wrap_text),
            "border": cell.border.bottom.style,
        }
setup = sheet.page_setup
margins = sheet.page_margins
out = {
    "sheets": book.sheetnames,
    "cells": cells,
    "merges": [str(one) for one in sheet.merged_cells.ranges],
    "hiddenColumns": [key for key, one in sheet.column_dimensions.items() if one.hidden],
    "hiddenRows": [key for key, one in sheet.row_dimensions.items() if one.hidden],
    "printArea": sheet.print_area,
    "printTitles": sheet.print_title_rows,
    "paper": setup.paperSize,
    "orientation": setup.orientation,
    "fit": [sheet.sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth, setup.fitToHeight],
    "margins": [round(one * 25.4, 1) for one in (margins.top, margins.bottom, margins.left, margins.right)],
    "header": sheet.oddHeader.center.text,
    "headerFont": [sheet.oddHeader.center.font, sheet.oddHeader.center.size],
    "firstHeader": sheet.firstHeader.center.text,
    "differentFirst": sheet.HeaderFooter.differentFirst,
    "title": book.properties.title,
    "creator": book.properties.creator,
    "defaultFont": [book._fonts[0].name, book._fonts[0].sz],
}
print(json.dumps(out, ensure_ascii=False))
