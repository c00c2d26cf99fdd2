import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { fillFragment, fragmentToJson, fragmentToNode, inspectFragment, markdownToJson, textSchema } from './index.js';

const fragmentIn = (doc: Y.Doc = new Y.Doc()): Y.XmlFragment => doc.getXmlFragment('f');

function element(
  name: string,
  children: (Y.XmlElement | Y.XmlText)[] = [],
  attrs: Record<string, unknown> = {},
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  // Raw Yjs takes values of any type.
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made;
}

const paragraph = (text: string): Y.XmlElement => element('paragraph', [new Y.XmlText(text)]);
const textIn = (fragment: Y.XmlFragment): string => fragmentToNode(fragment).textContent;

describe('fillFragment', () => {
  it('writes what the editor will read', () => {
    const fragment = fragmentIn();
    const markdown = '# Раздел\n\nАбзац **жирно**\n\n| A | Б |\n| --- | ---: |\n| 1 | 2 |\n\n- [x] дело';
    fillFragment(fragment, markdown);
    expect(yXmlFragmentToProseMirrorRootNode(fragment, textSchema).toJSON()).toEqual(markdownToJson(markdown));
    expect(fragmentToJson(fragment)).toEqual(markdownToJson(markdown));
    expect(inspectFragment(fragment)).toEqual({ bindable: true, problems: [] });
  });

  it('changes only what differs', () => {
    const doc = new Y.Doc();
    const fragment = fragmentIn(doc);
    fillFragment(fragment, 'один\n\nдва\n\nтри');
    const first = fragment.get(0);
    fillFragment(fragment, 'один\n\nдва с половиной\n\nтри');
    expect(fragment.get(0)).toBe(first);
    expect(textIn(fragment)).toBe('одиндва с половинойтри');
  });

  it('refuses a fragment without a document', () => {
    expect(() => fillFragment(new Y.XmlFragment(), 'x')).toThrow('belongs to no document');
  });
});

describe('raw Yjs that no editor of ours wrote', () => {
  const hostile = (): { doc: Y.Doc; fragment: Y.XmlFragment } => {
    const doc = new Y.Doc();
    const fragment = fragmentIn(doc);
    const text = new Y.XmlText();
    text.insert(0, 'ссылка', { link: { href: 'javascript:alert(1)', class: 'x' } });
    text.insert(6, ' вихрь', { link: null, spin: { speed: 9 } });
    fragment.insert(0, [
      element('iframe', [paragraph('внутри рамки')], { src: 'javascript:alert(1)' }),
      element('paragraph', [text], { onclick: 'alert(1)' }),
      element('table', [
        element('tableRow', [element('tableCell', [paragraph('ячейка')], { colspan: 1e9, align: 'left;x' })]),
      ]),
      element('paragraph', [paragraph('вложенный')]),
      element('listItem', [paragraph('без списка')]),
      element('heading', [new Y.XmlText('вне уровней')], { level: 77 }),
    ]);
    return { doc, fragment };
  };

  it('S27/S28: is read without harm and without change', () => {
    const { doc, fragment } = hostile();
    const before = Y.encodeStateAsUpdate(doc);
    const node = fragmentToNode(fragment);
    expect(() => node.check()).not.toThrow();
    expect(node.textContent).toBe('внутри рамкиссылка вихрьячейкавложенныйбез спискавне уровней');
    const json = JSON.stringify(node.toJSON());
    expect(json).not.toMatch(/javascript|iframe|spin|onclick|1000000000|left;x|77/);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('is recognised before an editor is bound, because binding would delete it for everybody', () => {
    const { fragment } = hostile();
    const { bindable, problems } = inspectFragment(fragment);
    expect(bindable).toBe(false);
    expect(problems).toEqual(expect.arrayContaining(['node iframe', 'mark spin', 'attribute tableCell.colspan']));
    // What y-tiptap does with it, on binding as on its own conversion:
    yXmlFragmentToProseMirrorRootNode(fragment, textSchema);
    expect(fragment.toArray().map((child) => (child as Y.XmlElement).nodeName)).not.toContain('iframe');
  });

  it.each([
    ['text outside a block', [new Y.XmlText('x')]],
    ['content', [element('paragraph', [paragraph('x')])]],
    ['content', [element('bulletList', [])]],
    ['node doc', [element('doc', [paragraph('x')])]],
    ['node __proto__', [element('__proto__')]],
    ['attribute tableCell.colwidth', [element('tableCell', [], { colwidth: ['x'] })]],
  ])('%s is a reason not to bind', (problem, children) => {
    const fragment = fragmentIn();
    fragment.insert(0, children);
    expect(inspectFragment(fragment).problems).toContain(problem);
  });

  it('an empty fragment is no reason', () => {
    expect(inspectFragment(fragmentIn()).bindable).toBe(true);
  });

  it('survives absurd nesting', () => {
    const doc = new Y.Doc();
    const fragment = fragmentIn(doc);
    doc.transact(() => {
      let at: Y.XmlFragment = fragment;
      for (let i = 0; i < 3_000; i++) {
        const inner = new Y.XmlElement('blockquote');
        at.insert(0, [inner]);
        at = inner;
      }
    });
    expect(inspectFragment(fragment).bindable).toBe(false);
    expect(() => fragmentToNode(fragment).check()).not.toThrow();
  });

  const seed = testSeed();
  const names = [...Object.keys(textSchema.nodes), 'iframe', 'toString'];
  const tree = fc.letrec<{ node: Tree }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.record({ name: fc.constantFrom(...names), children: fc.array(tie('node'), { maxLength: 4 }) }),
    ),
  })).node;
  type Tree = string | { name: string; children: Tree[] };
  const toY = (node: Tree): Y.XmlElement | Y.XmlText =>
    typeof node === 'string' ? new Y.XmlText(node) : element(node.name, node.children.map(toY));
  const textOf = (node: Tree): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));

  it(`whatever its shape, reads as a valid document with all its text (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (nodes) => {
        const fragment = fragmentIn();
        fragment.insert(0, nodes.map(toY));
        const node = fragmentToNode(fragment);
        node.check();
        const strip = (text: string): string => text.replace(/[\s\u0000-\u001f]/g, '');
        expect(strip(node.textContent)).toBe(strip(nodes.map(textOf).join('')));
        if (inspectFragment(fragment).bindable) {
          // The promise of `bindable`: the binding's own conversion loses nothing. It may join texts that lie side by side.
          yXmlFragmentToProseMirrorRootNode(fragment, textSchema);
          expect(fragmentToNode(fragment).toJSON()).toEqual(node.toJSON());
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});
