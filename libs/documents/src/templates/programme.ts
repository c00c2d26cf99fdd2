import { section, type DocumentTemplate, type TemplateSection } from './template.js';

/** Parts that both types of programme begin with (order of a real programme builder; mandatory parts of the order in force). */
const front: readonly TemplateSection[] = [
  section('Титульный лист', 'Title page', [
    `Министерство (учредитель)\n\nПолные наименования организаций-разработчиков\n\n**УТВЕРЖДАЮ** — по одному грифу от каждой организации: должность, подпись, инициалы и фамилия, дата\n\nДополнительная профессиональная программа «…»\n\nГод`,
    `Founder\n\nFull names of the developing institutions\n\n**APPROVED** — one block for each institution: post, signature, name, date\n\nContinuing professional education programme “…”\n\nYear`,
  ]),
  section('Лист согласования', 'Sign-off sheet', [
    `| Организация | Должность | Дата | Отметка |\n| --- | --- | --- | --- |\n| … | … | … | … |\n\nРазработчики: …`,
    `| Institution | Post | Date | Mark |\n| --- | --- | --- | --- |\n| … | … | … | … |\n\nAuthors: …`,
  ]),
  section('Сокращения', 'Abbreviations', [
    `- **ДПП** — дополнительная профессиональная программа\n- **ИА** — итоговая аттестация`,
    `- **CPE** — continuing professional education\n- **FA** — final assessment`,
  ]),
];

const plan: readonly TemplateSection[] = [
  section('Учебный план', 'Study plan', [
    `| № | Модуль, тема | Всего | Лекции | Практика | Сам. работа | Форма контроля | Реализует |\n| --- | --- | ---: | ---: | ---: | ---: | --- | --- |\n| 1 | **…** | | | | | | |\n| 1.1 | … | | | | | | |\n| ИА | **Итоговая аттестация** | | | | | | |\n| | **Итого** | | | | | | |`,
    `| No. | Module, topic | Total | Lectures | Practice | Self-study | Control | Delivered by |\n| --- | --- | ---: | ---: | ---: | ---: | --- | --- |\n| 1 | **…** | | | | | | |\n| 1.1 | … | | | | | | |\n| FA | **Final assessment** | | | | | | |\n| | **Total** | | | | | | |`,
  ]),
  section('Календарный учебный график', 'Calendar schedule', [
    `| Модуль | Неделя 1 | Неделя 2 | Неделя 3 | Всего, ч |\n| --- | --- | --- | --- | ---: |\n| … | | | | |`,
    `| Module | Week 1 | Week 2 | Week 3 | Hours |\n| --- | --- | --- | --- | ---: |\n| … | | | | |`,
  ]),
  section('Рабочие программы модулей', 'Module syllabi', [
    `## Модуль 1. …\n\n**Темы и содержание.** …\n\n**Виды занятий.** …\n\n**Самостоятельная работа.** …\n\n**Форма контроля.** …`,
    `## Module 1. …\n\n**Topics and contents.** …\n\n**Kinds of class.** …\n\n**Self-study.** …\n\n**Control.** …`,
  ]),
  section('Формы аттестации и оценочные материалы', 'Assessment forms and materials', [
    `## Промежуточная аттестация\n\nФорма, требования, критерии, примеры заданий, число попыток.\n\n## Итоговая аттестация\n\nФорма, требования, критерии, примеры заданий, число попыток.`,
    `## Intermediate assessment\n\nForm, requirements, criteria, sample tasks, attempts.\n\n## Final assessment\n\nForm, requirements, criteria, sample tasks, attempts.`,
  ]),
  section('Организационно-педагогические условия', 'Organisational and pedagogical conditions', [
    `## Нормативные документы\n\n1. …\n\n## Литература\n\n### Основная\n\n1. …\n\n### Дополнительная\n\n1. …\n\n## Электронные материалы и интернет-ресурсы\n\n1. …\n\n## Материально-технические условия\n\nДля очных занятий и для дистанционной работы: …\n\n## Кадровые условия\n\n…`,
    `## Normative documents\n\n1. …\n\n## Literature\n\n### Main\n\n1. …\n\n### Additional\n\n1. …\n\n## Electronic materials and internet resources\n\n1. …\n\n## Equipment\n\nFor classroom and distance work: …\n\n## Staff\n\n…`,
  ]),
];

const results = (ru: string, en: string): TemplateSection =>
  section('Планируемые результаты', 'Planned results', [
    `${ru}\n\n| Код | Результат: слушатель… | Вид компетенции | Трудовая функция | Модуль | Оценивание |\n| --- | --- | --- | --- | --- | --- |\n| ПР1 | знает … | | | | |\n| ПР2 | умеет … | | | | |`,
    `${en}\n\n| Code | Result: the learner… | Kind of competence | Job function | Module | Assessment |\n| --- | --- | --- | --- | --- | --- |\n| PR1 | knows … | | | | |\n| PR2 | can … | | | | |`,
  ]);

export const programmeTemplates: readonly DocumentTemplate[] = [
  {
    key: 'programme-pk',
    kind: 'programme',
    title: { ru: 'ДПП повышения квалификации', en: 'Professional upgrading programme' },
    description: {
      ru: 'Не менее 16 часов: все обязательные части, перечень совершенствуемых компетенций.',
      en: 'At least 16 hours: all mandatory parts and the list of competences to be improved.',
    },
    sections: [
      ...front,
      section('Пояснительная записка', 'Explanatory note', [
        `**Актуальность.** …\n\n**Цель.** …\n\n**Основание:** профессиональный стандарт, квалификационные требования.\n\n**Категория слушателей.** …\n\n**Форма обучения, срок, трудоёмкость.** … ч`,
        `**Relevance.** …\n\n**Goal.** …\n\n**Basis:** occupational standard, qualification requirements.\n\n**Learners.** …\n\n**Form, term, workload.** … h`,
      ]),
      results(
        'Перечень компетенций, которые совершенствуются или приобретаются в пределах имеющейся квалификации: …',
        'Competences to be improved or obtained within the qualification held: …',
      ),
      ...plan,
    ],
  },
  {
    key: 'programme-pp',
    kind: 'programme',
    title: { ru: 'ДПП профессиональной переподготовки', en: 'Professional retraining programme' },
    description: {
      ru: 'Не менее 250 часов: новая квалификация, виды деятельности, трудовые функции.',
      en: 'At least 250 hours: new qualification, kinds of activity, job functions.',
    },
    sections: [
      ...front,
      section('Пояснительная записка', 'Explanatory note', [
        `**Актуальность.** …\n\n**Цель.** …\n\n**Категория слушателей и требования к образованию.** …\n\n**Форма обучения, срок, трудоёмкость.** … ч`,
        `**Relevance.** …\n\n**Goal.** …\n\n**Learners and their education.** …\n\n**Form, term, workload.** … h`,
      ]),
      section('Характеристика новой квалификации', 'The new qualification', [
        `**Квалификация.** …\n\n**Виды профессиональной деятельности.** …\n\n**Трудовые функции.** …\n\n**Новые и совершенствуемые компетенции.** …`,
        `**Qualification.** …\n\n**Kinds of professional activity.** …\n\n**Job functions.** …\n\n**New and improved competences.** …`,
      ]),
      results('Результаты соотнесены с трудовыми функциями новой квалификации.', 'Results by job function.'),
      ...plan,
    ],
  },
];
