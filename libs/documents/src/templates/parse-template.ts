import { DOCUMENT_KINDS, HOUR_KINDS, LIMITS } from '@soproekt/domain';
import { CELL_LIMITS, fitting, numberOf } from '../rows/cell-value.js';
import { cellNamed, structureOf } from '../rows/row-maps.js';
import type { Cell, StructuredKind } from '../rows/row-schema.js';
import { SECTION_KINDS } from '../schema.js';
import { oneLine } from '../title.js';
import type { Localized, TemplateBody, TemplateCell, TemplateRow, TemplateSection } from './template.js';

/** Bounds of a template from outside. */
export const TEMPLATE_LIMITS = { sections: 300, rows: 5_000, markdown: 500_000, id: 100 } as const;

type Unknown = Readonly<Record<string, unknown>>;

/**
 * Checks a template that comes as JSON from a database or another program. Keys that are not known and values that do not fit
 * their cells are left out; bounds and the kinds of things must be right.
 * @returns null when it is no template
 */
export function parseTemplate(value: unknown): TemplateBody | null {
  const { kind: givenKind, sections: given } = record(value) ?? {};
  const kind = DOCUMENT_KINDS.find((known) => known === givenKind);
  if (!kind || !Array.isArray(given) || given.length > TEMPLATE_LIMITS.sections) return null;
  const sections: TemplateSection[] = [];
  let rows = 0;
  for (const one of given as readonly unknown[]) {
    const section = parseSection(one);
    rows += section?.rows?.length ?? 0;
    if (!section || rows > TEMPLATE_LIMITS.rows) return null;
    sections.push(section);
  }
  return { kind, sections };
}

function parseSection(value: unknown): TemplateSection | null {
  const given = record(value);
  const kind = SECTION_KINDS.find((known) => known === given?.['kind']);
  const title = localized(given?.['title'], (text) => oneLine(text, LIMITS.sectionTitle));
  if (!given || !kind || !title) return null;
  const markdown = localized(given['markdown'], (text) => (text.length > TEMPLATE_LIMITS.markdown ? null : text));
  const rows = given['rows'] ?? [];
  if ((given['markdown'] !== undefined && !markdown) || !Array.isArray(rows)) return null;
  const structure = structureOf(kind);
  const parsed = structure ? (rows as readonly unknown[]).map((row) => parseRow(structure, row)) : [];
  if (parsed.length > TEMPLATE_LIMITS.rows || !parsed.every((row) => row !== null)) return null;
  const role = shortText(given['role']);
  const institutionId = shortText(given['institutionId']);
  return {
    kind,
    title,
    ...(role !== null && { role }),
    ...(institutionId !== null && { institutionId }),
    ...(markdown && { markdown }),
    ...(structure && { fields: parseCells(structure.fields, given['fields']), rows: parsed }),
  };
}

function parseRow(structure: StructuredKind, value: unknown): TemplateRow | null {
  const given = record(value);
  const type = given?.['type'];
  if (!given || typeof type !== 'string' || !Object.hasOwn(structure.rows, type)) return null;
  const id = shortText(given['id']);
  const parentId = shortText(given['parentId']);
  const hours = given['hours'] ?? [];
  if (!Array.isArray(hours)) return null;
  return {
    ...(id !== null && { id }),
    type,
    ...(parentId !== null && { parentId }),
    cells: parseCells(structure.rows[type]?.cells ?? {}, given['cells']),
    ...(hours.length > 0 && { hours: (hours as readonly unknown[]).flatMap(parseHours) }),
  };
}

function parseHours(value: unknown): NonNullable<TemplateRow['hours']> {
  const given = record(value);
  const planRow = shortText(given?.['planRow']);
  const kind = HOUR_KINDS.find((known) => known === given?.['kind']);
  const hours = numberOf(given?.['hours']);
  return planRow !== null && kind && hours !== null ? [{ planRow, kind, hours }] : [];
}

function parseCells(schema: Readonly<Record<string, Cell>>, value: unknown): Record<string, TemplateCell> {
  const cells: Record<string, TemplateCell> = {};
  for (const [name, given] of Object.entries(record(value) ?? {})) {
    const cell = cellNamed(schema, name);
    if (!cell) continue;
    const text = cell.type === 'text' ? localized(given, (one) => one.slice(0, CELL_LIMITS.multiline)) : null;
    const fit = text ?? fitting(cell, given);
    if (fit !== undefined && fit !== null) cells[name] = fit;
  }
  return cells;
}

/** An object with a text in each language. */
function localized(value: unknown, tidy: (text: string) => string | null): Localized | null {
  const { ru, en } = record(value) ?? {};
  if (typeof ru !== 'string' || typeof en !== 'string') return null;
  const texts = { ru: tidy(ru), en: tidy(en) };
  return texts.ru === null || texts.en === null ? null : { ru: texts.ru, en: texts.en };
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= TEMPLATE_LIMITS.id ? value : null;
}

function record(value: unknown): Unknown | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Unknown) : null;
}
