import type { LivePayload, LiveServerEvent, Workspace } from '@soproekt/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { dropDocument, mergeDocument } from '../queries/document-cache';
import { applyUnread } from '../queries/inbox';
import { keys } from '../queries/keys';
import { mergeThread } from '../queries/review';

/** Brings a live event into the query cache, so that every open list and title follows. */
export function applyLiveEvent<E extends LiveServerEvent>(
  client: QueryClient,
  event: E,
  payload: LivePayload<E>,
): void {
  switch (event) {
    case 'document.changed': {
      const { document, workspaceId } = payload as LivePayload<'document.changed'>;
      mergeDocument(client, document);
      void client.invalidateQueries({ queryKey: keys.workspace(workspaceId), refetchType: 'none' });
      refreshActivity(client, workspaceId, document.id);
      break;
    }
    case 'document.purged': {
      const { workspaceId, documentId } = payload as LivePayload<'document.purged'>;
      dropDocument(client, workspaceId, documentId);
      break;
    }
    case 'programme-settings.changed': {
      const { workspaceId } = payload as LivePayload<'programme-settings.changed'>;
      void client.invalidateQueries({ queryKey: keys.programmeSettings(workspaceId) });
      break;
    }
    case 'standards.changed': {
      const { workspaceId } = payload as LivePayload<'standards.changed'>;
      void client.invalidateQueries({ queryKey: keys.standards(workspaceId) });
      break;
    }
    case 'templates.changed': {
      const { workspaceId } = payload as LivePayload<'templates.changed'>;
      void client.invalidateQueries({ queryKey: keys.templateLists(workspaceId) });
      break;
    }
    case 'links.checked': {
      const { documentId } = payload as LivePayload<'links.checked'>;
      void client.invalidateQueries({ queryKey: keys.linkCheck(documentId) });
      break;
    }
    case 'thread.changed': {
      const { workspaceId, thread } = payload as LivePayload<'thread.changed'>;
      mergeThread(client, thread);
      refreshActivity(client, workspaceId, thread.documentId);
      break;
    }
    case 'inbox.changed': {
      applyUnread(client, (payload as LivePayload<'inbox.changed'>).unread);
      break;
    }
    case 'workspace.changed': {
      const { workspaceId } = payload as LivePayload<'workspace.changed'>;
      void client.invalidateQueries({ queryKey: keys.workspace(workspaceId) });
      // Also sent when the server may have missed what happened to documents.
      void client.invalidateQueries({ queryKey: keys.documentLists(workspaceId) });
      void client.invalidateQueries({ queryKey: keys.members(workspaceId) });
      void client.invalidateQueries({ queryKey: keys.invitations(workspaceId) });
      void client.invalidateQueries({ queryKey: keys.programmeSettings(workspaceId) });
      void client.invalidateQueries({ queryKey: keys.standards(workspaceId) });
      void client.invalidateQueries({ queryKey: keys.templateLists(workspaceId) });
      void client.invalidateQueries({ queryKey: ['threads'] });
      void client.invalidateQueries({ queryKey: keys.workspaces });
      break;
    }
    case 'access.changed': {
      const { workspaceId, role } = payload as LivePayload<'access.changed'>;
      if (role) {
        client.setQueryData<Workspace>(keys.workspace(workspaceId), (workspace) => workspace && { ...workspace, role });
        void client.invalidateQueries({ queryKey: keys.members(workspaceId) });
        void client.invalidateQueries({ queryKey: ['document'] });
      } else {
        forgetWorkspace(client, workspaceId);
      }
      void client.invalidateQueries({ queryKey: keys.workspaces });
      break;
    }
    default:
      break;
  }
}

function refreshActivity(client: QueryClient, workspaceId: string, documentId: string): void {
  void client.invalidateQueries({ queryKey: keys.activity('workspace', workspaceId) });
  void client.invalidateQueries({ queryKey: keys.activity('document', documentId) });
}

/** Nothing of a workspace stays in memory once one is no longer a member. */
export function forgetWorkspace(client: QueryClient, workspaceId: string): void {
  client.removeQueries({ queryKey: keys.members(workspaceId) });
  client.removeQueries({ queryKey: keys.invitations(workspaceId) });
  client.removeQueries({ queryKey: keys.documentLists(workspaceId) });
  client.removeQueries({ queryKey: keys.programmeSettings(workspaceId) });
  client.removeQueries({ queryKey: keys.standards(workspaceId) });
  client.removeQueries({ queryKey: keys.templateLists(workspaceId) });
  // Of documents whose workspace is not told here: what is still needed is asked for again.
  client.removeQueries({ queryKey: ['attachments'] });
  client.removeQueries({ queryKey: ['threads'] });
  client.removeQueries({ queryKey: ['activity'] });
  client.removeQueries({ queryKey: ['changes'] });
  client.removeQueries({
    predicate: ({ queryKey, state }) =>
      queryKey[0] === 'document' && (state.data as { workspaceId?: string } | undefined)?.workspaceId === workspaceId,
  });
  client.removeQueries({ queryKey: keys.workspace(workspaceId) });
  void client.invalidateQueries({ queryKey: keys.inbox });
  void client.invalidateQueries({ queryKey: keys.recent });
}
