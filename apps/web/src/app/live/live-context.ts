import type { PresentPerson } from '@soproekt/contracts';
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { LiveConnection, LiveState } from './live-connection';

export const LiveContext = createContext<LiveConnection | null>(null);

const NOBODY: readonly PresentPerson[] = [];
const SILENT: LiveState = { status: 'connecting', restarting: false, presence: new Map() };
const never = () => () => undefined;

export function useLive(): LiveConnection | null {
  return useContext(LiveContext);
}

export function useLiveState(): LiveState {
  const live = useLive();
  return useSyncExternalStore(live?.subscribe ?? never, live?.getState ?? (() => SILENT));
}

/** Who is in the workspace now; the workspace layout follows it, pages only read. */
export function usePresence(workspaceId: string): readonly PresentPerson[] {
  return useLiveState().presence.get(workspaceId) ?? NOBODY;
}

/** Follows a workspace while the component is mounted. */
export function useFollowWorkspace(workspaceId: string): void {
  const live = useLive();
  useEffect(() => live?.follow(workspaceId), [live, workspaceId]);
}

/** Tells the others that this window shows the document, while the component is mounted. */
export function useShowDocument(workspaceId: string, documentId: string): void {
  const live = useLive();
  useEffect(() => {
    live?.show(workspaceId, documentId);
    return () => live?.show(workspaceId, null);
  }, [live, workspaceId, documentId]);
}
