import { section, type DocumentTemplate } from './template.js';

const item = (n: number) =>
  section(`${n}. О …`, `${n}. On …`, [
    `**Докладчик:** … **Время:** … мин. **Вид:** информация / обсуждение / решение.\n\n**Материалы:** …\n\n> **Проект решения.** …`,
    `**Speaker:** … **Time:** … min. **Kind:** inform / discuss / decide.\n\n**Materials:** …\n\n> **Draft decision.** …`,
  ]);

export const agendaTemplates: readonly DocumentTemplate[] = [
  {
    key: 'agenda-working-group',
    kind: 'agenda',
    title: { ru: 'Повестка заседания рабочей группы', en: 'Working group agenda' },
    description: {
      ru: 'Сведения о заседании, вопросы с докладчиками и проектами решений.',
      en: 'Facts of the meeting, items with speakers and draft decisions.',
    },
    sections: [
      section('Сведения о заседании', 'About the meeting', [
        `| Показатель | Значение |\n| --- | --- |\n| Вид | рабочее совещание |\n| Дата, время | … |\n| Место или ссылка | … |\n| Председатель | … |\n| Секретарь | … |\n| Приглашены | … |\n\n**К концу заседания нужно иметь:** …`,
        `| What | Value |\n| --- | --- |\n| Kind | working meeting |\n| Date, time | … |\n| Place or link | … |\n| Chair | … |\n| Secretary | … |\n| Invited | … |\n\n**By the end we need:** …`,
      ]),
      item(1),
      item(2),
      section('Разное', 'Any other business'),
    ],
  },
  {
    key: 'agenda-seminar-meeting',
    kind: 'agenda',
    title: { ru: 'Семинар-совещание', en: 'Seminar-meeting' },
    description: {
      ru: 'Для руководителей органов управления, пилотных и базовых площадок: доклады, проектные сессии, решения.',
      en: 'For heads of authorities, pilot and base sites: talks, design sessions, resolutions.',
    },
    sections: [
      section('Сведения о семинаре-совещании', 'About the seminar-meeting', [
        `| Показатель | Значение |\n| --- | --- |\n| Тема | … |\n| Дата, время | … |\n| Место или ссылка | … |\n| Категории участников | … |\n| Председатель, секретарь | … |`,
        `| What | Value |\n| --- | --- |\n| Topic | … |\n| Date, time | … |\n| Place or link | … |\n| Participants | … |\n| Chair, secretary | … |`,
      ]),
      section('Программа', 'Programme', [
        `| Время | Вид | Содержание | Докладчик (должность) |\n| --- | --- | --- | --- |\n| … | открытие | … | … |\n| … | доклад | … | … |\n| … | проектная сессия | … | … |\n| … | подведение итогов | … | … |`,
        `| Time | Kind | Contents | Speaker (post) |\n| --- | --- | --- | --- |\n| … | opening | … | … |\n| … | talk | … | … |\n| … | design session | … | … |\n| … | wrap-up | … | … |`,
      ]),
      section('Проектные сессии', 'Design sessions', [
        `## Сессия 1. …\n\n**Модератор:** … **Вопросы:** … **Рассматриваемый проект документа:** …`,
        `## Session 1. …\n\n**Moderator:** … **Questions:** … **Draft considered:** …`,
      ]),
      section('Проекты решений', 'Draft resolutions', [`1. … Ответственный: … Срок: …`, `1. … Responsible: … Due: …`]),
      section('Заключение соглашений', 'Signing of agreements'),
    ],
  },
];
