import { STRUCTURED_KINDS } from '@soproekt/documents';
import { PASSPORT_ORDER, type Finding } from '@soproekt/domain';
import {
  categoryOptions,
  FIELD_ORDER,
  fieldGroups,
  findingsByField,
  withChosen,
  type PassportValues,
} from './passport-fields';

const shown = (values: PassportValues) => fieldGroups(values).flatMap(({ fields }) => fields);

describe('the fields of a passport', () => {
  it('are all there for one type or the other, each once', () => {
    const all = new Set([...shown({ programmeType: 'pk' }), ...shown({ programmeType: 'pp' })]);
    expect([...all].sort()).toEqual(Object.keys(STRUCTURED_KINDS.passport.fields).sort());
    const both = shown({ programmeType: 'pk', qualification: 'Методист' });
    expect(new Set(both).size).toBe(both.length);
  });

  it('follow the type', () => {
    expect(shown({ programmeType: 'pk' })).toContain('competences');
    expect(shown({ programmeType: 'pk' })).not.toContain('qualification');
    expect(shown({ programmeType: 'pp' })).toEqual(
      expect.arrayContaining(['qualification', 'activities', 'forTeachers']),
    );
    expect(shown({ programmeType: 'pp' })).not.toContain('competences');
    expect(shown({})).not.toContain('competences');
  });

  it('keep a filled field of the other type in sight', () => {
    expect(shown({ programmeType: 'pk', qualification: 'Методист' })).toContain('qualification');
    expect(shown({ programmeType: 'pk', forTeachers: false })).not.toContain('forTeachers');
    expect(shown({ competences: 'Командная работа' })).toContain('competences');
  });

  it('keep a field of the other type in sight while it is talked about', () => {
    const fields = fieldGroups({ programmeType: 'pk' }, new Set(['activities'])).flatMap((group) => group.fields);
    expect(fields).toContain('activities');
    expect(fields).not.toContain('qualification');
  });

  it('have one order for all', () => {
    expect(FIELD_ORDER).toEqual(PASSPORT_ORDER);
    expect([...FIELD_ORDER].sort()).toEqual(Object.keys(STRUCTURED_KINDS.passport.fields).sort());
  });

  it('get the findings that are about them', () => {
    const base: Finding = { code: 'V10', level: 'warning', sectionId: 's', place: {}, variant: 'category', params: {} };
    const own = { ...base, place: { field: 'learnerCategories' } };
    const fields = findingsByField([base, own]);
    expect([...fields]).toEqual([['learnerCategories', [own]]]);
  });

  it('offer what is chosen though it is no longer to be had', () => {
    const options = withChosen(
      [{ value: '01.011', label: 'Руководитель' }],
      ['01.011', '01.099'],
      (code) => `${code}?`,
    );
    expect(options.map(({ label }) => label)).toEqual(['Руководитель', '01.099?']);
  });

  it('offer the categories of the chosen standards first', () => {
    const standards = [
      { code: '01.001', audience: ['Учитель', 'Методист'] },
      { code: '01.011', audience: ['Руководитель', 'Методист'] },
    ];
    expect(categoryOptions(standards, ['01.011'])).toEqual(['Руководитель', 'Методист', 'Учитель']);
  });
});
