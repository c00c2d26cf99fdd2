import { inflateSync } from 'node:zlib';
import { exportDocument } from '../export-task.js';
import { demoProgramme, payloadOf } from '../testing/demo-programme.js';

/** The file as Latin letters, streams unpacked where they can be. */
function readable(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  return raw.replace(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (_all, stream: string) => {
    try {
      return `stream\n${inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')}\nendstream`;
    } catch {
      return 'stream endstream';
    }
  });
}

describe('the PDF of a programme', () => {
  let text: string;
  beforeAll(async () => {
    text = readable(await exportDocument({ ...payloadOf(demoProgramme().doc), format: 'pdf' }));
  });

  it('has A4 pages, those of the plan on their side', () => {
    const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [Number(w), Number(h)]);
    expect(boxes.length).toBeGreaterThanOrEqual(8);
    const wide = boxes.map(([w = 0, h = 0], i) => (w > h ? i + 1 : 0)).filter(Boolean);
    expect(wide).toEqual([6, 7]);
    for (const [w = 0, h = 0] of boxes) expect([Math.round(w), Math.round(h)].sort()).toEqual([595, 842]);
  });

  it('embeds its letters and says which characters they are, so that text can be taken out', () => {
    expect(text.match(/\/FontFile2 /g)?.length).toBeGreaterThanOrEqual(2);
    expect(text.match(/\/ToUnicode /g)?.length).toBeGreaterThanOrEqual(2);
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+Tinos-Bold/);
    // У of УТВЕРЖДАЮ in the table of characters.
    expect(text).toContain('<0423>');
  });

  it('names title, institutions and language', () => {
    const utf16 = (words: string): string => Buffer.from(words, 'utf16le').swap16().toString('latin1');
    expect(text).toContain(utf16('Управленческая команда'));
    expect(text).toContain(utf16('Северореченский педагогический'));
    expect(text).toContain('/Lang (ru-RU)');
  });

  it('S28: links only to addresses that may be stored', () => {
    const links = [...text.matchAll(/\/URI \(([^)]*)\)/g)].map(([, uri]) => uri);
    expect(new Set(links)).toEqual(new Set(['https://example.org/', 'https://publication.example.org/266']));
    expect(text).not.toMatch(/\/JavaScript|\/Launch|\/EmbeddedFile/);
  });
});
