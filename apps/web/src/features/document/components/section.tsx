import type { SectionView } from '@soproekt/documents';
import { inspectFragment } from '@soproekt/editor';
import { memo, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { InstitutionDot } from '../../../ui/institution-badge';
import { useParties } from '../../../app/queries/workspace';
import { useDocumentPage } from '../hooks/document-context';
import { useHub, useWanted } from '../hooks/use-session-parts';
import { useNear } from '../hooks/use-near';
import { LiveText } from './live-text';
import { SectionBoundary } from './section-boundary';
import { PassportSection } from '../passport/passport-section';
import { hasTable } from '../structured/kinds';
import { StructuredSection } from '../structured/structured-section';
import { SectionMenu } from './section-menu';
import { SectionTitle } from './section-title';
import { StaticText } from './static-text';

interface Props {
  section: SectionView;
  /** Place in the document, from 1. */
  /** Place among the sections. */
  number: number;
  /** Number in the printed document; null: none. */
  printed: number | null;
  count: number;
  titleFound: boolean;
}

/** One section of the sheet: its title, and its text, which is an editor only near the viewport. */
export const Section = memo(function Section({ section, number, printed, count, titleFound }: Props) {
  const { t } = useTranslation('document');
  const { session, detail, view } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const element = useRef<HTMLElement>(null);
  const near = useNear(element, view);
  const wanted = useWanted(session, section.id);
  const mounts = near || wanted;
  const fragment = session.index.fragment(section.id);
  // Binding an editor deletes what its schema does not know, for everybody: such a text is only shown.
  const bindable = useMemo(() => !mounts || !fragment || inspectFragment(fragment).bindable, [mounts, fragment]);
  const active = useHub(session).activeId === section.id;
  const responsible = party(section.institutionId);
  const name = section.title.trim() || t('section.untitled');

  return (
    <section
      ref={element}
      className="sp-doc-section"
      data-section-id={section.id}
      data-active={active || undefined}
      aria-label={t('section.label', { number, title: name })}
      onFocus={() => session.hub.activate(section.id)}
    >
      <div className="sp-doc-head">
        <SectionMenu section={section} number={number} count={count} />
        <SectionTitle section={section} number={number} printed={printed} found={titleFound} />
      </div>
      {responsible && (
        <p className="sp-doc-party" data-inst={responsible.hue}>
          <InstitutionDot hue={responsible.hue} />
          {t('section.responsible', { name: responsible.shortName })}
        </p>
      )}
      {hasTable(section.kind) ? (
        <StructuredSection section={section} number={number} mounts={mounts} />
      ) : section.kind === 'passport' ? (
        <PassportSection sectionId={section.id} />
      ) : section.kind !== 'text' ? (
        <p className="sp-doc-unknown">{t('section.unknownKind')}</p>
      ) : !bindable ? (
        <>
          <p className="sp-doc-unknown">{t('section.foreign')}</p>
          <StaticText sectionId={section.id} />
        </>
      ) : mounts ? (
        <SectionBoundary fallback={<StaticText sectionId={section.id} />}>
          <LiveText sectionId={section.id} label={t('section.textLabel', { number, title: name })} />
        </SectionBoundary>
      ) : (
        <StaticText sectionId={section.id} />
      )}
    </section>
  );
});
