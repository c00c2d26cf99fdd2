interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | null;
  /** From 0; null: it says nothing. */
  readonly outline: number | null;
}

const MOST_STYLES = 1_000;

/** Rules for the reader of Word files: what counts as a heading, and what is no text of the document. */
export function styleMap(stylesXml: string): string[] {
  const styles = new Map(readStyles(stylesXml).map((style) => [style.id, style]));
  const rules = ["p[style-name='Title'] => h1:fresh", 'u => u', 'strike => s'];
  for (const style of styles.values()) {
    // In the notation of the rules an id is bare; one with other characters cannot be named.
    if (!/^[A-Za-z][\w-]*$/.test(style.id)) continue;
    if (/^(?:toc \d|toc heading|table of figures)$/i.test(style.name)) rules.push(`p.${style.id} => !`);
    const level = headingLevel(style, styles);
    if (level !== null) rules.push(`p.${style.id} => h${level}:fresh`);
  }
  return [...rules, 'p.TOCHeading => !', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p.TOC${level} => !`)];
}

/** Of the style or of what it is based on, 1 to 6. */
function headingLevel(style: Style, styles: ReadonlyMap<string, Style>): number | null {
  const seen = new Set<string>();
  for (let at: Style | undefined = style; at && !seen.has(at.id); at = styles.get(at.basedOn ?? '')) {
    seen.add(at.id);
    if (/^toc\b/i.test(at.name)) return null;
    const named = /^(?:heading|заголовок) ([1-6])$/i.exec(at.name);
    if (named) return Number(named[1]);
    if (at.outline !== null) return at.outline < 6 ? at.outline + 1 : null;
  }
  return null;
}

function readStyles(xml: string): Style[] {
  const styles: Style[] = [];
  for (const [, attributes = '', body = ''] of xml.matchAll(/<w:style\b([^>]*)>([\s\S]*?)<\/w:style>/g)) {
    if (!/w:type\s*=\s*"paragraph"/.test(attributes)) continue;
    const outline = value(body, 'outlineLvl');
    styles.push({
      id: /w:styleId\s*=\s*"([^"]+)"/.exec(attributes)?.[1] ?? '',
      name: value(body, 'name') ?? '',
      basedOn: value(body, 'basedOn'),
      outline: outline !== null && /^\d$/.test(outline) ? Number(outline) : null,
    });
    if (styles.length === MOST_STYLES) break;
  }
  return styles;
}

const value = (body: string, name: string): string | null =>
  new RegExp(`<w:${name}\\s+w:val\\s*=\\s*"([^"]*)"`).exec(body)?.[1] ?? null;
