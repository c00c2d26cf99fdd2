import type { ProgrammeSettingsView } from '@soproekt/contracts';
import { checkBasis, DEFAULT_PROGRAMME_SETTINGS } from '@soproekt/domain';
import { waitUntil } from '../../testing/wait-until.js';
import { ProgrammesWorld } from '../testing/programmes-world.js';

describe('programme settings', () => {
  let world: ProgrammesWorld;
  const path = (): string => world.workspace('/programme-settings');
  const read = async (query = ''): Promise<ProgrammeSettingsView> =>
    (await world.as<ProgrammeSettingsView>('reader', 'GET', path() + query)).body;
  const patch = (body: unknown) => world.as<ProgrammeSettingsView>('coordinator', 'PATCH', path(), body);

  beforeAll(async () => {
    world = await ProgrammesWorld.start();
    await world.as('coordinator', 'POST', world.workspace('/standards/starter'));
  });
  afterAll(() => world?.close());

  it('begin with the defaults and name what they rest on', async () => {
    const view = await read();
    expect(view.settings).toEqual(DEFAULT_PROGRAMME_SETTINGS);
    expect(view).toMatchObject({ defaults: DEFAULT_PROGRAMME_SETTINGS, updatedAt: null, updatedBy: null });
    expect(view.bases.minHours).toContain('266');
    // The same words as beside the findings.
    const { bases } = await read('?locale=en');
    expect(bases.minHours).toBe(checkBasis('V01', 'en'));
    expect(bases.mandatoryParts.toLowerCase()).toContain(checkBasis('V17', 'en'));
  });

  it('change in part, tell those who look, and go back by null', async () => {
    const events = await world.follow('reader');
    const changed = await patch({ dailyLoad: 6, minHours: { pk: 18 } });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      settings: { dailyLoad: 6, minHours: { pk: 18, pp: 250 }, literatureYears: 5 },
      updatedBy: { userId: world.seeded.people.coordinator.id },
    });
    await waitUntil('the event', () => events.some(([name]) => name === 'programme-settings.changed'));
    expect((await patch({ dailyLoad: null, minHours: { pk: null } })).body.settings).toEqual(
      DEFAULT_PROGRAMME_SETTINGS,
    );
    expect(await world.audited('programme-settings.changed')).toMatchObject([
      { actor_id: world.seeded.people.coordinator.id, details: { settings: 'minHours dailyLoad' } },
      { details: { settings: 'minHours dailyLoad' } },
    ]);
  });

  it('hear two coordinators who change different limits at the same moment', async () => {
    const values = [1, 2, 3, 4, 5, 6, 7];
    await Promise.all([
      ...values.map((studyDaysPerWeek) => patch({ studyDaysPerWeek })),
      world.as('iroCoordinator', 'PATCH', path(), { literatureYears: 3 }),
      world.as('iroCoordinator', 'PATCH', path(), { practiceShare: 0.7 }),
    ]);
    const { settings } = await read();
    expect(settings).toMatchObject({ literatureYears: 3, practiceShare: 0.7 });
    expect(values).toContain(settings.studyDaysPerWeek);
    await patch({ studyDaysPerWeek: null, literatureYears: null, practiceShare: null });
  });

  it('decide what the checks find, and the readiness in the lists', async () => {
    const { id } = await world.programme();
    const events = await world.follow('reader');
    expect(await world.findings(id)).toEqual([]);
    await patch({ minHours: { pk: 72 } });
    expect(await world.findings(id)).toMatchObject([{ code: 'V01', params: expect.objectContaining({}) }]);
    await waitUntil('the readiness', async () => (await world.readiness(id))?.errors === 1);
    await waitUntil('the list', () =>
      events.some(
        ([name, { document }]) =>
          name === 'document.changed' &&
          (document as { id: string }).id === id &&
          (document as { readiness: { errors: number } }).readiness.errors === 1,
      ),
    );
    await patch({ minHours: null });
    await waitUntil('the readiness again', async () => (await world.readiness(id))?.errors === 0);
  });

  it('S10, S11: are read by members and changed by coordinators of the workspace', async () => {
    for (const who of ['moderator', 'author', 'reviewer', 'reader'] as const) {
      expect(await world.as(who, 'GET', path())).toMatchObject({ status: 200 });
      expect(await world.as(who, 'PATCH', path(), { dailyLoad: 1 })).toMatchObject({ status: 403 });
    }
    expect(await world.as('outsider', 'GET', path())).toMatchObject({ status: 404 });
    expect(
      await world.as('coordinator', 'PATCH', world.foreign('/programme-settings'), { dailyLoad: 1 }),
    ).toMatchObject({ status: 404 });
    expect((await read()).settings.dailyLoad).toBe(8);
  });

  it('S12: refuse what is no setting', async () => {
    for (const body of [{}, { dailyLoad: -1 }, { unknown: 1 }, '{"__proto__":{"dailyLoad":1}}']) {
      expect(await patch(body)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    }
  });
});
