/** What the parse rules use of an HTML element. The DOM's own types would leak into the server, which has no DOM. */
export interface ElementLike {
  getAttribute(name: string): string | null;
  readonly style: { readonly textAlign: string };
}
