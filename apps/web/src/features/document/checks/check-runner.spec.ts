import { jest } from '@jest/globals';
import { addRow, addSection, initDocument, setCell } from '@soproekt/documents';
import { DEFAULT_PROGRAMME_SETTINGS, type CheckContext } from '@soproekt/domain';
import * as Y from 'yjs';
import { CheckRunner, RUN_EVERY } from './check-runner';

const context: CheckContext = { today: '2026-11-21', settings: DEFAULT_PROGRAMME_SETTINGS, institutions: [] };

function programme() {
  const doc = new Y.Doc();
  initDocument(doc, { kind: 'programme' });
  const plan = addSection(doc, { kind: 'study-plan', title: 'План' });
  const row = addRow(doc, plan, { type: 'module', cells: { title: 'Модуль', lectures: 10, practice: 10, total: 20 } });
  return { doc, plan, row };
}

describe('CheckRunner', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const codes = (runner: CheckRunner) => runner.getResult().findings.map(({ code }) => code);

  it('judges nothing until it knows the limits', () => {
    const { doc } = programme();
    const runner = new CheckRunner(doc);
    jest.runAllTimers();
    expect(runner.getResult().ready).toBe(false);
    runner.setContext(context);
    jest.runAllTimers();
    expect(runner.getResult().ready).toBe(true);
    expect(runner.getResult().applied).toContain('V03');
    runner.destroy();
  });

  it('tells which rules judge only a part, and what they wait for', () => {
    const { doc, plan, row } = programme();
    const runner = new CheckRunner(doc);
    runner.setContext(context);
    jest.runAllTimers();
    expect([...runner.getResult().unknown]).toEqual([]);
    setCell(doc, plan, row, 'implementers', ['iro', 'srpu']);
    jest.runAllTimers();
    expect(runner.getResult().applied).toContain('V14');
    expect([...runner.getResult().unknown]).toEqual([['V14', 'agreements']]);
    runner.destroy();
  });

  it('finds a wrong total, and that it was mended', () => {
    const { doc, plan, row } = programme();
    const runner = new CheckRunner(doc);
    runner.setContext(context);
    jest.runAllTimers();
    expect(codes(runner)).not.toContain('V03');
    setCell(doc, plan, row, 'total', 19);
    jest.runAllTimers();
    expect(runner.getResult().findings.find(({ code }) => code === 'V03')).toMatchObject({
      sectionId: plan,
      place: { rowId: row, column: 'total' },
    });
    setCell(doc, plan, row, 'total', 20);
    jest.runAllTimers();
    expect(codes(runner)).not.toContain('V03');
    runner.destroy();
  });

  it('never runs within a change, and runs once for many of them', () => {
    const { doc, plan, row } = programme();
    const runner = new CheckRunner(doc);
    runner.setContext(context);
    jest.runAllTimers();
    const told = jest.fn();
    runner.subscribe(told);
    for (let total = 1; total < 20; total += 1) setCell(doc, plan, row, 'total', total);
    expect(told).not.toHaveBeenCalled();
    jest.advanceTimersByTime(RUN_EVERY - 1);
    expect(told).not.toHaveBeenCalled();
    jest.runAllTimers();
    expect(told).toHaveBeenCalledTimes(1);
    runner.destroy();
  });

  it('tells nobody when a change brings no other finding', () => {
    const { doc, plan, row } = programme();
    const runner = new CheckRunner(doc);
    runner.setContext(context);
    jest.runAllTimers();
    const before = runner.getResult();
    const told = jest.fn();
    runner.subscribe(told);
    setCell(doc, plan, row, 'control', 'Тест');
    setCell(doc, plan, row, 'control', '');
    jest.runAllTimers();
    expect(told).not.toHaveBeenCalled();
    expect(runner.getResult()).toBe(before);
    runner.destroy();
  });

  it('judges anew when the limits change', () => {
    const { doc } = programme();
    const runner = new CheckRunner(doc);
    runner.setContext(context);
    jest.runAllTimers();
    expect(codes(runner)).not.toContain('V01');
    const settings = { ...DEFAULT_PROGRAMME_SETTINGS, minHours: { pk: 24, pp: 250 } };
    runner.setContext({ ...context, settings });
    jest.runAllTimers();
    expect(codes(runner)).toContain('V01');
    runner.destroy();
  });

  it('is silent after its end', () => {
    const { doc, plan, row } = programme();
    const runner = new CheckRunner(doc);
    runner.setContext(context);
    jest.runAllTimers();
    const told = jest.fn();
    runner.subscribe(told);
    setCell(doc, plan, row, 'total', 3);
    runner.destroy();
    jest.runAllTimers();
    expect(told).not.toHaveBeenCalled();
  });
});
