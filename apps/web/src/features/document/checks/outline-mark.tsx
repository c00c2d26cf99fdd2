import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSectionMark } from './checks-context';
import { LevelIcon } from './level-mark';

/** Says in the outline that a section has findings, by its worst. */
export function OutlineMark({ sectionId }: { sectionId: string }) {
  const { t } = useTranslation('checks');
  const mark = useSectionMark(sectionId);
  if (!mark) return null;
  const said = t(`outline.${mark.level}`, { count: mark.count });
  return (
    <Tooltip label={said}>
      <span className="sp-outline-mark" data-level={mark.level}>
        <LevelIcon level={mark.level} size={14} />
        <span className="sp-sr-only">, {said}</span>
      </span>
    </Tooltip>
  );
}
