import type { Finding, ProgrammeType } from '@soproekt/domain';
import { STRUCTURED_KINDS, type CellValue } from '@soproekt/documents';

export type PassportField = keyof (typeof STRUCTURED_KINDS)['passport']['fields'];
export type PassportValues = Readonly<Partial<Record<PassportField, CellValue>>>;

export interface FieldGroup {
  readonly key: 'programme' | 'learners' | 'study' | 'approval';
  readonly fields: readonly PassportField[];
}

const OF_TYPE: Readonly<Record<ProgrammeType, readonly PassportField[]>> = {
  pk: ['competences'],
  pp: ['qualification', 'activities', 'forTeachers'],
};

/**
 * The fields that a passport shows, in order. Each type of programme has some of its own; until there is a type those of
 * neither are asked for. A field of the other type that holds something stays, so that nothing is hidden that is there.
 * @param discussed fields that open threads are about; they stay as well
 */
export function fieldGroups(values: PassportValues, discussed: ReadonlySet<string> = new Set()): FieldGroup[] {
  const type = values.programmeType === 'pk' || values.programmeType === 'pp' ? values.programmeType : null;
  const own = type === null ? [] : OF_TYPE[type];
  const left = [...OF_TYPE.pk, ...OF_TYPE.pp].filter(
    (field) => !own.includes(field) && (holds(values[field]) || discussed.has(field)),
  );
  return [
    { key: 'programme', fields: ['programmeType', 'goal', ...own, ...left] },
    { key: 'learners', fields: ['learners', 'learnerCategories', 'standards'] },
    { key: 'study', fields: ['form', 'distance', 'totalHours', 'term', 'startsOn', 'endsOn'] },
    { key: 'approval', fields: ['organisations', 'basis', 'approvedOn'] },
  ];
}

/** Every field that there can be, in order. */
export const FIELD_ORDER: readonly string[] = fieldGroups({}, new Set([...OF_TYPE.pk, ...OF_TYPE.pp])).flatMap(
  ({ fields }) => fields,
);

export function holds(value: CellValue | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return false;
  return !(Array.isArray(value) && value.length === 0);
}

export const textOf = (value: CellValue | undefined): string => (typeof value === 'string' ? value : '');
export const listOf = (value: CellValue | undefined): readonly string[] =>
  typeof value === 'object' && value !== null ? value : [];

/** Findings by the field that they are about. */
export function findingsByField(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const fields = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { field } = finding.place;
    if (field === undefined) continue;
    const list = fields.get(field);
    if (list) list.push(finding);
    else fields.set(field, [finding]);
  }
  return fields;
}

export interface NamedOption {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen, with what is chosen but no longer offered: it must be seen to be taken out. */
export function withChosen(
  options: readonly NamedOption[],
  chosen: readonly string[],
  unknown: (value: string) => string,
): NamedOption[] {
  const known = new Set(options.map(({ value }) => value));
  return [
    ...options,
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: unknown(value) })),
  ];
}

/** Categories of learners that the chosen standards are for come first; then those of the others. */
export function categoryOptions(
  standards: readonly { readonly code: string; readonly audience: readonly string[] }[],
  chosen: readonly string[],
): string[] {
  const first = standards.filter(({ code }) => chosen.includes(code));
  const rest = standards.filter(({ code }) => !chosen.includes(code));
  return [...new Set([...first, ...rest].flatMap(({ audience }) => audience))];
}
