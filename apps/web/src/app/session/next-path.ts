/**
 * Where to go after sign-in: a path of this site, never another origin.
 * @param value the `next` parameter as it came in the address
 */
export function safeNext(value: string | null, origin: string = window.location.origin): string {
  if (!value?.startsWith('/')) return '/';
  try {
    const url = new URL(value, origin);
    const path = url.pathname + url.search + url.hash;
    // «//host» and «/\host» resolve to another origin, and must not come back as such from the parts either.
    return url.origin === origin && !path.startsWith('//') && !url.pathname.startsWith('/sign-in') ? path : '/';
  } catch {
    return '/';
  }
}

/** Address of the sign-in page that leads back to the given place. */
export function signInPath(from: { pathname: string; search?: string; hash?: string }): string {
  const next = from.pathname + (from.search ?? '') + (from.hash ?? '');
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
