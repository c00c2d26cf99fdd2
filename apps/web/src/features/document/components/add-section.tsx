import { Button, Menu } from '@mantine/core';
import {
  IconAbc,
  IconBooks,
  IconCalendarWeek,
  IconClipboardCheck,
  IconFileText,
  IconId,
  IconPlus,
  IconTable,
  IconTargetArrow,
} from '@tabler/icons-react';
import { cloneElement, useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useSectionActions } from '../hooks/use-section-actions';
import type { SectionStart } from '../lib/section-commands';
import { TABLE_KINDS, type TableKind } from '../structured/kinds';

const ICON: Record<TableKind | 'passport', typeof IconTable> = {
  passport: IconId,
  'study-plan': IconTable,
  'planned-results': IconTargetArrow,
  calendar: IconCalendarWeek,
  'assessment-materials': IconClipboardCheck,
  conditions: IconBooks,
  abbreviations: IconAbc,
};

interface Props {
  afterId: string | undefined;
  /** Before the new section takes the focus: the outline closes its drawer. */
  onLeave?: () => void;
  children: ReactElement<ButtonProps>;
}

interface ButtonProps {
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

/** The passport stands first among the kinds: a programme begins with it. */
const KINDS = ['passport', ...TABLE_KINDS] as const;

/**
 * Makes a button add a section. In a programme it may be a text or one of its tables; elsewhere it is a text, and there is nothing
 * to choose.
 */
export function AddSection({ afterId, onLeave, children }: Props) {
  const { t } = useTranslation('document');
  const { detail } = useDocumentPage();
  const actions = useSectionActions();
  const add = (start?: SectionStart): void => {
    onLeave?.();
    actions.add(afterId, start);
  };
  const [at, setAt] = useState<DOMRect | null>(null);
  const button = useRef<HTMLElement | null>(null);
  if (detail.kind !== 'programme') return cloneElement(children, { onClick: () => add() });
  return (
    <>
      {cloneElement(children, {
        'aria-haspopup': 'menu',
        'aria-expanded': at !== null,
        onClick: (event) => {
          button.current = event.currentTarget;
          setAt(event.currentTarget.getBoundingClientRect());
        },
      })}
      {at && (
        // Mounted only while it is open: there is one of these between all sections.
        <Menu
          opened
          position="bottom-start"
          shadow="md"
          width={296}
          withinPortal
          returnFocus={false}
          transitionProps={{ duration: 0 }}
          onClose={() => {
            setAt(null);
            button.current?.focus({ preventScroll: true });
          }}
        >
          <Menu.Target>
            <span className="sp-grid-menu-anchor" style={{ left: at.left, top: at.bottom }} aria-hidden />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconFileText size={16} />} onClick={() => add()}>
              {t('section.kind.text')}
            </Menu.Item>
            <Menu.Divider />
            {KINDS.map((kind) => {
              const Icon = ICON[kind];
              const title = t(`section.kind.${kind}`);
              return (
                <Menu.Item key={kind} leftSection={<Icon size={16} />} onClick={() => add({ kind, title })}>
                  {title}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

/** A quiet line between two sections that becomes a button when the pointer or the focus comes near. */
export function InsertSection({ afterId, number }: { afterId: string; number: number }) {
  const { t } = useTranslation('document');
  return (
    <AddSection afterId={afterId}>
      <button type="button" className="sp-doc-insert-button" aria-label={t('section.insertAfter', { number })}>
        <IconPlus size={14} aria-hidden />
        <span aria-hidden>{t('section.insert')}</span>
      </button>
    </AddSection>
  );
}

/** The button at the end of the sheet. */
export function AppendSection() {
  const { t } = useTranslation('document');
  return (
    <div className="sp-doc-append">
      <AddSection afterId={undefined}>
        <Button variant="subtle" color="gray" leftSection={<IconPlus size={16} />}>
          {t('section.add')}
        </Button>
      </AddSection>
    </div>
  );
}
