import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CopiedCell, formatHtmlTable, isFromSpreadsheet, parseHtmlTable } from '../../shared/grid/htmlTable';

/** As Excel 365 puts it on the clipboard, shortened. */
const EXCEL = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";}
.xl65
	{mso-number-format:"\\@";}
-->
</style>
</head>
<body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:
 collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=64 style='height:15.0pt;width:48pt'>Tổng sản
  lượng<br>
    lương thực</td>
  <td align=right width=64 style='width:48pt'><span style='mso-spacerun:yes'>&nbsp;</span>1,234.50 </td>
  <td rowspan=2 width=64>A &amp; B &lt;5</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 colspan=2>&nbsp;</td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>`;

/** As LibreOffice does: the numbers are told exactly. */
const LIBRE = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">td { padding: 1px }</style></head>
<body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup><tbody><tr>
<td height="17" align="left">Che phủ rừng</td>
<td align="right" sdval="1234.5" sdnum="1033;0;#,##0.00"><b>1,234.50</b></td>
<td align="right" sdval="0.30000000000000004" sdnum="1033;">0.3</td>
</tr></tbody></table></body></html>`;

const texts = (html: string): string[][] => (parseHtmlTable(html) ?? []).map((row) => row.map((cell) => cell.text));

describe('parseHtmlTable', () => {
  it('reads what Excel copies: breaks in cells, entities, spans, no layout spaces', () => {
    expect(isFromSpreadsheet(EXCEL)).toBe(true);
    expect(texts(EXCEL)).toEqual([['Tổng sản lượng\nlương thực', '1,234.50', 'A & B <5'], ['']]);
    const table = parseHtmlTable(EXCEL);
    expect(table?.[0]?.[2]).toMatchObject({ rowSpan: 2, colSpan: 1 });
    expect(table?.[1]?.[0]).toMatchObject({ rowSpan: 1, colSpan: 2 });
  });

  it('takes the exact number where LibreOffice tells it', () => {
    expect(isFromSpreadsheet(LIBRE)).toBe(true);
    expect(parseHtmlTable(LIBRE)?.[0]?.map(({ text, value }) => [text, value])).toEqual([
      ['Che phủ rừng', null],
      ['1,234.50', '1234.5'],
      ['0.3', '0.3'],
    ]);
  });

  it('does without closing tags and with tables in cells; other HTML is none of its business', () => {
    expect(texts('<table><tr><td>1<td>2<tr><td>3</table>')).toEqual([['1', '2'], ['3']]);
    expect(texts('<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>')).toEqual([
      ['a  b', 'c'],
    ]);
    expect(texts('<table><tr><td><p>một</p><p>hai</p></td></tr></table>')).toEqual([['một\nhai']]);
    expect(parseHtmlTable('<p>không có bảng</p>')).toBeNull();
    expect(isFromSpreadsheet('<table><tr><td>trang mạng</td></tr></table>')).toBe(false);
  });

  it('is not led astray by scripts, styles and hostile entities', () => {
    expect(texts('<table><tr><td>1<script>alert("</td>")</script></td><td>&#0;&#x110000;2</td></tr></table>')).toEqual([
      ['1', '2'],
    ]);
    expect(() => parseHtmlTable(`<table>${'<td '.repeat(2000)}`)).not.toThrow();
  });
});

it('reads back what it writes', () => {
  const text = fc
    .array(fc.constantFrom('a', 'ệ', '"', '<', '&', '\n', '1', ',', "'", '>'), { maxLength: 8 })
    .map((parts) => parts.join('').replace(/^[\n ]+|[\n ]+$/g, ''));
  const cell = text.map((one): CopiedCell => ({ text: one, value: null, format: null, rowSpan: 1, colSpan: 1 }));
  const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(block, (rows) => {
      const html = formatHtmlTable(rows);
      expect(isFromSpreadsheet(html)).toBe(true);
      expect(texts(html)).toEqual(rows.map((row) => row.map((one) => one.text)));
    }),
  );
});

it('tells numbers exactly and marks texts as text', () => {
  const number: CopiedCell = { text: '1.234,5', value: '1234.5', format: '#,##0.0', rowSpan: 1, colSpan: 1 };
  const range: CopiedCell = { text: '5-6', value: null, format: null, rowSpan: 2, colSpan: 1 };
  const html = formatHtmlTable([[number, range]]);
  expect(html).toContain('x:num="1234.5"');
  expect(html).toContain('sdval="1234.5"');
  expect(html).toContain('rowspan="2"');
  expect(html).toContain("mso-number-format:'\\@'");
  expect(parseHtmlTable(html)?.[0]?.[0]?.value).toBe('1234.5');
});
