import { firstSeen, scrollFor } from './align-card';

describe('scrollFor', () => {
  it('brings a card beside its text', () => {
    expect(scrollFor({ top: 500, height: 100 }, 200, 600)).toBe(300);
  });

  it('keeps the whole card in sight, and its head when it is higher than the list', () => {
    expect(scrollFor({ top: 500, height: 100 }, 580, 600)).toBe(0);
    expect(scrollFor({ top: 900, height: 100 }, 580, 600)).toBe(400);
    expect(scrollFor({ top: 900, height: 800 }, 300, 600)).toBe(900);
    expect(scrollFor({ top: 900, height: 100 }, -50, 600)).toBe(900);
  });

  it('never scrolls beyond the beginning', () => {
    expect(scrollFor({ top: 20, height: 100 }, 300, 600)).toBe(0);
  });

  it('follows the first mark that can be seen', () => {
    const marks = [
      { top: -40, bottom: -20 },
      { top: -10, bottom: 10 },
      { top: 50, bottom: 70 },
    ];
    expect(firstSeen(marks, 0, 100)).toBe(marks[1]);
    expect(firstSeen(marks, 80, 100)).toBeNull();
  });
});
