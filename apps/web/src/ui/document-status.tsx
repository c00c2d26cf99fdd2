import type { DocumentStatus } from '@soproekt/domain';
import { IconArchive, IconCheck, IconEye, IconPencil, IconRotate2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const LOOK: Record<DocumentStatus, { tone: string; Icon: typeof IconCheck }> = {
  draft: { tone: 'quiet', Icon: IconPencil },
  'in-review': { tone: 'info', Icon: IconEye },
  'needs-revision': { tone: 'warning', Icon: IconRotate2 },
  approved: { tone: 'saved', Icon: IconCheck },
  archived: { tone: 'quiet', Icon: IconArchive },
};

/** Where a document stands: icon, word and tint. */
export function DocumentStatusTag({ status }: { status: DocumentStatus }) {
  const { t } = useTranslation();
  const { tone, Icon } = LOOK[status];
  return (
    <span className="sp-tag" data-tone={tone}>
      <Icon size={14} aria-hidden />
      {t(`documentStatus.${status}`)}
    </span>
  );
}
