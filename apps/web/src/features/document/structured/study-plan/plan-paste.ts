import type { BatchRow } from '@soproekt/documents';
import { HOUR_KINDS, hoursCell, isTotal, rowKindOf, type PlanRow } from '@soproekt/domain';

/** Where pasted rows begin. */
export interface PasteStart {
  /** The module under which rows without a module of their own go. */
  readonly moduleId: string | null;
  /** The topic behind which they go; null: first; undefined: last. */
  readonly afterTopicId?: string | null;
  /** The row at the top behind which modules and attestations go; null: first; undefined: last. */
  readonly afterTopId?: string | null;
  /** What an unnumbered first row becomes: the empty row whose place it takes. */
  readonly first?: PlanRow['type'];
}

/**
 * What kinds of row a pasted block brings: by the numbers («1», «1.1», «ИА») and words («Модуль 2», «Итоговая аттестация»)
 * of a plan where it has them, else topics. Null: a row of sums, which is worked out here.
 */
export function pastedPlanRows(
  rows: readonly Readonly<Record<string, string>>[],
  { moduleId, afterTopicId, afterTopId, first }: PasteStart,
): (BatchRow | null)[] {
  let parent = moduleId;
  const begun = new Set<string | null>();
  /** Only the first of its siblings needs a place: the others follow it. */
  const placed = (row: BatchRow): BatchRow => {
    const under = row.parentId ?? null;
    if (begun.has(under)) return row;
    begun.add(under);
    if (under === null) return { ...row, afterId: afterTopId };
    return under === moduleId ? { ...row, afterId: afterTopicId } : row;
  };
  return rows.map((texts, i) => {
    const number = (texts['number'] ?? '').trim();
    const title = (texts['title'] ?? '').trim();
    const kind = rowKindOf({ number, title, band: false, hasHours: true });
    if (kind.type === 'attestation') {
      return placed({
        type: 'attestation',
        parentId: kind.nested ? parent : null,
        cells: { attestation: kind.attestation },
      });
    }
    if (kind.type === 'skipped' && title !== '') return null;
    // Without a number or a word before it a row is a module only where there is none yet.
    const plain = number === '' && kind.type === 'module' && kind.title === title;
    const isModule = plain ? i === 0 && first === 'module' : kind.type === 'module';
    if (isModule || parent === null) {
      parent = `pasted-${i}`;
      return placed({ type: 'module', parentId: null, localId: parent });
    }
    return placed({ type: 'topic', parentId: parent });
  });
}

/** Whether a pasted row may be written over one of this kind; what tells nothing of its kind may be written over any. */
export function fitsPlanRow(texts: Texts, type: PlanRow['type']): boolean {
  const number = (texts['number'] ?? '').trim();
  const title = (texts['title'] ?? '').trim();
  const kind = rowKindOf({ number, title, band: false, hasHours: true });
  if (kind.type === 'skipped' || (number === '' && 'title' in kind && kind.title === title && kind.type === 'module')) {
    return true;
  }
  return kind.type === type;
}

const HOURS = [...HOUR_KINDS, 'distance'] as const;
type Texts = Readonly<Record<string, string>>;

const figure = (text: string | undefined): number => hoursCell(text ?? '') ?? 0;

/**
 * The values of pasted rows: titles without «Модуль 2.» before them, and no figures that are sums of others. Those are
 * worked out here, and would stand still while what they add up changes.
 */
export function pastedPlanValues(rows: readonly Texts[]): Texts[] {
  const kinds = rows.map((texts) =>
    rowKindOf({
      number: texts['number']?.trim() ?? '',
      title: texts['title']?.trim() ?? '',
      band: false,
      hasHours: true,
    }),
  );
  return rows.map((texts, i) => {
    const kind = kinds[i];
    const values: Record<string, string> = { ...texts };
    if (kind && 'title' in kind && 'title' in texts) values['title'] = kind.title;
    const own = HOUR_KINDS.reduce((sum, column) => sum + figure(texts[column]), 0);
    if (own > 0 && figure(texts['total']) === own) values['total'] = '';
    if (kind?.type !== 'module') return values;
    const end = kinds.findIndex((next, j) => j > i && next.type !== 'topic');
    const topics = rows.slice(i + 1, end < 0 ? undefined : end);
    for (const column of HOURS) {
      const sum = topics.reduce((total, topic) => total + figure(topic[column]), 0);
      if (topics.length > 0 && column in texts && figure(texts[column]) === sum) values[column] = '';
    }
    return values;
  });
}

/** A row whose first word is that of sums, in whichever column that stands. */
export const isSumLine = (texts: readonly string[]): boolean =>
  isTotal(texts.find((text) => text.trim() !== '')?.trim() ?? '');
