import { mayBeAssigned, takersOf, type PossibleAssignee } from './assignees.js';
import { WORKSPACE_ROLES } from './role.js';

const members: PossibleAssignee[] = WORKSPACE_ROLES.map((role, n) => ({
  userId: role,
  role,
  institutionId: n < 3 ? 'university' : 'school',
}));
const ids = (list: readonly PossibleAssignee[]): string[] => list.map(({ userId }) => userId);

describe('who may be assigned', () => {
  it('is everybody who may close what is assigned to them: not readers', () => {
    expect(ids(members.filter(mayBeAssigned))).toEqual(['coordinator', 'moderator', 'author', 'reviewer']);
  });

  it('is an institution with anybody such, its reviewers too', () => {
    expect(ids(takersOf({ institutionId: 'university' }, members))).toEqual(['coordinator', 'moderator', 'author']);
    expect(ids(takersOf({ institutionId: 'school' }, members))).toEqual(['reviewer']);
    expect(takersOf({ institutionId: 'nowhere' }, members)).toEqual([]);
    expect(takersOf({ institutionId: 'school' }, [{ userId: 'x', role: 'reader', institutionId: 'school' }])).toEqual(
      [],
    );
    expect(ids(takersOf({ userId: 'reviewer' }, members))).toEqual(['reviewer']);
    expect(takersOf({ userId: 'reader' }, members)).toEqual([]);
  });
});
