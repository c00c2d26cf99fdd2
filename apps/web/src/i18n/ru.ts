const files = import.meta.glob<Record<string, unknown>>('./ru/*.json', { eager: true, import: 'default' });

/** All namespaces of the language: `./ru/common.json` → `common`. */
export default Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.slice('./ru/'.length, -'.json'.length), texts]),
);
