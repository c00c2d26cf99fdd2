import { addSection, initDocument, listSections, removeSection, sectionFragment } from '@soproekt/documents';
import * as Y from 'yjs';
import { usesOf } from './uses-of';

const ID = 'aaaaaaaa-1111-4111-8111-111111111111';
const OTHER = 'bbbbbbbb-1111-4111-8111-111111111111';

function documentWith(...parts: ((fragment: Y.XmlFragment) => void)[]): Y.Doc {
  const doc = new Y.Doc();
  initDocument(doc, { kind: 'note' });
  for (const [i, write] of parts.entries()) {
    const id = addSection(doc, { title: `Раздел ${i + 1}` });
    const fragment = sectionFragment(doc, id);
    if (fragment) write(fragment);
  }
  return doc;
}

const paragraph = (...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, children);
  return element;
};
const image = (id: string) => (fragment: Y.XmlFragment) => {
  const quote = new Y.XmlElement('blockquote');
  const picture = new Y.XmlElement('image');
  picture.setAttribute('attachmentId', id);
  quote.insert(0, [picture]);
  fragment.insert(0, [quote]);
};
const link = (id: string) => (fragment: Y.XmlFragment) => {
  const text = new Y.XmlText();
  text.insert(0, 'план', { link: { href: `https://soproekt.example/api/v1/documents/x/attachments/${id}` } });
  fragment.insert(0, [paragraph(text)]);
};

describe('uses of a file in the text', () => {
  it('are images and links, by section', () => {
    const doc = documentWith(image(ID), link(ID), image(OTHER), link(OTHER));
    expect(usesOf(doc, ID)).toEqual([
      { sectionTitle: 'Раздел 1', kind: 'image' },
      { sectionTitle: 'Раздел 2', kind: 'link' },
    ]);
  });

  it('do not count in sections that were taken out', () => {
    const doc = documentWith(image(ID));
    const made = listSections(doc).find(({ title }) => title === 'Раздел 1');
    removeSection(doc, made?.id ?? '', { by: 'x' });
    expect(usesOf(doc, ID)).toEqual([]);
  });
});
