import type { SectionView } from '@soproekt/documents';
import { useTranslation } from 'react-i18next';
import { SectionBoundary } from '../components/section-boundary';
import { useDrawnLater } from '../hooks/use-drawn-later';
import { Calendar } from './calendar/calendar';
import { Abbreviations } from './lists/abbreviations';
import { AssessmentMaterials } from './lists/assessment-materials';
import { Conditions } from './lists/conditions';
import { PlannedResults } from './planned-results/planned-results';
import { SectionProse } from './section-prose';
import { StudyPlan } from './study-plan/study-plan';
import { hasTable } from './kinds';

interface Props {
  section: SectionView;
  number: number;
  /** Near the viewport. */
  mounts: boolean;
}

/** A section with rows: its words, and its table. */
export function StructuredSection({ section, number, mounts }: Props) {
  const { t } = useTranslation('document');
  const title = section.title.trim() || t('section.untitled');
  const drawn = useDrawnLater();
  return (
    <div className="sp-structured" data-kind={section.kind}>
      <SectionProse sectionId={section.id} mounts={mounts} label={t('section.textLabel', { number, title })} />
      <SectionBoundary fallback={null}>
        {drawn && <SectionTable kind={section.kind} sectionId={section.id} label={title} />}
      </SectionBoundary>
    </div>
  );
}

function SectionTable({ kind, sectionId, label }: { kind: string; sectionId: string; label: string }) {
  if (!hasTable(kind)) return null;
  switch (kind) {
    case 'study-plan':
      return <StudyPlan sectionId={sectionId} label={label} />;
    case 'planned-results':
      return <PlannedResults sectionId={sectionId} label={label} />;
    case 'calendar':
      return <Calendar sectionId={sectionId} label={label} />;
    case 'assessment-materials':
      return <AssessmentMaterials sectionId={sectionId} label={label} />;
    case 'conditions':
      return <Conditions sectionId={sectionId} />;
    case 'abbreviations':
      return <Abbreviations sectionId={sectionId} label={label} />;
  }
}
