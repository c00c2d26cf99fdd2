import { ERROR_STATUS } from '@soproekt/contracts';
import { readLanguage, readSources } from '../testing/locales';

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

type Texts = { [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

function allTexts(locale: 'ru' | 'en'): Map<string, string> {
  const all = new Map<string, string>();
  for (const [namespace, texts] of Object.entries(readLanguage(locale))) {
    for (const [key, text] of flatten(texts as Texts)) all.set(`${namespace}:${key}`, text);
  }
  return all;
}

const ru = allTexts('ru');
const en = allTexts('en');
const base = (texts: Map<string, string>) => new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')));

/** Matches any of the keys, whatever stands for their computed parts. */
function keyPattern(keys: string[]): RegExp {
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const source = keys
    .map((key) =>
      key
        .split(/\$\{[^}]*\}/)
        .map(escape)
        .join('[^:]+'),
    )
    .join('|');
  return new RegExp(`^(?:${source})$`);
}

/** Keys that the sources name, as patterns where a part is computed. */
function usedKeys(): { path: string; pattern: RegExp; literal: string }[] {
  const used: { path: string; pattern: RegExp; literal: string }[] = [];
  for (const { path, text } of readSources()) {
    const namespaces = [...text.matchAll(/useTranslation\(\s*(?:'(\w+)')?/g)].map(([, name]) => name ?? 'common');
    if (namespaces.length === 0) namespaces.push('common');
    for (const [, , key] of text.matchAll(/\bt\(\s*(['"`])((?:(?!\1)[^\\])+)\1/g)) {
      const names = key!.includes(':') ? [key!] : namespaces.map((name) => `${name}:${key}`);
      used.push({ path, literal: key!, pattern: keyPattern(names) });
    }
  }
  return used;
}

describe('interface texts', () => {
  it('has the same keys in Russian and English', () => {
    expect([...base(ru)].filter((key) => !base(en).has(key))).toEqual([]);
    expect([...base(en)].filter((key) => !base(ru).has(key))).toEqual([]);
  });

  it('has every plural form of the language', () => {
    const forms = (texts: Map<string, string>, wanted: string[]) =>
      [...texts.keys()]
        .filter((key) => key.endsWith('_other'))
        .map((key) => key.replace(PLURAL, ''))
        .flatMap((key) => wanted.map((form) => `${key}_${form}`))
        .filter((key) => !texts.has(key));
    expect(forms(ru, ['one', 'few', 'many', 'other'])).toEqual([]);
    expect(forms(en, ['one', 'other'])).toEqual([]);
  });

  it('names the same values in both languages', () => {
    const values = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();
    const differing = [...ru].filter(([key, text]) => {
      const other = en.get(key);
      return other !== undefined && String(values(text)) !== String(values(other));
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('has words for every key that the sources use', () => {
    const keys = [...base(ru)];
    const missing = usedKeys().filter(({ pattern }) => !keys.some((key) => pattern.test(key)));
    expect(missing.map(({ path, literal }) => `${path}: ${literal}`)).toEqual([]);
  });

  it('has no text that nobody uses', () => {
    const used = usedKeys();
    // Keys handed on as data rather than called: a quoted `key` is enough.
    const sources = readSources()
      .map(({ text }) => text)
      .join('\n');
    const computed = [...sources.matchAll(/`([\w:.-]*\.\$\{[^`\s]+)`/g)].map(([, key]) => keyPattern([key!]));
    const unused = [...base(ru)].filter((key) => {
      const bare = key.slice(key.indexOf(':') + 1);
      const named = used.some(({ pattern }) => pattern.test(key)) || sources.includes(`'${bare}'`);
      return !named && !computed.some((pattern) => pattern.test(key) || pattern.test(bare));
    });
    expect(unused).toEqual([]);
  });

  it('words every error code', () => {
    for (const code of [...Object.keys(ERROR_STATUS), 'offline', 'unreadable']) {
      expect(ru.has(`errors:code.${code}.title`)).toBe(true);
    }
  });

  it('quotes what may have quotation marks itself as such', () => {
    // Titles that are joined are quoted one by one, before.
    const bare = [...ru, ...en].filter(([, text]) => /[«“]\{\{(?!titles)\w+\}\}[»”]/.test(text));
    expect(bare.map(([key]) => key)).toEqual([]);
  });

  it('is typeset as Russian is', () => {
    const wrong = [...ru].filter(([, text]) => /["“”]| - |—|\.\.\.|\bN\d/.test(text));
    expect(wrong).toEqual([]);
  });
});
