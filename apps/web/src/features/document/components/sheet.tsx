import { EmptyState } from '../../../ui/page-state';
import { Button } from '@mantine/core';
import { sectionNumbers } from '@soproekt/domain';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useOutline } from '../hooks/use-session-parts';
import { AddSection, AppendSection, InsertSection } from './add-section';
import { isWide } from '../structured/kinds';
import { Section } from './section';

interface Props {
  /** Everything is selected. */
  whole: boolean;
  /** The section whose title is the current match of the search. */
  titleMatch: string | null;
}

/** A Russian text is hyphenated and read aloud as one, whatever the language of the interface. */
const CYRILLIC = /[а-яё]/i;

/** The paper: all sections one below another. */
export function Sheet({ whole, titleMatch }: Props) {
  const { t } = useTranslation('document');
  const { session, snapshot, detail } = useDocumentPage();
  const sections = useOutline(session);
  const printed = sectionNumbers(detail.kind, sections);

  return (
    <article
      className="sp-sheet"
      lang={CYRILLIC.test(detail.title) ? 'ru' : undefined}
      aria-label={detail.title}
      data-whole={whole || undefined}
      data-wide={sections.some((section) => isWide(section.kind)) || undefined}
    >
      <p className="sp-sheet-print-title" aria-hidden>
        {detail.title}
      </p>
      {sections.map((section, index) => (
        <div key={section.id} className="sp-sheet-part">
          <Section
            section={section}
            number={index + 1}
            printed={printed[index] ?? null}
            count={sections.length}
            titleFound={titleMatch === section.id}
          />
          {index < sections.length - 1 && (
            <div className="sp-doc-insert">
              {snapshot.writable && <InsertSection afterId={section.id} number={index + 1} />}
            </div>
          )}
        </div>
      ))}
      {sections.length === 0 && (
        <EmptyState
          icon={<IconFileText size={28} />}
          title={t('empty.title')}
          action={
            snapshot.writable && (
              <AddSection afterId={undefined}>
                <Button leftSection={<IconPlus size={16} />}>{t('section.add')}</Button>
              </AddSection>
            )
          }
        >
          {snapshot.writable ? t('empty.write') : t('empty.read')}
        </EmptyState>
      )}
      {sections.length > 0 && snapshot.writable && <AppendSection />}
    </article>
  );
}
