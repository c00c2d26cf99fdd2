import { getSchema } from '@tiptap/core';
import type { DOMOutputSpec } from '@tiptap/pm/model';
import * as Y from 'yjs';
import {
  fillFragment,
  fragmentToJson,
  htmlToJson,
  imageText,
  inspectFragment,
  jsonToMarkdown,
  markdownToJson,
  normalizeJson,
  textExtensions,
  textSchema,
} from './index.js';

const ID = '0b6f3c9e-1111-4222-8333-abcdefabcdef';
const attrs = { attachmentId: ID, alt: 'Схема [этапов]', title: 'Рис. 1 "План"', width: 60 };
const image = { type: 'image', attrs };
const doc = (...content: object[]): object => ({ type: 'doc', content });

function rendered(schema: typeof textSchema, given: Record<string, unknown>): DOMOutputSpec | undefined {
  const type = schema.nodes.image;
  return type && type.spec.toDOM?.(type.create(given));
}

describe('image', () => {
  it('comes back from Markdown with everything that it says', () => {
    const markdown = jsonToMarkdown(doc(image, { type: 'paragraph', content: [{ type: 'text', text: 'после' }] }));
    expect(markdown).toBe(`![Схема \\[этапов\\]](attachment:${ID}?width=60 "Рис. 1 \\"План\\"")\n\nпосле\n`);
    expect(markdownToJson(markdown).content?.[0]).toEqual(image);
  });

  it('S28: foreign addresses in Markdown stay words', () => {
    for (const href of [
      'https://x.example/a.png',
      'javascript:alert(1)',
      'data:image/svg+xml,x',
      '//x.example/a',
      'attachment:../1',
    ]) {
      const json = JSON.stringify(markdownToJson(`до ![подпись](${href}) после\n\n![подпись](${href})`));
      expect(json).not.toContain('"image"');
      expect(json).not.toContain('src');
    }
  });

  it('S27: raw attributes reach the page only as what they must be', () => {
    const withUrls = getSchema(textExtensions({ attachmentUrl: (id) => `/files/${id}` }));
    const hostile = {
      attachmentId: { toString: () => 'x' },
      alt: ['<b>'],
      title: 7,
      width: '60%; background: url(https://x.example)',
      src: 'https://x.example/a.png',
      onerror: 'alert(1)',
    };
    const empty = { 'data-type': 'image', 'data-attachment-id': '', 'data-alt': '' };
    expect(rendered(withUrls, hostile)).toEqual([
      'figure',
      empty,
      ['img', { alt: '', loading: 'lazy', decoding: 'async' }],
    ]);
    expect(rendered(withUrls, attrs)).toEqual([
      'figure',
      {
        'data-type': 'image',
        'data-attachment-id': ID,
        'data-alt': attrs.alt,
        'data-title': attrs.title,
        'data-width': '60',
        style: 'width: 60%',
      },
      ['img', { alt: attrs.alt, src: `/files/${ID}`, loading: 'lazy', decoding: 'async' }],
      ['figcaption', {}, attrs.title],
    ]);
    // Without a document there is no address at all.
    expect(JSON.stringify(rendered(textSchema, attrs))).not.toContain('src');
  });

  it('is made sound by normalising, and lies in a fragment that may be bound', () => {
    const given = { type: 'image', attrs: { attachmentId: 'X', width: 900, alt: 'a\nb', src: 'https://x.example' } };
    const [made] = normalizeJson(doc(given)).content ?? [];
    expect(made).toEqual({ type: 'image', attrs: { attachmentId: null, alt: 'a b', title: '', width: null } });
    const fragment = new Y.Doc().getXmlFragment('x');
    fillFragment(fragment, doc(image, { type: 'paragraph' }));
    expect(inspectFragment(fragment)).toEqual({ bindable: true, problems: [] });
    expect(fragmentToJson(fragment).content?.[0]).toEqual(image);
    expect(imageText(attrs)).toBe('Схема [этапов]. Рис. 1 "План"');
  });
});

describe('htmlToJson', () => {
  it('reads structure, marks, links, lists, tables and images of attachments', () => {
    const json = htmlToJson(
      `<h2>Цель</h2><p>Текст <strong>важный <em>очень</em></strong> <a href="https://iro.example">ссылка</a><br>дальше</p>
       <ol start="3"><li>три<ul><li>внутри</li></ul></li></ol>
       <table><thead><tr><th colspan="2">Шапка</th></tr></thead><tr><td>1</td><td><p>2</p></td></tr></table>
       <p>до<img data-attachment-id="${ID}" alt="Схема">после</p>`,
    );
    expect(jsonToMarkdown(json)).toBe(
      '## Цель\n\nТекст **важный *очень*** [ссылка](https://iro.example)  \nдальше\n\n3. три\n   - внутри\n\n' +
        '| Шапка |  |\n| --- | --- |\n| 1 | 2 |\n\n' +
        `до\n\n![Схема](attachment:${ID})\n\nпосле\n`,
    );
  });

  it('S27, S28: scripts, foreign pictures and unsafe links are gone', () => {
    const json = JSON.stringify(
      htmlToJson(
        `<img src="https://x.example/t.png" onerror="alert(1)"><img src=x data-attachment-id="javascript:alert(1)">
         <script>alert(1)</script><svg onload="alert(1)"></svg><iframe src="https://x.example"></iframe>
         <p data-pm-slice="1 1 []"><a href="java\nscript:alert(1)">раз</a> <a href="DATA:text/html,x">два</a></p>`,
      ),
    );
    expect(json).toContain('раз');
    expect(json).not.toMatch(/alert|x\.example|"image"|"link"|script/i);
  });
});
