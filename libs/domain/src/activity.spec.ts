import { ACTIVITY_GROUPS, ACTIVITY_KINDS, activityGroupOf, activityKindsOf } from './activity.js';

describe('groups of activity', () => {
  it('hold each kind once', () => {
    expect(ACTIVITY_GROUPS.flatMap(activityKindsOf).sort()).toEqual([...ACTIVITY_KINDS].sort());
    for (const kind of ACTIVITY_KINDS) expect(activityKindsOf(activityGroupOf(kind))).toContain(kind);
  });

  it('count decisions on proposals among the edits', () => {
    expect(activityKindsOf('edits')).toEqual(['edited', 'proposal-accepted', 'proposal-declined']);
  });
});
