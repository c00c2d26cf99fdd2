import { addSection } from '@soproekt/documents';
import type { ProgrammeFacts } from '@soproekt/domain';
import { fillFragment } from '@soproekt/editor';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { png } from '../attachments/testing/small-images.js';
import { exportDocument } from '../exports/export-task.js';
import type { ExportPayload } from '../exports/model/export-payload.js';
import { readDocument } from '../exports/model/read-document.js';
import { demoProgramme, payloadOf } from '../exports/testing/demo-programme.js';
import { importBytes } from './testing/import-bytes.js';

/** Facts without ids: each id is where it was met first. */
function anonymous(facts: ProgrammeFacts): unknown {
  const seen = new Map<string, number>();
  const number = (id: string): string => {
    if (!seen.has(id)) seen.set(id, seen.size);
    return `#${seen.get(id)}`;
  };
  return JSON.parse(
    JSON.stringify(facts, (_key, value: unknown) =>
      typeof value === 'string' && /^[0-9a-f-]{36}$|^[\w-]{15,30}$/.test(value) ? number(value) : value,
    ),
  ) as unknown;
}

const institutions = (payload: ExportPayload) => payload.institutions.map((each) => ({ ...each, owner: true }));

/** The file with a part changed, as another program would. */
function changed(file: Uint8Array, name: string, change: (xml: string) => string): Buffer {
  const parts = unzipSync(file);
  const xml = parts[name];
  if (!xml) throw new Error(`no ${name}`);
  const after = change(strFromU8(xml));
  expect(after).not.toBe(strFromU8(xml));
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(after) }));
}

describe('import of our own export', () => {
  const { doc, sections: ids } = demoProgramme();
  const payload = payloadOf(doc);
  const source = readDocument(payload.state);
  let file: Uint8Array;

  beforeAll(async () => {
    file = await exportDocument({ ...payload, format: 'docx' });
  });

  it('gives back the approval block of a regulation, which is printed without a name above the title', async () => {
    const regulation = new Y.Doc();
    addSection(regulation, {
      title: 'Гриф утверждения',
      content: (fragment) => fillFragment(fragment, '| УТВЕРЖДЕНО |\n| --- |\n| приказом № 5 |\n\n*Проект.*'),
    });
    addSection(regulation, { title: '1. Цель', content: (fragment) => fillFragment(fragment, '1.1. Цель банка.') });
    const { document, ...rest } = payloadOf(regulation);
    const printed = await exportDocument({
      ...rest,
      document: { ...document, kind: 'regulation', title: 'Положение о банке' },
      format: 'docx',
    });
    const xml = strFromU8(unzipSync(printed)['word/document.xml'] ?? new Uint8Array());
    expect(xml).not.toContain('Гриф утверждения');
    expect(xml.indexOf('УТВЕРЖДЕНО')).toBeLessThan(xml.indexOf('Положение о банке'));
    const made = await importBytes(printed, 'Положение.docx', { institutions: institutions(payload) });
    expect(made.notes).toMatchObject({ 'structure-restored': 2 });
    expect(made.sections.map(({ title }) => title)).toEqual(['Гриф утверждения', '1. Цель']);
  });

  it('gives back the same sections, texts, plan and everything that refers to it', async () => {
    const made = await importBytes(file, 'ДПП.docx', { institutions: institutions(payload) });
    expect(made.notes).toEqual({
      'structure-restored': source.sections.length,
      'headers-footers-dropped': 1,
    });
    const brief = (sections: typeof source.sections): unknown[] =>
      sections.map(({ kind, role, title, institutionId, content, fields, rows }) => ({
        kind,
        role,
        title,
        institutionId,
        content,
        fields,
        rows: rows.map(({ type, cells }) => [type, cells]),
      }));
    expect(brief(made.sections)).toEqual(brief(source.sections));
    expect(anonymous(made.facts)).toEqual(anonymous(source.programme));
    expect(made).toMatchObject({
      title: payload.document.title,
      kind: 'programme',
      report: { planRows: 14, resultRows: 4 },
    });
  });

  it('takes from Word what was changed there, and the rest from the data', async () => {
    const edited = changed(file, 'word/document.xml', (xml) =>
      xml.replace('Кейс', 'Деловая игра').replace('Порядок работы', 'Порядок занятий'),
    );
    const made = await importBytes(edited, 'ДПП.docx', { institutions: institutions(payload) });
    expect(made.notes).toMatchObject({ 'structure-restored': source.sections.length - 2, 'plan-recognised': 14 });
    const controls = made.facts.plan.map(({ control }) => control);
    expect(controls).toEqual(source.programme.plan.map(({ control }) => control.replace('Кейс', 'Деловая игра')));
    // Rows that were read anew kept their ids: the calendar and the assessment still lead to them.
    expect(made.facts.calendar?.periods.map(({ hours }) => hours)).toEqual(
      source.programme.calendar?.periods.map(({ hours }) => hours),
    );
    expect(made.facts.assessments.map(({ planRowId }) => planRowId)).toEqual(
      source.programme.assessments.map(({ planRowId }) => planRowId),
    );
    const note = made.sections.find(({ title }) => title.endsWith('Пояснительная записка'));
    expect([note?.role, JSON.stringify(note?.content)]).toEqual([
      'explanatory-note',
      expect.stringContaining('Порядок занятий'),
    ]);
    expect(made.sections).toHaveLength(source.sections.length);
  });

  it('recognises the plan when the data are gone', async () => {
    const parts = Object.entries(unzipSync(file)).filter(([name]) => !name.startsWith('customXml/'));
    const made = await importBytes(Buffer.from(zipSync(Object.fromEntries(parts))), 'ДПП.docx', {
      institutions: institutions(payload),
    });
    const plan = (facts: ProgrammeFacts): unknown[] =>
      facts.plan.map(({ type, title, control, implementers, attestation }) => [
        type,
        title,
        control,
        implementers,
        attestation,
      ]);
    const sums = (facts: ProgrammeFacts): number[] =>
      (['lectures', 'practice', 'selfStudy'] as const).map((kind) =>
        facts.plan.filter(({ type }) => type !== 'module').reduce((sum, { hours }) => sum + (hours[kind] ?? 0), 0),
      );
    expect(sums(made.facts)).toEqual(sums(source.programme));
    expect(plan(made.facts)).toEqual(plan(source.programme));
    expect(made.facts.results.map(({ code, competence }) => [code, competence])).toEqual(
      source.programme.results.map(({ code, competence }) => [code, competence]),
    );
  });

  it('finds institutions of another installation by their names', async () => {
    const others = institutions(payload).map((each) => ({ ...each, id: randomUUID() }));
    const made = await importBytes(file, 'ДПП.docx', { institutions: others });
    const [theirs, ours] = [source.programme, made.facts].map(({ plan }) =>
      plan.flatMap(({ implementers }) => implementers),
    );
    const place =
      (list: readonly { id: string }[]) =>
      (id: string): number =>
        list.findIndex((each) => each.id === id);
    expect(ours?.map(place(others))).toEqual(theirs?.map(place(payload.institutions)));
    expect((await importBytes(file, 'ДПП.docx', { institutions: [] })).notes).toHaveProperty('institution-unknown');
  });

  it('brings the images along under new ids', async () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, payload.state);
    const attachmentId = randomUUID();
    const image = { type: 'image', attrs: { attachmentId, alt: 'Схема', title: 'Рис. 1', width: 50 } };
    addSection(copy, {
      title: 'Приложение',
      content: (fragment) => fillFragment(fragment, { type: 'doc', content: [image, { type: 'paragraph' }] }),
    });
    const images = [{ id: attachmentId, type: 'image/png' as const, bytes: png(20, 10), width: 20, height: 10 }];
    const withImage = await exportDocument({ ...payload, state: Y.encodeStateAsUpdate(copy), images, format: 'docx' });
    const made = await importBytes(withImage, 'ДПП.docx', { institutions: institutions(payload) });
    expect(made.notes).toMatchObject({ 'structure-restored': source.sections.length + 1 });
    expect(made.images).toHaveLength(1);
    expect(made.images[0]?.id).not.toBe(attachmentId);
    const section = made.sections.at(-1);
    expect(section?.content?.content?.[0]).toEqual({
      ...image,
      attrs: { ...image.attrs, attachmentId: made.images[0]?.id },
    });
  });

  it('knows its sections', () => {
    expect(Object.values(ids)).toHaveLength(source.sections.length);
  });
});
