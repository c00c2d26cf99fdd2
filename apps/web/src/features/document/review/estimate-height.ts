import type { ThreadView } from '@soproekt/contracts';

/** What every card has: edges, who and when. */
const BASE = 66;
const LINE = 20;
const CHARACTERS = 38;

const lines = (text: string, most: number): number => Math.min(most, Math.ceil(text.length / CHARACTERS));

/** About how high a folded card will be, until it has been drawn once. */
export function estimateHeight({ anchor, proposal, comments, assignee, outcome, past }: ThreadView): number {
  const quoted = proposal
    ? 90 + LINE * (lines(proposal.original, 10) + lines(proposal.replacement, 10))
    : LINE * Math.max(1, lines(anchor.quote, 2));
  const said = LINE * lines(comments[0]?.body ?? '', 4);
  const more = (comments.length > 1 ? 24 : 0) + (assignee ? 24 : 0) + (outcome ? 60 : 0) + 40 * past.length;
  return BASE + quoted + said + more;
}
