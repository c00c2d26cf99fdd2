import { useMediaQuery } from '@mantine/hooks';
import { IconEye, IconLock, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import { useDocumentPage } from '../hooks/document-context';

interface Props {
  readonly why: 'approved' | 'archived' | 'role' | 'reviews' | 'now';
  /** In full; a phone has room for one line. */
  readonly text: string;
}

/** Why the text cannot be changed here. Whoever has read it can put it away until the page is opened again. */
export function ReadOnlyNotice({ why, text }: Props) {
  const { t } = useTranslation('document');
  const { view } = useDocumentPage();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [closed, setClosed] = useState<Props['why'] | null>(null);
  if (closed === why) return null;
  const Icon = why === 'approved' || why === 'archived' ? IconLock : IconEye;
  const close = (): void => {
    setClosed(why);
    view.focus();
  };
  return (
    <div className="sp-notice sp-doc-notice" data-tone="info" role="status" data-testid="read-only">
      <Icon size={18} aria-hidden />
      <div className="sp-notice-body">{phone ? t(`readOnly.short.${why}`) : text}</div>
      <IconButton label={t('common:action.close')} icon={<IconX size={16} />} onClick={close} />
    </div>
  );
}
