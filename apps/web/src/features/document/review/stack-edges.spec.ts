import { cardsBeyond, StackEdges } from './stack-edges';

const cards = [0, 100, 200, 300, 400].map((top) => ({ key: `at ${top}`, top, height: 90 }));

describe('cardsBeyond', () => {
  it('counts cards on either side and names the nearest', () => {
    expect(cardsBeyond(cards, { from: 195, to: 295 })).toEqual({
      above: { count: 2, nearest: 'at 100' },
      below: { count: 2, nearest: 'at 300' },
    });
  });

  it('counts a card of which almost nothing can be seen', () => {
    expect(cardsBeyond(cards, { from: 180, to: 310 })).toEqual({
      above: { count: 2, nearest: 'at 100' },
      below: { count: 2, nearest: 'at 300' },
    });
  });

  it('knows of none', () => {
    const none = { count: 0, nearest: null };
    expect(cardsBeyond(cards, { from: 0, to: 500 })).toEqual({ above: none, below: none });
  });
});

describe('StackEdges', () => {
  it('tells only of changes', () => {
    const edges = new StackEdges();
    let told = 0;
    edges.subscribe(() => (told += 1));
    edges.set(cardsBeyond(cards, { from: 195, to: 295 }));
    edges.set(cardsBeyond(cards, { from: 196, to: 296 }));
    expect(told).toBe(1);
    expect(edges.getSnapshot().above.count).toBe(2);
  });
});
