import {
  checkProgramme,
  DEFAULT_PROGRAMME_SETTINGS,
  DOCUMENT_KINDS,
  readiness,
  sectionNumbers,
  type CheckContext,
} from '@soproekt/domain';
import * as Y from 'yjs';
import {
  addRow,
  addSection,
  applyTemplate,
  documentAsTemplate,
  findTemplate,
  initDocument,
  listRows,
  listSections,
  listTemplates,
  parseTemplate,
  plainText,
  projectProgramme,
  readMeta,
  removeRow,
  removeSection,
  setCalendarHours,
  setField,
  TEMPLATE_LIMITS,
  type FillSection,
} from './index.js';

const fill: FillSection = (fragment, markdown) => fragment.insert(0, [new Y.XmlText(markdown)]);

function written(key: string, locale: 'ru' | 'en' = 'ru'): Y.Doc {
  const doc = new Y.Doc();
  const template = listTemplates().find((one) => one.key === key);
  if (template) applyTemplate(doc, template, locale, fill);
  return doc;
}

/** Whatever is text in one language is there in the other. */
function expectTranslated(cells: Readonly<Record<string, unknown>>): void {
  for (const value of Object.values(cells)) {
    if (typeof value === 'string') expect(value).not.toMatch(/[а-яё]/i);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const { ru, en } = value as { ru: string; en: string };
    expect(ru && en).toBeTruthy();
    expect(en).not.toMatch(/[а-яё]/i);
  }
}

describe('templates', () => {
  it.each(DOCUMENT_KINDS)('of kind %s have unique keys and include blank', (kind) => {
    const keys = listTemplates(kind).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('blank');
    expect(listTemplates(kind).every((template) => template.kind === kind)).toBe(true);
  });

  it('cover every mandatory part of a programme (domain.md 2.2)', () => {
    const titles = findTemplate('programme', 'programme-pk')?.sections.map(({ title }) => title.ru) ?? [];
    expect(titles).toEqual([
      'Титульный лист',
      'Лист согласования',
      'Паспорт программы',
      'Сокращения',
      'Пояснительная записка',
      'Планируемые результаты',
      'Учебный план',
      'Календарный учебный график',
      'Рабочие программы модулей',
      'Формы аттестации',
      'Оценочные материалы',
      'Организационно-педагогические условия',
    ]);
  });

  it('fall back to the first of the kind, and know no others', () => {
    expect(findTemplate('programme')?.key).toBe('programme-pk');
    expect(findTemplate('note')?.key).toBe('blank');
    expect(findTemplate('note', 'programme-pk')).toBeNull();
    expect(findTemplate('note', '__proto__')).toBeNull();
  });

  it.each(['ru', 'en'] as const)('are written into a document in %s', (locale) => {
    for (const template of listTemplates()) {
      const doc = new Y.Doc();
      const filled: string[] = [];
      const ids = applyTemplate(doc, template, locale, (fragment, markdown) => {
        expect(fragment.doc).toBe(doc);
        filled.push(markdown);
      });
      expect(readMeta(doc).kind).toBe(template.kind);
      expect(listSections(doc).map(({ id }) => id)).toEqual(ids);
      expect(listSections(doc).map(({ title }) => title)).toEqual(template.sections.map(({ title }) => title[locale]));
      expect(filled).toHaveLength(template.sections.filter(({ markdown }) => markdown).length);
    }
  });

  it.each(['agreement-cooperation', 'agreement-network'])('%s leaves its numbers to the document', (key) => {
    const sections = findTemplate('agreement', key)?.sections ?? [];
    const numbers = sectionNumbers(
      'agreement',
      sections.map(({ kind, role = null, title }) => ({ kind, role, title: title.ru })),
    );
    expect([numbers[0], numbers[1], numbers[2]]).toEqual([null, 1, 2]);
    for (const { markdown } of sections) {
      expect(markdown?.ru).toBeTruthy();
      expect(markdown?.ru).not.toMatch(/^\d+\.\d/m);
    }
  });

  it('of an internship begins with the column for its hours', () => {
    const { plan } = projectProgramme(written('programme-internship'));
    expect(plan.some(({ hours }) => hours.internship !== null)).toBe(true);
  });

  it('are translated throughout', () => {
    for (const template of listTemplates()) {
      for (const { title, markdown, fields, rows = [] } of template.sections) {
        if (template.key !== 'blank' || template.kind === 'programme') expect(title.ru && title.en).toBeTruthy();
        expect(`${title.en} ${markdown?.en ?? ''}`).not.toMatch(/[а-яё]/i);
        for (const cells of [fields, ...rows.map((row) => row.cells)]) expectTranslated(cells ?? {});
      }
    }
  });
});

describe('templates with rows', () => {
  it.each(['programme-pk', 'programme-pp', 'programme-internship'])(
    '%s begins with a plan whose references lead somewhere',
    (key) => {
      const facts = projectProgramme(written(key));
      const ids = new Set([...facts.plan, ...facts.planSections, ...facts.results].map(({ id }) => id));
      expect(facts.passport?.programmeType).toBe(key === 'programme-pp' ? 'pp' : 'pk');
      expect(facts.planSections.map(({ code }) => code)).toEqual(['НПР', 'ПМР', 'ВР']);
      const numbers = facts.plan.filter(({ type }) => type !== 'topic').map(({ number }) => number);
      const modules = key === 'programme-pp' ? ['1', '2', '3', '4'] : ['1', '2', '3'];
      expect(numbers).toEqual([...(key === 'programme-internship' ? [] : ['0']), ...modules, 'ИА']);
      expect(facts.assessments.map(({ planRowId }) => planRowId)).toEqual(
        ['1', 'ИА'].map((number) => facts.plan.find((row) => row.number === number)?.id),
      );
      for (const { results, planSectionId } of facts.plan) {
        for (const id of [...results, ...(planSectionId ? [planSectionId] : [])]) expect(ids).toContain(id);
      }
      for (const { results } of facts.assessments) expect(results.every((id) => ids.has(id))).toBe(true);
      expect(new Set(facts.sources.map(({ group }) => group)).size).toBe(5);
      const roles = ['title-page', 'sign-off-sheet', 'explanatory-note', 'module-syllabi', 'attestation'];
      expect(facts.texts.flatMap(({ role }) => role ?? [])).toEqual(roles);
      const kinds = [
        'passport',
        'abbreviations',
        'planned-results',
        'study-plan',
        'calendar',
        'assessment-materials',
        'conditions',
      ];
      expect(Object.keys(facts.sectionOf).sort()).toEqual(kinds.sort());
    },
  );

  it('give every document ids of its own', () => {
    const ids = (doc: Y.Doc): string[] => projectProgramme(doc).plan.map(({ id }) => id);
    expect(ids(written('programme-pk'))).not.toEqual(ids(written('programme-pk')));
  });
});

describe('a document as a template', () => {
  /** Facts without ids, which differ from document to document. */
  const comparable = (doc: Y.Doc): unknown => {
    const names = new Map<string, string>();
    const text = JSON.stringify(projectProgramme(doc), (_key, value: unknown) => value);
    const named = text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
      if (!names.has(id)) names.set(id, `id${names.size}`);
      return names.get(id) ?? '';
    });
    return JSON.parse(named) as unknown;
  };

  it.each(listTemplates().map((template) => template.key))('%s comes back through JSON', (key) => {
    const doc = written(key);
    const parsed = parseTemplate(JSON.parse(JSON.stringify(documentAsTemplate(doc, plainText))));
    const copy = new Y.Doc();
    if (parsed) applyTemplate(copy, parsed, 'en', fill);
    expect(readMeta(copy)).toEqual(readMeta(doc));
    expect(listSections(copy).map(({ title, kind, role }) => [title, kind, role])).toEqual(
      listSections(doc).map(({ title, kind, role }) => [title, kind, role]),
    );
    expect(comparable(copy)).toEqual(comparable(doc));
  });

  it('keeps hours, institutions and texts, and leaves out what is removed', () => {
    const doc = written('programme-pk');
    const { calendar, plan, sectionOf } = projectProgramme(doc);
    const passport = sectionOf['passport'] ?? '';
    setField(doc, passport, 'organisations', ['institution-1']);
    const planSection = sectionOf['study-plan'] ?? '';
    const [entry, first] = plan;
    removeRow(doc, planSection, first?.id ?? '', { by: 'u' });
    const calendarId = calendar?.sectionId ?? '';
    const week = listRows(doc, calendarId)[0]?.id ?? '';
    for (const row of [entry, first]) setCalendarHours(doc, calendarId, week, row?.id ?? '', 'selfStudy', 1.5);
    const gone = addSection(doc, { title: 'Лишний' });
    removeSection(doc, gone, { by: 'u' });
    addRow(doc, sectionOf['abbreviations'] ?? '', { type: 'abbreviation', cells: { short: 'СРПУ' } });
    const copy = new Y.Doc();
    applyTemplate(copy, documentAsTemplate(doc, plainText), 'ru', fill);
    const facts = projectProgramme(copy);
    expect(facts.passport?.organisations).toEqual(['institution-1']);
    expect(facts.plan.map(({ number }) => number)).toEqual(['0', '1', '1.1', '1.2', '2', '2.1', 'ИА']);
    expect(facts.calendar?.periods[0]?.hours).toEqual([
      { planRowId: facts.plan[0]?.id, kind: 'selfStudy', hours: 1.5 },
    ]);
    expect(facts.abbreviations.at(-1)?.short).toBe('СРПУ');
    expect(listSections(copy).map(({ title }) => title)).not.toContain('Лишний');
    expect(facts.texts.find(({ role }) => role === 'explanatory-note')?.text).toContain('Актуальность');
  });

  it('S14: what is no template is refused; what does not fit is left out', () => {
    const title = { ru: 'Р', en: 'E' };
    const row = {
      type: 'module',
      cells: { title: 'М', lectures: '5', unknown: 1, practice: 2 },
      hours: [{ planRow: 5 }],
    };
    const good = { kind: 'programme', sections: [{ kind: 'study-plan', title, rows: [row], junk: 1 }] };
    expect(parseTemplate(good)).toEqual({
      kind: 'programme',
      sections: [
        {
          kind: 'study-plan',
          title,
          fields: {},
          rows: [{ type: 'module', cells: { title: 'М', practice: 2 }, hours: [] }],
        },
      ],
    });
    for (const bad of [
      null,
      [],
      'x',
      { ...good, kind: 'spell' },
      { ...good, sections: {} },
      { ...good, sections: [{ kind: '__proto__', title }] },
      { ...good, sections: [{ kind: 'text', title: 'x' }] },
      { ...good, sections: [{ kind: 'text', title, markdown: 5 }] },
      { ...good, sections: [{ kind: 'study-plan', title, rows: [{ type: 'constructor' }] }] },
      { ...good, sections: [{ kind: 'study-plan', title, rows: Array(TEMPLATE_LIMITS.rows + 1).fill(row) }] },
      { ...good, sections: Array(TEMPLATE_LIMITS.sections + 1).fill({ kind: 'text', title }) },
    ]) {
      expect(parseTemplate(bad)).toBeNull();
    }
  });

  it('of a document of no kind is a note', () => {
    expect(documentAsTemplate(new Y.Doc())).toEqual({ kind: 'note', sections: [] });
    const doc = new Y.Doc();
    initDocument(doc, { kind: 'agenda' });
    addSection(doc, { title: 'А', institutionId: 'i' });
    expect(documentAsTemplate(doc)).toEqual({
      kind: 'agenda',
      sections: [{ kind: 'text', title: { ru: 'А', en: 'А' }, institutionId: 'i' }],
    });
  });
});

describe('an untouched programme template', () => {
  const context: CheckContext = { today: '2026-09-15', settings: DEFAULT_PROGRAMME_SETTINGS, institutions: [] };

  it.each([
    ['programme-pk', 'ru'],
    ['programme-pk', 'en'],
    ['programme-pp', 'ru'],
    ['programme-pp', 'en'],
  ] as const)('%s (%s) is hardly ready: its guidance counts as empty', (key, locale) => {
    const facts = projectProgramme(written(key, locale));
    const findings = checkProgramme(facts, context);
    const empty = findings.filter(({ code, variant }) => code === 'V17' && variant === 'empty');
    expect(new Set(empty.map(({ params }) => params['part']))).toEqual(
      new Set(DEFAULT_PROGRAMME_SETTINGS.mandatoryParts),
    );
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['V01', 'V06', 'V11', 'V14']));
    const untouched = findings.filter(({ variant }) => variant === 'template-text').map(({ sectionId }) => sectionId);
    const roles = facts.texts.filter(({ sectionId }) => untouched.includes(sectionId)).map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['sign-off-sheet', 'explanatory-note']));
    expect(readiness(findings, facts, context).percent).toBeLessThanOrEqual(15);
  });
});
