import { normalizeJson, type JSONContent } from '@soproekt/editor';
import { isStructured, STRUCTURED_KINDS } from '@soproekt/documents';
import type { KnownInstitution, Piece, PlannedRow, PlannedSection } from './imported.js';
import type { Notes } from './notes.js';
import type { OwnData, OwnSection } from './own-data.js';
import { plainKey } from '@soproekt/domain';

interface Context {
  readonly ownData: OwnData | null;
  readonly institutions: readonly KnownInstitution[];
  readonly notes: Notes;
}

type Cells = PlannedRow['cells'];

/** The data of a section, be they as they came or with what was changed in Word. */
type SectionData = Omit<OwnSection, 'rows'> & { readonly rows: readonly PlannedRow[] };

/** A section of our own export from its data. Rows keep their ids: those of other sections refer to them. */
export function restoreSection(section: SectionData, piece: Piece, context: Context): PlannedSection {
  const { kind, role, title, fields, rows } = section;
  const translate = institutionsOf(context);
  const content = section.content === null ? [] : (normalizeJson(section.content).content ?? []);
  const schema = isStructured(kind) ? STRUCTURED_KINDS[kind] : null;
  const rowTypes: Readonly<Record<string, { readonly cells: object }>> = schema?.rows ?? {};
  return {
    kind: schema ? kind : 'text',
    role,
    title,
    institutionId: section.institutionId === null ? null : (translate([section.institutionId])[0] ?? null),
    blocks: withImages(content, imagesOf(piece.blocks)),
    fields: schema ? translated(fields, schema.fields, translate) : {},
    rows: schema
      ? rows.map((row) => ({ ...row, cells: translated(row.cells, rowTypes[row.type]?.cells ?? {}, translate) }))
      : [],
  };
}

/** Ids of another installation, or of another workspace, by the names that the export has for them. */
export function institutionsOf({ ownData, institutions, notes }: Context) {
  const here = new Map<string, string>();
  for (const { id, shortName, name } of institutions) {
    here.set(id, id).set(plainKey(shortName), id).set(plainKey(name), id);
  }
  const there = new Map((ownData?.institutions ?? []).map((each) => [each.id, each]));
  return (ids: readonly string[]): string[] =>
    ids.flatMap((id) => {
      const named = there.get(id);
      const found = here.get(id) ?? here.get(plainKey(named?.name ?? '')) ?? here.get(plainKey(named?.shortName ?? ''));
      if (!found) notes.add('institution-unknown', 1, named?.shortName ?? '');
      return found ?? [];
    });
}

function translated(cells: Cells, schema: object, translate: (ids: readonly string[]) => string[]): Cells {
  const types = schema as Readonly<Record<string, { readonly type: string; readonly to?: string } | undefined>>;
  return Object.fromEntries(
    Object.entries(cells).map(([name, value]) => {
      const type = Object.hasOwn(types, name) ? types[name] : undefined;
      if (type?.to !== 'institution') return [name, value];
      const ids = translate(Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []);
      return [name, type.type === 'ref' ? (ids[0] ?? null) : ids];
    }),
  );
}

/** The images of the file in their order. */
function imagesOf(blocks: readonly JSONContent[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'image') return typeof block.attrs?.attachmentId === 'string' ? [block.attrs.attachmentId] : [];
    return imagesOf(block.content ?? []);
  });
}

/** The data name attachments of another document; what was in the file in the same order takes their place. */
function withImages(blocks: readonly JSONContent[], found: readonly string[]): JSONContent[] {
  let next = 0;
  const replace = (block: JSONContent): JSONContent => {
    if (block.type === 'image') return { ...block, attrs: { ...block.attrs, attachmentId: found[next++] ?? null } };
    return block.content ? { ...block, content: block.content.map(replace) } : block;
  };
  return blocks.map(replace);
}
