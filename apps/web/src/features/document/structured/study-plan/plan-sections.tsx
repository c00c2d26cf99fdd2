import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { PlanSection } from '@soproekt/domain';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../../hooks/document-context';
import { textColumn } from '../grid/columns';
import { Grid } from '../grid/grid';
import type { GridColumn, GridRow } from '../grid/grid-types';
import { useStableRows } from '../grid/stable-rows';
import { flatActions } from '../lib/flat-actions';
import { useRowMenu } from '../lib/use-row-menu';
import type { Table } from '../lib/use-table';
import { textCell } from './plan-rows';

interface Props {
  sections: readonly PlanSection[];
  table: Table;
}

/** What most programmes divide their plan into; a beginning that can be changed freely. */
const USUAL = ['npr', 'pmr', 'vr'] as const;

/** The list of the plan's sections, to be edited. */
export const PlanSections = memo(function PlanSections({ sections, table }: Props) {
  const { t } = useTranslation('structured');
  const [open, control] = useDisclosure(false);
  return (
    <Popover
      opened={open}
      onChange={(next) => (next ? control.open() : control.close())}
      position="bottom-end"
      shadow="md"
      width={420}
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconTags size={16} />}
          onClick={control.toggle}
        >
          {t('plan.sections.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className="sp-table-hint">{t('plan.sections.hint')}</p>
        <SectionList sections={sections} table={table} />
      </Popover.Dropdown>
    </Popover>
  );
});

function SectionList({ sections, table }: Props) {
  const { t } = useTranslation('structured');
  const { snapshot } = useDocumentPage();
  const menu = useRowMenu(table);
  const columns = useMemo<readonly GridColumn[]>(
    () => [
      textColumn({ key: 'code', title: t('plan.sections.code'), width: 80, maxLength: 40 }),
      textColumn({ key: 'title', title: t('plan.sections.name'), width: 200, flex: true, maxLength: 400 }),
    ],
    [t],
  );
  const rows = useStableRows(
    sections.map((section): GridRow => ({
      id: section.id,
      look: 'plain',
      cells: { code: textCell(section.code), title: textCell(section.title) },
    })),
  );
  const actions = useMemo(() => {
    const base = flatActions({
      table,
      rowIds: sections.map((section) => section.id),
      fresh: () => ({ type: 'plan-section' }),
      cellsOf: (id) => {
        const { code = '', title = '' } = sections.find((section) => section.id === id) ?? {};
        return { code, title };
      },
    });
    return { ...base, menu: (rowId: string) => menu(base, rowId) };
  }, [table, sections, menu]);
  const addUsual = (): void => {
    table.commands.addAll(
      USUAL.map((key) => ({
        type: 'plan-section',
        cells: { code: t(`plan.sections.usual.${key}.code`), title: t(`plan.sections.usual.${key}.title`) },
      })),
    );
    table.commands.end();
  };

  return (
    <>
      {rows.length > 0 && (
        <Grid
          sectionId={table.commands.sectionId}
          label={t('plan.sections.title')}
          rows={rows}
          columns={columns}
          actions={actions}
          findings={[]}
          nameColumn="code"
        />
      )}
      {snapshot.writable && (
        <div className="sp-table-actions">
          {rows.length === 0 && (
            <Button variant="light" size="compact-sm" onClick={addUsual}>
              {t('plan.sections.addUsual')}
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconPlus size={16} />}
            onClick={() => table.show(actions.add(null))}
          >
            {t('plan.sections.add')}
          </Button>
        </div>
      )}
    </>
  );
}
