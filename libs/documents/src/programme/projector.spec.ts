import * as Y from 'yjs';
import {
  addRow,
  addRows,
  addSection,
  createProgrammeProjector,
  moveSection,
  projectProgramme,
  removeSection,
  restoreSection,
  sectionFragment,
  setCell,
  setField,
} from '../index.js';

function programme(): { doc: Y.Doc; text: string; plan: string; results: string; rows: string[] } {
  const doc = new Y.Doc();
  const text = addSection(doc, { title: 'Записка', role: 'explanatory-note' });
  const results = addSection(doc, { kind: 'planned-results' });
  addRow(doc, results, { type: 'result', cells: { code: 'ПР1' } });
  const plan = addSection(doc, { kind: 'study-plan' });
  const rows = addRows(doc, plan, [
    { type: 'module', localId: 'm' },
    { type: 'topic', parentId: 'm', cells: { lectures: 1 } },
    { type: 'module' },
  ]);
  return { doc, text, plan, results, rows };
}

describe('the programme projector', () => {
  it('answers with the same objects where nothing changed', () => {
    const { doc, text, plan, rows } = programme();
    const projector = createProgrammeProjector(doc);
    const before = projector.read();
    expect(projector.read()).toBe(before);
    setCell(doc, plan, rows[1] ?? '', 'lectures', 2);
    const after = projector.read();
    expect(after).not.toBe(before);
    expect(after.plan[1]).not.toBe(before.plan[1]);
    expect([after.plan[0], after.plan[2]]).toEqual([before.plan[0], before.plan[2]]);
    expect(after.plan[0]).toBe(before.plan[0]);
    expect(after.plan[2]).toBe(before.plan[2]);
    for (const key of ['results', 'texts', 'planSections', 'sectionOf', 'sectionOrder'] as const) {
      expect(after[key]).toBe(before[key]);
    }
    sectionFragment(doc, text)?.insert(0, [new Y.XmlText('слово')]);
    const typed = projector.read();
    expect(typed.texts).toMatchObject([{ role: 'explanatory-note', title: 'Записка', text: 'слово' }]);
    expect(typed.plan).toBe(after.plan);
    // Written to and fro: nothing has changed in the end.
    setCell(doc, plan, rows[1] ?? '', 'lectures', 3);
    setCell(doc, plan, rows[1] ?? '', 'lectures', 2);
    expect(projector.read()).toBe(typed);
    projector.destroy();
  });

  it('does not read again what did not change', () => {
    const { doc, results, plan, rows } = programme();
    const projector = createProgrammeProjector(doc);
    projector.read();
    const map = (doc.getMap('sections').get(results) as Y.Map<Y.Map<unknown>>).get('rows') as Y.Map<unknown>;
    let reads = 0;
    const forEach = map.forEach.bind(map);
    map.forEach = (visit) => {
      reads++;
      forEach(visit);
    };
    setCell(doc, plan, rows[0] ?? '', 'title', 'Модуль');
    projector.read();
    expect(reads).toBe(0);
    addRow(doc, results, { type: 'result' });
    projector.read();
    expect(reads).toBeGreaterThan(0);
  });

  it('follows sections that come, go, return and are put in another place', () => {
    const { doc, plan, rows } = programme();
    const projector = createProgrammeProjector(doc);
    projector.read();
    const agree = (): void => expect(projector.read()).toEqual(projectProgramme(doc));
    removeSection(doc, plan, { by: 'u' });
    expect(projector.read().plan).toEqual([]);
    setCell(doc, plan, rows[0] ?? '', 'title', 'Пока раздел убран');
    agree();
    restoreSection(doc, plan);
    expect(projector.read().plan[0]?.title).toBe('Пока раздел убран');
    const second = addSection(doc, { kind: 'study-plan', afterId: null });
    addRow(doc, second, { type: 'module', cells: { title: 'Второй план' } });
    agree();
    expect(projector.read().plan.map(({ number }) => number)).toEqual(['1', '1', '1.1', '2']);
    expect(projector.read().sectionOf['study-plan']).toBe(second);
    moveSection(doc, second, 9);
    agree();
    expect(projector.read().sectionOf['study-plan']).toBe(plan);
    doc.getMap('sections').delete(second);
    agree();
    const passport = addSection(doc, { kind: 'passport' });
    setField(doc, passport, 'programmeType', 'pp');
    agree();
    projector.destroy();
  });
});

it('numbers the rows of a plan as they are printed', () => {
  const doc = new Y.Doc();
  const plan = addSection(doc, { kind: 'study-plan' });
  const attestation = (kind: string | null, parentId?: string): object => ({
    type: 'attestation',
    parentId,
    cells: { attestation: kind },
  });
  addRows(doc, plan, [
    attestation('entry'),
    { type: 'module', localId: 'a' },
    { type: 'topic', parentId: 'a' },
    { type: 'topic', parentId: 'a' },
    attestation('intermediate', 'a'),
    { type: 'module', localId: 'b' },
    { type: 'topic', parentId: 'b' },
    attestation('intermediate', 'b'),
    attestation(null),
    attestation('final'),
  ] as Parameters<typeof addRows>[2]);
  const numbers = (): string[] => projectProgramme(doc).plan.map(({ number }) => number);
  expect(numbers()).toEqual(['0', '1', '1.1', '1.2', 'ПА1', '2', '2.1', 'ПА2', '', 'ИА']);
  addRow(doc, plan, { type: 'attestation', afterId: null, cells: { attestation: 'entry' } });
  expect(numbers().slice(0, 3)).toEqual(['0.1', '0.2', '1']);
});
