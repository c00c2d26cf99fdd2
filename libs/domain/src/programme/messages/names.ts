import type { CheckBasis } from '../check.js';
import type { FindingCode, FindingLevel } from '../finding.js';

/** Languages of the sentences. */
export type FindingLocale = 'ru' | 'en';
type Names<K extends string> = Readonly<Record<K, Readonly<Record<FindingLocale, string>>>>;

export const CHECK_TITLES: Names<FindingCode> = {
  V01: { ru: 'Минимальный объём программы', en: 'Minimum workload' },
  V02: { ru: 'Объём в паспорте и в плане', en: 'Workload of passport and plan' },
  V03: { ru: 'Итог строки плана', en: 'Total of a row' },
  V04: { ru: 'Модуль и его темы', en: 'Module and its topics' },
  V05: { ru: 'Допустимые часы', en: 'Possible hours' },
  V06: { ru: 'Итоговая аттестация', en: 'Final assessment' },
  V07: { ru: 'Форма контроля модуля', en: 'Form of control of a module' },
  V08: { ru: 'Результаты, модули, оценивание', en: 'Results, modules, assessment' },
  V09: { ru: 'Трудовая функция результата', en: 'Job function of a result' },
  V10: { ru: 'Категория слушателей', en: 'Learner category' },
  V11: { ru: 'Сведения по виду программы', en: 'What the type of programme asks for' },
  V12: { ru: 'Календарный график и план', en: 'Calendar and plan' },
  V13: { ru: 'Учебная нагрузка', en: 'Study load' },
  V14: { ru: 'Исполнители и соглашение', en: 'Implementers and agreement' },
  V15: { ru: 'Часы по организациям', en: 'Hours by institution' },
  V16: { ru: 'Литература и ссылки', en: 'Literature and links' },
  V17: { ru: 'Обязательные части', en: 'Mandatory parts' },
  V18: { ru: 'Независимость рецензентов', en: 'Independence of reviewers' },
  V19: { ru: 'Замечания рецензентов', en: 'Remarks of reviewers' },
  V20: { ru: 'Утверждённый текст', en: 'Approved text' },
  V21: { ru: 'Список сокращений', en: 'List of abbreviations' },
  V22: { ru: 'Доля практики', en: 'Share of practice' },
  V23: { ru: 'Нормативное основание', en: 'Normative basis' },
  V24: { ru: 'Переподготовка педагогов', en: 'Retraining of teachers' },
};

/** Only what was compared with an official text is named as a source; all else by its kind. */
export const BASIS_NAMES: Names<CheckBasis> = {
  'order-266': {
    ru: 'приказ Минобрнауки России от 24.03.2025 №\u00a0266, п.\u00a018',
    en: 'Minobrnauki order no. 266 of 24 March 2025, clause 18',
  },
  arithmetic: { ru: 'арифметика', en: 'arithmetic' },
  'review-form': { ru: 'форма экспертного заключения', en: 'expert review form' },
  logic: { ru: 'логика документа', en: 'logic of the document' },
  'local-rule': { ru: 'правило рабочего пространства', en: 'rule of the workspace' },
  practice: { ru: 'обычная практика', en: 'common practice' },
  'law-2025': { ru: 'требование закона с 01.09.2025', en: 'legal requirement since 1 September 2025' },
};

export const LEVEL_NAMES: Names<FindingLevel> = {
  error: { ru: 'Ошибка', en: 'Error' },
  warning: { ru: 'Предупреждение', en: 'Warning' },
  hint: { ru: 'Подсказка', en: 'Hint' },
};
