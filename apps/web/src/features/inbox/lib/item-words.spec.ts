import type { InboxItem } from '@soproekt/contracts';
import { INBOX_KINDS, OUTCOMES } from '@soproekt/domain';
import i18next from 'i18next';
import { startI18n } from '../../../i18n/i18n';
import { readLanguage } from '../../../testing/locales';
import { id } from '../../../testing/builders';
import { whatHappened } from './item-words';

type Thread = InboxItem['thread'];

const thread = (more: Partial<Thread> = {}): Thread => ({
  id: id(1),
  number: 4,
  quote: '',
  state: more.outcome ? 'resolved' : 'open',
  outcome: null,
  isProposal: false,
  proposal: null,
  column: null,
  dueOn: null,
  isOwn: false,
  ...more,
});
const say = (kind: InboxItem['kind'], more: Partial<Thread> = {}): string =>
  i18next.t(`inbox:${whatHappened({ kind, thread: thread(more) })}`, { number: 4 });

describe('what an item says', () => {
  beforeAll(() => startI18n('ru', (locale) => Promise.resolve(readLanguage(locale))));

  it('says whose thread it is', () => {
    expect(say('reply', { isOwn: true })).toBe('Ответ на ваше замечание №\u00a04');
    expect(say('reply', { isOwn: true, isProposal: true })).toBe('Ответ на ваше предложение №\u00a04');
    expect(say('reply')).toBe('Ответ на замечание №\u00a04');
    expect(say('thread', { isProposal: true })).toBe('Новое предложение №\u00a04');
  });

  it('says what came of it, as it is now', () => {
    expect(say('resolved', { isOwn: true, outcome: 'accepted' })).toBe('Ваше замечание №\u00a04 принято');
    expect(say('resolved', { outcome: 'declined' })).toBe('Замечание №\u00a04 закрыто: отклонено');
    expect(say('resolved', { outcome: null })).toBe('Замечание №\u00a04 было закрыто и открыто снова');
  });

  it('has words for everything that can happen', () => {
    for (const kind of INBOX_KINDS) {
      for (const outcome of [...OUTCOMES, null]) {
        for (const isProposal of [true, false]) {
          for (const isOwn of [true, false]) {
            const words = say(kind, { outcome, isProposal, isOwn });
            expect(words).toMatch(/^[А-ЯЁ]/);
            expect(words).toContain('4');
            expect(words).not.toContain('what.');
          }
        }
      }
    }
  });
});
