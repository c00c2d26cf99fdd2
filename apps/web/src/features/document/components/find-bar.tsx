import { TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconLetterCase, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import type { Find } from '../hooks/use-find';

/** Find in the whole document. */
export function FindBar({ find }: { find: Find }) {
  const { t } = useTranslation('document');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (find.asked > 0) field.current?.select();
  }, [find.asked]);

  if (!find.open) return null;
  const result = find.query === '' ? '' : findResult();

  function findResult(): string {
    if (find.count === 0) return t('find.none');
    if (find.current < 0) return t('find.count', { count: find.count });
    return t('find.position', { current: find.current + 1, total: find.count });
  }

  return (
    <div
      className="sp-find"
      role="search"
      aria-label={t('find.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        find.close();
      }}
    >
      <TextInput
        ref={field}
        className="sp-find-field"
        size="sm"
        aria-label={t('find.field')}
        placeholder={t('find.field')}
        leftSection={<IconSearch size={16} />}
        value={find.query}
        autoFocus
        onChange={(event) => find.setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          find.step(event.shiftKey ? -1 : 1);
        }}
      />
      <span className="sp-find-result" role="status">
        {result}
      </span>
      <IconButton
        label={t('find.case')}
        aria-pressed={find.matchCase}
        variant={find.matchCase ? 'light' : 'subtle'}
        icon={<IconLetterCase size={18} />}
        onClick={() => find.setMatchCase(!find.matchCase)}
      />
      <IconButton
        label={t('find.previous')}
        hint="Shift+Enter"
        icon={<IconChevronUp size={18} />}
        disabled={find.count === 0}
        onClick={() => find.step(-1)}
      />
      <IconButton
        label={t('find.next')}
        hint="Enter"
        icon={<IconChevronDown size={18} />}
        disabled={find.count === 0}
        onClick={() => find.step(1)}
      />
      <IconButton label={t('find.close')} hint="Esc" icon={<IconX size={18} />} onClick={find.close} />
    </div>
  );
}
