import {
  addSection,
  AnchorResolver,
  anchorOfRange,
  flatText,
  replaceRange,
  sectionFragment,
  type Anchor,
} from '@soproekt/documents';
import * as Y from 'yjs';
import { range } from './wait.js';

const SECTIONS = 30;
const PARAGRAPHS = 20;
export const THREADS = 200;
/** Threads whose text is cut afterwards. */
const CUT = 20;
/** Characters that a thread is about. */
const QUOTE = 40;

const sentence = (n: number): string =>
  `Абзац ${n}: слушатели изучают нормативную базу, разбирают случаи из практики своих школ и готовят проект решения номер ${n * 7}, ` +
  `который обсуждается в группе и дорабатывается по замечаниям рецензентов из другой организации. `;

/** A document of 60 pages: 30 sections of 20 paragraphs, and what 200 threads all over it are about, 20 of which have lost their text. */
export function reviewDocument(): { state: Uint8Array; anchors: Anchor[] } {
  const doc = new Y.Doc();
  const sections = range(SECTIONS).map((section) =>
    addSection(doc, {
      title: `Раздел ${section + 1}`,
      content: (fragment) =>
        fragment.insert(
          0,
          range(PARAGRAPHS).map((at) => paragraph(section * PARAGRAPHS + at)),
        ),
    }),
  );
  const anchors = range(THREADS).flatMap((thread) => {
    const sectionId = sections[thread % SECTIONS] ?? '';
    const { string } = flatText(sectionFragment(doc, sectionId) as Y.XmlFragment);
    const from = Math.floor((string.length * (thread + 1)) / (THREADS + 2));
    return anchorOfRange(doc, sectionId, from, from + QUOTE) ?? [];
  });
  for (const anchor of anchors.slice(0, CUT)) {
    const place = new AnchorResolver(doc).resolve(anchor);
    if (place?.kind === 'text') replaceRange(doc, place.sectionId, place, '');
  }
  return { state: Y.encodeStateAsUpdate(doc), anchors };
}

function paragraph(number: number): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(sentence(number))]);
  return element;
}
