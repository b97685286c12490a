"""A workbook with what ExcelJS cannot read when openpyxl wrote it: a comment, a chart, a table, validation, a link."""
import sys

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

book = Workbook()
sheet = book.active
sheet.title = "Biểu"
for row in [["Chỉ tiêu", "Kết quả"], ["Sản lượng", 1.5], ["Diện tích", 2]]:
    sheet.append(row)
sheet["A2"].comment = Comment("Số ước", "Phòng TC-KH")
sheet["A2"].font = Font(name="Times New Roman")
sheet["A3"].hyperlink = "https://example.com/"
sheet["B4"] = "=SUM(B2:B3)"
sheet.add_table(Table(displayName="Bang", ref="A1:B3"))
sheet.add_data_validation(DataValidation(type="whole", sqref="B2:B1048576"))
chart = BarChart()
chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
sheet.add_chart(chart, "D1")
book.create_chartsheet("Đồ thị")
book.save(sys.argv[1])
