import { describe, expect, it } from '@jest/globals';
import { pastedPlanRows } from './plan-paste';

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
      null,
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
    expect(pastedPlanRows([{ title: 'Тема' }], 'м3')).toEqual([{ type: 'topic', parentId: 'м3' }]);
  });

  it('begins with a module where there is none', () => {
    expect(pastedPlanRows([{ title: 'Первое' }, { title: 'Второе' }], null)).toEqual([
      { type: 'module', localId: 'pasted-0' },
      { type: 'topic', parentId: 'pasted-0' },
    ]);
  });
});
