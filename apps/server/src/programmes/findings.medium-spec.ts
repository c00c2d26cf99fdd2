import type { DocumentSummary } from '@soproekt/contracts';
import { checkProgramme, DEFAULT_PROGRAMME_SETTINGS, findingMessage, type CheckContext } from '@soproekt/domain';
import { BROKEN_CONTENT, BROKEN_PLANS, demoContext, IRO, SRPU, withPlan } from '@soproekt/domain/testing';
import { freshFacts, ProgrammesWorld } from './testing/programmes-world.js';

/** Cases whose fault is in the document alone. */
const CASES = [...BROKEN_PLANS, ...BROKEN_CONTENT].filter(
  ({ spoil }) => spoil(freshFacts(), demoContext()).context === undefined,
);

describe('findings', () => {
  let world: ProgrammesWorld;
  /** As the server knows it of the seeded workspace. */
  let context: CheckContext;

  beforeAll(async () => {
    world = await ProgrammesWorld.start();
    context = {
      today: new Date().toISOString().slice(0, 10),
      settings: DEFAULT_PROGRAMME_SETTINGS,
      institutions: [
        { id: SRPU, shortName: 'СРПУ', kind: 'university' },
        { id: IRO, shortName: 'ИРО', kind: 'institute-of-development' },
      ],
      standards: demoContext().standards,
      links: new Map(),
    };
    await world.as('coordinator', 'POST', world.workspace('/standards/starter'));
  });
  afterAll(() => world?.close());

  it('finds nothing in the demo programme', async () => {
    const { id } = await world.programme();
    expect(await world.findings(id)).toEqual([]);
    expect(await world.readiness(id)).toEqual({ errors: 0, warnings: 0, hints: 0, percent: 100 });
  });

  it('says of the broken copy what is wrong, where, in both languages', async () => {
    const { id, sections } = await world.programme(withPlan(freshFacts(), { 'm3.2': { total: 6 } }));
    const found = await world.findings(id);
    expect([...new Set(found.map(({ code }) => code))].sort()).toEqual(['V03', 'V04']);
    expect(found.find(({ code }) => code === 'V03')).toMatchObject({
      code: 'V03',
      level: 'error',
      sectionId: sections.get('plan'),
      place: { rowId: 'm3.2' },
      params: expect.any(Object),
      variant: 'differs',
    });
    for (const { title, message } of found) expect(title + message).toMatch(/[а-я]/);
    for (const { title, message } of await world.findings(id, '?locale=en')) {
      expect(title).not.toMatch(/[а-я]/i);
      expect(message).toMatch(/[a-z]/);
    }
    expect(await world.readiness(id)).toMatchObject({ errors: found.length });
  });

  it('has faults to try', () => expect(CASES.length).toBeGreaterThan(15));

  it.each(CASES)('agrees with the checks on $name', async ({ spoil }) => {
    const facts = spoil(freshFacts(), demoContext()).facts ?? freshFacts();
    const expected = checkProgramme(facts, context);
    expect(expected.length).toBeGreaterThan(0);
    const { id, sections } = await world.programme(facts);
    const found = await world.findings(id);
    const { university, iro } = world.seeded.institutions;
    const names = new Map([...sections].map(([fact, section]) => [section, fact]));
    expect(
      found.map(({ code, sectionId, place, message }) => ({
        code,
        sectionId: sectionId && names.get(sectionId),
        place,
        message: message.replaceAll(university, SRPU).replaceAll(iro, IRO),
      })),
    ).toEqual(
      expected.map((finding) => ({
        code: finding.code,
        sectionId: finding.sectionId,
        place: finding.place,
        message: findingMessage(finding, 'ru'),
      })),
    );
  });

  it('has none for other documents, and some for an empty programme', async () => {
    const make = async (kind: string): Promise<string> =>
      (
        await world.as<DocumentSummary>('author', 'POST', world.workspace('/documents'), {
          kind,
          title: 'x',
          template: 'blank',
        })
      ).body.id;
    const note = await make('note');
    expect(await world.findings(note)).toEqual([]);
    expect(await world.readiness(note)).toBeNull();
    const empty = await make('programme');
    const found = await world.findings(empty);
    expect(found.map(({ code }) => code)).toContain('V17');
    expect(await world.readiness(empty)).toMatchObject({
      errors: found.filter(({ level }) => level === 'error').length,
    });
  });

  it('S10, S11: are for those who may read the document, and nobody else learns that it is there', async () => {
    const own = await world.programme();
    const foreign = await world.programme(freshFacts(), world.seeded.foreignWorkspaceId);
    const path = `/api/v1/documents/${own.id}/findings`;
    for (const who of ['coordinator', 'moderator', 'author', 'reviewer', 'reader'] as const) {
      expect(await world.as(who, 'GET', path)).toMatchObject({ status: 200 });
      expect(await world.as(who, 'GET', `/api/v1/documents/${foreign.id}/findings`)).toMatchObject({ status: 404 });
    }
    for (const who of ['outsider', 'admin'] as const) {
      expect(await world.as(who, 'GET', path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect(await world.app.call('GET', path)).toMatchObject({ status: 401 });
    expect(await world.as('reader', 'GET', `${path}?locale=de`)).toMatchObject({ status: 400 });
  });
});
