import type { Template } from '@soproekt/contracts';
import { sectionNumbers, type DocumentKind, type NumberedSection } from '@soproekt/domain';

/** The sections of a template as they are listed before it is chosen: with the numbers that the document will print. */
export const sectionList = (
  kind: DocumentKind,
  sections: readonly NumberedSection[],
): Pick<Template, 'sections' | 'numbers'> => ({
  sections: sections.map(({ title }) => title),
  numbers: sectionNumbers(kind, sections),
});
