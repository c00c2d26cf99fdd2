import type { ActivityItem } from '@soproekt/contracts';
import { ACTIVITY_KINDS, DOCUMENT_STATUSES } from '@soproekt/domain';
import i18next from 'i18next';
import { formatters } from '../../../i18n/format';
import { startI18n } from '../../../i18n/i18n';
import { id } from '../../../testing/builders';
import { readLanguage } from '../../../testing/locales';
import { activityDays, spanOf, whatHappened } from './activity-view';

const item = (n: number, at: Date, more: Partial<ActivityItem> = {}): ActivityItem => ({
  id: String(n),
  kind: 'edited',
  begunAt: at.toISOString(),
  at: at.toISOString(),
  actor: { userId: id(200), name: 'Автор', institutionId: null },
  document: { id: id(1), title: 'Программа' },
  thread: null,
  status: null,
  ...more,
});
const on = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, day, hour, minute);

describe('activityDays', () => {
  it('puts the latest first, by the days of this place', () => {
    const days = activityDays([item(4, on(22, 0, 5)), item(3, on(21, 23, 55)), item(2, on(21, 0)), item(1, on(3, 12))]);
    expect(days.map(({ day, items }) => [day, items.map((each) => each.id)])).toEqual([
      ['2026-11-22', ['4']],
      ['2026-11-21', ['3', '2']],
      ['2026-11-03', ['1']],
    ]);
  });

  it('tells work that went on when it ended, whatever was begun after it', () => {
    const long = item(1, on(21, 14), { begunAt: on(21, 9).toISOString() });
    expect(activityDays([item(2, on(21, 10)), long])[0]?.items.map((each) => each.id)).toEqual(['1', '2']);
  });

  it('is empty for nothing', () => {
    expect(activityDays([])).toEqual([]);
  });
});

describe('spanOf', () => {
  const span = (from: Date, to: Date) =>
    spanOf({ begunAt: from.toISOString(), at: to.toISOString() }, formatters('ru'));
  it('is a time, a span, or a span over midnight', () => {
    expect(span(on(21, 14, 5), on(21, 14, 5))).toBe('14:05');
    expect(span(on(21, 14, 5), on(21, 14, 40))).toBe('14:05–14:40');
    expect(span(on(20, 23, 50), on(21, 0, 20))).toBe('20\u00a0ноября, 23:50 – 00:20');
  });
});

describe('what happened', () => {
  beforeAll(() => startI18n('ru', (locale) => Promise.resolve(readLanguage(locale))));
  const say = (kind: ActivityItem['kind'], status = 'in-review', isProposal = false) =>
    i18next
      .t(
        `activity:${whatHappened(item(1, on(21, 9), { kind, thread: { id: id(2), number: 3, isProposal, quote: '', text: '' } }))}`,
        { number: 3, status: i18next.t(`common:documentStatus.${status}`) },
      )
      .replaceAll('\u00a0', ' ');

  it('is said without anybody’s gender', () => {
    expect(say('edited')).toBe('Изменён текст');
    expect(say('status-changed')).toBe('Статус: на рецензии');
    expect(say('commented')).toBe('Ответ в замечании № 3');
    expect(say('commented', '', true)).toBe('Ответ в предложении № 3');
    expect(say('proposal-accepted', '', true)).toBe('Предложение № 3 принято');
  });

  it('has words for everything that can happen', () => {
    for (const kind of ACTIVITY_KINDS) {
      for (const status of DOCUMENT_STATUSES) {
        for (const isProposal of [false, true]) expect(say(kind, status, isProposal)).toMatch(/^[А-ЯЁ][^{]+$/);
      }
    }
  });
});
