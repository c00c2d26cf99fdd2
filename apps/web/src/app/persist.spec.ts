import { QueryClient } from '@tanstack/react-query';
import { aDocument, aMe, id } from '../testing/builders';
import { forgetCache, persistCache, restoreCache } from './persist';
import { keys } from './queries/keys';

describe('the kept cache', () => {
  beforeEach(() => localStorage.clear());

  it('comes back after a reload', () => {
    const before = new QueryClient();
    const stop = persistCache(before);
    before.setQueryData(keys.me, aMe());
    before.setQueryData(keys.documentList(id(100), {}), [aDocument()]);
    stop();

    const after = new QueryClient();
    restoreCache(after);
    expect(after.getQueryData(keys.me)).toEqual(aMe());
    expect(after.getQueryData(keys.documentList(id(100), {}))).toEqual([aDocument()]);
  });

  it('drops what is broken, too old or of another version', () => {
    localStorage.setItem('soproekt.cache:["me"]', '{"at":1,"data":{"id":"x"}}');
    localStorage.setItem('soproekt.cache:nonsense', 'nonsense');
    localStorage.setItem('soproekt.cache:["me","old"]', JSON.stringify({ at: 1, data: aMe() }));
    const client = new QueryClient();
    restoreCache(client);
    expect(client.getQueryCache().getAll()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('leaves nothing behind when forgotten', () => {
    const client = new QueryClient();
    const stop = persistCache(client);
    client.setQueryData(keys.me, aMe());
    client.setQueryData(['people'], [aMe()]);
    stop();
    expect(Object.keys(localStorage)).toEqual(['soproekt.cache:["me"]']);
    forgetCache();
    expect(localStorage.length).toBe(0);
  });
});
