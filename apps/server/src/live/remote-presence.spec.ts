import type { PresentPerson } from '@soproekt/contracts';
import { mergePeople } from './presence-board.js';
import { presenceReportSchema, RemotePresence } from './remote-presence.js';

const person = (userId: string, ...documentIds: string[]): PresentPerson => ({
  userId,
  name: userId,
  institutionId: null,
  role: 'author',
  documentIds,
});

describe('RemotePresence', () => {
  it('keeps what each node told last, and forgets a node as a whole', () => {
    const remote = new RemotePresence();
    expect(remote.apply('n1', { whole: false, workspaces: [{ workspaceId: 'a', people: [person('u1')] }] })).toEqual([
      'a',
    ]);
    remote.apply('n2', { whole: false, workspaces: [{ workspaceId: 'a', people: [person('u2')] }] });
    expect(remote.people('a').map(({ userId }) => userId)).toEqual(['u1', 'u2']);
    remote.apply('n1', { whole: false, workspaces: [{ workspaceId: 'a', people: [] }] });
    expect(remote.people('a').map(({ userId }) => userId)).toEqual(['u2']);
    expect(remote.drop('n2')).toEqual(['a']);
    expect(remote.drop('n2')).toEqual([]);
    expect(remote.people('a')).toEqual([]);
  });

  it('lets a whole report replace everything, workspaces that are empty by now too', () => {
    const remote = new RemotePresence();
    remote.apply('n1', { whole: false, workspaces: [{ workspaceId: 'a', people: [person('u1')] }] });
    const changed = remote.apply('n1', { whole: true, workspaces: [{ workspaceId: 'b', people: [person('u1')] }] });
    expect(changed.sort()).toEqual(['a', 'b']);
    expect([remote.people('a'), remote.people('b').length]).toEqual([[], 1]);
  });

  it('joins the windows of one person on several nodes', () => {
    expect(mergePeople([person('u1', 'd1'), person('u2'), person('u1', 'd2', 'd1')])).toEqual([
      person('u1', 'd1', 'd2'),
      person('u2'),
    ]);
  });

  it('S12: takes well-formed reports only', () => {
    for (const report of [null, {}, { whole: true }, { whole: true, workspaces: [{ workspaceId: 'x', people: [] }] }]) {
      expect(presenceReportSchema.safeParse(report).success).toBe(false);
    }
  });
});
