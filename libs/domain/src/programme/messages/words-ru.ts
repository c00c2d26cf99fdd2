import { isWritten } from '../placeholders.js';
import { decimal, shorten, type ParamReader } from './params.js';

export const NBSP = '\u00a0';
export const num = (value: number): string => decimal(value, ',');
/** 2,5 ч */
export const h = (value: number): string => `${num(value)} ч`;
export const percent = (share: number): string => `${num(Math.round(share * 1000) / 10)}${NBSP}%`;
export const no = (value: number): string => `№${NBSP}${num(value)}`;

/** Of 1, 2 and 5; a fraction goes with the second: 2,5 часа. */
export function plural(value: number, one: string, few: string, many: string): string {
  if (!Number.isInteger(value)) return few;
  const [tens, ones] = [Math.abs(value) % 100, Math.abs(value) % 10];
  if (tens > 10 && tens < 20) return many;
  return ones === 1 ? one : ones > 1 && ones < 5 ? few : many;
}

/** 1 час, 2 часа, 5 часов */
export const hours = (value: number): string => `${num(value)} ${plural(value, 'час', 'часа', 'часов')}`;
/** (не меньше) 21 часа, 16 часов */
export const ofHours = (value: number): string =>
  `${num(value)} ${Number.isInteger(value) ? plural(value, 'часа', 'часов', 'часов') : 'часа'}`;
/** 31.08.2025; what is no date stays as it is */
export const date = (value: string): string => value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1');

export const quoted = (text: string): string => `«${shorten(text)}»`;

/** Beside a number that already names the row. */
const quotedShort = (text: string): string => `«${shorten(text, 40)}»`;

const ROWS: Readonly<Record<string, string>> = {
  module: 'Модуль',
  topic: 'Тема',
  entry: 'Входная диагностика',
  intermediate: 'Промежуточная аттестация',
  final: 'Итоговая аттестация',
  attestation: 'Аттестация',
  passport: 'Трудоёмкость в паспорте',
};

/** Модуль 3 «Изучение дефицитов»; Тема 3.2; Итоговая аттестация; Промежуточная аттестация «Зачёт» */
export function row(p: ParamReader): string {
  const type = p.s('type');
  const name = ROWS[type] ?? 'Строка';
  const title = p.s('title').trim();
  if (type === 'module' || type === 'topic') {
    const number = p.s('number').trim();
    return [name, number, isWritten(title) ? quotedShort(title) : ''].filter(Boolean).join(' ');
  }
  const needsTitle = type === 'intermediate' || type === 'attestation';
  return needsTitle && title !== '' ? `${name} ${quoted(title)}` : name;
}

const COLUMNS: Readonly<Record<string, string>> = {
  lectures: 'лекции',
  practice: 'практика',
  selfStudy: 'самостоятельная работа',
  internship: 'стажировка',
  distance: 'с применением ДОТ',
};

/** Модуль 3 «Команда», лекции; of totals the row alone */
export function cell(p: ParamReader): string {
  const column = COLUMNS[p.s('column')];
  const period = p.s('period').trim();
  return [row(p), ...(column ? [column] : []), ...(period !== '' ? [quoted(period)] : [])].join(', ');
}

export const result = (p: ParamReader): string => {
  const code = p.s('code').trim();
  return code !== ''
    ? `Результат ${code}`
    : p.s('wording').trim() === ''
      ? 'Результат'
      : `Результат ${quoted(p.s('wording'))}`;
};

/** «Неделя 2» in parentheses, with a space before; nothing when there is no name. */
export const inParentheses = (text: string): string => (text.trim() === '' ? '' : ` (${quoted(text)})`);

export const PROGRAMME: Readonly<Record<string, string>> = {
  pk: 'повышения квалификации',
  pp: 'профессиональной переподготовки',
  any: 'дополнительной профессиональной программы',
};

/** Fields of the passport, in the nominative with the verb that agrees. */
export const FIELDS: Readonly<Record<string, string>> = {
  learners: 'не указана категория слушателей',
  form: 'не указана форма обучения',
  term: 'не указан срок обучения',
  organisations: 'не указаны организации',
  basis: 'не указано нормативное основание',
};

export const PARTS: Readonly<Record<string, string>> = {
  goal: 'Цель программы',
  'planned-results': 'Планируемые результаты',
  'study-plan': 'Учебный план',
  calendar: 'Календарный учебный график',
  'module-syllabi': 'Рабочие программы модулей',
  conditions: 'Организационно-педагогические условия',
  attestation: 'Формы аттестации',
  'assessment-materials': 'Оценочные материалы',
};

export const SOURCES: Readonly<Record<string, string>> = {
  normative: 'Нормативные документы',
  main: 'Основная литература',
  additional: 'Дополнительная литература',
  electronic: 'Электронные материалы',
  internet: 'Интернет-ресурсы',
  none: 'Источники',
};

export const INSTITUTIONS: Readonly<Record<string, string>> = {
  university: 'вуз',
  'institute-of-development': 'институт развития образования',
  school: 'школа',
  'municipal-authority': 'орган местного самоуправления',
  partner: 'организация-партнёр',
};
