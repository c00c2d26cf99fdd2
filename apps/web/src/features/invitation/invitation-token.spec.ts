import { forgetInvitationToken, takeInvitationToken } from './invitation-token';

describe('takeInvitationToken', () => {
  it('takes the token out of the address and keeps it for this tab', () => {
    window.history.replaceState(null, '', '/invite#abc_DEF-123');
    expect(takeInvitationToken()).toBe('abc_DEF-123');
    expect(window.location.href).not.toContain('abc_DEF-123');
    expect(takeInvitationToken()).toBe('abc_DEF-123');
    forgetInvitationToken();
    expect(takeInvitationToken()).toBeNull();
  });
});
