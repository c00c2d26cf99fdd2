import { assignSection, sectionFragment, setField } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { exportDocument } from '../exports/export-task.js';
import { readDocument, type SourceSection } from '../exports/model/read-document.js';
import { demoProgramme, INSTITUTE, payloadOf } from '../exports/testing/demo-programme.js';
import { importBytes, type Imported } from './testing/import-bytes.js';

const BASIS = 'order-266';

/** One word changed in Word, or in what lies behind the text. */
describe('an export of ours that was edited', () => {
  const { doc, sections: ids } = demoProgramme();
  setField(doc, ids.passport ?? '', 'basis', BASIS);
  setField(doc, ids.passport ?? '', 'approvedOn', '2027-01-13');
  assignSection(doc, ids.plan ?? '', INSTITUTE);
  assignSection(doc, ids.note ?? '', INSTITUTE);
  const calendarText = sectionFragment(doc, ids.calendar ?? '');
  if (calendarText) fillFragment(calendarText, 'Занятия идут по субботам.');
  const payload = payloadOf(doc, { bases: { [BASIS]: 'Приказ № 266' }, standards: { '01.011': 'Руководитель' } });
  const source = readDocument(payload.state);
  const institutions = payload.institutions.map((each) => ({ ...each, owner: true }));
  const before = (kind: string): SourceSection | undefined => source.sections.find((each) => each.kind === kind);
  let file: Uint8Array;

  beforeAll(async () => {
    file = await exportDocument({ ...payload, format: 'docx' });
  });

  async function edited(change: (xml: string) => string, part = 'word/document.xml'): Promise<Imported> {
    const parts = unzipSync(file);
    const xml = strFromU8(parts[part] ?? new Uint8Array());
    const after = change(xml);
    expect(after).not.toBe(xml);
    const bytes = Buffer.from(zipSync({ ...parts, [part]: strToU8(after) }));
    return importBytes(bytes, 'ДПП.docx', { institutions });
  }
  const section = (made: Imported, kind: string): SourceSection | undefined =>
    made.sections.find((each) => each.kind === kind);
  const cells = (found: SourceSection | undefined) => found?.rows.map(({ id, type, cells: own }) => [id, type, own]);
  /** The cells of a section with one text replaced in all of them. */
  const replaced = (kind: string, from: string, to: string): unknown =>
    JSON.parse(JSON.stringify(cells(before(kind))).replaceAll(from, to)) as unknown;

  it.each([
    ['calendar', 'по субботам', 'по средам'],
    ['assessment-materials', 'до 10 страниц', 'до 12 страниц'],
    ['conditions', 'на 32 места', 'на 40 мест'],
    ['conditions', '2025. 120 с.', '2025. 128 с.'],
    ['abbreviations', 'Институт развития образования</w:t>', 'Институт образования</w:t>'],
  ])('keeps the rows of %s', async (kind, from, to) => {
    const made = await edited((xml) => {
      const at = xml.lastIndexOf(from);
      return xml.slice(0, at) + to + xml.slice(at + from.length);
    });
    const text = (part: string): string => part.replace(/<.*/, '');
    const wanted = JSON.parse(JSON.stringify(replaced(kind, text(from), text(to)))) as unknown[];
    const anonymous = (list: unknown): unknown => (list as unknown[][]).map(([, ...rest]) => rest);
    expect(anonymous(cells(section(made, kind)))).toEqual(anonymous(wanted));
    expect(made.notes).toMatchObject({ 'structure-restored': source.sections.length - 1 });
    expect(made.notes).not.toHaveProperty('structure-lost');
  });

  it('keeps the fields of the passport, takes those that were changed and names those it cannot read', async () => {
    const made = await edited((xml) =>
      xml
        .replace('3 недели', '4 недели')
        .replaceAll('очно-заочная с применением дистанционных образовательных технологий', 'очная')
        .replace('Приказ №\u00a0266', 'Приказ №\u00a0499')
        .replace('13.01.2027', '14.01.2027'),
    );
    const { basis: _basis, ...fields } = before('passport')?.fields ?? {};
    expect(section(made, 'passport')?.fields).toEqual({
      ...fields,
      term: '4 недели',
      form: 'full-time',
      distance: false,
      approvedOn: '2027-01-14',
    });
    expect(made.notes).toMatchObject({ 'structure-lost': 1 });
    const lost = made.report.notes.find(({ code }) => code === 'structure-lost');
    expect(lost).toMatchObject({ level: 'lost', examples: ['Паспорт программы: Нормативное основание'] });
  });

  it('takes hours of the calendar that were changed, and keeps the others', async () => {
    const made = await edited((xml) => {
      const at = xml.indexOf('Календарный учебный график</w:t>', xml.indexOf('Неделя'));
      const from = at < 0 ? xml.indexOf('Неделя 1') : at;
      return xml.slice(0, from) + xml.slice(from).replace(/П\u00a06/, 'П\u00a05,5');
    });
    const hours = (list: SourceSection | undefined): unknown[] =>
      list?.rows.map(({ cells: own }) => Object.values(own)) ?? [];
    const text = JSON.stringify(hours(before('calendar')));
    expect(JSON.stringify(hours(section(made, 'calendar')))).toBe(text.replace('6', '5.5'));
    expect(section(made, 'calendar')?.content).toEqual(before('calendar')?.content);
  });

  it('prints nothing twice that is computed of a plan, and keeps names, institution and renamed rows', async () => {
    const made = await edited((xml) =>
      xml.replace('Кейс', 'Деловая игра').replaceAll('Роли и ответственность в команде', 'Роли в команде'),
    );
    const plan = section(made, 'study-plan');
    expect(plan?.content).toBeNull();
    expect(plan?.institutionId).toBe(INSTITUTE);
    expect(plan?.rows.map(({ id }) => id).sort()).toEqual(
      before('study-plan')
        ?.rows.map(({ id }) => id)
        .sort(),
    );
    expect(made.facts.planSections.map(({ code, title }) => [code, title])).toEqual(
      source.programme.planSections.map(({ code, title }) => [code, title]),
    );
    expect(made.facts.plan.map(({ title }) => title)).toContain('Роли в команде');
    expect(made.facts.calendar?.periods.map(({ hours }) => hours)).toEqual(
      source.programme.calendar?.periods.map(({ hours }) => hours),
    );
  });

  it('knows what is computed by its wording when the data are gone', async () => {
    const parts = Object.entries(unzipSync(file)).filter(([name]) => !name.startsWith('customXml/'));
    const made = await importBytes(Buffer.from(zipSync(Object.fromEntries(parts))), 'ДПП.docx', { institutions });
    expect(section(made, 'study-plan')?.content).toBeNull();
    expect(made.facts.planSections.map(({ code, title }) => [code, title])).toEqual(
      source.programme.planSections.map(({ code, title }) => [code, title]),
    );
    expect(made.notes).not.toHaveProperty('columns-dropped');
  });

  it('keeps the institution of a text', async () => {
    const made = await edited((xml) => xml.replace('Порядок работы', 'Порядок занятий'));
    const note = made.sections.find(({ role }) => role === 'explanatory-note');
    expect([note?.institutionId, JSON.stringify(note?.content)]).toEqual([
      INSTITUTE,
      expect.stringContaining('занятий'),
    ]);
  });

  it('S29: believes what it shows, not what lies behind it', async () => {
    const made = await edited(
      (xml) =>
        xml
          .replaceAll('Кейс', 'Реферат')
          .replaceAll('"term":"3 недели"', '"term":"9 недель"')
          .replace('"lectures":2', '"lectures":200')
          .replaceAll('Порядок работы', 'Подмена')
          .replaceAll('2025. 120 с.', '2019. 120 с.'),
      'customXml/item1.xml',
    );
    expect(JSON.stringify(made.sections)).not.toMatch(/Реферат|9 недель|:200[,}]|Подмена|2019\. 120/);
    expect(made.facts.plan.map(({ control }) => control)).toContain('Кейс');
    expect(section(made, 'passport')?.fields.term).toBe('3 недели');
  });

  it('comes back from Markdown with its name, its roles, its plan and its passport', async () => {
    const markdown = await exportDocument({ ...payload, format: 'md' });
    const made = await importBytes(markdown, 'x.md', { institutions });
    expect(made).toMatchObject({ title: payload.document.title, kind: 'programme' });
    expect(made.sections.map(({ kind, role }) => [kind, role])).toEqual(
      source.sections.map(({ kind, role }) => [kind, role]),
    );
    expect(section(made, 'study-plan')?.content).toBeNull();
    const { basis: _basis, ...fields } = before('passport')?.fields ?? {};
    expect(section(made, 'passport')?.fields).toEqual(fields);
    expect(made.facts.abbreviations).toHaveLength(2);
  });
});
