const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const LOOKS_LIKE_MAIL = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/;

/** What people type as an address: «example.ru» means https, «name@example.ru» a letter. Safety is checked after this. */
export function normalizeAddress(typed: string): string {
  const address = typed.trim();
  if (address === '' || HAS_SCHEME.test(address)) return address;
  if (LOOKS_LIKE_MAIL.test(address)) return `mailto:${address}`;
  return `https://${address.replace(/^\/+/, '')}`;
}
