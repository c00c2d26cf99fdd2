import { PLACEHOLDER_TITLES } from '@soproekt/domain';
import { abbreviations, explanatoryNote, formalSections, passport } from './programme-front.js';
import {
  assessmentMaterials,
  attestationForms,
  calendar,
  conditions,
  moduleSyllabi,
  plannedResults,
  studyPlan,
  type StarterModule,
} from './programme-plan.js';
import { section, type DocumentTemplate } from './template.js';

const title = PLACEHOLDER_TITLES.module;
const norms: StarterModule = { title, planSection: 'npr', results: ['result-1'], topics: 2 };
const method: StarterModule = { title, planSection: 'pmr', results: ['result-2'], topics: 2 };
const elective: StarterModule = { title, planSection: 'vr', results: ['result-2'], topics: 1 };

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
      ...formalSections,
      passport({ programmeType: 'pk' }),
      abbreviations([
        { ru: 'ПК', en: 'PU' },
        { ru: 'повышение квалификации', en: 'professional upgrading' },
      ]),
      explanatoryNote(
        `**Актуальность.** …\n\n**Цель.** Что именно совершенствуют слушатели и для какой работы: …\n\n**Основание.** Профессиональный стандарт, квалификационные требования: …\n\n**Особенности программы.** …`,
        `**Relevance.** …\n\n**Goal.** What the learners improve, and for which work: …\n\n**Basis.** Occupational standard, qualification requirements: …\n\n**What is special.** …`,
      ),
      plannedResults([
        'Результаты описывают компетенции, которые слушатель совершенствует или приобретает в пределах имеющейся квалификации.',
        'The results describe the competences that a learner improves or obtains within the qualification held.',
      ]),
      studyPlan([norms, method, elective], true),
      calendar('week', 3),
      moduleSyllabi,
      attestationForms,
      assessmentMaterials,
      conditions,
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
      ...formalSections,
      passport({ programmeType: 'pp' }),
      abbreviations([
        { ru: 'ПП', en: 'PR' },
        { ru: 'профессиональная переподготовка', en: 'professional retraining' },
      ]),
      explanatoryNote(
        `**Актуальность.** …\n\n**Цель.** …\n\n**Требования к образованию слушателей.** …\n\n**Особенности программы.** …`,
        `**Relevance.** …\n\n**Goal.** …\n\n**Required education of the learners.** …\n\n**What is special.** …`,
      ),
      section('Характеристика новой квалификации', 'The new qualification', [
        `Квалификация и виды профессиональной деятельности указаны в паспорте программы.\n\n| Трудовая функция | Трудовые действия | Новые и совершенствуемые компетенции |\n| --- | --- | --- |\n| … | … | … |`,
        `The qualification and the kinds of professional activity stand in the programme passport.\n\n| Job function | Job actions | New and improved competences |\n| --- | --- | --- |\n| … | … | … |`,
      ]),
      plannedResults([
        'Результаты соотнесены с трудовыми функциями новой квалификации.',
        'The results correspond to the job functions of the new qualification.',
      ]),
      studyPlan([norms, method, method, elective], true),
      calendar('week', 12),
      moduleSyllabi,
      attestationForms,
      assessmentMaterials,
      conditions,
    ],
  },
];
