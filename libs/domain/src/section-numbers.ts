import type { DocumentKind } from './document.js';

/** What of a section decides whether it has a number. */
export interface NumberedSection {
  readonly kind: string;
  readonly role: string | null;
  readonly title: string;
}

/** Kinds of document whose sections have numbers. */
const NUMBERED: ReadonlySet<DocumentKind> = new Set(['programme', 'regulation', 'agreement']);

/** «Гриф утверждения» is what a section is called that no paper calls by a name. */
const APPROVAL = /^\s*(?:гриф(?:ы)?(?: утверждения| согласования)?|approval(?: block)?)\s*$/iu;

/** «1. Общие положения», «2 Цель», «IV. Права», but not «36 часов». */
const OWN_NUMBER = /^\s*(?:\d+(?:\.\d+)*(?:[.)]|\s+\p{Lu})|[IVXLC]+[.)])/u;
/** With what an agreement begins: its parties. */
const PREAMBLE = /^\s*(?:преамбула|preamble)(?!\p{L})/iu;
const APPENDIX = /^\s*(?:приложени[ея]|appendi(?:x|ces))(?!\p{L})/iu;

export const isApprovalTitle = (title: string): boolean => APPROVAL.test(title);
export const isAppendixTitle = (title: string): boolean => APPENDIX.test(title);

/** The approval block with which a regulation or an agreement begins. */
export const isApprovalSection = ({ kind, title }: NumberedSection, index: number, documentKind: string): boolean =>
  index === 0 && kind === 'text' && documentKind !== 'programme' && isApprovalTitle(title);

/**
 * The number of every section in the printed document; null: it has none. Where authors number sections themselves, all numbers are
 * theirs; what stands before the text, and appendices, have none.
 */
export function sectionNumbers(documentKind: DocumentKind, sections: readonly NumberedSection[]): (number | null)[] {
  const isOurs = NUMBERED.has(documentKind) && !sections.some(({ title }) => OWN_NUMBER.test(title));
  let last = 0;
  return sections.map((section, index) => {
    const isFront = section.role === 'title-page' || section.role === 'sign-off-sheet';
    const isUncounted = isAppendixTitle(section.title) || PREAMBLE.test(section.title);
    const isCounted = !isFront && !isApprovalSection(section, index, documentKind) && !isUncounted;
    return isOurs && isCounted ? ++last : null;
  });
}
