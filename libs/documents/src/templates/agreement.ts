import { section, type DocumentTemplate, type TemplateSection } from './template.js';

const preamble = section('Преамбула и стороны', 'Preamble and parties', [
  `№ … от … , место: …\n\n| Сторона | В лице (должность) | На основании | Роль |\n| --- | --- | --- | --- |\n| … | … | … | базовая организация |\n| … | … | … | участник |`,
  `No. … of … , place: …\n\n| Party | Represented by (post) | Authority | Role |\n| --- | --- | --- | --- |\n| … | … | … | base organisation |\n| … | … | … | participant |`,
]);

const ending = (first: number): readonly TemplateSection[] => [
  section(
    `${first}. Персональные данные и интеллектуальная собственность`,
    `${first}. Personal data and intellectual property`,
    [
      `${first}.1. Стороны передают друг другу персональные данные только в объёме, нужном для исполнения, и обеспечивают их защиту.\n\n${first}.2. Права на материалы сохраняются за стороной, которая их создала; условия использования другой стороной: …`,
      `${first}.1. The parties pass on personal data only as far as needed for the performance, and protect them.\n\n${first}.2. Rights in materials stay with the party that made them; terms of use by the other party: …`,
    ],
  ),
  section(`${first + 1}. Ответственность сторон`, `${first + 1}. Liability`),
  section(`${first + 2}. Срок действия, изменение и прекращение`, `${first + 2}. Term, change and end`, [
    `${first + 2}.1. Действует с … по …\n\n${first + 2}.2. Изменения оформляются письменно и подписываются всеми сторонами.\n\n${first + 2}.3. Сторона, которая выходит, предупреждает остальных за …`,
    `${first + 2}.1. Valid from … until …\n\n${first + 2}.2. Changes are made in writing and signed by all parties.\n\n${first + 2}.3. A party that leaves gives notice of …`,
  ]),
  section(`${first + 3}. Реквизиты и подписи сторон`, `${first + 3}. Details and signatures`, [
    `| Сторона | Реквизиты | Должность, инициалы и фамилия | Подпись |\n| --- | --- | --- | --- |\n| … | … | … | |\n| … | … | … | |`,
    `| Party | Details | Post and name | Signature |\n| --- | --- | --- | --- |\n| … | … | … | |\n| … | … | … | |`,
  ]),
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
      section('1. Предмет соглашения', '1. Subject', [
        `1.1. Стороны сотрудничают в … и действуют в пределах своих полномочий.\n\n1.2. Соглашение рамочное: финансовых обязательств не создаёт, конкретные работы оформляются отдельными договорами.`,
        `1.1. The parties cooperate in … within their powers.\n\n1.2. This is a framework agreement: it creates no financial duties; works are agreed in separate contracts.`,
      ]),
      section('2. Направления и формы сотрудничества', '2. Fields and forms of cooperation', [
        `2.1. Стороны взаимодействуют на уровнях: ресурсном, проектном, программном, стратегическом.\n\n2.2. Формы: …`,
        `2.1. Levels of interaction: resource, project, programme, strategic.\n\n2.2. Forms: …`,
      ]),
      section('3. Обязательства сторон', '3. Duties of the parties', [
        `3.1. Базовая площадка: …\n\n3.2. Пилотная площадка: …\n\n3.3. Орган местного самоуправления: …\n\n3.4. Институт: …`,
        `3.1. The base site: …\n\n3.2. The pilot site: …\n\n3.3. The local authority: …\n\n3.4. The institute: …`,
      ]),
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
      section('3. Ресурсы и кадры', '3. Resources and staff', [
        `| Сторона | Помещения и оборудование | Кадры | Электронная среда |\n| --- | --- | --- | --- |\n| … | … | … | … |`,
        `| Party | Rooms and equipment | Staff | Electronic environment |\n| --- | --- | --- | --- |\n| … | … | … | … |`,
      ]),
      section('4. Зачисление слушателей и выдаваемые документы', '4. Admission and documents issued', [
        `4.1. Слушателей зачисляет …; приказ издаёт …\n\n4.2. Документ о квалификации выдаёт …\n\n4.3. Сведения о выданных документах вносит …`,
        `4.1. Learners are admitted by …; the order is issued by …\n\n4.2. The certificate is issued by …\n\n4.3. Issued documents are entered in the federal register by …`,
      ]),
      section('5. Финансовые условия', '5. Financial terms'),
      ...ending(6),
      section('Приложения', 'Appendices', [
        `1. Программа.\n2. План по сторонам.`,
        `1. The programme.\n2. Plan by party.`,
      ]),
    ],
  },
];
