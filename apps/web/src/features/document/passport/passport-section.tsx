import { useMemo } from 'react';
import { DEFAULT_PROGRAMME_SETTINGS } from '@soproekt/domain';
import { useProgrammeSettings, useStandardList } from '../../../app/queries/programme';
import { useParties } from '../../../app/queries/workspace';
import { SectionBoundary } from '../components/section-boundary';
import { useDocumentPage } from '../hooks/document-context';
import { useDrawnLater } from '../hooks/use-drawn-later';
import { usePrinting } from '../hooks/use-printing';
import { useSectionFindings } from '../structured/findings-context';
import { PassportContext } from './passport-context';
import { findingsByField } from './passport-fields';
import { PassportForm } from './passport-form';
import { PassportSheet } from './passport-sheet';
import { useFieldPeers } from './use-field-peers';
import { useFieldReview } from './use-field-review';
import { usePassport } from './use-passport';

/** The passport of a programme within the sheet. */
export function PassportSection({ sectionId }: { sectionId: string }) {
  const drawn = useDrawnLater();
  return <SectionBoundary fallback={null}>{drawn && <Passport sectionId={sectionId} />}</SectionBoundary>;
}

function Passport({ sectionId }: { sectionId: string }) {
  const { detail } = useDocumentPage();
  const editing = usePassport(sectionId);
  const printing = usePrinting();
  const found = useSectionFindings(sectionId);
  const findings = useMemo(() => findingsByField(found), [found]);
  const peers = useFieldPeers(sectionId);
  const review = useFieldReview(sectionId);
  const { parties } = useParties(detail.workspaceId);
  const standards = useStandardList(detail.workspaceId);
  const bases = (useProgrammeSettings(detail.workspaceId).data?.settings ?? DEFAULT_PROGRAMME_SETTINGS).bases;
  const page = useMemo(
    () => ({ ...editing, sectionId, findings, peers, review, parties, standards, bases: [...bases] }),
    [editing, sectionId, findings, peers, review, parties, standards, bases],
  );
  return (
    <PassportContext value={page}>
      {editing.writable && <PassportForm />}
      {(printing || !editing.writable) && <PassportSheet />}
    </PassportContext>
  );
}
