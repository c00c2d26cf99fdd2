import { section, type DocumentTemplate, type TemplateSection } from './template.js';

const preamble = section('Преамбула и стороны', 'Preamble and parties', [
  `№ … от … , место: …\n\n| Сторона | В лице (должность) | На основании | Роль |\n| --- | --- | --- | --- |\n| … | … | … | базовая организация |\n| … | … | … | участник |`,
  `No. … of … , place: …\n\n| Party | Represented by (post) | Authority | Role |\n| --- | --- | --- | --- |\n| … | … | … | base organisation |\n| … | … | … | participant |`,
]);

/** Clauses are lists that count by themselves, as sections do: what is moved gets its new number. */
const ending: readonly TemplateSection[] = [
  section('Персональные данные и интеллектуальная собственность', 'Personal data and intellectual property', [
    `1. Стороны передают друг другу персональные данные только в объёме, нужном для исполнения, и обеспечивают их защиту.\n2. Права на материалы сохраняются за стороной, которая их создала; условия использования другой стороной: …`,
    `1. The parties pass on personal data only as far as needed for the performance, and protect them.\n2. Rights in materials stay with the party that made them; terms of use by the other party: …`,
  ]),
  section('Ответственность сторон', 'Liability', [
    `1. За неисполнение или ненадлежащее исполнение обязательств стороны отвечают по законодательству Российской Федерации.\n2. Разногласия решаются переговорами, а если договориться не удалось – в суде по месту нахождения …`,
    `1. For duties not performed, or not performed properly, the parties are liable by the law of the Russian Federation.\n2. Differences are settled by negotiation, failing that in the court at the seat of …`,
  ]),
  section('Срок действия, изменение и прекращение', 'Term, change and end', [
    `1. Действует с … по …\n2. Изменения оформляются письменно и подписываются всеми сторонами.\n3. Сторона, которая выходит, предупреждает остальных за …`,
    `1. Valid from … until …\n2. Changes are made in writing and signed by all parties.\n3. A party that leaves gives notice of …`,
  ]),
  section('Реквизиты и подписи сторон', 'Details and signatures', [
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
      section('Предмет соглашения', 'Subject', [
        `1. Стороны сотрудничают в … и действуют в пределах своих полномочий.\n2. Соглашение рамочное: финансовых обязательств не создаёт, конкретные работы оформляются отдельными договорами.`,
        `1. The parties cooperate in … within their powers.\n2. This is a framework agreement: it creates no financial duties; works are agreed in separate contracts.`,
      ]),
      section('Направления и формы сотрудничества', 'Fields and forms of cooperation', [
        `1. Стороны взаимодействуют на уровнях: ресурсном, проектном, программном, стратегическом.\n2. Формы: …`,
        `1. Levels of interaction: resource, project, programme, strategic.\n2. Forms: …`,
      ]),
      section('Обязательства сторон', 'Duties of the parties', [
        `1. Базовая площадка: …\n2. Пилотная площадка: …\n3. Орган местного самоуправления: …\n4. Институт: …`,
        `1. The base site: …\n2. The pilot site: …\n3. The local authority: …\n4. The institute: …`,
      ]),
      section('Порядок взаимодействия и координации', 'Coordination', [
        `1. За исполнение соглашения у каждой стороны отвечает: …\n2. Стороны встречаются не реже …; решения записывают в протокол.\n3. План совместной работы на год согласуют до …`,
        `1. Responsible for the performance at each party: …\n2. The parties meet at least …; decisions are recorded in minutes.\n3. The plan of joint work for a year is agreed by …`,
      ]),
      ...ending,
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
      section('Предмет договора', 'Subject', [
        `1. Стороны совместно реализуют программу: вид, уровень, направленность, наименование: …`,
        `1. The parties jointly deliver a programme: kind, level, direction, name: …`,
      ]),
      section('Распределение частей программы и часов', 'Parts and hours by party', [
        `| Сторона | Модули | Часы |\n| --- | --- | ---: |\n| … | … | |\n| **Итого** | | |`,
        `| Party | Modules | Hours |\n| --- | --- | ---: |\n| … | … | |\n| **Total** | | |`,
      ]),
      section('Ресурсы и кадры', 'Resources and staff', [
        `| Сторона | Помещения и оборудование | Кадры | Электронная среда |\n| --- | --- | --- | --- |\n| … | … | … | … |`,
        `| Party | Rooms and equipment | Staff | Electronic environment |\n| --- | --- | --- | --- |\n| … | … | … | … |`,
      ]),
      section('Зачисление слушателей и выдаваемые документы', 'Admission and documents issued', [
        `1. Слушателей зачисляет …; приказ издаёт …\n2. Документ о квалификации выдаёт …\n3. Сведения о выданных документах вносит …`,
        `1. Learners are admitted by …; the order is issued by …\n2. The certificate is issued by …\n3. Issued documents are entered in the federal register by …`,
      ]),
      section('Финансовые условия', 'Financial terms', [
        `1. Каждая сторона несёт расходы на свою часть программы; иные условия: …\n2. Если работу одной стороны оплачивает другая, сумма, порядок и срок оплаты: …`,
        `1. Each party bears the costs of its part of the programme; other terms: …\n2. Where one party pays for the work of another, the amount, manner and date of payment: …`,
      ]),
      ...ending,
      section('Приложения', 'Appendices', [
        `1. Программа.\n2. План по сторонам.`,
        `1. The programme.\n2. Plan by party.`,
      ]),
    ],
  },
];
