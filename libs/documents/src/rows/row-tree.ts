import type { StructuredKind } from './row-schema.js';

/** True for types that stand in one list with others because they nest: modules, their topics, attestations. */
export function inTree(schema: StructuredKind, type: string): boolean {
  if ((schema.rows[type]?.parents.length ?? 0) > 0) return true;
  return Object.values(schema.rows).some(({ parents }) => parents.includes(type));
}

/**
 * Names the list that a row has its place in: its siblings are the rows with the same name of list. Rows at the top whose type
 * asks for a parent stand behind all others, whatever their order keys, and so make a list of their own.
 */
export function siblingList(schema: StructuredKind, type: string, parentId: string | null): string {
  if (parentId !== null) return `under:${parentId}`;
  if (!inTree(schema, type)) return `type:${type}`;
  return mayStandUnder(schema, type, null) ? 'tree' : 'orphans';
}

/** Whether a row of this type may stand under a row of that type; null: at the top. */
export function mayStandUnder(schema: StructuredKind, type: string, parentType: string | null): boolean {
  const parents = schema.rows[type]?.parents ?? [];
  if (parentType === null) return parents.length === 0 || parents.includes('');
  return parents.includes(parentType);
}
