import type { JSONContent } from '@soproekt/editor';
import { blockText, lettersOf } from '../../exports/model/fingerprint.js';
import type { Labels } from '../../exports/model/labels.js';
import type { Block } from '../../exports/model/print-model.js';
import type { ProgrammeFacts } from '@soproekt/domain';
import type { PlannedRow } from '../imported.js';
import { jsonText } from '../json-text.js';
import type { OwnSection } from '../own-data.js';
import type { InstitutionFinder } from '../tables/find-institutions.js';
import { rereadAbbreviations } from './reread-abbreviations.js';
import { rereadAssessments } from './reread-assessments.js';
import { rereadCalendar } from './reread-calendar.js';
import { rereadConditions } from './reread-conditions.js';
import { rereadPassport } from './reread-passport.js';

/** A structured section of our own export whose text was changed in Word. */
export interface Changed {
  readonly data: OwnSection;
  /** Its rows and fields as they were printed. */
  readonly printed: readonly Block[];
  readonly blocks: readonly JSONContent[];
  readonly labels: Labels;
  readonly facts: Pick<ProgrammeFacts, 'plan' | 'results'>;
  readonly institutions: InstitutionFinder;
  /** Says that something of the section could not be read again. */
  readonly lost: (what: string) => void;
}

/** Its data again, with what was changed; all other cells are those of the data. */
export interface Reread {
  readonly fields: OwnSection['fields'];
  readonly rows: readonly PlannedRow[];
  /** What of the text is rows and fields, and no prose. */
  readonly used: ReadonlySet<JSONContent>;
}

const READERS: Readonly<Record<string, (changed: Changed) => Reread | null>> = {
  passport: rereadPassport,
  calendar: rereadCalendar,
  abbreviations: rereadAbbreviations,
  'assessment-materials': rereadAssessments,
  conditions: rereadConditions,
};

/** @returns null for what has to be read like a foreign file */
export function reread(changed: Changed): Reread | null {
  return onlyProse(changed) ?? READERS[changed.data.kind]?.(changed) ?? null;
}

/** The rows stand in the text as they were printed: what was changed is around them. */
function onlyProse({ data, printed, blocks }: Changed): Reread | null {
  const rows = lettersOf(printed.map((block) => blockText(block, () => '')).join(''));
  if (rows === '') return data.rows.length > 0 ? null : { fields: data.fields, rows: [], used: new Set() };
  const letters = blocks.map((block) => lettersOf(wordText(block)));
  for (let from = 0; from < blocks.length; from++) {
    let text = '';
    for (let to = from; to < blocks.length && rows.startsWith(text); to++) {
      text += letters[to] ?? '';
      if (text === rows) return { fields: data.fields, rows: data.rows, used: new Set(blocks.slice(from, to + 1)) };
    }
  }
  return null;
}

/** What Word shows as text: not what is said instead of an image. */
export function wordText(node: JSONContent): string {
  if (node.type === 'image') return '';
  return node.content ? node.content.map(wordText).join('') : jsonText(node);
}
