import {
  addSection,
  applyTemplate,
  findTemplate,
  initDocument,
  listSections,
  sectionFragment,
} from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import { importBytes } from '../imports/testing/import-bytes.js';
import { exportDocument, HEAVIEST, shownImages } from './export-task.js';
import { buildModel } from './model/build-model.js';
import { readDocument } from './model/read-document.js';
import { weightOf } from './model/weight.js';
import { DEMO_TITLE, payloadOf } from './testing/demo-programme.js';
import { largeProgramme } from './testing/large-programme.js';
import { textIn, unpack } from './testing/unpack.js';

const IMAGE = '0b6f3c9e-1111-4222-8333-abcdefabcdef';

function withText(fill: (fragment: Y.XmlFragment) => void): Y.Doc {
  const doc = new Y.Doc();
  initDocument(doc, { kind: 'note' });
  addSection(doc, { title: 'Текст', content: fill });
  return doc;
}

const paragraphOf = (text: string): Y.XmlElement => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
};

describe('exportDocument', () => {
  it('takes a programme of a hundred pages with room to spare', () => {
    const payload = payloadOf(largeProgramme());
    expect(weightOf(buildModel(payload, readDocument(payload.state)).print)).toBeLessThan(HEAVIEST / 4);
  });

  it('refuses what no thread could lay out, before it tries', async () => {
    const doc = withText((fragment) => fragment.insert(0, [paragraphOf('я'.repeat(HEAVIEST + 1))]));
    for (const format of ['docx', 'pdf', 'html', 'md'] as const) {
      await expect(exportDocument({ ...payloadOf(doc), format })).rejects.toMatchObject({ code: 'too-large' });
    }
  });

  it.each([
    ['as it comes', null],
    ['with the text of an earlier one', 'Министерство (учредитель)\n\n**УТВЕРЖДАЮ** — по одному грифу от каждой организации: должность, подпись, инициалы и фамилия, дата\n\nДополнительная профессиональная программа «…»\n\nГод'], // prettier-ignore
  ])('makes the title page of a programme of a template, %s', async (_how, text) => {
    const doc = new Y.Doc();
    const template = findTemplate('programme');
    if (template) applyTemplate(doc, template, 'ru', fillFragment);
    const section = listSections(doc).find(({ role }) => role === 'title-page');
    const fragment = sectionFragment(doc, section?.id ?? '');
    if (fragment && text) fillFragment(fragment, text);
    const file = unpack(await exportDocument({ ...payloadOf(doc), format: 'docx' }));
    const xml = textIn(file.get('word/document.xml') ?? '');
    expect(xml.match(/УТВЕРЖДАЮ/g)).toHaveLength(2);
    expect(xml.replaceAll('\u00a0', ' ')).toContain(`«${DEMO_TITLE}»`);
    expect(xml).not.toContain('учредитель');
    const made = await importBytes(await exportDocument({ ...payloadOf(doc), format: 'docx' }), 'ДПП.docx');
    expect(made.sections[0]).toMatchObject({ role: 'title-page', title: 'Титульный лист' });
  });

  it('names the images that a document shows', () => {
    const doc = withText((fragment) => {
      const image = new Y.XmlElement('image');
      image.setAttribute('attachmentId', IMAGE);
      fragment.insert(0, [image]);
    });
    expect(shownImages({ state: Y.encodeStateAsUpdate(doc) })).toEqual([IMAGE]);
  });
});
