import {
  addRows,
  addSection,
  initDocument,
  setCalendarHours,
  setField,
  type BatchRow,
  type SectionKind,
} from '@soproekt/documents';
import type { Passport, ProgrammeFacts } from '@soproekt/domain';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';

export interface WrittenProgramme {
  readonly state: Uint8Array;
  /** Id of the section in the document, by its id in the facts. */
  readonly sections: ReadonlyMap<string, string>;
}

/**
 * Writes facts as a document, the way back from what `projectProgramme` reads. Rows keep their ids.
 * @param institutions id of an institution by its id in the facts
 */
export function programmeState(
  given: ProgrammeFacts,
  institutions: Readonly<Record<string, string>>,
): WrittenProgramme {
  const json = JSON.stringify(given, (_key, value: unknown) =>
    typeof value === 'string' ? (institutions[value] ?? value) : value,
  );
  const facts = JSON.parse(json) as ProgrammeFacts;
  const doc = new Y.Doc();
  const sections = new Map<string, string>();
  initDocument(doc, { kind: 'programme' });
  const kinds = new Map(Object.entries(facts.sectionOf).map(([kind, id]) => [id, kind as SectionKind]));
  for (const id of facts.sectionOrder ?? []) {
    const text = facts.texts.find(({ sectionId }) => sectionId === id);
    const written = text
      ? addSection(doc, {
          title: text.title,
          ...(text.role !== null && { role: text.role }),
          content: (fragment) => fillFragment(fragment, text.text),
        })
      : addSection(doc, { kind: kinds.get(id) ?? 'text', title: id });
    sections.set(id, written);
    for (const row of rowsOf(facts, kinds.get(id))) addRows(doc, written, [row]);
  }
  const { passport, calendar } = facts;
  if (passport) writePassport(doc, sections.get(passport.sectionId) ?? '', passport);
  if (calendar) {
    const section = sections.get(calendar.sectionId) ?? '';
    setField(doc, section, 'unit', calendar.unit);
    for (const { id, hours } of calendar.periods) {
      for (const cell of hours) setCalendarHours(doc, section, id, cell.planRowId, cell.kind, cell.hours);
    }
  }
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { state, sections };
}

function writePassport(doc: Y.Doc, section: string, { sectionId: _sectionId, ...fields }: Passport): void {
  for (const [name, value] of Object.entries(fields)) setField(doc, section, name, value);
}

function rowsOf(facts: ProgrammeFacts, kind: SectionKind | undefined): BatchRow[] {
  switch (kind) {
    case 'study-plan':
      return [
        ...facts.planSections.map(({ id, code, title }) => ({ id, type: 'plan-section', cells: { code, title } })),
        ...facts.plan.map(({ id, type, parentId, hours, planSectionId, attestation, ...rest }) => ({
          id,
          type,
          ...(parentId !== null && { parentId }),
          cells: {
            ...(type === 'attestation' && { attestation }),
            ...hours,
            title: rest.title,
            total: rest.total,
            distance: rest.distance,
            control: rest.control,
            implementers: rest.implementers,
            results: rest.results,
            planSection: planSectionId,
          },
        })),
      ];
    case 'planned-results':
      return facts.results.map(({ id, sectionId: _sectionId, ...cells }) => ({ id, type: 'result', cells }));
    case 'calendar':
      return (facts.calendar?.periods ?? []).map(({ id, title, startsOn }) => ({
        id,
        type: 'period',
        cells: { title, startsOn },
      }));
    case 'assessment-materials':
      return facts.assessments.map(({ id, sectionId: _sectionId, planRowId, ...cells }) => ({
        id,
        type: 'assessment',
        cells: { ...cells, planRow: planRowId },
      }));
    case 'conditions':
      return [
        ...facts.sources.map(({ id, sectionId: _sectionId, ...cells }) => ({ id, type: 'source', cells })),
        ...facts.conditions.map(({ id, type, text, institutionId }) => ({
          id,
          type,
          cells: { text, institution: institutionId },
        })),
      ];
    case 'abbreviations':
      return facts.abbreviations.map(({ id, short, meaning }) => ({
        id,
        type: 'abbreviation',
        cells: { short, meaning },
      }));
    default:
      return [];
  }
}
