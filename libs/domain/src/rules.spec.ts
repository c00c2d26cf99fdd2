import { DOCUMENT_STATUSES, isEditableStatus, nextStatuses } from './document.js';
import { INSTITUTION_HUES, institutionHue } from './institution.js';
import { ownersLeftWithoutCoordinator } from './ownership.js';
import { roleAtMost, WORKSPACE_ROLES } from './role.js';

describe('ownersLeftWithoutCoordinator', () => {
  const members = [
    { userId: 'a', institutionId: 'u', role: 'coordinator' as const },
    { userId: 'b', institutionId: 'i', role: 'coordinator' as const },
    { userId: 'c', institutionId: 'i', role: 'author' as const },
  ];

  it('names the institution that would lose its last coordinator', () => {
    expect(ownersLeftWithoutCoordinator(['u', 'i'], members, { userId: 'a', role: 'author' })).toEqual(['u']);
    expect(ownersLeftWithoutCoordinator(['u', 'i'], members, { userId: 'b', role: null })).toEqual(['i']);
  });

  it('is content when another coordinator remains or comes', () => {
    const more = [...members, { userId: 'd', institutionId: 'u', role: 'coordinator' as const }];
    expect(ownersLeftWithoutCoordinator(['u', 'i'], more, { userId: 'a', role: null })).toEqual([]);
    expect(ownersLeftWithoutCoordinator(['u', 'i'], members, { userId: 'c', role: 'coordinator' })).toEqual([]);
  });

  it('does not count an owner that never had one', () => {
    expect(ownersLeftWithoutCoordinator(['u', 'i', 'new'], members, { userId: 'c', role: null })).toEqual([]);
  });
});

describe('roleAtMost', () => {
  it('orders the roles from coordinator to reader', () => {
    WORKSPACE_ROLES.forEach((role, i) =>
      WORKSPACE_ROLES.forEach((than, j) => expect(roleAtMost(role, than)).toBe(i >= j)),
    );
  });
});

describe('document statuses', () => {
  it('can always come back to a draft, and never to where they are', () => {
    for (const status of DOCUMENT_STATUSES) {
      expect(nextStatuses(status)).not.toContain(status);
      if (status !== 'draft') expect(nextStatuses(status)).toContain('draft');
    }
  });

  it('keeps approved and archived texts from being edited', () => {
    expect(DOCUMENT_STATUSES.filter(isEditableStatus)).toEqual(['draft', 'in-review', 'needs-revision']);
  });
});

describe('institutionHue', () => {
  it('gives the first eight institutions eight colours', () => {
    const hues = Array.from({ length: INSTITUTION_HUES }, (_, i) => institutionHue(i));
    expect(new Set(hues).size).toBe(INSTITUTION_HUES);
    expect(institutionHue(INSTITUTION_HUES)).toBe(hues[0]);
  });
});
