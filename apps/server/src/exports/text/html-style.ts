import type { PageProfile } from '../profile.js';

/** Style sheet of the HTML export: the same page when it is printed. */
export function styleSheet({ margins, size, tableSize, denseSize, indent, spacing }: PageProfile): string {
  const sides = [margins.top, margins.right, margins.bottom, margins.left].map((side) => `${side}mm`).join(' ');
  return `
@page { size: A4; margin: ${sides}; }
@page :not(:first) { @top-center { content: counter(page); font: 12pt 'Times New Roman', Tinos, serif; } }
@page wide { size: A4 landscape; }
body { max-width: 170mm; margin: 0 auto; padding: 10mm; color: #000; background: #fff;
  font: ${size}pt/${spacing * 1.15} 'Times New Roman', Tinos, 'Liberation Serif', serif; overflow-wrap: anywhere; }
section.part { break-before: page; }
section.wide { page: wide; }
p { margin: 0; text-align: justify; text-indent: ${indent}mm; }
p.plain, th p, td p, li p { text-indent: 0; text-align: inherit; }
p.plain { margin: 0.3em 0; }
th p.plain, td p.plain, li p.plain { margin: 0; }
p.center { text-indent: 0; text-align: center; }
p.right { text-indent: 0; text-align: right; }
p.title, h1 { text-indent: 0; text-align: center; font-size: ${size + 2}pt; font-weight: bold; margin: 1em 0; }
h2, h3, h4, h5 { font-size: ${size}pt; margin: 1.2em 0 0.6em; break-after: avoid; }
h2 { text-align: center; }
h4, h5 { font-style: italic; }
h5 { font-weight: normal; }
ul { list-style: '–  '; }
ul, ol { margin: 0; padding-left: ${indent + 7.5}mm; }
li.task { list-style: none; }
li.task > p { display: inline; }
blockquote { margin: 0.4em 5mm 0.4em ${indent}mm; font-style: italic; }
pre { white-space: pre-wrap; font: 11pt/1 'Courier New', monospace; margin-left: ${indent}mm; }
.scroll { overflow-x: auto; margin: 0.8em 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: ${tableSize}pt; line-height: 1.15;
  overflow-wrap: break-word; }
table.dense { font-size: ${denseSize}pt; }
caption { text-align: left; margin-bottom: 0.3em; font-size: ${tableSize}pt; }
th, td { border: 0.5pt solid #000; padding: 0.5mm 1.5mm; vertical-align: top; text-align: left; }
th { vertical-align: middle; }
th.center, td.center { text-align: center; }
th.right, td.right { text-align: right; }
table.bare { font-size: inherit; }
table.bare th, table.bare td { border: 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
img { max-width: 100%; }
a { color: inherit; }
nav ol { list-style: none; padding: 0; }
nav li li { padding-left: 5mm; }
@media screen {
  section.wide { width: min(257mm, 100vw - 20mm); margin-left: calc(50% - min(257mm, 100vw - 20mm) / 2); }
}
@media screen and (max-width: 600px) {
  body { padding: 4mm; }
  p { text-align: left; }
  section.wide { width: auto; margin-left: 0; }
}
@media print { body { max-width: none; padding: 0; } .scroll { overflow: visible; } table { min-width: 0 !important; } }
`;
}
