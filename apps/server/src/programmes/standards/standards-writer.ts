import { STANDARD_LIMITS, type StandardImportReport, type StandardSource } from '@soproekt/contracts';
import type { EntityManager } from 'typeorm';
import { notFound } from '../../platform/errors/app-error.js';
import { lockWorkspace } from '../../workspaces/parties.js';
import type { ImportedStandard, ReadStandards, Rejection } from './imported-standard.js';
import { OccupationalStandardEntity } from './occupational-standard.entity.js';

/** Rejections that an answer names; a hostile file could have thousands. */
const MOST_REJECTED = 500;

export interface ImportOptions {
  readonly source: StandardSource;
  /** Who does it; null: the installation itself. */
  readonly userId: string | null;
  /** Only say what would happen. */
  readonly preview?: boolean;
}

/**
 * Brings standards into the catalogue of a workspace: known codes are replaced, others added, nothing is removed.
 * @throws AppError not-found when there is no such workspace
 */
export async function importStandards(
  manager: EntityManager,
  workspaceId: string,
  read: ReadStandards,
  { source, userId, preview = false }: ImportOptions,
): Promise<StandardImportReport> {
  // Two imports at the same moment would both add the same code, or both find room for the last entry.
  if (!(await lockWorkspace(manager, workspaceId))) throw notFound('the workspace');
  const present = await manager.findBy(OccupationalStandardEntity, { workspaceId });
  const byCode = new Map(present.map((standard) => [standard.code, standard]));
  const report: Omit<StandardImportReport, 'rejected'> = { new: [], changed: [], unchanged: [] };
  const rejected: Rejection[] = [...read.rejected];
  let room = STANDARD_LIMITS.standards - present.length;
  for (const [i, imported] of read.standards.entries()) {
    const { code } = imported;
    const known = byCode.get(code);
    const next = merged(imported, known);
    if (known && sameContent(known, next)) {
      report.unchanged.push(code);
      continue;
    }
    if (!known && room-- <= 0) {
      rejected.push({ line: i + 1, reason: 'too-many', field: code });
      continue;
    }
    report[known ? 'changed' : 'new'].push(code);
    if (preview) continue;
    const row = { ...next, source, updatedAt: new Date(), updatedBy: userId };
    if (known) await manager.update(OccupationalStandardEntity, { id: known.id }, row);
    else await manager.insert(OccupationalStandardEntity, { workspaceId, ...row });
  }
  return { ...report, rejected: rejected.slice(0, MOST_REJECTED) };
}

type Content = Pick<OccupationalStandardEntity, 'code' | 'title' | 'basis' | 'audience' | 'functions'>;

/** What a file does not speak of stays. */
function merged(imported: ImportedStandard, known: Content | undefined): Content {
  const { code, title, basis = known?.basis ?? '', audience = known?.audience ?? [], functions } = imported;
  return { code, title, basis, audience: [...audience], functions: [...functions] };
}

function sameContent(a: Content, b: Content): boolean {
  const text = ({ title, basis, audience, functions }: Content): string =>
    JSON.stringify([title, basis, audience, functions.map(({ code, title: name, actions }) => [code, name, actions])]);
  return text(a) === text(b);
}
