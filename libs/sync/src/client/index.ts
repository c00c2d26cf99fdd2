export {
  CollabClient,
  type CollabClientOptions,
  type PendingEditsStore,
  type ProviderClass,
  type ProviderLike,
  type ProviderOptions,
} from './collab-client.js';
export { observedWebSocket, type SocketObserver, type WebSocketClass, type WebSocketLike } from './counting-socket.js';
export { concludeSaveState, type SaveFacts, type SaveReason, type SaveState, type SaveStatus } from './save-state.js';
export { UnsentEdits } from './unsent-edits.js';
