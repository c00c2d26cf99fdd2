import { standardInputSchema, type Standard } from '@soproekt/contracts';
import { byCode, fieldOfIssue, findStandards, inputOf, valuesOf } from './standard-view';

const standard = (change: Partial<Standard> = {}): Standard => ({
  id: '00000000-0000-4000-8000-000000000001',
  code: '01.011',
  title: 'Руководитель образовательной организации',
  basis: '',
  audience: ['Заместитель руководителя'],
  functions: [{ code: 'B/02.7', title: 'Администрирование', actions: ['Планирование', 'Отчёт'] }],
  source: 'manual',
  updatedAt: '2026-11-21T10:00:00.000Z',
  ...change,
});

describe('the catalogue of standards', () => {
  it('is searched by every word, in whatever part it stands, Ё and Е alike', () => {
    const list = [standard(), standard({ id: '2', code: '01.001', title: 'Педагог', functions: [], audience: [] })];
    const found = (search: string) => findStandards(list, search).map(({ code }) => code);
    expect(found('отчет администрирование')).toEqual(['01.011']);
    expect(found('ПЕДАГОГ')).toEqual(['01.001']);
    expect(found('педагог отчёт')).toEqual([]);
    expect(found(' ')).toHaveLength(2);
  });

  it('is ordered as people count', () => {
    const codes = ['01.11', '01.2', '01.001'].map((code) => standard({ code }));
    expect(codes.sort(byCode).map(({ code }) => code)).toEqual(['01.001', '01.2', '01.11']);
  });

  it('goes through the form and comes out the same', () => {
    const { code, title, basis, audience, functions } = standard();
    expect(inputOf(valuesOf(standard()))).toEqual({ code, title, basis, audience, functions });
  });

  it('leaves out functions that were added and never written, and shows what is wrong at the right one', () => {
    const values = valuesOf(standard());
    values.functions = [
      { code: '', title: ' ', actions: '' },
      { code: 'B/03.7', title: '', actions: 'одно\n\nодно\nдругое' },
    ];
    const input = inputOf(values);
    expect(input.functions).toEqual([{ code: 'B/03.7', title: '', actions: ['одно', 'другое'] }]);
    const issue = standardInputSchema.safeParse(input).error?.issues[0];
    expect(fieldOfIssue(issue?.path ?? [], values)).toBe('functions.1.title');
    expect(fieldOfIssue(['functions', 0, 'actions', 3], values)).toBe('functions.1.actions');
    expect(fieldOfIssue(['code'], values)).toBe('code');
  });
});
