import { Modal } from '@mantine/core';
import type { InvitationCreated } from '@soproekt/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitationLink } from './invitation-link';
import { InviteForm } from './invite-form';

interface Props {
  workspaceId: string;
  opened: boolean;
  onClose: () => void;
}

/** First whom to invite, then the link, which is shown this once. */
export function InviteDialog({ workspaceId, opened, onClose }: Props) {
  const { t } = useTranslation('members');
  const [created, setCreated] = useState<InvitationCreated | null>(null);
  const close = () => {
    setCreated(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={created ? t('link.title') : t('invite.title')}
      size="lg"
      // The link cannot be had again: a stray click beside the window must not lose it.
      closeOnClickOutside={!created}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {created ? (
        <InvitationLink created={created} onDone={close} onAnother={() => setCreated(null)} />
      ) : (
        <InviteForm workspaceId={workspaceId} onCreated={setCreated} onCancel={close} />
      )}
    </Modal>
  );
}
