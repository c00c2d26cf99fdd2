import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSectionActions } from '../hooks/use-section-actions';

/** A quiet line between two sections that becomes a button when the pointer or the focus comes near. */
export function InsertSection({ afterId, number }: { afterId: string; number: number }) {
  const { t } = useTranslation('document');
  const actions = useSectionActions();
  return (
    <button
      type="button"
      className="sp-doc-insert-button"
      aria-label={t('section.insertAfter', { number })}
      onClick={() => actions.add(afterId)}
    >
      <IconPlus size={14} aria-hidden />
      <span aria-hidden>{t('section.insert')}</span>
    </button>
  );
}

/** The button at the end of the sheet. */
export function AppendSection() {
  const { t } = useTranslation('document');
  const actions = useSectionActions();
  return (
    <div className="sp-doc-append">
      <Button variant="subtle" color="gray" leftSection={<IconPlus size={16} />} onClick={() => actions.add(undefined)}>
        {t('section.add')}
      </Button>
    </div>
  );
}
