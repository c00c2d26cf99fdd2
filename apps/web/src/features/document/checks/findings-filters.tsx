import { Select, UnstyledButton } from '@mantine/core';
import { FINDING_LEVELS, type Finding } from '@soproekt/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useOutline } from '../hooks/use-session-parts';
import { countLevels, groupFindings, NOWHERE, type FindingFilter } from './finding-view';
import { LEVEL_TONE, LevelIcon } from './level-mark';

interface Props {
  findings: readonly Finding[];
  filter: FindingFilter;
  onChange: (filter: FindingFilter) => void;
}

/** How many of each level; each count shows only its own when pressed. And the choice of a section. */
export function FindingsFilters({ findings, filter, onChange }: Props) {
  const { t } = useTranslation('checks');
  const { session } = useDocumentPage();
  const outline = useOutline(session);
  const counts = countLevels(findings);
  const sections = useMemo(
    () =>
      groupFindings(findings, outline).map(({ key, number, title }) => {
        if (key === NOWHERE) return { value: 'nowhere', label: t('group.nowhere') };
        const name = title.trim() || t('document:section.untitled');
        return { value: key, label: number === null ? name : `${number}. ${name}` };
      }),
    [findings, outline, t],
  );

  return (
    <div className="sp-finding-filters">
      <div className="sp-finding-levels" role="group" aria-label={t('filter.levels')}>
        {FINDING_LEVELS.map((level) => (
          <UnstyledButton
            key={level}
            className="sp-finding-level"
            data-tone={counts[level] > 0 ? LEVEL_TONE[level] : 'quiet'}
            aria-pressed={filter.level === level}
            disabled={counts[level] === 0 && filter.level !== level}
            onClick={() => onChange({ ...filter, level: filter.level === level ? null : level })}
          >
            <LevelIcon level={level} />
            <span className="sp-finding-count">{counts[level]}</span>
            <span className="sp-finding-word">{t(`word.${level}`, { count: counts[level] })}</span>
          </UnstyledButton>
        ))}
      </div>
      {(sections.length > 1 || filter.section !== null) && (
        <Select
          size="xs"
          aria-label={t('filter.section')}
          placeholder={t('filter.allSections')}
          clearable
          clearButtonProps={{ 'aria-label': t('filter.allSections') }}
          comboboxProps={{ withinPortal: true }}
          data={sections}
          value={filter.section === NOWHERE ? 'nowhere' : filter.section}
          onChange={(section) => onChange({ ...filter, section: section === 'nowhere' ? NOWHERE : section })}
        />
      )}
    </div>
  );
}
