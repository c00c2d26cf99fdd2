import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import type { CollabSession } from '../lib/collab-session';
import { groupByInstitution, presentPeople, type PresentInstitution, type PresentPerson } from '../lib/presence';

interface Presence {
  readonly people: readonly PresentPerson[];
  readonly groups: readonly PresentInstitution[];
}

const NOBODY: readonly PresentPerson[] = [];

/** Who is in the document and where, each person once. */
export function usePresentPeople(session: CollabSession): Presence {
  const { t } = useTranslation('document');
  const cache = useRef<{ json: string; people: readonly PresentPerson[] }>({ json: '', people: NOBODY });
  const subscribe = useCallback(
    (listener: () => void) => {
      const { awareness } = session;
      awareness.on('change', listener);
      return () => awareness.off('change', listener);
    },
    [session],
  );
  const people = useSyncExternalStore(subscribe, () => {
    const { awareness } = session;
    const now = presentPeople(
      awareness.getStates(),
      (clientId) => awareness.meta.get(clientId)?.lastUpdated ?? 0,
      session.userId,
    );
    const json = JSON.stringify(now);
    if (cache.current.json !== json) cache.current = { json, people: now };
    return cache.current.people;
  });
  const groups = useMemo(() => groupByInstitution(people, t('presence.outside')), [people, t]);
  return { people, groups };
}

/** Several people who come or go within this time are announced in one sentence. */
const GATHER = 1500;

/** Says politely who came and who left; people who were there from the start are not announced. */
export function useJoinAnnouncements(people: readonly PresentPerson[], ready: boolean): void {
  const { t } = useTranslation('document');
  const [since] = useState(() => Date.now());
  const known = useRef<Map<string, string> | null>(null);
  const latest = useRef(people);
  useEffect(() => {
    latest.current = people;
    if (!ready) return;
    const timer = setTimeout(() => {
      const now = new Map(latest.current.filter((person) => !person.self).map(({ userId, name }) => [userId, name]));
      const before = known.current;
      known.current = now;
      if (!before || Date.now() - since < 2 * GATHER) return;
      const joined = [...now].filter(([id]) => !before.has(id)).map(([, name]) => name);
      const left = [...before].filter(([id]) => !now.has(id)).map(([, name]) => name);
      const said = [
        joined.length > 0 ? t('presence.joined', { names: joined.join(', '), count: joined.length }) : '',
        left.length > 0 ? t('presence.left', { names: left.join(', '), count: left.length }) : '',
      ];
      if (joined.length + left.length > 0) announce(said.filter(Boolean).join('. '));
    }, GATHER);
    return () => clearTimeout(timer);
  }, [people, ready, since, t]);
}
