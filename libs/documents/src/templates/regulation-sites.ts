import { approval, closing, opening } from './regulation.js';
import { section, type DocumentTemplate } from './template.js';

/** Regulations of a support centre for schools and of a pilot site. */
export const siteRegulationTemplates: readonly DocumentTemplate[] = [
  {
    key: 'regulation-support-centre',
    kind: 'regulation',
    title: {
      ru: 'Положение о муниципальном центре поддержки школ',
      en: 'Regulations of a municipal school support centre',
    },
    description: {
      ru: 'Поддержка школ, работающих в сложных социальных условиях: задачи, программы поддержки, кураторы.',
      en: 'Support for schools in difficult social conditions: tasks, support plans, curators.',
    },
    sections: [
      approval,
      opening(
        'порядок создания и работы муниципального центра поддержки школ, работающих в сложных социальных условиях (далее — Центр)',
        'how the municipal centre that supports schools in difficult social conditions (the Centre) is set up and works',
      ),
      section('2. Цели и задачи Центра', '2. Goals and tasks of the Centre', [
        `2.1. Цель Центра — адресная методическая и организационная помощь школам.\n\n2.2. Задачи:\n\n- выявлять причины низких результатов вместе со школой;\n- составлять и сопровождать планы поддержки;\n- связывать школы с базовыми площадками и специалистами;\n- обобщать опыт и передавать его в региональный банк лучших практик.`,
        `2.1. The goal of the Centre is targeted methodical and organisational help to schools.\n\n2.2. Tasks:\n\n- find the causes of poor results together with the school;\n- draw up support plans and see them through;\n- bring schools together with base sites and specialists;\n- sum up experience and pass it to the regional bank of best practices.`,
      ]),
      section('3. Создание и прекращение работы', '3. Setting up and closing', [
        `3.1. Центр создаётся на базе … решением …\n\n3.2. Центр прекращает работу …`,
        `3.1. The Centre is set up at … by decision of …\n\n3.2. The Centre closes …`,
      ]),
      section('4. Отбор школ и план поддержки', '4. Choice of schools and support plan', [
        `4.1. Основания для включения школы: …\n\n4.2. План поддержки составляют на … с участием школы. В нём указывают меры, ответственных, сроки и показатели.\n\n4.3. Школе назначают куратора. Куратор …`,
        `4.1. A school is taken in when …\n\n4.2. The support plan is drawn up for … together with the school. It names measures, owners, dates and indicators.\n\n4.3. Each school has a curator, who …`,
      ]),
      section('5. Права и обязанности', '5. Rights and duties', [
        `5.1. Центр вправе: …\n\n5.2. Центр обязан: …\n\n5.3. Школа вправе: …\n\n5.4. Школа обязана: …`,
        `5.1. The Centre may: …\n\n5.2. The Centre must: …\n\n5.3. The school may: …\n\n5.4. The school must: …`,
      ]),
      section('6. Управление Центром', '6. Management of the Centre', [
        `6.1. Работой руководит …\n\n6.2. План работы утверждает …`,
        `6.1. The work is led by …\n\n6.2. The plan of work is approved by …`,
      ]),
      section('7. Ресурсное обеспечение', '7. Resources'),
      ...closing(8),
    ],
  },
  {
    key: 'regulation-pilot-site',
    kind: 'regulation',
    title: { ru: 'Положение о пилотной площадке', en: 'Regulations of a pilot site' },
    description: {
      ru: 'Статус площадки, заявка и план, работа с базовой площадкой, критерии эффекта.',
      en: 'Status of the site, application and plan, work with a base site, criteria of effect.',
    },
    sections: [
      approval,
      opening(
        'порядок присвоения статуса пилотной площадки, её работы и взаимодействия с базовой площадкой',
        'how the status of a pilot site is granted, how the site works, and how it works together with a base site',
      ),
      section('2. Цели и задачи площадки', '2. Goals and tasks of the site', [
        `2.1. Пилотная площадка — образовательная организация, которая получает поддержку и проверяет её способы в своих условиях.\n\n2.2. Задачи: …`,
        `2.1. A pilot site is an educational organisation that receives support and tries out its ways under its own conditions.\n\n2.2. Tasks: …`,
      ]),
      section('3. Статус, его присвоение и прекращение', '3. Status, its granting and ending', [
        `3.1. Заявку подаёт организация; к заявке прилагают карточку заявителя и план деятельности.\n\n3.2. Решение принимает … в срок …\n\n3.3. Статус присваивается на … и прекращается, если …`,
        `3.1. The organisation applies, adding the applicant’s card and a plan of activities.\n\n3.2. The decision is taken by … within …\n\n3.3. The status is granted for … and ends when …`,
      ]),
      section('4. Организация работы', '4. Organisation of work', [
        `4.1. Площадка работает по плану, согласованному с базовой площадкой и куратором.\n\n4.2. Стажировки на площадке проводят по программе (приложение).`,
        `4.1. The site works to a plan agreed with the base site and the curator.\n\n4.2. Internships at the site follow a programme (appendix).`,
      ]),
      section('5. Права и обязанности', '5. Rights and duties'),
      section('6. Управление и сопровождение', '6. Management and support', [
        `6.1. За работу площадки отвечает …\n\n6.2. Куратор …\n\n6.3. Базовая площадка …`,
        `6.1. Responsible for the work of the site is …\n\n6.2. The curator …\n\n6.3. The base site …`,
      ]),
      section('7. Ресурсное обеспечение', '7. Resources'),
      section('8. Критерии эффекта и отчётность', '8. Criteria of effect and reporting', [
        `| Критерий | Показатель | Источник данных | Когда измеряют |\n| --- | --- | --- | --- |\n| … | … | … | … |\n| … | … | … | … |`,
        `| Criterion | Indicator | Source of data | When measured |\n| --- | --- | --- | --- |\n| … | … | … | … |\n| … | … | … | … |`,
      ]),
      section('9. Заключительные положения', '9. Final provisions', [
        `9.1. Положение вступает в силу с … и действует до …`,
        `9.1. The regulations come into force on … and are valid until …`,
      ]),
      section('Приложения', 'Appendices', [
        `1. Карточка заявителя.\n2. План деятельности площадки.\n3. Справка об условиях.\n4. Программа стажировок.`,
        `1. Applicant’s card.\n2. Plan of activities.\n3. Note on conditions.\n4. Programme of internships.`,
      ]),
    ],
  },
];
