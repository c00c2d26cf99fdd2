import type { DOMOutputSpec } from '@tiptap/pm/model';
import { safeHref, textSchema } from './index.js';

describe('textSchema', () => {
  it('has exactly what a section may hold', () => {
    expect(Object.keys(textSchema.nodes).sort()).toEqual(
      [
        'blockquote',
        'bulletList',
        'doc',
        'hardBreak',
        'heading',
        'horizontalRule',
        'image',
        'listItem',
        'orderedList',
        'paragraph',
        'table',
        'tableCell',
        'tableHeader',
        'tableRow',
        'taskItem',
        'taskList',
        'text',
      ].sort(),
    );
    expect(Object.keys(textSchema.marks).sort()).toEqual(
      ['bold', 'code', 'italic', 'link', 'strike', 'subscript', 'superscript', 'underline'].sort(),
    );
  });

  const render = (attrs: Record<string, unknown>): DOMOutputSpec | undefined =>
    textSchema.marks.link?.spec.toDOM?.(textSchema.mark('link', attrs), true);

  it('S28: renders safe links with rel, others as text', () => {
    expect(render({ href: 'https://iro.example' })).toEqual([
      'a',
      { href: 'https://iro.example', target: '_blank', rel: 'noopener noreferrer nofollow' },
      0,
    ]);
    expect(render({ href: 'javascript:alert(1)' })).toEqual(['span', 0]);
    expect(render({ href: { toString: 'x' } })).toEqual(['span', 0]);
    expect(render({ href: 'https://iro.example', rel: '', target: '_self', onclick: 'x' })).toMatchObject({
      1: { rel: 'noopener noreferrer nofollow', target: '_blank' },
    });
  });

  it('renders cells without foreign styles', () => {
    const cell = textSchema.nodes.tableCell?.create({ align: 'left;background:url(x)', colspan: 1e9 });
    expect(cell && textSchema.nodes.tableCell?.spec.toDOM?.(cell)).toEqual(['td', {}, 0]);
  });
});

describe('safeHref', () => {
  it.each([
    'https://a.example/x?y=1#z',
    'http://a.example',
    'mailto:a@b.example',
    'HTTPS://A.example',
    'https://яндекс.example/путь',
  ])('takes %s', (href) => expect(safeHref(href)).toBe(href));

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/relative',
    '#anchor',
    'https:',
    'https:///x',
    'blob:https://x',
    '',
    null,
    undefined,
    7,
    { toString: () => 'https://a.example' },
    `https://a.example/${'x'.repeat(3000)}`,
  ])('refuses %p', (href) => expect(safeHref(href)).toBeNull());
});
