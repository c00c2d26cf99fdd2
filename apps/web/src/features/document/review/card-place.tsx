import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ThreadView } from '@soproekt/contracts';
import { IconLinkOff, IconPencilExclamation, IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useOutline } from '../hooks/use-session-parts';
import { AboutCell } from './about-cell';
import { ProposalWords } from './proposal-words';
import { useAttach } from './use-attach';
import { useValueWords } from './use-value-words';

interface Props {
  readonly thread: ThreadView;
  readonly detached: boolean;
  /** What stands there by now; null: what stood there when it was raised. */
  readonly now: string | null;
  readonly onGo: (threadId: string) => void;
}

/** What a thread is about, as it read and as it reads now. */
export function CardPlace({ thread, detached, now, onGo }: Props) {
  const { t } = useTranslation('review');
  const { id, anchor, proposal, state } = thread;
  const words = useValueWords();
  const [nowWords, quote] = [now === null ? null : words(anchor, now), words(anchor, anchor.quote)];
  return (
    <>
      {detached && state === 'open' && <Detached thread={thread} />}
      {anchor.column !== undefined && <AboutCell anchor={anchor} />}
      {proposal ? (
        <UnstyledButton className="sp-thread-quote" data-plain onClick={() => onGo(id)} disabled={detached}>
          <ProposalWords
            original={words(anchor, proposal.original)}
            replacement={words(anchor, proposal.replacement)}
            isValue={anchor.column !== undefined}
          />
        </UnstyledButton>
      ) : (
        <Tooltip label={t('card.go')} disabled={detached}>
          <UnstyledButton className="sp-thread-quote" onClick={() => onGo(id)} disabled={detached}>
            {isSection(anchor) ? <SectionWords {...anchor} /> : quoteOf({ ...anchor, quote }, t)}
          </UnstyledButton>
        </Tooltip>
      )}
      {nowWords !== null && nowWords !== quote && state === 'open' && <Changed now={nowWords} />}
    </>
  );
}

/** Its text is gone; whoever may can give it another one. */
function Detached({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('review');
  const { mayAttach, attach, busy } = useAttach(thread);
  return (
    <div className="sp-thread-detached">
      <IconLinkOff size={14} aria-hidden />
      <div>
        <p>{t('detached.note')}</p>
        {mayAttach && (
          <UnstyledButton
            className="sp-thread-attach"
            data-keeps-caret
            title={t('detached.selectFirst')}
            disabled={busy}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void attach()}
          >
            <IconPin size={14} aria-hidden />
            {t('menu.attach')}
          </UnstyledButton>
        )}
      </div>
    </div>
  );
}

function Changed({ now }: { now: string }) {
  const { t } = useTranslation('review');
  return (
    <div className="sp-thread-changed">
      <IconPencilExclamation size={14} aria-hidden />
      <div>
        <p>{t('changed.note')}</p>
        <p className="sp-thread-now">{now === '' ? t('changed.empty') : t('changed.now', { text: now })}</p>
      </div>
    </div>
  );
}

type Anchor = ThreadView['anchor'];

const isSection = ({ start, rowId, column }: Anchor): boolean =>
  start === undefined && rowId === undefined && column === undefined;

/** The section as it is called now; programs may have quoted other words of it. */
function SectionWords({ sectionId, quote }: Anchor) {
  const { t } = useTranslation('review');
  const { session } = useDocumentPage();
  const section = useOutline(session).find(({ id }) => id === sectionId);
  const title = (section?.title ?? quote).trim();
  const words = title === '' ? t('card.sectionUnnamed') : t('card.section', { quote: title });
  return section && quote !== '' && quote !== title ? `${words}: ${t('card.quoted', { quote })}` : words;
}

function quoteOf(
  { quote, rowId, column, start }: Anchor,
  t: (key: string, values?: Record<string, string>) => string,
): string {
  if (start !== undefined) return quote || t('card.place');
  if (column !== undefined) return quote || t(rowId === undefined ? 'card.emptyField' : 'card.emptyCell');
  return quote === '' ? t('card.rowUnnamed') : t('card.row', { quote });
}
