import { isStructured } from '@soproekt/documents';
import { isApprovalTitle, plainKey } from '@soproekt/domain';
import type { KnownInstitution, Piece, PlannedSection } from '../imported.js';
import type { Notes } from '../notes.js';
import { fingerprintOf, type OwnData, type OwnSection } from '../own-data.js';
import { institutionsOf, restoreSection } from '../restore-section.js';
import type { InstitutionFinder } from '../tables/find-institutions.js';
import type { OwnPrint } from './print-own.js';
import { reread, wordText } from './reread.js';

interface Context {
  readonly ownData: OwnData | null;
  readonly print: OwnPrint | null;
  readonly institutions: readonly KnownInstitution[];
  readonly finder: InstitutionFinder;
  readonly notes: Notes;
}

/** What a section keeps whose text is read like that of a foreign file. */
export interface OwnFacts {
  readonly role: string | null;
  readonly institutionId: string | null;
}

/** Brings the sections of our own export back from their data. */
export class OwnSections {
  /** Sections in which nobody has changed anything. */
  unchanged = 0;

  constructor(private readonly context: Context) {}

  /** @returns null for a part of the file that has to be read */
  keep(piece: Piece): PlannedSection | null {
    const { print, finder, notes } = this.context;
    const data = this.dataOf(piece);
    const printed = data && print?.of(data);
    if (!data || !print || !printed) return null;
    const sameTitle = hasTitle(data, piece);
    if (sameTitle && fingerprintOf(piece.blocks.map(wordText).join('')) === printed.fingerprint) {
      this.unchanged += 1;
      return restoreSection(data, piece, this.context);
    }
    if (!isStructured(data.kind)) return null;
    const name = piece.title || data.title;
    const again = reread({
      data,
      printed: printed.structured,
      blocks: piece.blocks,
      labels: print.labels,
      facts: print.facts,
      institutions: finder,
      lost: (what) => notes.add('structure-lost', 1, `${name}: ${what}`),
    });
    if (!again) return null;
    const title = sameTitle ? data.title : piece.title;
    const section = restoreSection({ ...data, fields: again.fields, rows: again.rows, title }, piece, this.context);
    return { ...section, blocks: piece.blocks.filter((block) => !again.used.has(block)) };
  }

  factsOf(piece: Piece): OwnFacts {
    const data = this.dataOf(piece);
    if (!data) return { role: null, institutionId: null };
    const [institutionId = null] =
      data.institutionId === null ? [] : institutionsOf(this.context)([data.institutionId]);
    return { role: isStructured(data.kind) ? null : data.role, institutionId };
  }

  /** Tells of rows and fields that are text now, or gone. */
  noteLost(piece: Piece, made: readonly PlannedSection[]): void {
    const data = this.dataOf(piece);
    if (!data || !isStructured(data.kind) || made.some(({ kind }) => kind === data.kind)) return;
    if (data.rows.length === 0 && Object.keys(data.fields).length === 0) return;
    this.context.notes.add('structure-lost', 1, piece.title || data.title);
  }

  private dataOf({ mark }: Piece): OwnSection | undefined {
    return mark === null
      ? undefined
      : this.context.ownData?.sections.find(({ bookmark }) => bookmark === `section_${mark}`);
  }
}

const hasTitle = (data: OwnSection, piece: Piece): boolean =>
  data.role === 'title-page' ||
  (isApprovalTitle(data.title) && piece.title === '') ||
  plainTitle(data.title) === plainTitle(piece.title) ||
  data.title.trim() === '';

/** The export prints numbers before titles. */
const plainTitle = (title: string): string => plainKey(title.replace(/^\s*\d+(?:\.\d+)*[.)]?\s+/, ''));
