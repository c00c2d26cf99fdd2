export { foldState } from './fold-state.js';
export { InlineFolder } from './inline-folder.js';
export { WorkerFolder, type WorkerFolderOptions } from './worker-folder.js';
