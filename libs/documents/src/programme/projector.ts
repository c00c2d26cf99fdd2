import type { ProgrammeFacts, TextFacts } from '@soproekt/domain';
import type * as Y from 'yjs';
import { plainText } from '../plain-text.js';
import { FIELDS, isFragment, sectionMap, sectionsRoot, type SectionMap } from '../schema.js';
import { listSections, type SectionView } from '../section-view.js';
import { observeDeep, sectionAround } from '../rows/observe-rows.js';
import { structuredOf } from '../rows/row-maps.js';
import { combine, type SectionPart } from './combine.js';
import { reuse } from './reuse.js';
import { sectionFacts } from './section-facts.js';

/**
 * The programme as plain data, for checks and exports. Never throws, whatever raw Yjs has been written into the document;
 * what is not understood is left out or empty.
 */
export function projectProgramme(doc: Y.Doc): ProgrammeFacts {
  return combine(
    listSections(doc).flatMap((view) => {
      const map = sectionMap(doc, view.id);
      return map ? [readPart(view, map)] : [];
    }),
  );
}

export interface ProgrammeProjector {
  /** The facts as of now. Parts that did not change are the same objects as in the last answer; so is the whole. */
  read(): ProgrammeFacts;
  /** Ends the observation of the document. */
  destroy(): void;
}

/** projectProgramme for a document that is being edited: it reads again only the sections that changed since the last time. */
export function createProgrammeProjector(doc: Y.Doc): ProgrammeProjector {
  const parts = new Map<string, SectionPart>();
  const changed = new Set<string>();
  let dirty = true;
  let facts: ProgrammeFacts | null = null;
  const end = observeDeep(doc, (events) => {
    dirty = true;
    const root = sectionsRoot(doc) as unknown as Y.AbstractType<unknown>;
    for (const event of events) {
      if (event.target === root) {
        for (const id of (event as unknown as Y.YMapEvent<unknown>).keysChanged) changed.add(id as string);
      } else {
        const id = sectionAround(root, event.target)?._item?.parentSub;
        if (typeof id === 'string') changed.add(id);
      }
    }
  });
  return {
    read() {
      if (facts && !dirty) return facts;
      const standing: SectionPart[] = [];
      for (const view of listSections(doc)) {
        const map = sectionMap(doc, view.id);
        if (!map) continue;
        const before = parts.get(view.id);
        const part = before && !changed.has(view.id) ? before : reuse(before, readPart(view, map));
        parts.set(view.id, part);
        standing.push(part);
      }
      // A section that is taken out is read anew when it comes back: changes to it are no longer looked up.
      const ids = new Set(standing.map(({ id }) => id));
      for (const id of parts.keys()) if (!ids.has(id)) parts.delete(id);
      changed.clear();
      dirty = false;
      facts = reuse(facts, combine(standing));
      return facts;
    },
    destroy: end,
  };
}

function readPart(view: SectionView, map: SectionMap): SectionPart {
  const section = structuredOf(map);
  return {
    id: view.id,
    kind: view.kind,
    facts: section ? sectionFacts(view.id, section) : {},
    text: textFacts(view, map, section !== null),
  };
}

/** Prose beside rows counts only where there is some. */
function textFacts({ id, kind, role, title }: SectionView, map: SectionMap, structured: boolean): TextFacts | null {
  if (kind !== 'text' && !structured) return null;
  const content = map.get(FIELDS.content);
  const text = isFragment(content) ? plainText(content) : '';
  return structured && text === '' ? null : { sectionId: id, role: structured ? null : role, title, text };
}
