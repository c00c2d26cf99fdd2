const STORED = 'soproekt.invitation';

/**
 * The token of an invitation link, `/invite#<token>`. It is taken out of the address at once, so that it stays out of
 * the history and of what is copied, and kept for this tab, so that one can sign in first and come back.
 */
export function takeInvitationToken(): string | null {
  const hash = window.location.hash.slice(1).replace(/^token=/, '');
  if (hash) {
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    remember(decodeURIComponent(hash));
    return decodeURIComponent(hash);
  }
  try {
    return sessionStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function remember(token: string): void {
  try {
    sessionStorage.setItem(STORED, token);
  } catch {
    // Signing in first will need the link again.
  }
}

export function forgetInvitationToken(): void {
  try {
    sessionStorage.removeItem(STORED);
  } catch {
    // It was never kept.
  }
}
