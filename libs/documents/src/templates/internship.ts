import { abbreviations, explanatoryNote, formalSections, passport } from './programme-front.js';
import {
  assessmentMaterials,
  attestationForms,
  calendar,
  conditions,
  plannedResults,
  studyPlan,
} from './programme-plan.js';
import { part, section, type DocumentTemplate } from './template.js';

/** A professional upgrading programme in the form of an internship. */
export const internshipTemplates: readonly DocumentTemplate[] = [
  {
    key: 'programme-internship',
    kind: 'programme',
    title: { ru: 'Программа стажировки', en: 'Internship programme' },
    description: {
      ru: 'Дни и форматы, площадки и наставники, группы по выбору, задание стажёра, перенос практики.',
      en: 'Days and formats, host sites and mentors, groups of choice, the intern’s task, transfer of practice.',
    },
    sections: [
      ...formalSections,
      passport({ programmeType: 'pk', form: 'full-time' }),
      abbreviations([
        { ru: 'ПК', en: 'PU' },
        { ru: 'повышение квалификации', en: 'professional upgrading' },
      ]),
      explanatoryNote(
        `**Цель стажировки.** …\n\n**Организатор и принимающие организации.** …\n\n**Даты и место.** …\n\n**Кого приглашаем и сколько мест.** …\n\n**Вид.** Дополнительная профессиональная программа с удостоверением о повышении квалификации; если документ не выдаётся, укажите это здесь.`,
        `**Aim.** …\n\n**Organiser and hosts.** …\n\n**Dates and place.** …\n\n**Who is invited, and how many.** …\n\n**Kind.** A continuing professional education programme with a certificate; if no document is issued, say so here.`,
      ),
      plannedResults([
        'После стажировки участник применяет увиденное в своей организации.',
        'After the internship the participant puts into practice at home what was seen.',
      ]),
      studyPlan(
        [
          {
            title: { ru: 'Знакомство с принимающей организацией', en: 'Getting to know the hosts' },
            planSection: 'npr',
            results: ['result-1'],
            topics: 1,
          },
          {
            title: { ru: 'Работа на площадках по выбору', en: 'Work at the sites of choice' },
            planSection: 'vr',
            results: ['result-1'],
            topics: 2,
            internship: true,
          },
          {
            title: { ru: 'План переноса практики', en: 'Plan of the practice transfer' },
            planSection: 'pmr',
            results: ['result-2'],
            topics: 1,
          },
        ],
        false,
      ),
      calendar('day', 3),
      part('module-syllabi', 'Программа по дням', 'Programme by day', [
        `Форматы: лекция, стендовый доклад, мастер-класс, круглый стол, образовательная экскурсия, наблюдение, «один день с руководителем», проектная сессия, защита, рефлексия.\n\n## День 1\n\n| Время | Ак. ч | Формат | Содержание | Площадка | Мест | Ведущий | Результат |\n| --- | ---: | --- | --- | --- | ---: | --- | --- |\n| … | | | | | | | |\n\n## День 2\n\n| Время | Ак. ч | Формат | Содержание | Площадка | Мест | Ведущий | Результат |\n| --- | ---: | --- | --- | --- | ---: | --- | --- |\n| … | | | | | | | |\n\n## День 3\n\n| Время | Ак. ч | Формат | Содержание | Площадка | Мест | Ведущий | Результат |\n| --- | ---: | --- | --- | --- | ---: | --- | --- |\n| … | | | | | | | |`,
        `Formats: lecture, poster talk, master class, round table, study visit, observation, “a day with a head”, design session, defence, reflection.\n\n## Day 1\n\n| Time | Hours | Format | Contents | Site | Places | Leader | Output |\n| --- | ---: | --- | --- | --- | ---: | --- | --- |\n| … | | | | | | | |\n\n## Day 2\n\n| Time | Hours | Format | Contents | Site | Places | Leader | Output |\n| --- | ---: | --- | --- | --- | ---: | --- | --- |\n| … | | | | | | | |\n\n## Day 3\n\n| Time | Hours | Format | Contents | Site | Places | Leader | Output |\n| --- | ---: | --- | --- | --- | ---: | --- | --- |\n| … | | | | | | | |`,
      ]),
      section('Площадки, группы по выбору и наставники', 'Sites, groups of choice and mentors', [
        `Мест в каждой группе по выбору должно хватать на всех стажёров.\n\n| Группа | Площадка | На что смотреть | Мест | Наставник (должность) |\n| --- | --- | --- | ---: | --- |\n| А1 | … | … | | … |\n| А2 | … | … | | … |`,
        `The places of each group of choice must suffice for all interns.\n\n| Group | Site | What to look at | Places | Mentor (post) |\n| --- | --- | --- | ---: | --- |\n| A1 | … | … | | … |\n| A2 | … | … | | … |`,
      ]),
      section('Задание стажёра и карточка наблюдения', 'The intern’s task and observation card', [
        `**Задание.** …\n\n| Поле карточки | Что записать |\n| --- | --- |\n| Площадка, практика, дата | … |\n| Что я видел и слышал | наблюдения без оценок |\n| Подтверждения | какие данные показали |\n| Условия | без чего практика не работает |\n| Моя организация | какие условия есть, каких нет |\n| Решение | беру, меняю, не беру и почему |`,
        `**Task.** …\n\n| Field of the card | What to note |\n| --- | --- |\n| Site, practice, date | … |\n| What I saw and heard | observations, no judgements |\n| Evidence | which data were shown |\n| Conditions | what the practice cannot do without |\n| My organisation | which conditions are there, which are not |\n| Decision | take, change, leave, and why |`,
      ]),
      section('Отчёт и перенос практики', 'Report and practice transfer', [
        `**Отчёт стажёра.** Срок и форма: …\n\n**План переноса.** Что переносим, что меняем, кто отвечает, первый шаг, срок: …\n\n**Через 60 дней.** Как узнаем, что сделано: …`,
        `**Report.** Due date and form: …\n\n**Transfer plan.** What is taken over, what is changed, who is responsible, first step, date: …\n\n**After 60 days.** How we learn what was done: …`,
      ]),
      attestationForms,
      assessmentMaterials,
      conditions,
      section('Контакты', 'Contacts', [
        `| Вопрос | К кому обращаться (должность) | Телефон, почта |\n| --- | --- | --- |\n| Программа | … | … |\n| Проезд и размещение | … | … |`,
        `| Question | Whom to ask (post) | Telephone, e-mail |\n| --- | --- | --- |\n| Programme | … | … |\n| Travel and stay | … | … |`,
      ]),
    ],
  },
];
