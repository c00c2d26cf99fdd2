import type { ProgrammeFacts } from '@soproekt/domain';
import { LABELS } from '../exports/model/labels.js';
import { headCell } from '../exports/model/make.js';
import type { PlannedSection } from './imported.js';
import type { Notes } from './notes.js';
import { rereadAbbreviations } from './own/reread-abbreviations.js';
import { rereadPassport } from './own/reread-passport.js';
import type { Changed, Reread } from './own/reread.js';
import type { InstitutionFinder } from './tables/find-institutions.js';

/** What part of a programme a section of text is, by its title. */
const ROLES: readonly (readonly [role: string, title: RegExp])[] = [
  ['title-page', /^(?:титульный лист|title page)$/i],
  ['sign-off-sheet', /^(?:лист согласования|sign-off sheet)$/i],
  ['explanatory-note', /^(?:пояснительная записка|explanatory note)$/i],
  ['module-syllabi', /^(?:рабочи[ея] программ[аы] (?:учебн\S+ )?(?:модул|дисциплин|предмет|курс)|module syllab)/i],
  [
    'attestation',
    /^(?:форм[аы](?: и порядок)? (?:(?:итоговой|промежуточной) )?(?:аттестации|контроля)|(?:forms of )?assessment$)/i,
  ],
];

/** Parts that have rows and fields, be they read or still to be filled in beside the text. */
const KINDS: readonly (readonly [kind: string, title: RegExp])[] = [
  [
    'passport',
    /^(?:паспорт (?:дополнительной |образовательной )*(?:профессиональной )?(?:программы|дпп)|programme passport)/i,
  ],
  ['calendar', /^(?:календарный (?:учебный )?(?:план-)?график|calendar schedule)/i],
  ['assessment-materials', /^(?:оценочные (?:материалы|средства)|фонд оценочных средств|assessment materials)/i],
  ['conditions', /^(?:организационно-педагогические условия|условия реализации)/i],
  ['abbreviations', /^(?:(?:список |перечень )?(?:принятых )?сокращени[яй]|обозначения и сокращения|abbreviations)/i],
];

const NUMBER = /^(?:раздел\s+)?(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+/i;

/**
 * Roles and kinds of sections of a foreign programme by their titles, so that its parts are not missed beside sections of that very name.
 * Each kind is given once; of a passport and of abbreviations the tables are read, if they have our form.
 */
export function nameSections(
  sections: readonly PlannedSection[],
  context: { readonly institutions: InstitutionFinder; readonly notes: Notes },
): PlannedSection[] {
  const kinds = new Set(sections.map(({ kind }) => kind));
  const roles = new Set(sections.map(({ role }) => role));
  return sections.map((section) => {
    if (section.kind !== 'text' || section.role !== null) return section;
    const title = section.title.replace(NUMBER, '').trim();
    const role = ROLES.find(
      ([name, pattern]) => pattern.test(title) && (name === 'module-syllabi' || !roles.has(name)),
    );
    if (role) {
      roles.add(role[0]);
      return { ...section, role: role[0] };
    }
    const kind = KINDS.find(([name, pattern]) => pattern.test(title) && !kinds.has(name))?.[0];
    if (!kind) return section;
    kinds.add(kind);
    const read = readTable(kind, section, context);
    if (!read) return { ...section, kind };
    const blocks = section.blocks.filter((block) => !read.used.has(block));
    return { ...section, kind, fields: read.fields, rows: read.rows, blocks };
  });
}

/** A table with the names of our own exports over its columns. */
function readTable(
  kind: string,
  { title, blocks }: PlannedSection,
  { institutions, notes }: { readonly institutions: InstitutionFinder; readonly notes: Notes },
): Reread | null {
  for (const labels of Object.values(LABELS)) {
    const words =
      kind === 'passport'
        ? [labels.passport.name, labels.passport.value]
        : [labels.abbreviations.short, labels.abbreviations.meaning];
    const changed: Changed = {
      data: { ...NOTHING, kind, title },
      printed: [{ type: 'table', widths: [], header: [words.map((word) => headCell(word))], rows: [] }],
      blocks,
      labels,
      facts: NO_FACTS,
      institutions,
      lost: (what) => notes.add('structure-lost', 1, `${title}: ${what}`),
    };
    const read =
      kind === 'passport' ? rereadPassport(changed) : kind === 'abbreviations' ? rereadAbbreviations(changed) : null;
    if (read) return read;
  }
  return null;
}

const NOTHING = { bookmark: '', role: null, institutionId: null, content: null, fields: {}, rows: [] };
const NO_FACTS: Pick<ProgrammeFacts, 'plan' | 'results'> = { plan: [], results: [] };
