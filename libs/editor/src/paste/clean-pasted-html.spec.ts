import { cleanPastedHtml } from '../index.js';

const word = (
  body: string,
): string => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- @font-face {font-family:"Cambria Math";} p.MsoNormal {margin:0cm; font-size:12.0pt;} --></style></head>
<body lang=RU style='tab-interval:35.4pt'>
<!--StartFragment-->${body}<!--EndFragment-->
</body></html>`;

const item = (level: number, marker: string, text: string): string => `
<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=RU>${text}<o:p></o:p></span></p>`;

describe('paste from Word', () => {
  it('keeps paragraphs, headings and marks, drops the rest', () => {
    const html = word(`
<h2 style='margin-top:12.0pt'><span style='color:#2F5496'>Цель
программы<o:p></o:p></span></h2>
<p class=MsoNormal style='text-align:justify;text-indent:35.45pt'><b style='mso-bidi-font-weight:normal'><span
style='font-size:14.0pt;font-family:"Times New Roman",serif'>Цель&nbsp;— </span></b><span lang=EN-US style='mso-ansi-language:EN-US'>помочь</span><i>
командам</i> школ<sup>1</sup>, <u>см.</u> <s>старое</s> H<sub>2</sub>O &lt;b&gt; &amp; 5&nbsp;ч.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoTitle>Программа</p>
<!--[if gte vml 1]><v:shape id="x"><v:imagedata src="file:///C:/x.png"/></v:shape><![endif]--><![if !vml]><img width=10 src="file:///C:/x.png" v:shapes="x"><![endif]>`);
    expect(cleanPastedHtml(html)).toBe(
      '<h2>Цель программы</h2>' +
        '<p><strong>Цель\u00a0— </strong>помочь<em> командам</em> школ<sup>1</sup>, <u>см.</u> <s>старое</s> H<sub>2</sub>O &lt;b&gt; &amp; 5\u00a0ч.</p>' +
        '<h1>Программа</h1>',
    );
  });

  it('makes nested lists of drawn ones', () => {
    const html = word(
      item(1, '1.', 'Первое') +
        item(2, 'o', 'под <b>первым</b>') +
        item(2, '·', 'ещё') +
        item(1, '2.', 'Второе') +
        '<p class=MsoNormal>после</p>' +
        item(1, '·', 'точка') +
        item(1, '3.', 'третье'),
    );
    expect(cleanPastedHtml(html)).toBe(
      '<ol><li><p>Первое</p><ul><li><p>под <strong>первым</strong></p></li><li><p>ещё</p></li></ul></li><li><p>Второе</p></li></ol>' +
        '<p>после</p><ul><li><p>точка</p></li></ul><ol start="3"><li><p>третье</p></li></ol>',
    );
  });

  it('keeps tables with spans, alignment and repeated header rows', () => {
    const cell = (text: string, attrs = ''): string =>
      `<td ${attrs} style='width:100.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt'><p class=MsoNormal align=center style='margin-bottom:0cm'>${text}<o:p></o:p></p></td>`;
    const html = word(`
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>${cell('Модуль')}${cell('Часы', 'colspan=2 align=right')}</tr></thead>
 <tr style='mso-yfti-irow:1'>${cell('1')}${cell('2,5')}${cell('&nbsp;')}</tr>
</table>`);
    expect(cleanPastedHtml(html)).toBe(
      '<table><thead><tr><th><p>Модуль</p></th><th colspan="2" style="text-align: right"><p>Часы</p></th></tr></thead>' +
        '<tr><td><p>1</p></td><td><p>2,5</p></td><td></td></tr></table>',
    );
  });

  it('drops what review has struck out, comments, hidden text and foreign links', () => {
    const html =
      word(`<p class=MsoNormal><ins cite="mailto:a" datetime="2026-01-01T10:00">новое</ins><del cite="mailto:a" datetime="2026-01-01T10:00">старое</del>
<a style='mso-comment-reference:A_1'>текст</a><span class=MsoCommentReference><span style='font-size:8.0pt'>[А1]</span></span>
<span style='display:none;mso-hide:all'>скрыто</span> <a href="file:///C:/tmp/x.docx">файл</a> <a href="https://iro.example/a?b=1&amp;c=2"><span style='color:blue;text-decoration:underline'>сайт</span></a></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>замечание</p></div></div>`);
    expect(cleanPastedHtml(html)).toBe('<p>новое текст  файл <a href="https://iro.example/a?b=1&amp;c=2">сайт</a></p>');
  });
});

describe('paste from elsewhere', () => {
  it('unwraps the bold wrapper of Google Docs and reads its styles', () => {
    const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-weight:700;font-style:italic">жирно</span><span style="font-weight:400;vertical-align:super">2</span></p>
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>один</span></p></li><ul><li aria-level="2"><p role="presentation">два</p></li></ul></ul>
<ul><li role="checkbox" aria-checked="true"><p>готово</p></li><li role="checkbox" aria-checked="false"><p>нет</p></li></ul></b><br class="Apple-interchange-newline">`;
    expect(cleanPastedHtml(html)).toBe(
      '<p><strong><em>жирно</em></strong><sup>2</sup></p>' +
        '<ul><li><p>один</p><ul><li><p>два</p></li></ul></li></ul>' +
        '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>готово</p></li><li data-type="taskItem" data-checked="false"><p>нет</p></li></ul>',
    );
  });

  it('reads LibreOffice, with its upper-case tags and line breaks anywhere', () => {
    const html = `<!DOCTYPE html><HTML><HEAD><TITLE></TITLE><STYLE TYPE="text/css">P { margin: 0 }</STYLE></HEAD><BODY LANG="ru-RU">
<H1 CLASS="western">Положение</H1><P STYLE="margin-bottom: 0cm"><FONT FACE="Liberation Serif"><B>1.1.</B>
Общие</FONT></P><OL START=2><LI><P>два</P><LI><P>три</P></OL></BODY></HTML>`;
    expect(cleanPastedHtml(html)).toBe(
      '<h1>Положение</h1><p><strong>1.1.</strong> Общие</p><ol start="2"><li><p>два</p></li><li><p>три</p></li></ol>',
    );
  });

  it('makes paragraphs of divisions and keeps inline pieces inline', () => {
    expect(cleanPastedHtml('<div>один<div>два</div>три</div>')).toBe('<p>один</p><p>два</p><p>три</p>');
    expect(cleanPastedHtml('просто <b>слово</b>')).toBe('просто <strong>слово</strong>');
    expect(cleanPastedHtml('<strong><p>a</p><p>b</p></strong>')).toBe(
      '<p><strong>a</strong></p><p><strong>b</strong></p>',
    );
  });

  it('leaves what our own editor has copied as it is', () => {
    const html = '<p data-pm-slice="1 1 []">a <span>b</span></p>';
    expect(cleanPastedHtml(html)).toBe(html);
  });

  it.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<img src=x onerror=alert(1)>a', 'a'],
    ['<a href="java\nscript:alert(1)" onclick=x>a</a>', 'a'],
    ['<a href="&#106;avascript:alert(1)">a</a>', 'a'],
    ['<a href="data:text/html,x">a</a>', 'a'],
    ['<svg><script>alert(1)</script></svg><math><mi>x</mi></math>a', 'a'],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe>a', 'a'],
    ['<p style="background:url(javascript:alert(1))" onmouseover=alert(1)>a', '<p>a</p>'],
    ['<style>@import "x"</style><b>a', '<strong>a</strong>'],
    ['<!--><img src=x onerror=alert(1)>--><b>a</b>', '--&gt;<strong>a</strong>'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>">a</p></noscript>b', 'b'],
    ['<constructor __proto__=1 constructor=2>a</constructor>', 'a'],
    ['&lt;script&gt;', '&lt;script&gt;'],
    ['< b', '&lt; b'],
    ['<a href="https://x.example/" title=\'"><img>\'>a</a>', '<a href="https://x.example/">a</a>'],
  ])('S27/S28: of %s nothing is left that runs', (html, expected) => {
    const clean = cleanPastedHtml(html);
    expect(clean).toBe(expected);
    expect(clean).not.toMatch(/<(script|img|svg|iframe|style)|\bon\w+=|javascript:/i);
  });

  it('takes a large paste and broken markup in good time', () => {
    const started = Date.now();
    cleanPastedHtml('<p class=MsoNormal>слово</p>'.repeat(20_000));
    cleanPastedHtml('<div>'.repeat(50_000));
    cleanPastedHtml('<'.repeat(50_000));
    cleanPastedHtml(`<a ${'x="'.repeat(20_000)}`);
    cleanPastedHtml('<script>'.repeat(5_000));
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});
