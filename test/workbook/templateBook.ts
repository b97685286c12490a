import { strToU8, zipSync } from 'fflate';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

const relations = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Target="${target}" Id="${id}" Type="${office}/${type}"/>`)
    .join('')}</Relationships>`;

const inline = (address: string, text: string, style = 1): string =>
  `<c r="${address}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Rows of the table: label and unit in the order of the sample, then what is special about each. */
const rows = [
  `<row r="5" spans="1:7" ht="21" customHeight="1">${inline('A5', '1')}${inline('B5', 'Thu nhập bình quân đầu người/năm')}${inline('C5', 'Triệu đồng')}<c r="D5" s="2"/><c r="F5" s="4"><f t="shared" ref="F5:F7" si="0">E5/D5</f><v>0</v></c><c s="5" r="G5"/></row>`,
  `<row r="6" spans="1:7">${inline('A6', '1')}${inline('B6', 'Thu ngân sách địa bàn/năm')}${inline('C6', 'Triệu đồng')}<c r="D6" s="2"/><c r='E6' s='2'/><c r="F6" s="4"><f t="shared" si="0"/><v>0</v></c><c r="G6" s="5"/></row>`,
  '<row><c s="1" t="s"><v>4</v></c><c s="1" t="s"><v>5</v></c><c s="1" t="s"><v>6</v></c><c s="2"/><c s="2"/><c s="4"><f t="shared" si="0"/><v>0</v></c><c s="5"/></row>',
  `<row r="8" s="6" customFormat="1" hidden="1">${inline('A8', '2')}${inline('B8', 'Diện tích chè trồng mới')}${inline('C8', 'Ha')}<c r="D8" s="1" t="inlineStr"><is><t>x</t></is></c><c r="E8" s="2" t="s"><v>3</v></c></row>`,
  `<row r="9">${inline('A9', '2')}${inline('B9', 'Tỷ lệ che phủ rừng')}${inline('C9', '%')}<c r="D9" s="4"/><c r="E9" s="4"/><c r="F9" s="4"/></row>`,
  `<row r="10">${inline('A10', '2')}${inline('B10', 'Tốc độ tăng trưởng đàn gia súc/năm')}${inline('C10', '%')}<c r="D10" s="2"/><c r="E10" s="2"/><c r="G10" s="5"><v>44562</v></c></row>`,
  `<row r="11">${inline('B11', 'Chỉ tiêu riêng của cấp trên')}<c r="D11" s="2"><v>7</v></c></row>`,
  `<row r="13">${inline('A13', '5')}${inline('B13', 'Tỷ lệ trường học đạt chuẩn quốc gia')}${inline('C13', '%')}<c r="D13" s="2"/><c r="E13" s="2"/><c r="F13" s="7"/><c r="G13" s="5"/></row>`,
  `<row r="14">${inline('B14', 'Tỷ lệ học sinh đến trường: Mẫu giáo')}${inline('C14', '%')}<c r="D14" s="2"/><c r="E14" s="2"/></row>`,
  `<row r="15">${inline('B15', 'Tỷ lệ học sinh đến trường: Tiểu học')}${inline('C15', '%')}<c r="D15" s="2"/><c r="E15" s="2"/></row>`,
  `<row r="16">${inline('B16', 'Cộng thu')}<c r="E16" s="2"><f>SUM(E5:E7)</f><v>0</v></c></row>`,
];

const sheet = `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr codeName="Sheet1"><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:G16"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="2" max="2" width="48" customWidth="1"/><col style="2" min="4" max="5" width="14" customWidth="1"/><col min="8" max="8" width="9" hidden="1" customWidth="1"/></cols><sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row><!-- giữ nguyên <row> --><row r="3">${inline('A3', 'TT')}${inline('B3', 'Chỉ tiêu chủ yếu')}${inline('C3', 'Đơn vị tính')}${inline('D3', 'Nghị quyết')}${inline('F3', 'So với chỉ tiêu Nghị quyết')}${inline('G3', 'Ghi chú')}</row><row r="4">${inline('D4', 'Mục tiêu đến năm 2025')}${inline('E4', 'Kết quả thực hiện')}</row>${rows.join('\n')}</sheetData><sheetProtection sheet="1" objects="1"/><mergeCells count="8"><mergeCell ref="A1:G1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/><mergeCell ref="C3:C4"/><mergeCell ref="D3:E3"/><mergeCell ref="F3:F4"/><mergeCell ref="G3:G4"/><mergeCell ref="D14:D15"/></mergeCells><conditionalFormatting sqref="E5:E15"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>40</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="decimal" allowBlank="1" showErrorMessage="1" sqref="E5:E15"><formula1>0</formula1><formula2>9000000</formula2></dataValidation></dataValidations><printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.5" top="0.8" bottom="0.8" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0" r:id="rId1"/><headerFooter><oddFooter>&amp;CTrang &amp;P</oddFooter></headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="10" max="16383" man="1"/></rowBreaks><drawing r:id="rId2"/><legacyDrawing r:id="rId3"/></worksheet>`;

const summary = `${head}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Gấp đôi</t></is></c><c r="B1"><f>'Biểu 01'!E5*2</f><v>0</v></c></row></sheetData></worksheet>`;

const drawing = `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:from><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="190500" cy="190500"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Dấu" descr="Quốc huy"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${office}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor><xdr:oneCellAnchor><xdr:from><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="3600000" cy="2160000"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Biểu đồ"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${office}" r:id="rId2"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;

const chart = `${head}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'Biểu 01'!$E$5:$E$7</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt formatCode="#,##0.0#" numFmtId="170"/><numFmt numFmtId="171" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf/><xf borderId="1" fontId="1" numFmtId="0"/><xf borderId="1" numFmtId="170"/><xf numFmtId="49"/><xf borderId="1" numFmtId="10"/><xf borderId="1" numFmtId="171"/><xf borderId="1" numFmtId="3"/><xf borderId="1" numFmtId="2"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF006100"/></font><numFmt numFmtId="14" formatCode="0%"/></dxf></dxfs></styleSheet>`;

const strings = `${head}<sst xmlns="${main}" count="7" uniqueCount="7"><si><r><rPr><b/><sz val="14"/><rFont val="Times New Roman"/></rPr><t xml:space="preserve">BIỂU BÁO CÁO </t></r><r><rPr><i/></rPr><t>(mẫu của tỉnh)</t></r></si><si><t>a</t></si><si><t>b</t></si><si><t>số cũ</t></si><si><t>2</t></si><si><t>Tổng sản lượng lương thực/năm</t></si><si><t>Tấn</t></si></sst>`;

const vml =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="s1" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>4</x:Row><x:Column>4</x:Column></x:ClientData></v:shape></xml>';

const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

const types = (macros: boolean): string =>
  `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.${macros ? 'ms-office.vbaProject' : 'openxmlformats-officedocument.spreadsheetml.printerSettings'}"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.${macros ? 'ms-excel.sheet.macroEnabled' : 'openxmlformats-officedocument.spreadsheetml.sheet'}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>`;

/** What a test may change about the template: its parts by name, before they are packed. */
export interface BookChanges {
  readonly macros?: boolean;
  readonly edit?: (parts: Record<string, Uint8Array>) => void;
}

export const partText = (parts: Readonly<Record<string, Uint8Array>>, name: string): string =>
  new TextDecoder().decode(parts[name]);

/** The table's part. */
export const tablePart = 'xl/worksheets/sheet1.xml';

/** A superior's workbook with nearly everything in it that a library would lose (facts.md section 6.3). */
export const templateBook = ({ macros = false, edit }: BookChanges = {}): Uint8Array => {
  const parts: Record<string, Uint8Array> = {};
  const put = (name: string, text: string): void => {
    parts[name] = strToU8(text);
  };
  put('[Content_Types].xml', types(macros));
  put('_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']]));
  put(
    'xl/workbook.xml',
    `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Biểu 01" sheetId="3" r:id="rId1"/><sheet name="Tổng hợp" sheetId="4" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'Biểu 01'!$A$1:$G$16</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'Biểu 01'!$3:$4</definedName><definedName name="Hệ_số">1.5</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
  );
  put(
    'xl/_rels/workbook.xml.rels',
    relations([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
      ['rId3', 'styles', 'styles.xml'],
      ['rId4', 'sharedStrings', 'sharedStrings.xml'],
      ['rId5', 'calcChain', 'calcChain.xml'],
      ...(macros ? ([['rId6', 'vbaProject', 'vbaProject.bin']] as const) : []),
    ]),
  );
  put(tablePart, sheet);
  put('xl/worksheets/sheet2.xml', summary);
  put(
    'xl/worksheets/_rels/sheet1.xml.rels',
    relations([
      ['rId1', 'printerSettings', '../printerSettings/printerSettings1.bin'],
      ['rId2', 'drawing', '../drawings/drawing1.xml'],
      ['rId3', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['rId4', 'comments', '../comments1.xml'],
    ]),
  );
  put('xl/styles.xml', styles);
  put('xl/sharedStrings.xml', strings);
  put(
    'xl/calcChain.xml',
    `${head}<calcChain xmlns="${main}"><c r="E16" i="3"/><c r="F5" i="3"/><c r="F6" i="3"/><c r="F7" i="3"/><c r="B1" i="4"/></calcChain>`,
  );
  put(
    'xl/comments1.xml',
    `${head}<comments xmlns="${main}"><authors><author>Sở KH&amp;ĐT</author></authors><commentList><comment ref="E5" authorId="0"><text><t>Số ước cả năm</t></text></comment></commentList></comments>`,
  );
  put('xl/drawings/vmlDrawing1.vml', vml);
  put('xl/drawings/drawing1.xml', drawing);
  put(
    'xl/drawings/_rels/drawing1.xml.rels',
    relations([
      ['rId1', 'image', '../media/image1.png'],
      ['rId2', 'chart', '../charts/chart1.xml'],
    ]),
  );
  put('xl/charts/chart1.xml', chart);
  parts['xl/media/image1.png'] = pixel;
  parts['xl/printerSettings/printerSettings1.bin'] = Uint8Array.from({ length: 300 }, (_, at) => at % 251);
  put('customXml/item1.xml', '<b:mau xmlns:b="urn:so-khdt"><b:ma>01/BC</b:ma></b:mau>');
  if (macros) parts['xl/vbaProject.bin'] = Uint8Array.from({ length: 500 }, (_, at) => (at * 7) % 256);
  edit?.(parts);
  return zipSync(parts, { level: 6, mtime: '2024-05-06T07:08:10' });
};

/** Where the sample's Biểu kết quả stands in it, as a person would confirm. */
export const templateMapping: WorkbookMapping = {
  sheetName: 'Biểu 01',
  header: { top: 3, bottom: 4 },
  columns: [
    { column: 1, meaning: { kind: 'marker' }, factor: null },
    { column: 2, meaning: { kind: 'name' }, factor: null },
    { column: 3, meaning: { kind: 'unit' }, factor: null },
    { column: 4, meaning: { kind: 'cell', column: 'target' }, factor: null },
    { column: 5, meaning: { kind: 'cell', column: 'figure' }, factor: null },
    { column: 6, meaning: { kind: 'cell', column: 'attainment' }, factor: null },
    { column: 7, meaning: { kind: 'cell', column: 'note' }, factor: null },
  ],
  rows: [
    { row: 5, target: 'thu-nhap-binh-quan', by: 'label' },
    { row: 6, target: 'thu-ngan-sach-dia-ban', by: 'label' },
    { row: 7, target: 'san-luong-luong-thuc', by: 'label' },
    { row: 8, target: 'dien-tich-che-trong-moi', by: 'label' },
    { row: 9, target: 'ty-le-che-phu-rung', by: 'label' },
    { row: 10, target: 'tang-truong-dan-gia-suc', by: 'label' },
    { row: 13, target: 'truong-dat-chuan-quoc-gia', by: 'person' },
    { row: 14, target: 'hoc-sinh-den-truong--mau-giao', by: 'label' },
    { row: 15, target: 'hoc-sinh-den-truong--tieu-hoc', by: 'label' },
  ],
};
