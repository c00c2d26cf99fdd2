import { IMPORT_NOTES, type ImportNote, type ImportNoteCode, type Locale } from '@soproekt/contracts';
import { sentenceOf } from './note-sentences.js';

const MOST_EXAMPLES = 5;
const EXAMPLE_LENGTH = 80;

/** Collects what a reader leaves out or changes. */
export class Notes {
  private readonly found = new Map<ImportNoteCode, { count: number; examples: Set<string> }>();

  /** @param examples as they stand in the file */
  add(code: ImportNoteCode, count = 1, ...examples: string[]): void {
    if (count <= 0) return;
    const note = this.found.get(code) ?? { count: 0, examples: new Set<string>() };
    note.count += count;
    for (const example of examples) {
      const text = [...example.replace(/\s+/g, ' ').trim()].slice(0, EXAMPLE_LENGTH).join('');
      if (text !== '' && note.examples.size < MOST_EXAMPLES) note.examples.add(text);
    }
    this.found.set(code, note);
  }

  /** In the order of the list of codes. */
  list(locale: Locale): ImportNote[] {
    return IMPORT_NOTES.flatMap((code) => {
      const note = this.found.get(code);
      return note ? [{ code, count: note.count, examples: [...note.examples], ...sentenceOf(code, locale) }] : [];
    });
  }
}
