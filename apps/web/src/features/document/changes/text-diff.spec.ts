import { MOST_LETTERS, textDiff, type DiffBlock } from './text-diff';

/** `[-gone-]`, `{+new+}`, `…` for what is left out. */
const write = (blocks: readonly DiffBlock[]): string[] =>
  blocks.map((block) =>
    block.kind === 'fold'
      ? '…'
      : block.parts
          .map(({ kind, text }) => (kind === 'gone' ? `[-${text}-]` : kind === 'new' ? `{+${text}+}` : text))
          .join(''),
  );
const diff = (before: string, after: string): string[] => write(textDiff(before, after));
const lines = (...texts: string[]): string => texts.join('\n');

describe('textDiff', () => {
  it('marks the words that differ within a paragraph', () => {
    expect(diff('Срок обучения два месяца.', 'Срок обучения три месяца.')).toEqual([
      'Срок обучения [-два-]{+три+} месяца.',
    ]);
  });

  it('tells of words replaced one after another as of one piece', () => {
    expect(
      diff('Учителя школы получают общие мероприятия, директор.', 'Учителя школы получают особое внимание, методист.'),
    ).toEqual(['Учителя школы получают [-общие мероприятия, директор-]{+особое внимание, методист+}.']);
    expect(diff('раз два три четыре', 'раз новое два, три четыре')).toEqual(['раз {+новое +}два{+,+} три четыре']);
  });

  it('is empty where only white space differs', () => {
    expect(diff('Раз\n\nДва', 'Раз\n  Два ')).toEqual([]);
    expect(diff('', '')).toEqual([]);
  });

  it('tells paragraphs that were put in, taken out and moved past from those that were changed', () => {
    expect(
      diff(
        lines('Цель программы – развитие управленческих команд.', 'Лишнее здесь.', 'Итог – зачёт.'),
        lines('Новый первый абзац.', 'Цель программы – развитие команд школ.', 'Итог – зачёт.'),
      ),
    ).toEqual([
      '{+Новый первый абзац.+}',
      'Цель программы – развитие [-управленческих -]команд{+ школ+}.',
      '[-Лишнее здесь.-]',
      'Итог – зачёт.',
    ]);
  });

  it('shows a whole new text, and a whole one that is gone', () => {
    expect(diff('', 'Раз\nДва')).toEqual(['{+Раз+}', '{+Два+}']);
    expect(diff('Раз', '')).toEqual(['[-Раз-]']);
  });

  it('leaves unchanged paragraphs out but for the neighbours of a change', () => {
    const many = ['А первый', 'Б второй', 'В третий', 'Г четвёртый', 'Д пятый', 'Е шестой'];
    expect(diff(lines(...many), lines(...many.with(3, 'Г 4-й четвёртый')))).toEqual([
      '…',
      'В третий',
      expect.stringContaining('четвёртый') as string,
      'Д пятый',
      '…',
    ]);
  });

  it('keeps the row of a table around a cell that was changed', () => {
    expect(diff('Тема 1\t36\t12', 'Тема 1\t40\t12')).toEqual(['Тема 1 · [-36-]{+40+} · 12']);
  });

  it('shortens long unchanged stretches at whole words', () => {
    const long = 'слово '.repeat(60).trim();
    const [line] = diff(`${long} было ${long}`, `${long} стало ${long}`);
    expect(line).toMatch(/^…(слово )+\[-было-\]\{\+стало\+\}( слово)+…$/);
    expect(line!.length).toBeLessThan(200);
  });

  it('loses no word of either text', () => {
    const before = lines('Один два три', 'четыре пять', 'шесть семь восемь');
    const after = lines('Один два', 'пять четыре', 'девять', 'шесть восемь семь');
    const words = (side: 'gone' | 'new') =>
      textDiff(before, after)
        .flatMap((block) => (block.kind === 'fold' ? [] : block.parts))
        .filter(({ kind }) => kind === 'same' || kind === side)
        .flatMap(({ text }) => text.trim().split(/\s+/))
        .filter(Boolean)
        .sort();
    expect(words('gone')).toEqual(before.split(/\s+/).sort());
    expect(words('new')).toEqual(after.split(/\s+/).sort());
  });

  it('compares word by word only so much; what is beyond is taken out and put in', () => {
    const text = (seed: number): string =>
      Array.from({ length: 1500 }, (_, i) => `Абзац ${i * seed} ${'текст '.repeat(30)}${i + seed}`).join('\n');
    const blocks = textDiff(text(7), text(11));
    const changed = blocks.flatMap((block) => (block.kind === 'changed' ? [block.parts] : []));
    const letters = changed.reduce((sum, parts) => {
      const of = (side: 'gone' | 'new'): number =>
        parts.reduce(
          (length, part) => (part.kind === side || part.kind === 'same' ? length + part.text.length : length),
          0,
        );
      return sum + of('gone') * of('new');
    }, 0);
    expect(changed.length).toBeGreaterThan(100);
    expect(letters).toBeLessThanOrEqual(MOST_LETTERS);
    for (const kind of ['gone', 'new'] as const) {
      expect(blocks.filter((block) => block.kind === kind).length).toBeGreaterThan(1000);
    }
  });
});
