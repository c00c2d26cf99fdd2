import { resultAssessments } from './result-assessments.js';
import { demoFacts, withPlan, withRow } from './testing/index.js';

const shown = ({ plan, assessments }: ReturnType<typeof demoFacts>, result: string) => {
  const found = resultAssessments(plan, assessments).get(result);
  return found && [found.materials.map(({ title }) => title), found.attestations.map(({ number }) => number)];
};

describe('what assesses a result', () => {
  it('are its materials; an attestation that has one is not named twice', () => {
    expect(shown(demoFacts(), 'r4')).toEqual([['Карточка наблюдения', 'Защита проекта команды'], []]);
  });

  it('is the attestation of the plan where no material names the result', () => {
    const facts = demoFacts();
    const none = withRow(withRow(facts.assessments, 'a4', { results: [] }), 'a5', { results: ['r1', 'r2', 'r3'] });
    expect(shown({ ...facts, assessments: none }, 'r4')).toEqual([[], ['ИА']]);
    const unlinked = withPlan({ ...facts, assessments: none }, { final: { results: ['r1', 'r2', 'r3'] } });
    expect(shown(unlinked, 'r4')).toBeUndefined();
  });

  it('is never entry diagnostics', () => {
    const facts = withPlan(demoFacts(), { entry: { results: ['r9'] } });
    const linked = withRow(facts.assessments, 'a1', { planRowId: 'entry', results: ['r9'] });
    expect(shown({ ...facts, assessments: linked }, 'r9')).toBeUndefined();
  });
});
