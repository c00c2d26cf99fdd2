import { Button, Loader } from '@mantine/core';
import type { Member } from '@soproekt/contracts';
import { REVIEW_LIMITS } from '@soproekt/domain';
import { IconBold, IconEye, IconItalic, IconLink, IconList } from '@tabler/icons-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { GrowingTextarea } from '../../../ui/form/growing-textarea';
import type { ErrorText } from '../../../ui/use-error-text';
import { ToolButton } from '../components/tool-button';
import { useDocumentPage } from '../hooks/document-context';
import { CommentBody } from './comment-body';
import { format, type Formatting } from './format-markdown';
import { MentionList } from './mention-list';
import { findPeople, mentionQuery, mentionsForStore } from './mentions';

interface Props {
  /** As it is written, mentions as «@Имя». */
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Gets the text as it is stored. */
  readonly onSend: (body: string) => void;
  /** Escape, or the button; without it there is no button. */
  readonly onCancel?: () => void;
  readonly label: string;
  readonly placeholder?: string;
  readonly sendLabel: string;
  readonly busy: boolean;
  readonly failure: ErrorText | null;
  /** It may be sent without a word. */
  readonly mayBeEmpty?: boolean;
  /** Shown in one line until it has the focus or a text. */
  readonly folds?: boolean;
  readonly autoFocus?: boolean;
  readonly field?: RefObject<HTMLTextAreaElement | null>;
}

const TOOLS: readonly [Formatting, typeof IconBold, string][] = [
  ['bold', IconBold, 'Ctrl+B'],
  ['italic', IconItalic, 'Ctrl+I'],
  ['link', IconLink, 'Ctrl+K'],
  ['list', IconList, ''],
];
const KEYS: Readonly<Record<string, Formatting>> = { KeyB: 'bold', KeyI: 'italic', KeyK: 'link' };

/** Where comments are written: Markdown with buttons for the little that is needed, and people by «@». */
export function Composer(props: Props) {
  const { text, onChange, onSend, onCancel, label, placeholder, sendLabel, busy, failure } = props;
  const { mayBeEmpty = false, folds = false, autoFocus = false } = props;
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { members, partyOf } = useParties(detail.workspaceId);
  const own = useRef<HTMLTextAreaElement>(null);
  const field = props.field ?? own;
  const id = useId();
  const [entered, setEntered] = useState(autoFocus);
  const [caret, setCaret] = useState(text.length);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const [preview, setPreview] = useState(false);
  // What is written next is written, and not looked at.
  if (preview && text.trim() === '') setPreview(false);
  const selectAfter = useRef<readonly [number, number] | null>(null);

  useLayoutEffect(() => {
    const place = selectAfter.current;
    selectAfter.current = null;
    if (place) field.current?.setSelectionRange(place[0], place[1]);
  });

  const query = entered ? mentionQuery(text, caret) : null;
  const people = query && query.from !== dismissed ? findPeople(members, query.query) : [];
  const at = Math.min(chosen, people.length - 1);
  const folded = folds && !entered && text === '';

  const write = (next: string, from: number, to = from): void => {
    selectAfter.current = [from, to];
    setCaret(to);
    onChange(next.slice(0, REVIEW_LIMITS.body));
    field.current?.focus();
  };
  const pick = (person: Member): void => {
    if (!query) return;
    const before = `${text.slice(0, query.from)}@${person.name} `;
    write(before + text.slice(caret).replace(/^ /, ''), before.length);
    setChosen(0);
  };
  const put = (how: Formatting): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    const next = format({ text, from: selectionStart, to: selectionEnd }, how);
    write(next.text, next.from, next.to);
  };
  const togglePreview = (): void => {
    // What takes the focus is there when this returns.
    flushSync(() => setPreview(!preview));
    (preview ? field : page).current?.focus();
  };
  const send = (): void => {
    if (busy || (text.trim() === '' && !mayBeEmpty)) return;
    onSend(mentionsForStore(text.trim(), members));
  };

  const onMentionKey = (event: KeyboardEvent): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const person = people[at];
    if (!person) return false;
    if (step) setChosen((at + step + people.length) % people.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(person);
    else if (event.key === 'Escape') setDismissed(query?.from ?? null);
    else return false;
    return true;
  };
  const onPreviewKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') togglePreview();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const ctrl = (event.ctrlKey || event.metaKey) && !event.altKey;
    const how = ctrl && !event.shiftKey ? KEYS[event.code] : undefined;
    if (event.nativeEvent.isComposing) return;
    if (onMentionKey(event)) event.preventDefault();
    else if (ctrl && event.key === 'Enter') {
      event.preventDefault();
      send();
    } else if (how) {
      event.preventDefault();
      put(how);
    } else if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      onCancel();
    } else return;
    event.stopPropagation();
  };

  return (
    <div
      className="sp-composer"
      data-folded={folded || undefined}
      onFocus={() => setEntered(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (folds && text === '' && !currentTarget.contains(relatedTarget)) setEntered(false);
      }}
    >
      {preview && (
        <div
          ref={page}
          className="sp-composer-preview"
          role="region"
          tabIndex={0}
          aria-label={t('composer.previewed')}
          onKeyDown={onPreviewKey}
        >
          <CommentBody body={mentionsForStore(text.trim(), members)} />
        </div>
      )}
      <GrowingTextarea
        ref={field}
        display={preview ? 'none' : undefined}
        minRows={folded ? 1 : 3}
        maxRows={14}
        size="sm"
        aria-label={label}
        placeholder={placeholder}
        maxLength={REVIEW_LIMITS.body}
        value={text}
        autoFocus={autoFocus}
        readOnly={busy}
        aria-autocomplete="list"
        aria-controls={people.length > 0 ? id : undefined}
        aria-activedescendant={people.length > 0 ? `${id}-${at}` : undefined}
        onChange={(event) => {
          setCaret(event.currentTarget.selectionStart);
          setChosen(0);
          setDismissed(null);
          onChange(event.currentTarget.value);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setDismissed(query?.from ?? null)}
        onKeyDown={onKeyDown}
      />
      {people.length > 0 && (
        <MentionList id={id} people={people} at={at} hueOf={(userId) => partyOf(userId)?.hue} onPick={pick} />
      )}
      {failure && (
        <p className="sp-composer-failure" role="alert">
          <strong>{failure.title}</strong> {failure.advice}
        </p>
      )}
      {!folded && (
        <div className="sp-composer-foot">
          <span className="sp-composer-tools" role="group" aria-label={t('composer.tools')}>
            {TOOLS.map(([how, Icon, keys]) => (
              <ToolButton
                key={how}
                label={t(`composer.${how}`)}
                keys={keys || undefined}
                icon={<Icon size={16} />}
                disabled={preview}
                onClick={() => put(how)}
              />
            ))}
            <ToolButton
              label={t('composer.preview')}
              pressed={preview}
              icon={<IconEye size={16} />}
              disabled={text.trim() === ''}
              onClick={togglePreview}
            />
          </span>
          {onCancel && (
            <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} onClick={onCancel}>
              {t('common:action.cancel')}
            </Button>
          )}
          <Button
            size="compact-sm"
            disabled={busy || (text.trim() === '' && !mayBeEmpty)}
            leftSection={busy ? <Loader size={14} color="currentColor" /> : undefined}
            title="Ctrl+Enter"
            onClick={send}
          >
            {sendLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
