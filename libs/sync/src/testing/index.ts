export { ManualScheduler, settle } from './manual-scheduler.js';
export { MemoryClient, memoryUser, type MemoryConnectOptions } from './memory-client.js';
export { MemoryJournal } from './memory-journal.js';
export { memoryWebSocket, type MemoryServer } from './memory-websocket.js';
export { MemoryLink, type LinkOptions } from './memory-transport.js';
export { World } from './world.js';
export { MemoryBus, MemoryBusNet } from './memory-bus.js';
export { InlineFolder } from '../fold/inline-folder.js';
export { readServerMessage, type ServerMessage } from './server-message.js';
