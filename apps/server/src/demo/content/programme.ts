import type { DemoDocument } from './demo-document.js';
import { assessmentSections } from './programme-assessment.js';
import { conditionSections } from './programme-conditions.js';
import { frontSections } from './programme-front.js';
import { moduleSections } from './programme-modules.js';
import { planSections } from './programme-plan.js';

/**
 * The 36-hour joint programme. Institutions are invented, people are named by post only;
 * hours add up everywhere, so the demo starts without arithmetic findings.
 */
export const demoProgramme: DemoDocument = {
  key: 'programme',
  kind: 'programme',
  title: 'Управленческая команда школы: от данных к плану профессионального роста',
  status: 'draft',
  sections: [...frontSections, ...planSections, ...moduleSections, ...assessmentSections, ...conditionSections],
};
