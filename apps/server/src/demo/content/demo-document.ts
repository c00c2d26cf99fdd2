import type { SectionKind, TemplateRow, TemplateSection } from '@soproekt/documents';
import type { DemoInstitutionKey } from '../accounts.js';

/** One section of a demo document. Institutions are named by their demo keys, in cells too; rows refer to each other by local ids. */
export interface DemoSection {
  readonly title: string;
  /** Default: `text`. */
  readonly kind?: SectionKind;
  /** What part of a programme a text section is. */
  readonly role?: string;
  /** The institution responsible for the section, or none for a joint one. */
  readonly institution?: DemoInstitutionKey;
  /** In the Markdown subset that the editor imports; beside rows, what they do not say. */
  readonly markdown?: string;
  readonly fields?: TemplateSection['fields'];
  readonly rows?: readonly TemplateRow[];
}

/** A document of the seeded demo workspace; sections stand in reading order. */
export interface DemoDocument {
  readonly key: string;
  readonly kind: 'programme' | 'agenda' | 'regulation' | 'agreement' | 'note';
  readonly title: string;
  readonly status: 'draft';
  readonly sections: readonly DemoSection[];
}
