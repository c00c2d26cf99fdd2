export type MarginTab = 'threads' | 'checks';

const key = (documentId: string): string => `soproekt.margin.${documentId}`;

/** The tab that was shown last for the document in this window; null: none yet. */
export function keptMarginTab(documentId: string): MarginTab | null {
  try {
    const kept = sessionStorage.getItem(key(documentId));
    return kept === 'threads' || kept === 'checks' ? kept : null;
  } catch {
    return null;
  }
}

export function keepMarginTab(documentId: string, tab: MarginTab): void {
  try {
    sessionStorage.setItem(key(documentId), tab);
  } catch {
    // Only a convenience is lost.
  }
}
