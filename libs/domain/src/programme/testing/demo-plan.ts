import type { PlanRow } from '../facts.js';
import { hours, planRow } from './rows.js';

/** The invented institutions of the demo: the regional institute (ИРО) and the university (СРПУ). */
export const IRO = 'iro';
export const SRPU = 'srpu';

type Row = readonly [
  id: string,
  title: string,
  section: string | null,
  hours: readonly [lectures: number, practice: number, selfStudy: number],
  control: string,
  implementers: readonly string[],
  results: readonly string[],
];

const ROWS: readonly Row[] = [
  ['0', 'Входная диагностика', null, [0, 0, 1], 'Анкета', [IRO], []],
  ['1', 'Нормы и данные для управленческого решения', 'npr', [2, 2, 2], 'Тест', [IRO], ['r1']],
  ['1.1', 'Нормативные рамки работы команды', 'npr', [1, 1, 1], '', [IRO], ['r1']],
  ['1.2', 'Внутренняя и внешняя оценка: от отчёта к решению', 'npr', [1, 1, 1], '', [IRO], ['r1']],
  ['2', 'Команда: роли, коммуникация, совещание', 'pmr', [2, 4, 2], 'Практическая работа', [SRPU], ['r2']],
  ['2.1', 'Роли и ответственность в команде', 'pmr', [1, 2, 1], '', [SRPU], ['r2']],
  ['2.2', 'Совещание, протокол, контроль поручений', 'pmr', [1, 2, 1], '', [SRPU], ['r2']],
  ['3', 'Изучение дефицитов и план поддержки учителей', 'pmr', [2, 6, 3], 'Кейс', [SRPU], ['r3']],
  ['3.1', 'Как изучать потребности и дефициты', 'pmr', [1, 2, 1], '', [SRPU], ['r3']],
  ['3.2', 'Проектная сессия: план методической поддержки', 'pmr', [1, 4, 2], '', [SRPU], ['r3']],
  ['4', 'Стажировочный модуль по выбору', 'vr', [0, 6, 2], 'Карточка наблюдения', [IRO], ['r4']],
  ['4.1', 'Работа на базовой площадке', 'vr', [0, 6, 0], '', [IRO], ['r4']],
  ['4.2', 'Карточка наблюдения и адаптация практики', 'vr', [0, 0, 2], '', [IRO], ['r4']],
  ['ИА', 'Итоговая аттестация', null, [0, 2, 0], 'Защита проекта', [IRO, SRPU], ['r1', 'r2', 'r3', 'r4']],
];

/** Ids are `m` and the printed number: `m3.2`; entry diagnostics `entry`, final assessment `final`. */
function toPlanRow([
  number,
  title,
  section,
  [lectures, practice, selfStudy],
  control,
  implementers,
  results,
]: Row): PlanRow {
  const attestation = number === '0' ? 'entry' : number === 'ИА' ? 'final' : null;
  const [module, topic] = number.split('.');
  return planRow(attestation ?? `m${number}`, {
    type: attestation ? 'attestation' : topic === undefined ? 'module' : 'topic',
    parentId: topic === undefined ? null : `m${module}`,
    attestation,
    number,
    title,
    hours: hours(lectures, practice, selfStudy),
    total: lectures + practice + selfStudy,
    control,
    implementers,
    results,
    planSectionId: section,
  });
}

/** The study plan of the demo programme, 36 hours, with everything declared. */
export const demoPlan = (): PlanRow[] => ROWS.map(toPlanRow);
