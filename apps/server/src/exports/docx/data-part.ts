import type { PrintedSection } from '../model/build-model.js';
import type { ExportPayload } from '../model/export-payload.js';
import { clean } from '../model/typography.js';

/** Where our own data lies in the file, and under what name (ADR 9). */
export const DATA_PART = 'customXml/item1.xml';
export const DATA_NAMESPACE = 'urn:soproekt:export:1';

/** The sections as data, for an import that gives them back exactly. */
export function dataPart(payload: ExportPayload, sections: readonly PrintedSection[]): string {
  const named = (field: string): Set<unknown> =>
    new Set(sections.flatMap(({ section }) => section.fields[field] ?? []));
  const data = {
    kind: payload.document.kind,
    title: payload.document.title,
    locale: payload.locale,
    institutions: payload.institutions.map(({ id, shortName, name }) => ({ id, shortName, name })),
    bases: used(payload.bases, named('basis')),
    standards: used(payload.standards, named('standards')),
    images: payload.images.map(({ id, type }) => ({ id, type })),
    sections: sections.map(({ section, anchor, fingerprint }) => ({ bookmark: anchor, fingerprint, ...section })),
  };
  const text = escapeXml(clean(JSON.stringify(data)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<export xmlns="${DATA_NAMESPACE}" version="1">${text}</export>`;
}

/** Names that the sections use: an import prints the data again to compare them with the text. */
const used = (names: Readonly<Record<string, string>> = {}, keys: ReadonlySet<unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).filter(([key]) => keys.has(key)));

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
