import { Menu } from '@mantine/core';
import { FOLLOW_LEVELS, type FollowLevel } from '@soproekt/domain';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDocumentFollow, useFollowDocument } from '../../../app/queries/review';
import { notifyDone, notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';

interface Props {
  readonly documentId: string;
  /** The menu is open: it is asked for only then. */
  readonly opened: boolean;
}

/** How much one wants to hear of all remarks on a document, in its menu. */
export function FollowDocument({ documentId, opened }: Props) {
  const { t } = useTranslation('review');
  const { data } = useDocumentFollow(documentId, opened);
  const { mutate } = useFollowDocument(documentId);
  const errorText = useErrorText();
  const follow = (level: FollowLevel): void =>
    mutate(level, {
      onSuccess: () => notifyDone(t(`follow.told.${level}`)),
      onError: (error) => notifyError(errorText(error)),
    });
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconBell size={16} />}>{t('follow.document')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.RadioGroup value={data?.level ?? null}>
          {FOLLOW_LEVELS.map((level) => (
            <Menu.RadioItem key={level} value={level} closeMenuOnClick onChange={() => follow(level)}>
              {t(`follow.${level}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
