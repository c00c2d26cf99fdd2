import { addSection, initDocument } from '@soproekt/documents';
import * as Y from 'yjs';
import { exportDocument, HEAVIEST, shownImages } from './export-task.js';
import { buildModel } from './model/build-model.js';
import { readDocument } from './model/read-document.js';
import { weightOf } from './model/weight.js';
import { payloadOf } from './testing/demo-programme.js';
import { largeProgramme } from './testing/large-programme.js';

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

  it('names the images that a document shows', () => {
    const doc = withText((fragment) => {
      const image = new Y.XmlElement('image');
      image.setAttribute('attachmentId', IMAGE);
      fragment.insert(0, [image]);
    });
    expect(shownImages({ state: Y.encodeStateAsUpdate(doc) })).toEqual([IMAGE]);
  });
});
