import type { ThreadView } from '@soproekt/contracts';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { Composer } from './composer';
import { useDraftText } from './use-draft-text';
import { useSendFailure } from './use-send-failure';
import { useTellTyping, useTypists } from './use-typists';

interface Props {
  readonly thread: ThreadView;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Back to the card. */
  readonly onLeave: () => void;
}

/** Where an answer is written, and who else is writing one. */
export function ThreadReply({ thread, field, onLeave }: Props) {
  const { t } = useTranslation('review');
  const [text, setText] = useDraftText(`thread.${thread.id}`);
  const { tell, sent } = useTellTyping(thread.id);
  const names = useTypists(thread.id);
  const change = useThreadChange();
  const failureText = useSendFailure();
  const onSuccess = (): void => {
    setText('');
    sent();
  };
  return (
    <>
      {names.length > 0 && (
        <p className="sp-thread-typing" role="status">
          {t('typing', { names: names.join(', '), count: names.length })}
        </p>
      )}
      <Composer
        field={field}
        text={text}
        onChange={(next) => {
          setText(next);
          if (next !== '') tell();
        }}
        onSend={(body) => change.mutate({ kind: 'comment', threadId: thread.id, input: { body } }, { onSuccess })}
        onCancel={onLeave}
        label={t('reply.label', { number: thread.number })}
        placeholder={t('reply.placeholder')}
        sendLabel={t('reply.send')}
        busy={change.isPending}
        failure={change.error ? failureText(change.error) : null}
        folds
      />
    </>
  );
}
