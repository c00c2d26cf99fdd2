import { plainText } from '@soproekt/documents';
import { inspectFragment } from '@soproekt/editor';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveText } from '../components/live-text';
import { SectionBoundary } from '../components/section-boundary';
import { StaticText } from '../components/static-text';
import { useDocumentPage } from '../hooks/document-context';
import { useTextVersion } from '../hooks/use-session-parts';

interface Props {
  sectionId: string;
  label: string;
  /** Near the viewport: an editor, and not the static text. */
  mounts: boolean;
}

/** The words that may stand above a table; where there are none, a quiet way to begin. */
export function SectionProse({ sectionId, label, mounts }: Props) {
  const { t } = useTranslation('structured');
  const { session, snapshot } = useDocumentPage();
  useTextVersion(session, sectionId);
  const [begun, setBegun] = useState(false);
  const fragment = session.index.fragment(sectionId);
  if (!fragment) return null;
  const written = plainText(fragment) !== '';

  if (!written && !begun) {
    if (!snapshot.writable) return null;
    return (
      <div className="sp-table-prose-add">
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            setBegun(true);
            void session.hub.want(sectionId).then((editor) => {
              editor.commands.focus('end');
              session.hub.release(sectionId);
            });
          }}
        >
          {t('section.addProse')}
        </Button>
      </div>
    );
  }
  const live = mounts && inspectFragment(fragment).bindable;
  return (
    <div className="sp-table-prose">
      {live ? (
        <SectionBoundary fallback={<StaticText sectionId={sectionId} />}>
          <LiveText sectionId={sectionId} label={label} />
        </SectionBoundary>
      ) : (
        <StaticText sectionId={sectionId} />
      )}
    </div>
  );
}
