import { describe, expect, it } from '@jest/globals';
import { pastedPlanRows, pastedPlanValues } from './plan-paste';

const line = (number: string, title: string) => ({ number, title });

describe('pastedPlanRows', () => {
  it('tells modules, topics and attestations by their numbers, and leaves sums out', () => {
    const rows = pastedPlanRows(
      [
        line('0', 'Входная диагностика'),
        line('1', 'Нормы и данные'),
        line('1.1', 'Нормативные рамки'),
        line('1.2', 'Оценка'),
        line('2.', 'Команда'),
        line('2.1', 'Роли'),
        line('ИА', 'Итоговая аттестация'),
        line('', 'Итого'),
      ],
      { moduleId: null },
    );
    expect(rows.map((row) => row && [row.type, row.parentId ?? row.cells?.['attestation'] ?? null])).toEqual([
      ['attestation', 'entry'],
      ['module', null],
      ['topic', 'pasted-1'],
      ['topic', 'pasted-1'],
      ['module', null],
      ['topic', 'pasted-4'],
      ['attestation', 'final'],
      null,
    ]);
  });

  it('takes rows without numbers for topics of the last module', () => {
    expect(pastedPlanRows([{ title: 'Тема' }], { moduleId: 'м3' })).toEqual([{ type: 'topic', parentId: 'м3' }]);
  });

  it('begins with a module where there is none', () => {
    expect(pastedPlanRows([{ title: 'Первое' }, { title: 'Второе' }], { moduleId: null })).toMatchObject([
      { type: 'module', localId: 'pasted-0' },
      { type: 'topic', parentId: 'pasted-0' },
    ]);
  });

  it('puts the first of each level in its place, and the others behind it', () => {
    const rows = pastedPlanRows([{ title: 'А' }, { title: 'Б' }, line('2', 'В'), line('2.1', 'Г'), line('3', 'Д')], {
      moduleId: 'м1',
      afterTopicId: 'т1',
      afterTopId: 'м1',
    });
    expect(rows.map((row) => [row?.type, row?.parentId, row?.afterId])).toEqual([
      ['topic', 'м1', 'т1'],
      ['topic', 'м1', undefined],
      ['module', null, 'м1'],
      ['topic', 'pasted-2', undefined],
      ['module', null, undefined],
    ]);
  });
});

describe('pastedPlanValues', () => {
  it('leaves out what says the kind of a row, and figures that are sums of others', () => {
    const rows = [
      { number: '', title: 'Модуль 1. Нормы', total: '6', lectures: '3', practice: '3' },
      { number: '', title: 'Тема 1.1. Рамки', total: '4', lectures: '2', practice: '2' },
      { number: '', title: 'Тема 1.2. Оценка', total: '3', lectures: '1', practice: '1' },
    ];
    expect(pastedPlanValues(rows).map(({ title, total, lectures }) => [title, total, lectures])).toEqual([
      ['Нормы', '', ''],
      ['Рамки', '', '2'],
      ['Оценка', '3', '1'],
    ]);
  });
});
