import type { DocumentDetail, DocumentSummary } from '@soproekt/contracts';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { waitFor } from '@testing-library/react';
import { aDocument, id } from '../../testing/builders';
import { keys } from '../queries/keys';
import { applyLiveEvent } from './apply-event';

const workspaceId = id(100);

function clientWith(list: DocumentSummary[], bin: DocumentSummary[] = []) {
  const client = new QueryClient();
  client.setQueryData(keys.documentList(workspaceId, {}), list);
  client.setQueryData(keys.documentList(workspaceId, { bin: 'true' }), bin);
  client.setQueryData(keys.recent, list);
  return {
    client,
    titles: (query = {}) =>
      client.getQueryData<DocumentSummary[]>(keys.documentList(workspaceId, query))?.map(({ title }) => title),
    recent: () => client.getQueryData<DocumentSummary[]>(keys.recent)?.map(({ title }) => title),
  };
}

describe('applyLiveEvent', () => {
  it('brings a new and a renamed document into the lists', () => {
    const { client, titles, recent } = clientWith([aDocument()]);
    applyLiveEvent(client, 'document.changed', { workspaceId, document: aDocument({ title: 'Итоги' }) });
    expect(titles()).toEqual(['Итоги']);
    expect(recent()).toEqual(['Итоги']);
    applyLiveEvent(client, 'document.changed', { workspaceId, document: aDocument({ id: id(2), title: 'Новая' }) });
    expect(titles()).toEqual(['Новая', 'Итоги']);
  });

  it('marks rules, standards, templates and links as old when they have changed elsewhere', () => {
    const client = new QueryClient();
    const documentId = id(1);
    const at = {
      'programme-settings.changed': [...keys.programmeSettings(workspaceId), 'ru'],
      'standards.changed': keys.standards(workspaceId),
      'templates.changed': keys.templates(workspaceId, 'programme', 'ru'),
      'links.checked': keys.linkCheck(documentId),
    } as const;
    const old = () =>
      Object.values(at).filter((queryKey) => client.getQueryState(queryKey as readonly unknown[])?.isInvalidated)
        .length;
    for (const queryKey of Object.values(at)) client.setQueryData(queryKey as readonly unknown[], {});
    applyLiveEvent(client, 'programme-settings.changed', { workspaceId: id(101) });
    expect(old()).toBe(0);
    applyLiveEvent(client, 'programme-settings.changed', { workspaceId });
    expect(old()).toBe(1);
    applyLiveEvent(client, 'standards.changed', { workspaceId });
    applyLiveEvent(client, 'templates.changed', { workspaceId });
    applyLiveEvent(client, 'links.checked', { workspaceId, documentId });
    expect(old()).toBe(4);
  });

  it('moves a document to the bin and back', () => {
    const { client, titles, recent } = clientWith([aDocument()]);
    const binned = aDocument({ binnedAt: '2026-11-03T08:00:00.000Z' });
    applyLiveEvent(client, 'document.changed', { workspaceId, document: binned });
    expect([titles(), titles({ bin: 'true' }), recent()]).toEqual([[], ['Заметка'], []]);
    applyLiveEvent(client, 'document.changed', { workspaceId, document: aDocument() });
    expect([titles(), titles({ bin: 'true' })]).toEqual([['Заметка'], []]);
  });

  it('keeps the open page in step: an approved document is no longer editable', () => {
    const { client } = clientWith([aDocument()]);
    const detail: DocumentDetail = { ...aDocument(), workspaceName: 'Программа', role: 'author', editable: true };
    client.setQueryData(keys.document(id(1)), detail);
    applyLiveEvent(client, 'document.changed', { workspaceId, document: aDocument({ status: 'approved' }) });
    expect(client.getQueryData(keys.document(id(1)))).toMatchObject({
      status: 'approved',
      editable: false,
      workspaceName: 'Программа',
    });
  });

  it('does not believe an answer that was on its way when the event came', async () => {
    const { client } = clientWith([]);
    const binned = aDocument({ binnedAt: '2026-11-03T08:00:00.000Z' });
    const old: DocumentDetail = { ...aDocument(), workspaceName: 'Программа', role: 'author', editable: true };
    const answers = [old, { ...old, ...binned, editable: false }];
    const queryKey = keys.document(id(1));
    const observer = new QueryObserver(client, {
      queryKey,
      queryFn: () => new Promise((resolve) => setTimeout(() => resolve(answers.shift()), 20)),
    });
    const unsubscribe = observer.subscribe(() => undefined);
    applyLiveEvent(client, 'document.changed', { workspaceId, document: binned });
    await waitFor(() => expect(client.getQueryData(queryKey)).toMatchObject({ binnedAt: binned.binnedAt }));
    unsubscribe();
  });

  it('forgets a document that was deleted for good', () => {
    const { client, titles, recent } = clientWith([aDocument(), aDocument({ id: id(2), title: 'Вторая' })]);
    applyLiveEvent(client, 'document.purged', { workspaceId, documentId: id(1) });
    expect([titles(), recent()]).toEqual([['Вторая'], ['Вторая']]);
  });

  it('forgets a workspace whose member one no longer is', () => {
    const { client, titles } = clientWith([aDocument()]);
    client.setQueryData(keys.document(id(1)), aDocument());
    applyLiveEvent(client, 'access.changed', { workspaceId, role: null });
    expect(titles()).toBeUndefined();
    expect(client.getQueryData(keys.document(id(1)))).toBeUndefined();
  });
});
