import { projectDocument, sectionFragment, listSections, type DocumentProjection } from '@soproekt/documents';
import { fragmentToJson, inspectFragment, jsonToMarkdown, markdownToJson, normalizeNode } from '@soproekt/editor';
import { LIMITS } from '@soproekt/domain';
import * as Y from 'yjs';
import { stateFromSections } from '../documents/new-document.js';
import { projectState } from '../documents/projection.js';
import { demoAgenda, demoDocuments, demoProgramme, type DemoDocument } from './content/index.js';

const projected = ({ kind, sections }: DemoDocument): DocumentProjection =>
  projectState(
    stateFromSections(
      kind,
      sections.map(({ institution: _institution, ...section }) => section),
    ),
  );

describe.each(demoDocuments.map((document) => [document.key, document] as const))('demo %s', (_key, document) => {
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    stateFromSections(
      document.kind,
      document.sections.map(({ title, markdown }) => ({ title, markdown })),
    ),
  );

  it('has a title and sections within the limits', () => {
    expect([...document.title].length).toBeLessThanOrEqual(LIMITS.documentTitle);
    expect(listSections(doc).map(({ title }) => title)).toEqual(document.sections.map(({ title }) => title));
  });

  it('is seeded completely: every section, as it is written, ready for the editor', () => {
    for (const [i, { id }] of listSections(doc).entries()) {
      const fragment = sectionFragment(doc, id);
      expect(fragment && inspectFragment(fragment)).toEqual({ bindable: true, problems: [] });
      const expected = markdownToJson(document.sections[i]?.markdown ?? '');
      expect(fragment && fragmentToJson(fragment)).toEqual(expected);
      expect(normalizeNode(expected).textContent.length).toBeGreaterThan(100);
    }
  });

  it('comes back from Markdown as it went', () => {
    for (const { markdown } of document.sections) {
      const json = markdownToJson(markdown);
      expect(markdownToJson(jsonToMarkdown(json))).toEqual(json);
    }
  });

  it('leaves no Markdown unread', () => {
    for (const { text } of projectDocument(doc).sections) {
      expect(text).not.toMatch(/\*\*|~~|^\s*[-*] |^#+ |\| ---|\]\(|\[[ x]\]/m);
    }
  });
});

describe('the demo programme', () => {
  const sections = projected(demoProgramme).sections;
  const plan = sections.find(({ title }) => title === 'Учебный план')?.text ?? '';
  const row = (start: string): string[] =>
    plan
      .split('\n')
      .find((line) => line.startsWith(start))
      ?.split('\t') ?? [];

  it('carries the sums of its study plan: 36 = 6 + 20 + 10', () => {
    expect(row('\tИтого').filter(Boolean)).toEqual(['Итого', '36', '6', '20', '10']);
    const modules = plan.split('\n').filter((line) => /^(\d|ИА)\t/.test(line));
    const sum = (column: number): number =>
      modules.reduce((total, line) => total + Number(line.split('\t')[column]), 0);
    expect([3, 4, 5, 6].map(sum)).toEqual([36, 6, 20, 10]);
  });

  it('carries the hours of the institutions: ИРО 15, СРПУ 19, together 2', () => {
    expect(row('ИРО\t').at(-1)).toBe('15');
    expect(row('СРПУ\t').at(-1)).toBe('19');
    expect(row('Совместно\t').at(-1)).toBe('2');
  });

  it('is a programme written out in full', () => {
    expect(sections.length).toBeGreaterThanOrEqual(12);
    expect(sections.reduce((total, { words }) => total + words, 0)).toBeGreaterThan(4_000);
  });
});

it('the demo agenda takes 100 minutes', () => {
  const minutes = (projected(demoAgenda).sections[0]?.text ?? '').split('\n').filter((line) => /^\d\t/.test(line));
  expect(minutes.reduce((total, line) => total + Number(line.split('\t').at(-1)), 0)).toBe(100);
});
