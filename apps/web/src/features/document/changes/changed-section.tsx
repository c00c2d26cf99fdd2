import type { DocumentChanges } from '@soproekt/contracts';
import { IconChevronDown, IconChevronRight, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import { TextChanges } from './text-changes';

export type SectionChange = DocumentChanges['sections'][number];

const LOOK = {
  added: { tone: 'saved', Icon: IconPlus },
  changed: { tone: 'info', Icon: IconPencil },
  removed: { tone: 'error', Icon: IconMinus },
} as const;

interface Props {
  readonly section: SectionChange;
  readonly openAtFirst: boolean;
  readonly onGo: (sectionId: string) => void;
}

/** One section that differs: its title leads there, beneath it what was put in and taken out. */
export function ChangedSection({ section, openAtFirst, onGo }: Props) {
  const { t } = useTranslation('activity');
  const [open, setOpen] = useState(openAtFirst);
  const body = useId();
  const title = section.title.trim() || t('document:section.untitled');
  const { tone, Icon } = LOOK[section.change];
  return (
    <section className="sp-changed" aria-label={title}>
      <div className="sp-changed-head">
        <IconButton
          label={t(open ? 'changes.fold' : 'changes.unfold', { title })}
          aria-expanded={open}
          aria-controls={body}
          icon={open ? <IconChevronDown size={18} /> : <IconChevronRight size={18} />}
          onClick={() => setOpen(!open)}
        />
        <h3 className="sp-changed-title">
          {section.change === 'removed' ? (
            title
          ) : (
            <button type="button" className="sp-changed-go" onClick={() => onGo(section.sectionId)}>
              {title}
            </button>
          )}
        </h3>
        <span className="sp-tag" data-tone={tone}>
          <Icon size={14} aria-hidden />
          {t(`changes.kind.${section.change}`)}
        </span>
      </div>
      <div id={body} hidden={!open}>
        {open && <TextChanges section={section} />}
      </div>
    </section>
  );
}
