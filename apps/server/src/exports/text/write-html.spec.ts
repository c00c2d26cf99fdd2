import { addSection, initDocument } from '@soproekt/documents';
import * as Y from 'yjs';
import { exportDocument } from '../export-task.js';
import { demoProgramme, payloadOf } from '../testing/demo-programme.js';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const html = async (doc: Y.Doc, title?: string): Promise<string> => {
  const payload = payloadOf(doc);
  const document = { ...payload.document, ...(title !== undefined && { title }) };
  return decode(await exportDocument({ ...payload, document, format: 'html' }));
};

/** What a foreign client can write: any node, any attribute, any mark. */
function hostile(): Y.Doc {
  const doc = new Y.Doc();
  initDocument(doc, { kind: 'note' });
  addSection(doc, {
    title: '<script>alert(1)</script>',
    content: (fragment) => {
      const paragraph = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      paragraph.insert(0, [text]);
      fragment.insert(0, [paragraph]);
      text.insert(0, 'a<img src=x onerror=alert(1)>', {});
      text.insert(0, 'click', { link: { href: 'java\nscript:alert(1)' } });
      text.insert(0, 'data', { link: { href: 'data:text/html,<script>alert(1)</script>' } });
      text.insert(0, 'good', { link: { href: 'https://example.org/?a="onmouseover=alert(1)' } });
      const script = new Y.XmlElement('script');
      script.insert(0, [new Y.XmlText('alert(2)')]);
      const image = new Y.XmlElement('image');
      image.setAttribute('src', 'x" onerror="alert(3)');
      image.setAttribute('attachmentId', '"><svg onload=alert(4)>');
      const heading = new Y.XmlElement('heading');
      heading.setAttribute('level', '"><script>alert(5)</script>');
      heading.insert(0, [new Y.XmlText('</h2><script>alert(6)</script>')]);
      const table = new Y.XmlElement('table');
      const row = new Y.XmlElement('tableRow');
      const cell = new Y.XmlElement('tableCell');
      cell.setAttribute('align', 'left" onclick="alert(7)');
      cell.setAttribute('colspan', '9" onclick="alert(8)');
      const inner = new Y.XmlElement('paragraph');
      inner.insert(0, [new Y.XmlText('<iframe srcdoc="x">')]);
      cell.insert(0, [inner]);
      row.insert(0, [cell]);
      table.insert(0, [row]);
      fragment.insert(1, [script, image, heading, table]);
    },
  });
  return doc;
}

describe('the HTML export', () => {
  it('S27: raw Yjs of any kind becomes inert text', async () => {
    const page = await html(hostile(), '</title><script>alert(0)</script>');
    const tags = [...page.matchAll(/<\/?([a-z][a-z0-9]*)((?:\s[^>]*)?)>/gi)];
    const allowed = new Set(
      'html head meta title style body section nav div p br h1 h2 h3 h4 h5 ol ul li a strong em u s code sub sup table caption colgroup col thead tbody tr th td blockquote pre hr'.split(' '), // prettier-ignore
    );
    for (const [, name = '', attributes = ''] of tags) {
      expect(allowed).toContain(name.toLowerCase());
      const names = [...attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)].map(([, attribute]) => attribute);
      for (const attribute of names) expect(attribute).not.toMatch(/^on|^src/i);
    }
    expect(page).not.toMatch(/<script|<svg|<iframe|<img/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('S28: keeps only addresses of http, https and mailto', async () => {
    const page = await html(hostile());
    const addresses = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(addresses.filter((href) => !href?.startsWith('#'))).toEqual([
      'https://example.org/?a=&quot;onmouseover=alert(1)',
    ]);
  });

  it('S31: forbids scripts and requests by itself, and needs no other file', async () => {
    const page = await html(demoProgramme().doc);
    expect(page).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:/,
    );
    expect(page).not.toMatch(/<link|@import|url\(/);
  });

  it('shows the plan with its sums and prints like the other formats', async () => {
    const page = await html(demoProgramme().doc);
    const total = /<tr>[^\n]*Итого<\/strong>[^\n]*<\/tr>/.exec(page)?.[0] ?? '';
    expect([...total.matchAll(/<strong>([\d,]+)<\/strong>/g)].map(([, hours]) => hours)).toEqual([
      '36',
      '6',
      '20',
      '10',
    ]);
    expect(page).toContain('@page { size: A4; margin: 20mm 10mm 20mm 30mm; }');
    expect(page).toContain('<section class="part wide">');
    expect(page).toContain('<html lang="ru">');
  });
});
