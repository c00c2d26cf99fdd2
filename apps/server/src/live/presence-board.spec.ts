import { PresenceBoard, type Seat } from './presence-board.js';

const seat = (userId: string, documentId: string | null = null): Seat => ({
  userId,
  name: userId,
  institutionId: null,
  role: 'author',
  documentId,
});

describe('PresenceBoard', () => {
  it('shows several windows of one person as one', () => {
    const board = new PresenceBoard();
    board.put('w', 's1', seat('anna', 'd1'));
    board.put('w', 's2', seat('anna', 'd2'));
    board.put('w', 's3', seat('anna', 'd1'));
    board.put('w', 's4', seat('boris'));
    expect(board.people('w').map((person) => [person.userId, person.documentIds])).toEqual([
      ['anna', ['d1', 'd2']],
      ['boris', []],
    ]);
    board.remove('w', 's1');
    board.remove('w', 's3');
    expect(board.people('w')[0]?.documentIds).toEqual(['d2']);
  });

  it('removes a window from all workspaces', () => {
    const board = new PresenceBoard();
    board.put('w1', 's1', seat('anna'));
    board.put('w2', 's1', seat('anna'));
    board.put('w2', 's2', seat('boris'));
    expect(board.removeSocket('s1')).toEqual(['w1', 'w2']);
    expect(board.people('w1')).toEqual([]);
    expect(board.socketsIn('w2')).toEqual(['s2']);
    expect(board.socketsIn('w2', 'anna')).toEqual([]);
  });
});
