import { deflateSync } from 'node:zlib';
import { Refusal } from '../file-refusal.js';
import { exif, gif, jpeg, png, pngChunk, pngOf, webp } from '../testing/small-images.js';
import { CONTENT_TYPES, docx, parts, zipped } from '../../imports/testing/docx-file.js';
import { cleanFileName, contentDisposition } from './file-name.js';
import { sniff } from './sniff.js';

const bytes = (text: string): Buffer => Buffer.from(text);

/** What becomes of a file: its type, or the reason of the refusal. */
async function outcome(content: Buffer, name: string): Promise<string> {
  try {
    return (await sniff(content, name)).type;
  } catch (error) {
    if (error instanceof Refusal) return `refused: ${error.reason}`;
    throw error;
  }
}

const pdf = (catalog: string): Buffer => bytes(`%PDF-1.4\n1 0 obj<</Type/Catalog${catalog}>>endobj\n%%EOF`);
const packedPdf = (object: string): Buffer =>
  Buffer.concat([
    bytes('%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\r\n'),
    deflateSync(bytes(`5 0 ${object}`)),
    bytes('\nendstream endobj'),
  ]);

const SCRIPT = '<script>alert(1)</script>';

describe('sniff', () => {
  it.each<[string, Buffer, string]>([
    ['a.png', png(), 'image/png'],
    ['снимок.JPEG', jpeg(), 'image/jpeg'],
    ['a.gif', gif(), 'image/gif'],
    ['a.webp', webp(), 'image/webp'],
    ['без расширения', png(), 'image/png'],
    ['a.pdf', bytes('%PDF-1.7\n%%EOF'), 'application/pdf'],
    ['a.pdf', pdf('/OpenAction[3 0 R/FitH 800]/JSX 1/Title(JavaScript)'), 'application/pdf'],
    ['a.pdf', pdf('/OpenAction 7 0 R>>endobj 7 0 obj<</S/GoTo/D[3 0 R/Fit]'), 'application/pdf'],
    ['a.pdf', packedPdf('<</Type/Page>>'), 'application/pdf'],
    [
      'a.docx',
      docx('', { 'word/embeddings/a.xlsx': zipped({ 'a.xml': '<a/>' }) }),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a.docx', docx(''), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.txt', bytes('Обычный текст < 5 > 3'), 'text/plain'],
    ['a.csv', bytes('а;б\n1;2'), 'text/csv'],
    ['a.txt', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), 'text/plain'],
  ])('S26: %s is taken for what it is', async (name, content, type) => {
    expect(await outcome(content, name)).toBe(type);
  });

  it.each<[string, string, Buffer, string]>([
    ['an SVG', 'a.svg', bytes(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`), 'svg'],
    ['an SVG under another name', 'a.png', bytes(`<?xml version="1.0"?><!-- x --><svg onload="alert(1)"/>`), 'svg'],
    ['a page as an image', 'a.png', bytes(`<!doctype html>${SCRIPT}`), 'markup'],
    ['a page as text', 'a.txt', bytes(`\n <HTML>${SCRIPT}</HTML>`), 'markup'],
    ['text as an image', 'a.png', bytes('просто текст'), 'wrong-extension'],
    ['an image as a page', 'a.html', png(), 'wrong-extension'],
    ['an image as a program', 'a.exe', gif(), 'wrong-extension'],
    ['a program', 'a.exe', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'unknown-type'],
    ['an archive', 'a.zip', zipped({ 'a.txt': 'x' }), 'unknown-type'],
    ['an archive as a document', 'a.docx', zipped({ 'a.txt': 'x' }), 'unknown-type'],
    ['a document as a table', 'a.xlsx', docx(''), 'wrong-extension'],
    ['a document with macros', 'a.docx', docx('', { 'word/vbaProject.bin': 'x' }), 'macros'],
    [
      'a document that may have macros',
      'a.docx',
      zipped({
        ...parts(''),
        '[Content_Types].xml': CONTENT_TYPES('application/vnd.ms-word.document.macroEnabled.main+xml'),
      }),
      'macros',
    ],
    [
      'a document that declares entities in a part',
      'a.docx',
      docx('', {
        'customXml/item1.xml': `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`,
      }),
      'external-entities',
    ],
    [
      'the same in UTF-16 and far behind',
      'a.docx',
      docx('', {
        'word/glossary.xml': Buffer.from(`\ufeff<?xml version="1.0"?>${' '.repeat(200_001)}<!DOCTYPE a>`, 'utf16le'),
      }),
      'external-entities',
    ],
    [
      'a part in an encoding of its own',
      'a.docx',
      docx('', { 'a.xml': '<?xml version="1.0" encoding="utf-7"?><a/>' }),
      'external-entities',
    ],
    [
      'a document with a bomb in it',
      'a.docx',
      docx('', { 'word/embeddings/a.zip': zipped({ 'a.txt': Buffer.alloc(8_000_000) }) }),
      'unpacks-too-large',
    ],
    [
      'a document with macros in a document in it',
      'a.docx',
      docx('', { 'word/embeddings/a.xlsx': zipped({ 'xl/vbaProject.bin': 'x' }) }),
      'macros',
    ],
    [
      'archives in archives',
      'a.docx',
      docx('', { a: zipped({ a: zipped({ a: zipped({ a: 'x' }) }) }) }),
      'too-many-entries',
    ],
    ['a PDF with a script', 'a.pdf', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), 'active-content'],
    [
      'a PDF with a script by another spelling',
      'a.pdf',
      pdf('/AA<</O<</S/Java#53cript/J#53 5 0 R>>>>'),
      'active-content',
    ],
    ['a PDF with a script in packed objects', 'a.pdf', packedPdf('<</S/JavaScript/JS(1)>>'), 'active-content'],
    ['a PDF that starts a program', 'a.pdf', pdf('/AA<</O<</S/Launch/F(a.exe)>>>>'), 'active-content'],
    [
      'a PDF that opens an address',
      'a.pdf',
      pdf('/OpenAction 7 0 R>>endobj 7 0 obj<</S/URI/URI(https://x.example)'),
      'active-content',
    ],
    ['a PDF with files in it', 'a.pdf', pdf('/Names<</EmbeddedFiles 4 0 R>>'), 'active-content'],
    ['an old document', 'a.doc', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'old-word'],
    ['nothing', 'a.txt', Buffer.alloc(0), 'empty'],
    ['half an image', 'a.png', png().subarray(0, 40), 'damaged'],
    ['an image with nothing in it', 'a.gif', bytes('GIF89a/*' + SCRIPT), 'damaged'],
    ['an image that fills the memory of whoever looks', 'a.png', png(60_000, 60_000), 'image-too-large'],
  ])('S26: %s is refused', async (_what, name, content, reason) => {
    expect(await outcome(content, name)).toBe(`refused: ${reason}`);
  });

  const lines = (length: number): Buffer => deflateSync(Buffer.alloc(length));

  it.each<[string, Buffer, string]>([
    ['more pixels than the header says: a bomb', pngOf(lines(50_000_000)), 'refused: damaged'],
    ['one byte too many', pngOf(lines(10)), 'refused: damaged'],
    ['one byte too few', pngOf(lines(8)), 'refused: damaged'],
    ['broken pixels', pngOf(Buffer.from('no pixels at all')), 'refused: damaged'],
    ['pixels cut off', pngOf(lines(9).subarray(0, 9)), 'refused: damaged'],
    ['an unknown filter', pngOf(deflateSync(Buffer.alloc(9, 5))), 'refused: damaged'],
    ['an unknown kind of colour', pngOf(lines(9), { colour: 5 }), 'refused: damaged'],
    ['a second header', pngOf(lines(9), { extra: [pngChunk('IHDR', Buffer.alloc(13))] }), 'refused: damaged'],
    [
      'deep colours that fill the memory',
      pngOf(lines(9), { width: 8_000, height: 8_000, depth: 16, colour: 6 }),
      'refused: image-too-large',
    ],
    ['true colours', pngOf(lines(3 * 7), { colour: 2 }), 'image/png'],
    ['bits', pngOf(lines(2 * 3), { width: 9, height: 2, depth: 1 }), 'image/png'],
    // Passes of 1×1, 1×1 (from column 4), 2×1 (from line 4), 1×2, 3×1, 2×3 and 5×2 dots.
    ['interlaced lines', pngOf(lines(2 + 2 + 3 + 4 + 4 + 9 + 12), { width: 5, height: 5, interlace: 1 }), 'image/png'],
  ])('S26, S29: a PNG with %s is taken or refused', async (_what, content, expected) => {
    expect(await outcome(content, 'a.png')).toBe(expected);
  });

  it('S26: of an image only the picture is kept', async () => {
    const secrets = 'GPS 56.8 <script>';
    const hidden = [
      [
        'a.png',
        Buffer.concat([
          png(2, 3, [pngChunk('tEXt', bytes(secrets)), pngChunk('eXIf', bytes(secrets))]),
          bytes(secrets),
        ]),
        2,
        3,
      ],
      ['a.gif', Buffer.concat([gif(secrets), bytes(secrets)]), 5, 4],
      ['a.jpg', Buffer.concat([jpeg(exif(1, secrets)), bytes(secrets)]), 30, 20],
      ['a.webp', Buffer.concat([webp(), bytes(secrets)]), 300, 200],
    ] as const;
    for (const [name, content, width, height] of hidden) {
      const { image } = await sniff(content, name);
      expect([name, image?.width, image?.height]).toEqual([name, width, height]);
      expect(image?.bytes.toString('latin1')).not.toMatch(/GPS|script|comment/);
      // What was written anew is sound, and stays as it is.
      expect(
        (await sniff(image?.bytes ?? Buffer.alloc(0), name)).image?.bytes.equals(image?.bytes ?? Buffer.alloc(0)),
      ).toBe(true);
    }
  });

  it('keeps how a photograph is to be turned', async () => {
    const { image } = await sniff(jpeg(exif(6, 'GPS')), 'a.jpg');
    expect(image).toMatchObject({ width: 20, height: 30 });
    expect(image?.bytes.toString('latin1')).toContain('Exif\0\0MM');
    expect(image?.bytes.toString('latin1')).not.toContain('GPS');
  });
});

describe('names of files', () => {
  it.each([
    ['../../etc/passwd.png', 'passwd.png'],
    ['C:\\Мои документы\\План.PNG', 'План.png'],
    ['отчёт\u202egnp.exe', 'отчётgnp.exe.png'],
    ['a\r\nX: y"<b>.png', 'aX y b.png'],
    ['   ...', 'file.png'],
    ['.png', 'png.png'],
    [`${'я'.repeat(300)}.png`, `${'я'.repeat(116)}.png`],
  ])('S26: %j is offered as %j', (given, clean) => {
    expect(cleanFileName(given, 'image/png')).toBe(clean);
  });

  it('S26: cannot leave their header', () => {
    expect(contentDisposition('attachment', 'План «А»; "x"\r\n.png')).toBe(
      `attachment; filename="____ ___; _x___.png"; filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD%20%C2%AB%D0%90%C2%BB%3B%20%22x%22%0D%0A.png`,
    );
  });
});
