import { hoursCell } from '@soproekt/domain';
import type { Labels } from '../../exports/model/labels.js';
import type { OwnSection } from '../own-data.js';
import { pairOf, plainText } from './printed-tables.js';
import type { Changed, Reread } from './reread.js';

type Fields = OwnSection['fields'];
type Value = Fields[string];

/** Fields that a line of the passport shows. */
const FIELDS: Readonly<Partial<Record<keyof Labels['passport'], readonly string[]>>> = {
  programmeType: ['programmeType'],
  goal: ['goal'],
  learners: ['learners', 'learnerCategories'],
  standards: ['standards'],
  form: ['form', 'distance'],
  term: ['term'],
  totalHours: ['totalHours'],
  organisations: ['organisations'],
  basis: ['basis'],
  approvedOn: ['approvedOn'],
  period: ['startsOn', 'endsOn'],
  competences: ['competences'],
  qualification: ['qualification'],
  activities: ['activities'],
};
const TEXTS: ReadonlySet<string> = new Set(['goal', 'learners', 'term', 'competences', 'qualification', 'activities']);

/** The table of the passport by the names of its lines. */
export function rereadPassport(changed: Changed): Reread | null {
  const { data, printed, blocks, labels, lost } = changed;
  const pair = pairOf(printed[0], blocks);
  if (!pair) return null;
  const before = new Map(pair.printed.map(([name = '', value = '']) => [name, value]));
  const after = new Map(pair.found.map(([name = '', value = '']) => [name, value]));
  const texts = new Map(pair.texts.map(([name = '', value = '']) => [plainText(name), value]));
  const fields: Record<string, Value> = { ...data.fields };
  const known = Object.entries(FIELDS) as [keyof Labels['passport'], readonly string[]][];
  for (const [line, names] of known) {
    const name = plainText(String(labels.passport[line]));
    const value = after.get(name) ?? '';
    if (value === (before.get(name) ?? '')) continue;
    for (const each of names) delete fields[each];
    const read = value === '' ? {} : fieldsOf(line, TEXTS.has(line) ? (texts.get(name) ?? '') : value, changed);
    Object.assign(fields, read ?? {});
    if (!read) lost(name);
  }
  const names = new Set(known.map(([line]) => plainText(String(labels.passport[line]))));
  for (const [name, value] of after) if (!names.has(name) && value !== '') lost(name);
  return { fields, rows: [], used: new Set(pair.used) };
}

/** @returns null for what does not say what the field can hold */
function fieldsOf(line: string, value: string, { labels, institutions }: Changed): Fields | null {
  const words = labels.passport;
  if (TEXTS.has(line)) return { [line]: value };
  if (line === 'programmeType') return choice(line, words.types, value);
  if (line === 'form') {
    const form = Object.entries(words.forms)
      .sort(([, a], [, b]) => b.length - a.length)
      .find(([, word]) => value.startsWith(word))?.[0];
    return form ? { form, distance: value.includes(words.withDistance) } : null;
  }
  if (line === 'totalHours') {
    const hours = hoursCell(value);
    return typeof hours === 'number' ? { totalHours: hours } : null;
  }
  if (line === 'standards') {
    const codes = value.match(/\b\d{2}\.\d{3}\b/g) ?? [];
    return codes.length > 0 ? { standards: [...new Set(codes)] } : null;
  }
  if (line === 'organisations') {
    const ids = institutions.idsOf(value);
    return ids.length > 0 ? { organisations: ids } : null;
  }
  const days = value.match(/\d{2}\.\d{2}\.\d{4}/g)?.map((day) => day.split('.').reverse().join('-'));
  if (line === 'approvedOn' && days?.length === 1) return { approvedOn: days[0] ?? null };
  if (line === 'period' && days?.length === 2) return { startsOn: days[0] ?? null, endsOn: days[1] ?? null };
  return null;
}

function choice(field: string, words: Readonly<Record<string, string>>, value: string): Fields | null {
  const found = Object.entries(words).find(([, word]) => word.toLowerCase() === value.toLowerCase());
  return found ? { [field]: found[0] } : null;
}
