import type { StandardChange } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';

/** So many functions are named; a file may bring two hundred. */
const NAMED = 12;

/** What an import makes of one standard: its title before and after, and functions that come, change or go. */
export function StandardChangeLines({ change: { code, title, functions, audience } }: { change: StandardChange }) {
  const { t } = useTranslation('standards');
  const names = (list: readonly string[]): string =>
    list.length > NAMED ? `${list.slice(0, NAMED).join('; ')}…` : list.join('; ');
  const lines = (['added', 'changed', 'removed'] as const).flatMap((kind) => {
    const list = functions[kind];
    if (list.length === 0) return [];
    const said = t(`preview.functions.${kind}`, { count: list.length });
    return [{ kind, text: `${said}: ${names(list.map((each) => `${each.code} ${each.title}`))}` }];
  });
  const people = (['added', 'removed'] as const)
    .filter((kind) => audience[kind].length > 0)
    .map((kind) => ({ kind, text: t(`preview.audience.${kind}`, { list: names(audience[kind]) }) }));
  return (
    <li>
      <b className="sp-import-code">{code}</b>
      {title.before === title.after ? (
        <span>{title.after}</span>
      ) : (
        <span>{t('preview.title', { before: title.before, after: title.after })}</span>
      )}
      <ul>
        {[...lines, ...people].map(({ kind, text }) => (
          <li key={text} data-kind={kind}>
            {text}
          </li>
        ))}
        {functions.removed.length > 0 && <li data-kind="note">{t('preview.functions.orphans')}</li>}
      </ul>
    </li>
  );
}
