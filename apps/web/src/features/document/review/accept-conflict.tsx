import type { ThreadView } from '@soproekt/contracts';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isApiError } from '../../../app/api/api-error';
import { confirmAction } from '../../../ui/confirm';

const detailsSchema = z.union([
  z.object({ current: z.string() }).transform(({ current }) => ({ kind: 'changed' as const, current })),
  z.object({ detached: z.literal(true) }).transform(() => ({ kind: 'detached' as const })),
]);
export type AcceptConflict = z.output<typeof detailsSchema>;

/** Why a proposal could not be put into the text as it was; null: for another reason. */
export function readConflict(error: unknown): AcceptConflict | null {
  if (!isApiError(error, 'conflict')) return null;
  return detailsSchema.safeParse(error.details).data ?? null;
}

/** Shows what the text reads by now, and asks whether the proposal is to be put in its place all the same. */
export function askOverChange(
  { number, proposal }: ThreadView,
  current: string,
  wordsOf: (value: string) => string,
): Promise<boolean> {
  return confirmAction({
    title: i18next.t('review:conflict.title'),
    consequence: (
      <ConflictWords
        number={number}
        original={wordsOf(proposal?.original ?? '')}
        current={wordsOf(current)}
        replacement={wordsOf(proposal?.replacement ?? '')}
      />
    ),
    confirmLabel: i18next.t('review:conflict.accept'),
    cancelLabel: i18next.t('review:conflict.leave'),
  });
}

interface Words {
  readonly number: number;
  readonly original: string;
  readonly current: string;
  readonly replacement: string;
}

function ConflictWords({ number, original, current, replacement }: Words) {
  const { t } = useTranslation('review');
  const lines = [
    ['proposed', original],
    ['now', current],
    ['becomes', replacement],
  ] as const;
  return (
    <>
      <p className="sp-conflict-about">{t('conflict.about', { number })}</p>
      <dl className="sp-proposal sp-conflict">
        {lines.map(([name, text]) => (
          <div key={name} data-line={name}>
            <dt>{t(`conflict.${name}`)}</dt>
            <dd>{text === '' ? <i>{t('conflict.nothing')}</i> : text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
