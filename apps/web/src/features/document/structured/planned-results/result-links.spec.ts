import { describe, expect, it } from '@jest/globals';
import { resultAssessments } from '@soproekt/domain';
import { demoFacts, withRow } from '@soproekt/domain/testing';
import { assessmentText } from './result-links';

const shown = ({ plan, assessments }: ReturnType<typeof demoFacts>, id: string): string =>
  assessmentText(resultAssessments(plan, assessments).get(id), 'без названия');

describe('the column of assessments', () => {
  it('names materials, and the attestation where the plan alone links the result', () => {
    const facts = demoFacts();
    expect(shown(facts, 'r4')).toBe('Карточка наблюдения; Защита проекта команды');
    const cleared = facts.assessments.map((row) => ({ ...row, results: row.results.filter((id) => id !== 'r4') }));
    expect(shown({ ...facts, assessments: cleared }, 'r4')).toBe('ИА');
  });

  it('is not empty for a material without title, which V08 counts', () => {
    const facts = demoFacts();
    const assessments = withRow(facts.assessments, 'a4', { title: ' ' });
    expect(shown({ ...facts, assessments }, 'r4')).toBe('без названия; Защита проекта команды');
    expect(shown(facts, 'gone')).toBe('');
  });
});
