import {
  STANDARD_LIMITS,
  type StandardImportMode,
  type StandardImportReport,
  type StandardSource,
} from '@soproekt/contracts';
import type { EntityManager } from 'typeorm';
import { notFound } from '../../platform/errors/app-error.js';
import { lockWorkspace } from '../../workspaces/parties.js';
import type { ImportedStandard, ReadStandards, Rejection } from './imported-standard.js';
import { OccupationalStandardEntity } from './occupational-standard.entity.js';
import { added, changeOf, replaced, sameContent, type StandardContent } from './standard-merge.js';

/** Rejections that an answer names; a hostile file could have thousands. */
const MOST_REJECTED = 500;

export interface ImportOptions {
  readonly source: StandardSource;
  /** Who does it; null: the installation itself. */
  readonly userId: string | null;
  /** What becomes of known codes; default: they lose nothing. */
  readonly mode?: StandardImportMode;
  /** Only say what would happen. */
  readonly preview?: boolean;
}

/**
 * Brings standards into the catalogue of a workspace: unknown codes are added, known ones added to or replaced. None is removed.
 * @throws AppError not-found when there is no such workspace
 */
export async function importStandards(
  manager: EntityManager,
  workspaceId: string,
  read: ReadStandards,
  { source, userId, mode = 'add', preview = false }: ImportOptions,
): Promise<StandardImportReport> {
  // Two imports at the same moment would both add the same code, or both find room for the last entry.
  if (!(await lockWorkspace(manager, workspaceId))) throw notFound('the workspace');
  const present = await manager.findBy(OccupationalStandardEntity, { workspaceId });
  const byCode = new Map(present.map((standard) => [standard.code, standard]));
  const report: Omit<StandardImportReport, 'rejected'> = { new: [], changed: [], unchanged: [], changes: [] };
  const rejected: Rejection[] = [...read.rejected];
  let room = STANDARD_LIMITS.standards - present.length;
  for (const [i, imported] of read.standards.entries()) {
    const { code } = imported;
    const known = byCode.get(code);
    const next = known ? (mode === 'add' ? added : replaced)(imported, known) : fresh(imported);
    // The union of two lists that fit may be too long.
    if (next.functions.length > STANDARD_LIMITS.functions || next.audience.length > STANDARD_LIMITS.audience) {
      rejected.push({ line: i + 1, reason: 'too-many', field: code });
      continue;
    }
    if (known && sameContent(known, next)) {
      report.unchanged.push(code);
      continue;
    }
    if (!known && room-- <= 0) {
      rejected.push({ line: i + 1, reason: 'too-many', field: code });
      continue;
    }
    report[known ? 'changed' : 'new'].push(code);
    if (known) report.changes.push(changeOf(known, next));
    if (preview) continue;
    const row = { ...next, source, updatedAt: new Date(), updatedBy: userId };
    if (known) await manager.update(OccupationalStandardEntity, { id: known.id }, row);
    else await manager.insert(OccupationalStandardEntity, { workspaceId, ...row });
  }
  return { ...report, rejected: rejected.slice(0, MOST_REJECTED) };
}

const fresh = ({ code, title, basis = '', audience = [], functions }: ImportedStandard): StandardContent => ({
  code,
  title,
  basis,
  audience: [...audience],
  functions: [...functions],
});
