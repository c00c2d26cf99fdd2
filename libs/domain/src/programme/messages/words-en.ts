import { isWritten } from '../placeholders.js';
import { decimal, shorten, type ParamReader } from './params.js';

export const num = (value: number): string => decimal(value, '.');
/** 2.5 h */
export const h = (value: number): string => `${num(value)} h`;
export const percent = (share: number): string => `${num(Math.round(share * 1000) / 10)}%`;
export const count = (value: number, one: string, many: string): string => `${num(value)} ${value === 1 ? one : many}`;
export const hours = (value: number): string => count(value, 'hour', 'hours');
export const quoted = (text: string): string => `“${shorten(text)}”`;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 31 August 2025; what is no date stays as it is */
export function date(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? value : `${Number(day)} ${name} ${year}`;
}

/** Beside a number that already names the row. */
const quotedShort = (text: string): string => `“${shorten(text, 40)}”`;

const ROWS: Readonly<Record<string, string>> = {
  module: 'Module',
  topic: 'Topic',
  entry: 'Entry diagnostics',
  intermediate: 'Intermediate assessment',
  final: 'Final assessment',
  attestation: 'Assessment',
  passport: 'Workload in the passport',
};

/** Module 3 “The team”; Topic 3.2; Final assessment */
export function row(p: ParamReader): string {
  const type = p.s('type');
  const name = ROWS[type] ?? 'Row';
  const title = p.s('title').trim();
  if (type === 'module' || type === 'topic') {
    const number = p.s('number').trim();
    return [name, number, isWritten(title) ? quotedShort(title) : ''].filter(Boolean).join(' ');
  }
  const needsTitle = type === 'intermediate' || type === 'attestation';
  return needsTitle && title !== '' ? `${name} ${quoted(title)}` : name;
}

const COLUMNS: Readonly<Record<string, string>> = {
  lectures: 'lectures',
  practice: 'practice',
  selfStudy: 'self-study',
  internship: 'internship',
  distance: 'distance learning',
};

/** Module 3 “The team”, lectures; of totals the row alone */
export function cell(p: ParamReader): string {
  const column = COLUMNS[p.s('column')];
  const period = p.s('period').trim();
  return [row(p), ...(column ? [column] : []), ...(period !== '' ? [quoted(period)] : [])].join(', ');
}

export const result = (p: ParamReader): string => {
  const code = p.s('code').trim();
  return code !== ''
    ? `Result ${code}`
    : p.s('wording').trim() === ''
      ? 'A result'
      : `Result ${quoted(p.s('wording'))}`;
};

export const inParentheses = (text: string): string => (text.trim() === '' ? '' : ` (${quoted(text)})`);

export const PROGRAMME: Readonly<Record<string, string>> = {
  pk: 'professional upgrading',
  pp: 'professional retraining',
  any: 'a continuing professional education programme',
};

export const FIELDS: Readonly<Record<string, string>> = {
  learners: 'the learners',
  form: 'the form of study',
  term: 'the term of study',
  organisations: 'the institutions',
  basis: 'the normative basis',
};

export const PARTS: Readonly<Record<string, string>> = {
  goal: 'Goal',
  'planned-results': 'Planned results',
  'study-plan': 'Study plan',
  calendar: 'Calendar schedule',
  'module-syllabi': 'Module syllabi',
  conditions: 'Organisational and pedagogical conditions',
  attestation: 'Forms of assessment',
  'assessment-materials': 'Assessment materials',
};

export const SOURCES: Readonly<Record<string, string>> = {
  normative: 'Normative documents',
  main: 'Main literature',
  additional: 'Additional literature',
  electronic: 'Electronic materials',
  internet: 'Internet resources',
  none: 'Sources',
};

export const INSTITUTIONS: Readonly<Record<string, string>> = {
  university: 'university',
  'institute-of-development': 'institute of education development',
  school: 'school',
  'municipal-authority': 'local authority',
  partner: 'partner',
};
