/** One section of a demo document, written in the Markdown subset that the editor imports. */
export interface DemoSection {
  readonly title: string;
  /** Key of the demo institution responsible for the section, or none for a joint one. */
  readonly institution?: 'university' | 'iro';
  readonly markdown: string;
}

/** A document of the seeded demo workspace; sections stand in reading order. */
export interface DemoDocument {
  readonly key: string;
  readonly kind: 'programme' | 'agenda' | 'regulation' | 'agreement' | 'note';
  readonly title: string;
  readonly status: 'draft';
  readonly sections: readonly DemoSection[];
}
