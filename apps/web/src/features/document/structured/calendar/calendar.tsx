import { Button, SegmentedControl } from '@mantine/core';
import { setCells, setField } from '@soproekt/documents';
import { CALENDAR_UNITS, type CalendarUnit, type HourKind } from '@soproekt/domain';
import { IconPlus } from '@tabler/icons-react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../../hooks/document-context';
import { STRUCTURE_ORIGIN } from '../../lib/history';
import { useSectionFindings } from '../findings-context';
import { computedColumn, notationColumn } from '../grid/columns';
import { Grid } from '../grid/grid';
import type { CellChange, GridActions, GridColumn, RowAction } from '../grid/grid-types';
import { useStable, useStableRows } from '../grid/stable-rows';
import { useProgramme } from '../lib/programme';
import { useTable } from '../lib/use-table';
import { TableEmpty } from '../table-empty';
import { calendarFooter, calendarKinds, calendarRows } from './calendar-rows';
import { locateIn, placeIn } from './locate';
import { PeriodHead } from './period-head';
import { takeActions } from './take-actions';
import { nameInUnit, nextStart, usePeriods, writeCalendarCells } from './use-periods';

interface Props {
  sectionId: string;
  label: string;
}

/** The calendar schedule: what of each module falls into which week or day. */
export function Calendar({ sectionId, label }: Props) {
  const { t } = useTranslation('structured');
  const { session, snapshot } = useDocumentPage();
  const { doc } = session;
  const { writable } = snapshot;
  const { facts, sums } = useProgramme(session);
  const findings = useSectionFindings(sectionId);
  const table = useTable(sectionId);
  const { commands } = table;
  const planRowIds = useStable(facts.plan.map((row) => row.id));
  const { unit, periods: read } = usePeriods(doc, sectionId, planRowIds);
  const kinds = useStable(calendarKinds(sums.total, read));
  // Heads of columns need only these; hours change with every entry.
  const heads = useStable(read.map(({ id, title, startsOn }) => ({ id, title, startsOn })));

  const words = useMemo(
    () => ({
      kind: (kind: HourKind) => t(`calendar.short.${kind}`),
      agrees: t('calendar.agrees'),
      sum: t('calendar.byKind'),
      hours: t('calendar.inAll'),
    }),
    [t],
  );
  const columns = useMemo<readonly GridColumn[]>(() => {
    const parts = kinds.map((kind) => ({ key: kind, label: t(`calendar.kind.${kind}`) }));
    return [
      computedColumn({ key: 'number', title: '№', width: 48, frozen: true }),
      computedColumn({ key: 'title', title: t('calendar.module'), width: 190, flex: true, frozen: true }),
      ...heads.map((period, i) =>
        notationColumn({
          key: period.id,
          title: period.title || t('calendar.untitled', { number: i + 1 }),
          width: 96,
          parts,
          problem: t('grid.notNotation'),
          header: (
            <PeriodHead
              period={{ ...period, hours: new Map() }}
              index={i}
              count={heads.length}
              table={table}
              writable={writable}
            />
          ),
        }),
      ),
      computedColumn({ key: 'sum', title: t('calendar.sum'), width: 88, align: 'center' }),
      computedColumn({
        key: 'difference',
        title: t('calendar.difference'),
        fullTitle: t('calendar.differenceFull'),
        width: 128,
      }),
    ];
  }, [t, heads, kinds, table, writable]);
  const rows = useStableRows(calendarRows(facts.plan, read, kinds, sums, words));
  const footer = useStable(calendarFooter(read, kinds, words));

  const latest = useRef({ periods: read, kinds, byRow: sums.byRow });
  useLayoutEffect(() => {
    latest.current = { periods: read, kinds, byRow: sums.byRow };
  });
  const actions = useMemo<GridActions>(() => {
    const set = (changes: readonly CellChange[]): void => {
      const [first] = changes;
      if (!first) return;
      commands.step({ rowId: first.column, column: `${kinds[0]}:${first.rowId}` }, () =>
        writeCalendarCells(doc, sectionId, changes, kinds),
      );
    };
    const menu = (rowId: string, column?: string): readonly RowAction[] => {
      const { periods, byRow } = latest.current;
      const chosen = periods.filter(({ id }) => id === column);
      return takeActions(rowId, chosen.length > 0 ? chosen : periods, latest.current, {
        label: (period, left) => t('calendar.take', { period, left }),
        nothing: t(byRow.get(rowId)?.total ? 'calendar.nothingLeft' : 'calendar.notPlanned'),
        name: (period) => period.title || t('calendar.untitled', { number: periods.indexOf(period) + 1 }),
        take: (period, value) => set([{ rowId, column: period.id, value }]),
      });
    };
    return { set, type: ({ rowId, column }, text) => set([{ rowId, column, value: text }]), menu };
  }, [commands, doc, sectionId, kinds, t]);

  const locate = useMemo(() => locateIn(new Set(heads.map(({ id }) => id))), [heads]);
  const placeOf = useMemo(() => placeIn(new Set(heads.map(({ id }) => id)), kinds[0]), [heads, kinds]);

  const addPeriod = (): void => {
    const last = read[read.length - 1];
    commands.add({
      type: 'period',
      cells: { title: t(`calendar.new.${unit}`, { number: read.length + 1 }), startsOn: nextStart(last, unit) },
    });
  };
  const add = (
    <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconPlus size={16} />} onClick={addPeriod}>
      {t(`calendar.add.${unit}`)}
    </Button>
  );
  /** Periods that nobody has named go by the new unit. */
  const turnTo = (next: CalendarUnit): void => {
    const titles = read.flatMap(({ id, title }): CellChange[] => {
      const name = nameInUnit(title, next);
      return name === null ? [] : [{ rowId: id, column: 'title', value: name }];
    });
    commands.step(null, () =>
      doc.transact(() => {
        setField(doc, sectionId, 'unit', next, { origin: STRUCTURE_ORIGIN });
        if (titles.length > 0) setCells(doc, sectionId, titles, { origin: STRUCTURE_ORIGIN });
      }, STRUCTURE_ORIGIN),
    );
  };
  const units = (
    <SegmentedControl
      size="xs"
      aria-label={t('calendar.unit')}
      value={unit}
      data={CALENDAR_UNITS.map((value) => ({ value, label: t(`calendar.units.${value}`) }))}
      onChange={(value) => turnTo(value)}
    />
  );

  if (rows.length === 0 || read.length === 0) {
    const noPlan = rows.length === 0;
    return (
      <TableEmpty
        title={t(noPlan ? 'calendar.empty.noPlan' : 'calendar.empty.title')}
        action={
          writable &&
          !noPlan && (
            <>
              {add}
              {units}
            </>
          )
        }
      >
        {noPlan ? t('calendar.empty.noPlanHint') : t('calendar.empty.hint')}
      </TableEmpty>
    );
  }
  return (
    <>
      <Grid
        sectionId={sectionId}
        label={label}
        rows={rows}
        columns={columns}
        footer={footer}
        actions={actions}
        findings={findings}
        nameColumn="title"
        locate={locate}
        placeOf={placeOf}
      />
      <div className="sp-table-foot">
        <p className="sp-table-hint">
          {t('calendar.notation', {
            kinds: kinds.map((kind) => t(`calendar.kind.${kind}`).toLocaleLowerCase()).join(' / '),
          })}
        </p>
        {writable && (
          <div className="sp-table-actions">
            {add}
            <span className="sp-table-gap" />
            {units}
          </div>
        )}
      </div>
    </>
  );
}
