import { Peers } from './peers.js';

describe('Peers', () => {
  it('tells new, known, silent and forgotten nodes apart', () => {
    const peers = new Peers(15, 600);
    expect(peers.hear('a', 0)).toBe('new');
    expect(peers.hear('a', 10)).toBe('known');
    expect(peers.check(25)).toEqual([]);
    expect(peers.check(26)).toEqual(['a']);
    expect(peers.check(27)).toEqual([]);
    expect([peers.alive, peers.someSilent]).toEqual([0, true]);
    expect(peers.hear('a', 30)).toBe('silent');
    expect([peers.alive, peers.someSilent]).toEqual([1, false]);
    peers.check(100);
    peers.check(701);
    expect(peers.someSilent).toBe(false);
  });

  it('does not miss a node that said farewell', () => {
    const peers = new Peers(15, 600);
    peers.hear('a', 0);
    peers.remove('a');
    expect(peers.check(100)).toEqual([]);
    expect(peers.someSilent).toBe(false);
  });
});
