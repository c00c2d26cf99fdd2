/** Whoever stays less has not read anything. */
const STAY = 5_000;

export interface Visit {
  readonly documentId: string;
  /** A link led to one place of the document: what is new elsewhere has not been read. */
  readonly aimed: boolean;
  /** How many sections are new or changed; undefined: that is not known yet. */
  readonly news: () => number | undefined;
  /** The server can be reached, and has what was written here. */
  readonly reachable: () => boolean;
  /** Tells the server of the visit. */
  readonly tell: () => void;
}

interface Going {
  readonly begun: number;
  aimed: boolean;
}

/** Visits that are under way, by document. */
const underWay = new Map<string, Going>();

/** Whether the page shows the document, or its table of disagreements. */
const isHere = (documentId: string): boolean =>
  new RegExp(`/d/${documentId}(?:/remarks)?/?$`).test(window.location.pathname);

/**
 * Follows one visit of a document. Returns the function that ends it: then, or when the page is closed over it, the visit is told.
 * While something is new, a look at the table of disagreements and back is the same visit: it would not be new afterwards.
 */
export function beginVisit({ documentId, aimed, news, reachable, tell }: Visit): () => void {
  const going = underWay.get(documentId) ?? { begun: Date.now(), aimed };
  underWay.set(documentId, going);
  const leave = (): void => {
    const count = news();
    const isRead = count === 0 || (count !== undefined && !going.aimed);
    if (isRead && Date.now() - going.begun >= STAY && reachable()) tell();
  };
  window.addEventListener('pagehide', leave);
  return () => {
    window.removeEventListener('pagehide', leave);
    if (isHere(documentId) && news()) return;
    underWay.delete(documentId);
    leave();
  };
}

/** Whoever looks through what is new has read more than the place that a link led to. */
export function lookThrough(documentId: string): void {
  const going = underWay.get(documentId);
  if (going) going.aimed = false;
}
