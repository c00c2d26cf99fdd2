import { STRUCTURED_KINDS, type StructuredKind, type TemplateBody, type TemplateCell } from '@soproekt/documents';
import type { DemoInstitutionKey } from '../accounts.js';
import type { DemoDocument, DemoSection } from './demo-document.js';

/** Ids of the seeded institutions. */
export type DemoInstitutions = (key: DemoInstitutionKey) => string;

/** A demo document with the ids of its institutions, ready to be written. */
export function demoTemplate({ kind, sections }: DemoDocument, institutions: DemoInstitutions): TemplateBody {
  return { kind, sections: sections.map((section) => templateSection(section, institutions)) };
}

function templateSection(section: DemoSection, institutions: DemoInstitutions): TemplateBody['sections'][number] {
  const { kind = 'text', role, title, institution, markdown, fields, rows } = section;
  const structure: StructuredKind | null = kind === 'text' || kind === 'agenda-item' ? null : STRUCTURED_KINDS[kind];
  return {
    kind,
    role,
    title: { ru: title, en: title },
    ...(institution && { institutionId: institutions(institution) }),
    ...(markdown !== undefined && { markdown: { ru: markdown, en: markdown } }),
    fields: fields && withIds(structure?.fields ?? {}, fields, institutions),
    rows: rows?.map((row) => ({
      ...row,
      cells: row.cells && withIds(structure?.rows[row.type]?.cells ?? {}, row.cells, institutions),
    })),
  };
}

type CellTypes = StructuredKind['fields'];

function withIds(
  types: CellTypes,
  cells: Readonly<Record<string, TemplateCell>>,
  institutions: DemoInstitutions,
): Record<string, TemplateCell> {
  const idOf = (key: string): string => institutions(key as DemoInstitutionKey);
  return Object.fromEntries(
    Object.entries(cells).map(([name, value]) => {
      const type = types[name];
      if (!type) throw new Error(`the demo has a cell that its section does not: ${name}`);
      if (!('to' in type) || type.to !== 'institution') return [name, value];
      if (Array.isArray(value)) return [name, (value as readonly string[]).map(idOf)];
      return [name, typeof value === 'string' ? idOf(value) : value];
    }),
  );
}
