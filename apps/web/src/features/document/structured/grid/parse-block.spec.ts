import { describe, expect, it } from '@jest/globals';
import { parseBlock, parseHtmlTable, parseTsv } from './parse-block';
import { blockToHtml, blockToTsv } from './write-block';

/** As Excel puts it on the clipboard, shortened. */
const EXCEL = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=Generator content="Microsoft Excel 15"><style>td {mso-style-parent:style0;}</style></head>
<body><!--StartFragment-->
<table border=0 cellpadding=0><col width=64 span=3>
 <tr height=20><td height=20 class=xl65 width=64>Модуль 1</td><td class=xl66 align=right>1,5</td><td align=right x:num>2</td></tr>
 <tr height=20><td colspan=2 class=xl65>Объединено
  по ширине</td><td align=right>3</td></tr>
<!--EndFragment--></table></body></html>`;

/** As Word puts it on the clipboard, shortened. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<body lang=RU><!--StartFragment-->
<table class=MsoTableGrid border=1>
 <tr><td rowspan=2 width=200><p class=MsoNormal>Тема<o:p></o:p></p><p class=MsoNormal>вторая строка<o:p></o:p></p></td>
     <td><p class=MsoNormal><span style='mso-bidi-font-size:12pt'>1</span><o:p></o:p></p></td></tr>
 <tr><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr>
</table><!--EndFragment--></body></html>`;

describe('parseHtmlTable', () => {
  it('reads a table from Excel, merged cells once', () => {
    expect(parseHtmlTable(EXCEL)).toEqual([
      ['Модуль 1', '1,5', '2'],
      ['Объединено по ширине', '', '3'],
    ]);
  });

  it('reads a table from Word, paragraphs as lines and empty ones as nothing', () => {
    expect(parseHtmlTable(WORD)).toEqual([
      ['Тема\nвторая строка', '1'],
      ['', ''],
    ]);
  });

  it('finds none where there is no table', () => {
    expect(parseHtmlTable('<p>просто текст</p>')).toBeNull();
  });

  it('S04: runs nothing that stands in it', () => {
    const marked = globalThis as { hit?: boolean };
    const block = parseHtmlTable(
      '<table><tr><td><img src=x onerror="hit=true">а<script>hit=true</script></td></tr></table>',
    );
    expect(block).toEqual([['а']]);
    expect(marked.hit).toBeUndefined();
  });

  it('is not carried away by absurd spans', () => {
    const block = parseHtmlTable('<table><tr><td colspan=100000 rowspan=100000>а</td></tr><tr><td>б</td></tr></table>');
    expect(block?.length).toBe(2);
    expect(block?.[0]?.length).toBe(200);
  });
});

describe('parseTsv', () => {
  it('reads rows and quoted fields with line breaks', () => {
    expect(parseTsv('а\t1,5\r\n"б\nв"\t"он ""сказал"""\r\n')).toEqual([
      ['а', '1,5'],
      ['б\nв', 'он "сказал"'],
    ]);
  });

  it('leaves a quote that only begins a name', () => {
    expect(parseTsv('"Восход" лицей\t2')).toEqual([['"Восход" лицей', '2']]);
  });

  it('fills short rows up', () => {
    expect(parseTsv('а\tб\nв')).toEqual([
      ['а', 'б'],
      ['в', ''],
    ]);
  });
});

describe('the way there and back', () => {
  const block = [
    ['Тема «А»', '1,5', 'строка\nвторая'],
    ['с\tтабуляцией', '', '"в кавычках"'],
  ];

  it('by text', () => {
    expect(parseBlock('', blockToTsv(block))).toEqual(block);
  });

  it('by HTML, where white space is white space', () => {
    expect(parseHtmlTable(blockToHtml(block))).toEqual([
      ['Тема «А»', '1,5', 'строка\nвторая'],
      ['с табуляцией', '', '"в кавычках"'],
    ]);
  });
});
