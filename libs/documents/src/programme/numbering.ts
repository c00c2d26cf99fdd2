import type { Attestation } from '@soproekt/domain';

interface Numbered {
  readonly id: string;
  readonly type: string;
  readonly parentId: string | null;
  readonly attestation: Attestation | null;
}

/** As it is printed in Russian programmes: entry diagnostics have the number 0. */
const MARKS: Readonly<Record<Attestation, string>> = { entry: '0', intermediate: 'ПА', final: 'ИА' };

/**
 * Numbers of the rows of a study plan: modules 1, 2; topics 1.1, 1.2; attestations by their mark, several of one kind ПА1,
 * ПА2 (0.1, 0.2). Attestations of no kind and topics without a module have none.
 * @param rows in the order of the table
 */
export function planNumbers(rows: readonly Numbered[]): Map<string, string> {
  const numbers = new Map<string, string>();
  const topics = new Map<string, number>();
  const kinds = new Map<Attestation, string[]>();
  let modules = 0;
  for (const { id, type, parentId, attestation } of rows) {
    if (type === 'module') {
      numbers.set(id, String(++modules));
    } else if (type === 'topic') {
      const parent = parentId === null ? undefined : numbers.get(parentId);
      const next = parentId === null ? 0 : (topics.get(parentId) ?? 0) + 1;
      if (parentId !== null) topics.set(parentId, next);
      numbers.set(id, parent ? `${parent}.${next}` : '');
    } else if (attestation) {
      kinds.set(attestation, [...(kinds.get(attestation) ?? []), id]);
    }
  }
  for (const [kind, ids] of kinds) {
    const mark = MARKS[kind];
    const several = kind === 'entry' ? `${mark}.` : mark;
    ids.forEach((id, i) => numbers.set(id, ids.length === 1 ? mark : `${several}${i + 1}`));
  }
  return numbers;
}
