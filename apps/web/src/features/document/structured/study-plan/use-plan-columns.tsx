import { HOUR_KINDS } from '@soproekt/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { choiceColumn, computedColumn, hoursColumn, refsColumn, textColumn } from '../grid/columns';
import type { GridColumn, Option } from '../grid/grid-types';

/** Columns that can be hidden. */
export const OPTIONAL_COLUMNS = ['planSection', 'internship', 'distance', 'implementers', 'results'] as const;
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number];

interface Choices {
  readonly parties: readonly Option[];
  readonly results: readonly Option[];
  readonly sections: readonly Option[];
  readonly hidden: ReadonlySet<OptionalColumn>;
}

/** The columns of a study plan: those that are shown, and all of them. */
export function usePlanColumns({ parties, results, sections, hidden }: Choices): {
  readonly columns: readonly GridColumn[];
  readonly all: readonly GridColumn[];
} {
  const { t } = useTranslation('structured');
  const all = useMemo(() => {
    const problem = t('grid.notHours');
    const hours = (key: string, width: number): GridColumn =>
      hoursColumn({ key, title: t(`plan.column.${key}`), fullTitle: t(`plan.full.${key}`), width, problem });
    const everybody = (text: string): readonly string[] | null =>
      /^\s*(?:совместно|jointly|joint)\s*$/i.test(text) ? parties.map((party) => party.value) : null;
    const columns: GridColumn[] = [
      computedColumn({ key: 'number', title: '№', fullTitle: t('plan.full.number'), width: 48, frozen: true }),
      textColumn({
        key: 'title',
        title: t('plan.column.title'),
        width: 208,
        flex: true,
        frozen: true,
        maxLength: 2000,
      }),
      choiceColumn({
        key: 'planSection',
        title: t('plan.column.planSection'),
        fullTitle: t('plan.full.planSection'),
        width: 60,
        options: sections,
      }),
      hours('total', 60),
      ...HOUR_KINDS.map((kind) => hours(kind, kind === 'internship' ? 70 : 62)),
      hours('distance', 64),
      textColumn({
        key: 'control',
        title: t('plan.column.control'),
        fullTitle: t('plan.full.control'),
        width: 116,
        maxLength: 2000,
      }),
      refsColumn({
        key: 'implementers',
        title: t('plan.column.implementers'),
        fullTitle: t('plan.full.implementers'),
        width: 102,
        options: parties,
        words: everybody,
      }),
      refsColumn({
        key: 'results',
        title: t('plan.column.results'),
        fullTitle: t('plan.full.results'),
        width: 96,
        options: results,
      }),
    ];
    return columns;
  }, [t, parties, results, sections]);
  const columns = useMemo(() => all.filter((column) => !hidden.has(column.key as OptionalColumn)), [all, hidden]);
  return { columns, all };
}
