import type { Party } from '@soproekt/contracts';
import { useFormat } from '../../i18n/format';
import { institutionBeside } from '../institution-beside';

/** « · ИРО» in the colour of the institution, behind a name that does not say it. */
export function DayParty({ name, party }: { readonly name: string; readonly party: Party | undefined }) {
  const beside = institutionBeside(name, party?.shortName);
  return (
    beside && (
      <span data-inst={party?.hue} className="sp-day-party">
        {` · ${beside}`}
      </span>
    )
  );
}

/** The words of the document that it is about; nothing when there are none. */
export function DayQuote({ quote, hue }: { readonly quote: string | undefined; readonly hue: number | undefined }) {
  return (
    quote && (
      <span className="sp-day-quote" data-inst={hue ?? 'none'}>
        {quote}
      </span>
    )
  );
}

/** When it was; the exact moment on hover. */
export function DayTime({ at, children }: { readonly at: string; readonly children: string }) {
  const format = useFormat();
  return (
    <time className="sp-day-time" dateTime={at} title={format.dateTime(at)}>
      {children}
    </time>
  );
}
