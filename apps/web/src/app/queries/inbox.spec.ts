import { QueryClient } from '@tanstack/react-query';
import { applyLiveEvent } from '../live/apply-event';
import { inPieces } from './inbox';
import { keys } from './keys';

describe('the inbox in the cache', () => {
  it('takes the number that the server tells, and asks for the lists again', () => {
    const client = new QueryClient();
    client.setQueryData(keys.unread, 1);
    client.setQueryData(keys.inboxList('all', undefined), {});
    applyLiveEvent(client, 'inbox.changed', { unread: 4 });
    expect(client.getQueryData(keys.unread)).toBe(4);
    expect(client.getQueryState(keys.inboxList('all', undefined))?.isInvalidated).toBe(true);
    expect(client.getQueryState(keys.unread)?.isInvalidated).toBe(false);
  });

  it('counts anew what one may still see after leaving a workspace', () => {
    const client = new QueryClient();
    client.setQueryData(keys.unread, 3);
    applyLiveEvent(client, 'access.changed', { workspaceId: 'w', role: null });
    expect(client.getQueryState(keys.unread)?.isInvalidated).toBe(true);
  });
});

describe('inPieces', () => {
  it('keeps all of them in their order, and no piece larger than a request takes', () => {
    const ids = Array.from({ length: 1201 }, (_, i) => String(i));
    const pieces = inPieces(ids);
    expect(pieces.map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(pieces.flat()).toEqual(ids);
    expect(inPieces([])).toEqual([]);
  });
});
