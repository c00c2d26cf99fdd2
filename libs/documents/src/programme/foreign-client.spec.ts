import * as Y from 'yjs';
import { projectDocument, projectProgramme } from '../index.js';

/** Writes as the README says, with Yjs alone: nothing of ours but the names. */
function writeProgramme(doc: Y.Doc): void {
  const map = (entries: Record<string, unknown>): Y.Map<unknown> => new Y.Map(Object.entries(entries));
  const text = (value: string): Y.Text => new Y.Text(value);
  const rows = (entries: Record<string, Record<string, unknown>>): Y.Map<unknown> =>
    map(Object.fromEntries(Object.entries(entries).map(([id, row]) => [id, map(row)])));
  doc.transact(() => {
    doc.getMap('meta').set('schemaVersion', 1);
    doc.getMap('meta').set('kind', 'programme');
    const sections = doc.getMap('sections');
    sections.set(
      's-results',
      map({
        kind: 'planned-results',
        title: text('Планируемые результаты'),
        order: 'A',
        content: new Y.XmlFragment(),
        fields: map({}),
        rows: rows({
          r1: {
            type: 'result',
            order: 'V',
            code: text('ПР1'),
            wording: text('знает нормы'),
            competence: 'professional',
            aspect: 'know',
            jobFunctions: ['01.011 B/02.7'],
          },
        }),
      }),
    );
    sections.set(
      's-plan',
      map({
        kind: 'study-plan',
        title: text('Учебный план'),
        order: 'B',
        content: new Y.XmlFragment(),
        fields: map({}),
        rows: rows({
          npr: { type: 'plan-section', order: 'V', code: text('НПР'), title: text('нормативно-правовой') },
          entry: {
            type: 'attestation',
            order: 'A',
            attestation: 'entry',
            title: text('Входная диагностика'),
            selfStudy: 1,
          },
          m1: {
            type: 'module',
            order: 'V',
            title: text('Нормы и данные'),
            control: text('Тест'),
            implementers: ['institution-1'],
            results: ['r1'],
            planSection: 'npr',
          },
          t2: { type: 'topic', parentId: 'm1', order: 'W', title: text('Оценка'), lectures: 1, practice: 1.5 },
          t1: {
            type: 'topic',
            parentId: 'm1',
            order: 'V',
            title: text('Рамки'),
            lectures: 1,
            practice: 1,
            selfStudy: 1,
          },
          final: {
            type: 'attestation',
            order: 'X',
            attestation: 'final',
            title: text('Итоговая аттестация'),
            practice: 2,
          },
        }),
      }),
    );
    sections.set(
      's-calendar',
      map({
        kind: 'calendar',
        title: text('Календарный учебный график'),
        order: 'C',
        content: new Y.XmlFragment(),
        fields: map({ unit: 'week' }),
        rows: rows({
          w1: {
            type: 'period',
            order: 'V',
            title: text('Неделя 1'),
            'lectures:t1': 1,
            'practice:t1': 1,
            'selfStudy:entry': 1,
          },
        }),
      }),
    );
    sections.set(
      's-passport',
      map({
        kind: 'passport',
        title: text('Паспорт программы'),
        order: 'D',
        content: new Y.XmlFragment(),
        rows: map({}),
        fields: map({
          programmeType: 'pk',
          goal: text('Цель'),
          totalHours: 36,
          distance: true,
          startsOn: '2026-09-01',
        }),
      }),
    );
  });
}

describe('a programme written by a foreign client with plain Yjs', () => {
  const doc = new Y.Doc();
  writeProgramme(doc);
  const facts = projectProgramme(doc);

  it('is read as it was meant', () => {
    expect(facts.plan.map(({ number, title, parentId }) => [number, title, parentId])).toEqual([
      ['0', 'Входная диагностика', null],
      ['1', 'Нормы и данные', null],
      ['1.1', 'Рамки', 'm1'],
      ['1.2', 'Оценка', 'm1'],
      ['ИА', 'Итоговая аттестация', null],
    ]);
    expect(facts.plan[1]).toEqual({
      sectionId: 's-plan',
      id: 'm1',
      type: 'module',
      parentId: null,
      attestation: null,
      number: '1',
      title: 'Нормы и данные',
      hours: { lectures: null, practice: null, selfStudy: null, internship: null },
      total: null,
      distance: null,
      control: 'Тест',
      implementers: ['institution-1'],
      results: ['r1'],
      planSectionId: 'npr',
    });
    expect(facts.plan[3]?.hours).toEqual({ lectures: 1, practice: 1.5, selfStudy: null, internship: null });
    expect(facts.planSections).toEqual([{ sectionId: 's-plan', id: 'npr', code: 'НПР', title: 'нормативно-правовой' }]);
    expect(facts.results).toMatchObject([{ id: 'r1', code: 'ПР1', jobFunctions: ['01.011 B/02.7'], evidence: '' }]);
    expect(facts.calendar?.periods[0]?.hours).toEqual([
      { planRowId: 'entry', kind: 'selfStudy', hours: 1 },
      { planRowId: 't1', kind: 'lectures', hours: 1 },
      { planRowId: 't1', kind: 'practice', hours: 1 },
    ]);
    expect(facts.passport).toMatchObject({ programmeType: 'pk', goal: 'Цель', totalHours: 36, distance: true });
    expect(facts.sectionOf).toEqual({
      'planned-results': 's-results',
      'study-plan': 's-plan',
      calendar: 's-calendar',
      passport: 's-passport',
    });
  });

  it('reads as text for search', () => {
    expect(projectDocument(doc).sections.map(({ text }) => text)).toEqual([
      'ПР1\tзнает нормы\t01.011 B/02.7',
      [
        '0\tВходная диагностика\t\t\t1',
        '1\tНормы и данные\t\t\t\t\t\t\tТест\tПР1\tНПР',
        '1.1\tРамки\t1\t1\t1',
        '1.2\tОценка\t1\t1.5',
        'ИА\tИтоговая аттестация\t\t2',
        'НПР\tнормативно-правовой',
      ].join('\n'),
      'Неделя 1\t\t3',
      'Цель\n36\n2026-09-01',
    ]);
  });
});
