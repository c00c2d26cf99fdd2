import type { HourKind, HourSums } from '@soproekt/domain';
import type { RowAction } from '../grid/grid-types';
import { remainingHours, type PeriodFacts } from './calendar-rows';

interface Calendar {
  readonly periods: readonly PeriodFacts[];
  readonly kinds: readonly HourKind[];
  readonly byRow: ReadonlyMap<string, HourSums>;
}

interface Words {
  readonly label: (period: string, left: string) => string;
  readonly nothing: string;
  readonly name: (period: PeriodFacts) => string;
  readonly take: (period: PeriodFacts, value: string) => void;
}

/** Offers to put into a period what the plan gives the row and no period has yet. */
export function takeActions(
  rowId: string,
  offered: readonly PeriodFacts[],
  { periods, kinds, byRow }: Calendar,
  words: Words,
): readonly RowAction[] {
  const actions = offered.flatMap((period): RowAction[] => {
    const rest = remainingHours(rowId, period.id, periods, kinds, byRow.get(rowId));
    if (!rest) return [];
    const label = words.label(words.name(period), rest.left);
    return [{ key: `take-${period.id}`, label, run: () => words.take(period, rest.value) }];
  });
  if (actions.length > 0) return actions;
  return [{ key: 'take', label: words.nothing, disabled: true, run: () => undefined }];
}
