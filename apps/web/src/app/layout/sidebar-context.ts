import { createContext, useContext } from 'react';

export interface SidebarControl {
  readonly open: boolean;
  toggle(): void;
}

/** Present within a workspace; null where there is no sidebar. */
export const SidebarContext = createContext<SidebarControl | null>(null);

export function useSidebar(): SidebarControl | null {
  return useContext(SidebarContext);
}
