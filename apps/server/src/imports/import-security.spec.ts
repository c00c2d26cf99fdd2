import { strToU8, zipSync } from 'fflate';
import { png } from '../attachments/testing/small-images.js';
import {
  CONTENT_TYPES,
  docx,
  h,
  link,
  p,
  parts,
  picture,
  relations,
  STYLES,
  zipped,
  type Parts,
} from './testing/docx-file.js';
import { importBytes, refusalOf } from './testing/import-bytes.js';

const MIB = 1024 * 1024;
const text = h(1, 'Раздел') + p('Текст');
const refusal = (bytes: Buffer | string, name = 'x.docx'): Promise<unknown> => refusalOf(importBytes(bytes, name));

/** Puts other text into the directory of an archive, or into its local headers as well. */
function patched(bytes: Buffer, change: (entry: Buffer, name: string) => void): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const length = copy.readUInt16LE(at + 28);
    change(copy.subarray(at), copy.toString('utf8', at + 46, at + 46 + length));
  }
  return copy;
}

describe('hostile files', () => {
  it.each<[string, () => Buffer, string]>([
    [
      'a bomb: one entry that unpacks to a thousandfold',
      () => docx(text, { 'word/footnotes.xml': new Uint8Array(40 * MIB) }),
      'unpacks-too-large',
    ],
    [
      'a bomb in many pieces, each of them harmless',
      () => {
        const pieces = Array.from({ length: 230 }, (_, i) => [`word/media/${i}.png`, 'x'.repeat(8_000)]);
        return patched(docx(text, Object.fromEntries(pieces) as Parts), (entry, name) => {
          if (name.startsWith('word/media/')) entry.writeUInt32LE(MIB, 24);
        });
      },
      'unpacks-too-large',
    ],
    [
      'a directory that tells less than there is',
      () =>
        patched(docx(text, { 'word/numbering.xml': `<x>${'a'.repeat(100_000)}</x>` }), (entry, name) => {
          if (name === 'word/numbering.xml') entry.writeUInt32LE(10, 24);
        }),
      'damaged',
    ],
    [
      'entries that share their bytes',
      () => {
        const files = { ...parts(text), 'word/media/a.png': png(), 'word/media/b.png': png() };
        let first = 0;
        return patched(zipped(files), (entry, name) => {
          if (name === 'word/media/a.png') first = entry.readUInt32LE(42);
          if (name === 'word/media/b.png') entry.writeUInt32LE(first, 42);
        });
      },
      'damaged',
    ],
    [
      'thousands of entries',
      () => docx(text, Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`x/${i}`, '']))),
      'too-many-entries',
    ],
    ['a name that leads out', () => docx(text, { '../../etc/cron.d/x': 'x' }), 'unsafe-names'],
    ['a name from the root', () => docx(text, { '/etc/passwd': 'x' }), 'unsafe-names'],
    ['a name with a drive', () => docx(text, { 'C:/x': 'x' }), 'unsafe-names'],
    ['a name with backslashes', () => docx(text, { '..\\..\\x': 'x' }), 'unsafe-names'],
    ['the same name twice, in other letters', () => docx(text, { 'WORD/document.xml': 'x' }), 'unsafe-names'],
    [
      'a symbolic link',
      () => {
        const entries = Object.entries(parts(text)).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]);
        const link = [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }];
        return Buffer.from(zipSync({ ...Object.fromEntries(entries), 'word/media/x.png': link } as never));
      },
      'unsafe-names',
    ],
    [
      'encryption',
      () => patched(docx(text), (entry) => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8)),
      'encrypted',
    ],
    ['an encrypted container', () => Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'encrypted'],
    ['half an archive', () => docx(text).subarray(0, 500), 'damaged'],
    ['an archive of something else', () => zipped({ 'a.txt': 'x' }), 'not-importable'],
    [
      'a document that may have macros',
      () =>
        zipped({
          ...parts(text),
          '[Content_Types].xml': CONTENT_TYPES('application/vnd.ms-word.document.macroEnabled.main+xml'),
        }),
      'macros',
    ],
  ])('S29: %s: refused', async (_what, make, reason) => {
    expect(await refusal(make())).toBe(reason);
  });

  const XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
  const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i || ''};`.repeat(10)}">`).join('')}]>`;
  const declared = (xml: string, doctype: string): string => xml.replace('?>', `?>${doctype}`);

  it.each<[string, Parts]>([
    ['an external entity', { 'word/document.xml': declared(String(parts(p('&e;'))['word/document.xml']), XXE) }],
    ['an entity that grows', { 'word/styles.xml': declared(STYLES, LAUGHS) }],
    ['an entity in the relations', { 'word/_rels/document.xml.rels': declared(relations([]), XXE) }],
    ['an entity in the list of types', { '[Content_Types].xml': declared(CONTENT_TYPES(), XXE) }],
    ['an entity in our own data', { 'customXml/item1.xml': `${XXE}<export xmlns="urn:soproekt:export:1">{}</export>` }],
    [
      'an entity in UTF-16',
      {
        'word/document.xml': Buffer.concat([
          Buffer.from([0xff, 0xfe]),
          Buffer.from(declared(String(parts('')['word/document.xml']), XXE), 'utf16le'),
        ]),
      },
    ],
    [
      'another encoding, in which it would not be seen',
      { 'word/document.xml': '<?xml version="1.0" encoding="UTF-7"?><x/>' },
    ],
  ])('S29: %s: refused', async (_what, more) => {
    expect(await refusal(docx(text, more))).toBe('external-entities');
  });

  it.each<[string, string, Buffer | string, string]>([
    ['.doc', 'x.doc', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'old-word'],
    ['.odt', 'x.odt', zipped({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'open-document'],
    ['.odt called .docx', 'x.docx', zipped({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'open-document'],
    ['.pdf', 'x.pdf', '%PDF-1.7', 'pdf'],
    ['.pdf called .docx', 'x.docx', '%PDF-1.7', 'pdf'],
    ['.docm', 'x.docm', docx(text), 'macros'],
    ['text called .docx', 'x.docx', 'текст', 'wrong-extension'],
    ['a document called .md', 'x.md', docx(text), 'not-importable'],
    ['an image called .md', 'x.md', png(), 'not-importable'],
    ['bytes called .md', 'x.md', Buffer.from([1, 2, 3, 0, 5]), 'wrong-extension'],
    ['.rtf', 'x.rtf', '{\\rtf1 x}', 'not-importable'],
    ['a program', 'x.exe', 'MZ', 'not-importable'],
    ['nothing', 'x.docx', '', 'empty'],
    ['a document without text', 'x.docx', docx(''), 'nothing-in-it'],
  ])('S29: %s is refused with what to do', async (_what, name, content, reason) => {
    expect(await refusal(typeof content === 'string' ? content : Buffer.from(content), name)).toBe(reason);
  });

  it.each([
    ['what opens and never closes', '*a '.repeat(20_000)],
    ['the same in bold, on lines of their own', '**a\n'.repeat(20_000)],
    ['the same in many blocks', `${'**a '.repeat(2_000)}\n\n`.repeat(8)],
    ['brackets', `${'['.repeat(120_000)}\n${'](a'.repeat(1_000)}`],
    ['cells without end', `|${'a|'.repeat(400)}\n|${'-|'.repeat(400)}\n`.repeat(130)],
    ['quotes in quotes', `${'>'.repeat(20_000)} a`],
    ['quotes and lists in each other', `${'> - '.repeat(300)}a`],
    ['lists in lists', Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
  ])('S29: Markdown of %s is refused before it is read', async (_what, markdown) => {
    expect(await refusal(markdown, 'x.md')).toBe('too-intricate');
  });

  it('takes Markdown of a long document with tables, lists and pictures in the text', async () => {
    const row = '| **1.1** | **Тема** *курсив* [норма](https://iro.example) | 2 | 1 |\n';
    const data = `![](data:image/png;base64,${'A'.repeat(200_000)})`;
    const list = '- **Слово** и ещё `код`\n'.repeat(800);
    const markdown = `# План\n\n| № | Тема | a | b |\n|--|--|--|--|\n${row.repeat(400)}\n# Список\n\n${list}\n\n${data}\n`;
    const { sections } = await importBytes(markdown, 'x.md');
    expect(sections.map(({ title }) => title)).toEqual(['План', 'Список']);
  });

  it('S29: what runs, embeds or points out of a document is left behind, and the report says so', async () => {
    const file = docx(
      text +
        link('rId1', 'ссылка') +
        link('rId2', 'опасная') +
        picture('rId3', 'рисунок') +
        picture('rId4', 'значок') +
        picture('rId5', 'снимок'),
      {
        'word/_rels/document.xml.rels': relations([
          { id: 'rId1', type: 'hyperlink', target: 'https://iro.example/a?b=1&amp;c=2', external: true },
          { id: 'rId2', type: 'hyperlink', target: 'javascript:alert(1)', external: true },
          { id: 'rId3', type: 'image', target: 'file:///etc/passwd', external: true },
          { id: 'rId4', type: 'image', target: 'media/icon.svg' },
          { id: 'rId5', type: 'image', target: 'media/photo.png' },
        ]),
        'word/vbaProject.bin': 'x',
        'word/embeddings/oleObject1.bin': 'x',
        'word/activeX/activeX1.xml': '<x/>',
        'word/comments.xml': '<w:comments><w:comment w:id="1"><w:p/></w:comment></w:comments>',
        'word/header1.xml': '<w:hdr/>',
        'word/media/icon.svg': '<svg onload="alert(1)"/>',
        'word/media/photo.png': png(7, 5),
      },
    );
    const { notes, sections, images } = await importBytes(file, 'x.docx');
    expect(notes).toEqual({
      'macros-dropped': 1,
      'embedded-objects-dropped': 1,
      'active-content-dropped': 1,
      'comments-dropped': 1,
      'headers-footers-dropped': 1,
      'image-type-dropped': 1,
      'external-links-dropped': 1,
      'unsafe-links-dropped': 1,
    });
    const content = JSON.stringify(sections[0]?.content);
    expect(content).toContain('https://iro.example/a?b=1&c=2');
    expect(content).toContain('опасная');
    expect(content).not.toMatch(/javascript|file:|passwd|svg|base64/);
    expect(images).toMatchObject([{ type: 'image/png', width: 7, height: 5 }]);
    expect(content).toContain(`"attachmentId":"${images[0]?.id}","alt":"снимок"`);
  });

  it('S27, S28: unsafe links and foreign pictures of Markdown lose their address', async () => {
    const { sections, notes } = await importBytes(
      '# Раздел\n\n[раз](javascript:alert(1)) [два](https://iro.example) ![три](https://x.example/a.png)\n\n<img src=x onerror=alert(1)><script>alert(2)</script>\n\n[четыре](data:text/html;base64,x)',
      'x.md',
    );
    const links = JSON.stringify(sections[0]?.content).match(/"href":"[^"]*"/g);
    expect(links).toEqual(['"href":"https://iro.example"']);
    expect(JSON.stringify(sections[0]?.content)).not.toContain('"image"');
    expect(notes).toMatchObject({ 'unsafe-links-dropped': 2, 'remote-image-dropped': 1 });
  });

  it('S29: our own data are not believed', async () => {
    const data = (json: string): Parts => ({
      'customXml/item1.xml': `<export xmlns="urn:soproekt:export:1" version="1">${json.replaceAll('<', '&lt;')}</export>`,
    });
    for (const json of [
      '{',
      '[]',
      '{"kind":"virus","sections":[]}',
      '{"__proto__":{"kind":"note"}}',
      '{"kind":"note","title":"x","institutions":[],"sections":[{"bookmark":"../x"}]}',
    ]) {
      const { sections, notes } = await importBytes(docx(text, data(json)), 'x.docx');
      expect(sections.map(({ title }) => title)).toEqual(['Раздел']);
      expect(notes).toEqual({});
    }
  });
});
