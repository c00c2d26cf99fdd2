const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  minus: '−',
  hellip: '…',
  shy: '\u00ad',
  bull: '•',
  middot: '·',
  sect: '§',
  copy: '©',
  reg: '®',
  trade: '™',
  times: '×',
  deg: '°',
  plusmn: '±',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  larr: '←',
  rarr: '→',
  euro: '€',
  le: '≤',
  ge: '≥',
  ne: '≠',
  frac12: '½',
  sup2: '²',
};

/** Resolves numeric and the common named entities; others stay as they are written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,10}));/gi, (whole, hex, decimal, name) => {
    if (name) return Object.hasOwn(NAMED, name as string) ? (NAMED[name as string] ?? whole) : whole;
    const code = hex ? parseInt(hex as string, 16) : Number(decimal);
    const valid = code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return valid ? String.fromCodePoint(code) : ' ';
  });
}
