import { section, type DocumentTemplate, type TemplateSection } from './template.js';

export const opening = (ru: string, en: string): TemplateSection =>
  section('1. Общие положения', '1. General provisions', [
    `1.1. Настоящее Положение определяет ${ru}.\n\n1.2. Основные понятия: …\n\n1.3. Нормативные основания: …`,
    `1.1. These regulations determine ${en}.\n\n1.2. Terms: …\n\n1.3. Normative basis: …`,
  ]);

export const approval = section('Гриф утверждения', 'Approval', [
  `УТВЕРЖДЕНО приказом … от … № …`,
  `APPROVED by order … of … No. …`,
]);

export const closing = (first: number): readonly TemplateSection[] => [
  section(`${first}. Мониторинг и отчётность`, `${first}. Monitoring and reporting`),
  section(`${first + 1}. Заключительные положения`, `${first + 1}. Final provisions`, [
    `${first + 1}.1. Положение вступает в силу с … и действует до …`,
    `${first + 1}.1. The regulations come into force on … and are valid until …`,
  ]),
  section('Приложения', 'Appendices'),
];

export const regulationTemplates: readonly DocumentTemplate[] = [
  {
    key: 'regulation-general',
    kind: 'regulation',
    title: { ru: 'Положение', en: 'Regulations' },
    description: {
      ru: 'Девять разделов: цели, статус, организация работы, права, управление, ресурсы, мониторинг.',
      en: 'Nine parts: goals, status, organisation, rights, management, resources, monitoring.',
    },
    sections: [
      approval,
      opening('порядок …', 'the order of …'),
      section('2. Цели и задачи', '2. Goals and tasks', [
        `2.1. Цель — …\n\n2.2. Задачи: …`,
        `2.1. Goal: …\n\n2.2. Tasks: …`,
      ]),
      section('3. Статус, его присвоение и прекращение', '3. Status, its granting and ending'),
      section('4. Организация работы', '4. Organisation of work'),
      section('5. Права и обязанности', '5. Rights and duties'),
      section('6. Управление', '6. Management'),
      section('7. Ресурсное обеспечение', '7. Resources'),
      ...closing(8),
    ],
  },
  {
    key: 'regulation-practice-bank',
    kind: 'regulation',
    title: {
      ru: 'Положение о региональном банке лучших практик',
      en: 'Regulations of a regional bank of best practices',
    },
    description: {
      ru: 'Требования к практике, экспертиза, публикация и снятие, права авторов.',
      en: 'Requirements for a practice, expert review, publication and withdrawal, rights of authors.',
    },
    sections: [
      approval,
      opening(
        'порядок формирования и использования регионального банка лучших практик',
        'how the regional bank of best practices is filled and used',
      ),
      section('2. Цели и задачи банка', '2. Goals and tasks of the bank', [
        `2.1. Цель банка — сделать результативные управленческие и педагогические практики доступными другим организациям.\n\n2.2. Задачи: отбирать практики, проверять их, публиковать, сопровождать перенос.`,
        `2.1. The goal of the bank is to make effective practices of management and teaching available to others.\n\n2.2. Tasks: to select practices, review them, publish them and support their transfer.`,
      ]),
      section('3. Требования к практике', '3. Requirements for a practice', [
        `3.1. Практика описывается паспортом: проблема, цель, целевая группа, идея, шаги, ресурсы, результаты с показателями и подтверждениями, риски, условия переноса.`,
        `3.1. A practice is described by a card: problem, aim, target group, idea, steps, resources, results with indicators and evidence, risks, conditions of transfer.`,
      ]),
      section('4. Экспертиза практик', '4. Expert review', [
        `4.1. Практику рассматривают не менее двух экспертов; эксперт не работает в организации автора.\n\n4.2. Критерии: новизна для региона, подтверждённый результат, условия переноса, качество описания.\n\n4.3. Решение: опубликовать, доработать, отклонить с указанием причин. Срок — …`,
        `4.1. A practice is reviewed by at least two experts, none of whom works at the author’s organisation.\n\n4.2. Criteria: new to the region, proven result, conditions of transfer, quality of description.\n\n4.3. Decision: publish, revise, or decline with reasons. Within …`,
      ]),
      section('5. Публикация и снятие', '5. Publication and withdrawal', [
        `5.1. Практику публикуют с согласия автора и организации.\n\n5.2. Практику снимают: по заявлению автора; если результат не подтвердился; если описание устарело и не обновлено за …`,
        `5.1. A practice is published with the consent of its author and organisation.\n\n5.2. It is withdrawn at the author’s request, when its result is not confirmed, or when its description is out of date and not renewed within …`,
      ]),
      section('6. Права авторов и перенос практик', '6. Rights of authors and transfer', [
        `6.1. Авторские права сохраняются за автором; условия использования указывает лицензия в паспорте практики.\n\n6.2. Организация, которая переносит практику, называет источник, описывает изменения и сообщает о результатах.`,
        `6.1. The author keeps the copyright; the terms of use stand in the licence of the practice card.\n\n6.2. Whoever takes over a practice names the source, describes the changes and reports the results.`,
      ]),
      section('7. Управление банком и ресурсы', '7. Management and resources'),
      ...closing(8),
    ],
  },
];
