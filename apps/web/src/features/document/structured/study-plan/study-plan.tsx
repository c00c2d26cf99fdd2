import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { planHeadings, type Attestation, type PlanRow } from '@soproekt/domain';
import { IconArrowsExchange, IconListTree } from '@tabler/icons-react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../../app/queries/workspace';
import { announce } from '../../../../ui/announcer';
import { notifyHint } from '../../../../ui/notify';
import { useDocumentPage } from '../../hooks/document-context';
import { useSectionFindings } from '../findings-context';
import { Grid } from '../grid/grid';
import type { PasteRules, RowAction } from '../grid/grid-types';
import { showNumber } from '../grid/read-number';
import { useStable, useStableRows } from '../grid/stable-rows';
import { partyOptions, resultOptions } from '../lib/names';
import { useProgramme } from '../lib/programme';
import { useRowMenu } from '../lib/use-row-menu';
import { useTable } from '../lib/use-table';
import { TableEmpty } from '../table-empty';
import { hoursInCalendar } from './hours-in-calendar';
import { planActions } from './plan-actions';
import { removedRows } from './plan-removed';
import { fitsPlanRow, isSumLine, pastedPlanValues } from './plan-paste';
import { planFooter, planRowReader, usesInternship } from './plan-rows';
import { PlanSections } from './plan-sections';
import { PlanSums } from './plan-sums';
import { PlanAdd, PlanColumnMenu } from './plan-tools';
import { OPTIONAL_COLUMNS, usePlanColumns, type OptionalColumn } from './use-plan-columns';

interface Props {
  sectionId: string;
  label: string;
}

/** Headings of a plan are known by the words that the import of files knows. */
const PASTE: Omit<PasteRules, 'columns'> = {
  headings: (headers) => planHeadings(headers)?.map((key) => (key === 'ignore' ? null : key)) ?? null,
  isSum: isSumLine,
  clean: pastedPlanValues,
};

/** So much of a title is repeated in a message. */
const SHOWN = 80;

/** Shown or hidden by hand; what is not named here is shown when the plan uses it. */
type ColumnChoice = Partial<Record<OptionalColumn, boolean>>;

/** The study plan: modules with topics beneath, attestations, and what they add up to. */
export function StudyPlan({ sectionId, label }: Props) {
  const { t } = useTranslation('structured');
  const { session, snapshot, detail } = useDocumentPage();
  const { parties } = useParties(detail.workspaceId);
  const { facts, sums } = useProgramme(session);
  const findings = useSectionFindings(sectionId);
  const table = useTable(sectionId);
  const rowMenu = useRowMenu(table);
  const active = useRef<string | null>(null);
  const latest = useRef<readonly PlanRow[]>([]);

  const plan = useMemo(() => facts.plan.filter((row) => row.sectionId === sectionId), [facts.plan, sectionId]);
  const sections = useMemo(
    () => facts.planSections.filter((row) => row.sectionId === sectionId),
    [facts.planSections, sectionId],
  );
  const partyChoice = useMemo(() => partyOptions(parties), [parties]);
  const resultChoice = useStable(resultOptions(facts.results));
  const sectionChoice = useStable(
    sections.map((section) => ({
      value: section.id,
      label: section.code || section.title,
      ...(section.code && section.title && { detail: section.title }),
    })),
  );

  const [choice, setChoice] = useLocalStorage<ColumnChoice>({
    key: 'soproekt.plan-columns',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const internship = usesInternship(plan);
  const hidden = useMemo(() => {
    // A phone has no room for what every row of a module has in common.
    const byDefault = (column: OptionalColumn): boolean =>
      column === 'internship' ? internship : column !== 'planSection' || !phone;
    return new Set(OPTIONAL_COLUMNS.filter((column) => !(choice[column] ?? byDefault(column))));
  }, [choice, internship, phone]);
  const { columns, all } = usePlanColumns({
    parties: partyChoice,
    results: resultChoice,
    sections: sectionChoice,
    hidden,
  });
  const paste = useMemo(
    (): PasteRules => ({
      ...PASTE,
      columns: all,
      fits: (texts, rowId) => {
        const row = latest.current.find(({ id }) => id === rowId);
        return !row || fitsPlanRow(texts, row.type);
      },
    }),
    [all],
  );
  const [readRows] = useState(planRowReader);
  const options = useMemo(
    () => ({ parties: partyChoice, results: resultChoice, sections: sectionChoice, joint: t('plan.joint') }),
    [partyChoice, resultChoice, sectionChoice, t],
  );
  const rows = useStableRows(useMemo(() => readRows(plan, sums, options), [readRows, plan, sums, options]));
  const footer = useStable([planFooter(sums.total, t('plan.total'))]);

  const calendar = useRef(facts.calendar);
  useLayoutEffect(() => {
    latest.current = plan;
    calendar.current = facts.calendar;
  });
  const actions = useMemo(() => {
    const base = planActions(
      table,
      () => latest.current,
      (rowIds) => {
        const hours = hoursInCalendar(rowIds, latest.current, calendar.current);
        return hours > 0 ? t('plan.removedHours', { hours: showNumber(hours) }) : undefined;
      },
      (rowIds) => {
        const { count, module } = removedRows(rowIds, latest.current);
        if (!module) return t('grid.removed', { count });
        const title = module.title && t('grid.quoted', { text: module.title.slice(0, SHOWN) });
        return t('plan.removedModule', {
          name: [module.number, title].filter(Boolean).join(' '),
          count: module.topics,
        });
      },
      (why) => {
        const said = t(`plan.cannotTurn.${why}`);
        notifyHint(said);
        announce(said);
      },
    );
    const menu = (rowId: string): readonly RowAction[] => {
      const row = latest.current.find((candidate) => candidate.id === rowId);
      const extra: RowAction[] = [];
      if (row?.type !== 'topic')
        extra.push({
          key: 'module',
          label: t('plan.row.moduleBelow'),
          icon: <IconListTree size={16} />,
          run: () => table.show(base.addModule(rowId)),
        });
      if (row && base.canTurn(row)) {
        extra.push({
          key: 'turn',
          label: t(row.type === 'topic' ? 'plan.row.makeModule' : 'plan.row.makeTopic'),
          icon: <IconArrowsExchange size={16} />,
          keys: row.type === 'topic' ? 'Alt+←' : 'Alt+→',
          run: () => base.turn(rowId),
        });
      }
      if (row?.type === 'attestation')
        extra.push(...attestationChoices(row, (kind) => base.set([{ rowId, column: 'attestation', value: kind }])));
      return rowMenu(base, rowId, { extra });
    };
    const attestationChoices = (row: PlanRow, set: (kind: Attestation) => void): RowAction[] =>
      (['entry', 'intermediate', 'final'] as const)
        .filter((kind) => kind !== row.attestation)
        .map((kind, i) => ({
          key: kind,
          label: t('plan.row.makeAttestation', { kind: t(`plan.attestation.${kind}`) }),
          divided: i === 0,
          run: () => set(kind),
        }));
    return { ...base, menu };
  }, [table, rowMenu, t]);

  const adding = useMemo(
    () => ({
      module: () => table.show(actions.addModule(active.current)),
      topic: () => table.show(actions.addTopic(active.current)),
      attestation: (kind: Attestation) => table.show(actions.addAttestation(kind, t(`plan.attestation.${kind}`))),
    }),
    [actions, table, t],
  );
  const toggle = useCallback(
    (column: OptionalColumn) => setChoice({ ...choice, [column]: hidden.has(column) }),
    [choice, hidden, setChoice],
  );
  const add = (
    <PlanAdd
      onModule={adding.module}
      onTopic={plan.some((row) => row.type === 'module') ? adding.topic : undefined}
      onAttestation={adding.attestation}
    />
  );

  if (rows.length === 0) {
    return (
      <TableEmpty title={t('plan.empty.title')} action={snapshot.writable && add}>
        {snapshot.writable ? t('plan.empty.write') : t('plan.empty.read')}
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
        paste={paste}
        activeRow={active}
      />
      <div className="sp-table-foot">
        <PlanSums sums={sums} parties={partyChoice} sections={sections} />
        {plan.some(({ parentId }) => parentId !== null) && <p className="sp-table-hint">{t('plan.figures')}</p>}
        <div className="sp-table-actions">
          {snapshot.writable && add}
          <span className="sp-table-gap" />
          {(snapshot.writable || sections.length > 0) && <PlanSections sections={sections} table={table} />}
          <PlanColumnMenu hidden={hidden} onToggle={toggle} />
        </div>
      </div>
    </>
  );
}
