import { INSTITUTION_HUES } from '@soproekt/domain';
import * as Y from 'yjs';

/** One window of somebody, as its awareness state says; everything in it came from outside and is checked here. */
export interface Peer {
  readonly clientId: number;
  readonly userId: string;
  readonly name: string;
  readonly institutionId: string | null;
  /** Colour slot and short name as the server stamped them. */
  readonly hue: number | null;
  readonly institutionName: string | null;
  readonly sectionId: string | null;
  readonly cursor: { readonly anchor: Y.RelativePosition; readonly head: Y.RelativePosition } | null;
  /** Active cell of a table. */
  readonly cell: { readonly sectionId: string; readonly rowId: string; readonly column: string } | null;
}

/** One person in the document, however many windows are open. */
export interface PresentPerson {
  readonly userId: string;
  readonly name: string;
  readonly institutionId: string | null;
  readonly hue: number | null;
  readonly institutionName: string | null;
  /** Section of the window that moved last. */
  readonly sectionId: string | null;
  readonly clientId: number;
  readonly self: boolean;
}

export interface PresentInstitution {
  readonly institutionId: string | null;
  readonly name: string;
  readonly hue: number | null;
  readonly people: readonly PresentPerson[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function position(value: unknown): Y.RelativePosition | null {
  if (!isRecord(value)) return null;
  try {
    return Y.createRelativePositionFromJSON(value);
  } catch {
    return null;
  }
}

function cellOf(value: unknown): Peer['cell'] {
  if (!isRecord(value)) return null;
  const [sectionId, rowId, column] = [text(value['sectionId']), text(value['rowId']), text(value['column'])];
  return sectionId && rowId && column ? { sectionId, rowId, column } : null;
}

/** Reads one awareness state; null for a window that is not (yet) known to the server. */
export function readPeer(clientId: number, state: unknown): Peer | null {
  if (!isRecord(state) || !isRecord(state['user'])) return null;
  const user = state['user'];
  const userId = text(user['id']);
  if (!userId) return null;
  const institution = isRecord(user['institution']) ? user['institution'] : {};
  const hue = institution['hue'];
  const cursor = isRecord(state['cursor']) ? state['cursor'] : null;
  const anchor = cursor ? position(cursor['anchor']) : null;
  const head = cursor ? position(cursor['head']) : null;
  return {
    clientId,
    userId,
    name: text(user['name']) ?? '',
    institutionId: text(institution['id']),
    hue: typeof hue === 'number' && Number.isInteger(hue) && hue >= 0 && hue < INSTITUTION_HUES ? hue : null,
    institutionName: text(institution['shortName']),
    sectionId: text(state['section']),
    cursor: anchor && head ? { anchor, head } : null,
    cell: cellOf(state['cell']),
  };
}

/**
 * Who is in the document. Two windows of one person are one entry: the one that moved last says where the person is.
 * @param movedAt when each window's state was last changed
 * @param selfId the person at this window
 */
export function presentPeople(
  states: ReadonlyMap<number, unknown>,
  movedAt: (clientId: number) => number,
  selfId: string,
): PresentPerson[] {
  const latest = new Map<string, Peer>();
  states.forEach((state, clientId) => {
    const peer = readPeer(clientId, state);
    if (!peer) return;
    const known = latest.get(peer.userId);
    if (!known || prefer(peer, known, movedAt)) latest.set(peer.userId, peer);
  });
  return [...latest.values()]
    .map((peer) => ({
      userId: peer.userId,
      name: peer.name,
      institutionId: peer.institutionId,
      hue: peer.hue,
      institutionName: peer.institutionName,
      sectionId: peer.sectionId,
      clientId: peer.clientId,
      self: peer.userId === selfId,
    }))
    .sort((a, b) => Number(b.self) - Number(a.self) || a.name.localeCompare(b.name, 'ru'));
}

/** A window with a place in the text tells more than one without; among equals the later one counts. */
function prefer(a: Peer, b: Peer, movedAt: (clientId: number) => number): boolean {
  if ((a.sectionId === null) !== (b.sectionId === null)) return a.sectionId !== null;
  return movedAt(a.clientId) > movedAt(b.clientId);
}

/** Groups people by institution, in the order of the workspace's colour slots; people of none come last. */
export function groupByInstitution(people: readonly PresentPerson[], outside: string): PresentInstitution[] {
  const groups = new Map<string | null, PresentPerson[]>();
  for (const person of people) {
    const list = groups.get(person.institutionId);
    if (list) list.push(person);
    else groups.set(person.institutionId, [person]);
  }
  return [...groups.entries()]
    .map(([institutionId, members]) => ({
      institutionId,
      name: (institutionId && members[0]?.institutionName) || outside,
      hue: members[0]?.hue ?? null,
      people: members,
    }))
    .sort((a, b) => (a.hue ?? INSTITUTION_HUES) - (b.hue ?? INSTITUTION_HUES));
}
