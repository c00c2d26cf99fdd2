import { cellWords } from '@soproekt/documents';
import { IconMessagePlus, IconPencilPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { chosenValue } from '../../../i18n/chosen-values';
import { IconButton } from '../../../ui/icon-button';
import { useDocumentPage } from '../hooks/document-context';
import { CellThreadMark } from '../review/cell-thread-mark';
import { tellingThread, type CellThread } from '../review/thread-cells';
import { useFieldWords } from './field-words';
import { usePassportPage } from './passport-context';
import type { PassportField } from './passport-fields';
import { takesProposals } from './use-field-review';

const NONE: readonly CellThread[] = [];
const SIZE = 24;
/** Letters of a proposed value: beside the name of a field there is room for some. */
const WORDS = 40;

/** What can be said about a field, and what has been. */
export function useFieldThreads(field: PassportField) {
  const { review, values } = usePassportPage();
  const { detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const words = useFieldWords();
  const proposable = takesProposals(field, values[field]);
  const isWritten = chosenValue('passport', field) === null;
  const begin = (proposes: boolean): void =>
    // What a proposal replaces is quoted as the server compares it.
    review.begin(
      field,
      proposable && (proposes || isWritten) ? cellWords(values[field]) : words(field),
      proposes && proposable,
    );
  const threads = review.threads.length === 0 ? NONE : review.threads.filter(({ column }) => column === field);
  return {
    threads,
    proposable,
    mayBegin: review.mayBegin,
    begin,
    open: review.open,
    attributes: {
      'data-threads': threads.length > 0 || undefined,
      'data-inst': threads.length > 0 ? (party(tellingThread(threads)?.institutionId)?.hue ?? 'none') : undefined,
      'data-thread-active': threads.some(({ active }) => active) || undefined,
    },
    /** Ctrl+Alt+M, with Shift to propose another value: of this field, and not of what was selected last in a text. */
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey) || !review.mayBegin) return;
      event.preventDefault();
      event.stopPropagation();
      begin(event.shiftKey);
    },
  };
}

interface Props {
  field: PassportField;
  /** Of what `useFieldThreads` says. */
  said: ReturnType<typeof useFieldThreads>;
}

/** Beside a field: the mark of its threads, and quiet buttons to begin one. */
export function FieldReviewTools({ field, said }: Props) {
  const { t } = useTranslation('review');
  const { writable } = usePassportPage();
  const { threads, proposable, mayBegin, begin, open } = said;
  const name = t(`passport:field.${field}`);
  if (!mayBegin && threads.length === 0) return null;
  return (
    <span className="sp-passport-tools">
      {mayBegin && (
        <span className="sp-passport-begin">
          <IconButton
            label={t('begin.field', { name })}
            hint="Ctrl+Alt+M"
            size={SIZE}
            icon={<IconMessagePlus size={16} />}
            onClick={() => begin(false)}
          />
          {/* Who may write the field seldom proposes: for them the keys are enough. */}
          {proposable && !writable && (
            <IconButton
              label={t('begin.fieldValue', { name })}
              hint="Ctrl+Alt+Shift+M"
              size={SIZE}
              icon={<IconPencilPlus size={16} />}
              onClick={() => begin(true)}
            />
          )}
        </span>
      )}
      <CellThreadMark threads={threads} onOpen={open} most={WORDS} />
    </span>
  );
}
