import type { SourceGroup } from '@soproekt/domain';
import type { TemplateRow } from '@soproekt/documents';

const source = (group: SourceGroup, text: string, year: number | null = null, url = ''): TemplateRow => ({
  type: 'source',
  cells: { group, text, year, url },
});

const equipment = (text: string, institution: string | null = null): TemplateRow => ({
  type: 'equipment',
  cells: { text, institution },
});

const staff = (text: string, institution: string | null = null): TemplateRow => ({
  type: 'staff',
  cells: { text, institution },
});

/** Documents, literature, equipment and staff. What is published here was published by nobody: the institutions are invented. */
export const conditionRows: readonly TemplateRow[] = [
  source('normative', 'Федеральный закон от 29.12.2012 №\u00a0273-ФЗ «Об образовании в Российской Федерации»', 2012),
  source(
    'normative',
    'Приказ Минобрнауки России от 24.03.2025 №\u00a0266 «Об утверждении Порядка организации и осуществления образовательной деятельности по дополнительным профессиональным программам»',
    2025,
  ),
  source(
    'normative',
    'Приказ Минтруда России от 19.04.2021 №\u00a0250н, которым утверждён профессиональный стандарт 01.011 для руководителей образовательных организаций',
    2021,
  ),
  source('normative', 'Локальные акты СРПУ и ИРО о приёме, аттестации и выдаче документов о квалификации'),
  source('main', 'Рабочая тетрадь управленческой команды. — Северореченск: СРПУ, 2026', 2026),
  source('main', 'Данные школы: от отчёта к решению: учебно-методическое пособие. — Северореченск: ИРО, 2025', 2025),
  source('additional', 'Методическая поддержка учителя: сборник практик области. — Северореченск: ИРО, 2024', 2024),
  source(
    'electronic',
    'Бланки: карта полномочий, матрица ролей, карточка наблюдения; обезличенные отчёты; записи лекций',
  ),
  source(
    'internet',
    'Страница программы в системе дистанционного обучения ИРО',
    null,
    'https://example.org/komanda-shkoly',
  ),
  equipment('Аудитория для лекций: проектор, звук, 40\u00a0мест'),
  equipment(
    'Зал проектной сессии: восемь столов по четыре-пять мест, свободные стены или доски, один ноутбук на команду, общий экран с таймером',
    'university',
  ),
  equipment('Базовая площадка: кабинет для разбора, печать карточек, место в классе для наблюдателей', 'school'),
  equipment('Дома или в школе: компьютер с выходом в сеть и браузером'),
  staff('Ведущий модуля 1: опыт работы с данными оценки качества образования (1\u00a0человек)', 'iro'),
  staff('Ведущие модулей 2 и 3: опыт обучения управленческих команд (2\u00a0человека)', 'university'),
  staff('Модератор проектной сессии: ведение групп от 20\u00a0человек (1\u00a0человек)', 'university'),
  staff('Помощники модератора: по одному на две команды, от СРПУ и ИРО (4\u00a0человека)'),
  staff('Куратор потока: связь со школами, учёт, расписание (1\u00a0человек)', 'iro'),
  staff('Наставники на площадках: члены управленческой команды площадки (3\u00a0человека)'),
];
