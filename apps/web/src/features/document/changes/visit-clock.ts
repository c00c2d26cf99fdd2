/** Whoever stays less has not read anything. */
const STAY = 5_000;

export interface Visit {
  /** What is new was asked for before, and the server can be reached. */
  readonly counts: () => boolean;
  /** Tells the server of the visit. */
  readonly tell: () => void;
}

/** Follows one visit of a document. Returns the function that ends it: then, or when the page is closed over it, the visit is told. */
export function beginVisit({ counts, tell }: Visit): () => void {
  const begun = Date.now();
  const leave = (): void => {
    if (Date.now() - begun >= STAY && counts()) tell();
  };
  window.addEventListener('pagehide', leave);
  return () => {
    window.removeEventListener('pagehide', leave);
    leave();
  };
}
