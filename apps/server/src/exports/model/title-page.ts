import type { PrintContext } from './context.js';
import { paragraph, runs } from './make.js';
import type { Block, Cell, Row } from './print-model.js';
import { formOf } from './sections/passport.js';
import { freeLines } from './own-title-page.js';
import { date } from './typography.js';

/** The title page of a programme whose authors have not written one themselves. */
export function titlePage(context: PrintContext): Block[] {
  const { labels, payload, facts, sums } = context;
  const { passport } = facts;
  const signing = signatories(context);
  const total = passport?.totalHours ?? sums.total.total;
  const year = passport?.approvedOn?.slice(0, 4) ?? payload.at.slice(0, 4);
  const facets = [
    total > 0 ? `${labels.passport.totalHours}: ${context.hours(total)} ${labels.hour}` : '',
    passport?.form ? `${labels.passport.form}: ${formOf(context, passport)}` : '',
  ];
  const blocks = [
    ...signing.map((id) => paragraph(context.fullName(id) ?? '', 'center')),
    ...(signing.length > 0 ? [approvalTable(context, signing)] : []),
    paragraph(labels.programme[passport?.programmeType ?? 'none'], 'center', { spaceBefore: 5 }),
    paragraph(runs(labels.quoted(payload.document.title)), 'title', { spaceBefore: 1 }),
    ...facets.filter(Boolean).map((text, i) => paragraph(text, 'center', i === 0 ? { spaceBefore: 1 } : {})),
    ...(signing.length > 1 ? [paragraph(labels.joint, 'center', { spaceBefore: 1 })] : []),
  ];
  // At the foot of the page.
  return [...blocks, paragraph(year, 'center', { spaceBefore: Math.max(1, freeLines(blocks, payload) - 1) })];
}

/** The institutions of the passport, else the owners of the workspace. */
export function signatories({ facts, payload }: PrintContext): string[] {
  const named = facts.passport?.organisations ?? [];
  const known = named.filter((id) => payload.institutions.some((institution) => institution.id === id));
  return known.length > 0 ? [...new Set(known)] : payload.approvals.map(({ institutionId }) => institutionId);
}

/** One УТВЕРЖДАЮ stands at the right; two stand side by side on one level. */
function approvalTable(context: PrintContext, ids: readonly string[]): Block {
  const blocks = ids.map((id) => approval(context, id));
  const rows: Row[] = [];
  for (let i = 0; i < blocks.length; i += 2) {
    const pair = blocks.slice(i, i + 2);
    rows.push(pair.length === 2 ? pair : [{ blocks: [] }, ...pair]);
  }
  return { type: 'table', widths: [50, 50], header: [], rows, bare: true };
}

function approval(context: PrintContext, id: string): Cell {
  const { labels, payload } = context;
  const given = payload.approvals.find(({ institutionId }) => institutionId === id);
  const kind = payload.institutions.find((institution) => institution.id === id)?.kind ?? '';
  const lines = [
    // The full names stand above; a post governs a case, which an abbreviation does not show.
    `${given?.post || (labels.heads[kind] ?? labels.head)} ${context.institutionNames([id]).join('')}`.trim(),
    `${labels.signature} ${given?.person || labels.signature}`,
    given?.on ? date(given.on, payload.locale) : labels.dateLine,
  ];
  return {
    blocks: [
      paragraph(runs(labels.approve, { bold: true }), 'plain', { spaceBefore: 1 }),
      ...lines.filter(Boolean).map((line) => paragraph(line, 'plain')),
    ],
  };
}
