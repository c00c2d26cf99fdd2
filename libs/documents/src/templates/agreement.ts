import { section, type DocumentTemplate, type TemplateSection } from './template.js';

const preamble = section('Преамбула и стороны', 'Preamble and parties', [
  `№ … от … , место: …\n\n| Сторона | В лице (должность) | На основании | Роль |\n| --- | --- | --- | --- |\n| … | … | … | базовая организация |\n| … | … | … | участник |`,
  `No. … of … , place: …\n\n| Party | Represented by (post) | Authority | Role |\n| --- | --- | --- | --- |\n| … | … | … | base organisation |\n| … | … | … | participant |`,
]);

const ending = (first: number): readonly TemplateSection[] => [
  section(
    `${first}. Персональные данные и интеллектуальная собственность`,
    `${first}. Personal data and intellectual property`,
  ),
  section(`${first + 1}. Ответственность сторон`, `${first + 1}. Liability`),
  section(`${first + 2}. Срок действия, изменение и прекращение`, `${first + 2}. Term, change and end`),
  section(`${first + 3}. Реквизиты и подписи сторон`, `${first + 3}. Details and signatures`),
];

export const agreementTemplates: readonly DocumentTemplate[] = [
  {
    key: 'agreement-cooperation',
    kind: 'agreement',
    title: { ru: 'Соглашение о сотрудничестве', en: 'Cooperation agreement' },
    description: {
      ru: 'Рамочное многостороннее соглашение: площадки, институт, органы местного самоуправления.',
      en: 'Multi-party framework agreement: sites, institute, local authorities.',
    },
    sections: [
      preamble,
      section('1. Предмет соглашения', '1. Subject'),
      section('2. Направления и формы сотрудничества', '2. Fields and forms of cooperation', [
        `2.1. Стороны взаимодействуют на уровнях: ресурсном, проектном, программном, стратегическом.\n\n2.2. Формы: …`,
        `2.1. Levels of interaction: resource, project, programme, strategic.\n\n2.2. Forms: …`,
      ]),
      section('3. Обязательства сторон', '3. Duties of the parties'),
      section('4. Порядок взаимодействия и координации', '4. Coordination'),
      ...ending(5),
    ],
  },
  {
    key: 'agreement-network',
    kind: 'agreement',
    title: { ru: 'Договор о сетевой форме реализации программы', en: 'Network delivery contract' },
    description: {
      ru: 'Программа, части и часы каждой стороны, ресурсы, зачисление и документы.',
      en: 'The programme, each party’s part and hours, resources, admission and certificates.',
    },
    sections: [
      preamble,
      section('1. Предмет договора', '1. Subject', [
        `1.1. Стороны совместно реализуют программу: вид, уровень, направленность, наименование — …`,
        `1.1. The parties jointly deliver a programme: kind, level, direction, name: …`,
      ]),
      section('2. Распределение частей программы и часов', '2. Parts and hours by party', [
        `| Сторона | Модули | Часы |\n| --- | --- | ---: |\n| … | … | |\n| **Итого** | | |`,
        `| Party | Modules | Hours |\n| --- | --- | ---: |\n| … | … | |\n| **Total** | | |`,
      ]),
      section('3. Ресурсы и кадры', '3. Resources and staff'),
      section('4. Зачисление слушателей и выдаваемые документы', '4. Admission and documents issued'),
      section('5. Финансовые условия', '5. Financial terms'),
      ...ending(6),
      section('Приложения', 'Appendices', [
        `1. Программа.\n2. План по сторонам.`,
        `1. The programme.\n2. Plan by party.`,
      ]),
    ],
  },
];
