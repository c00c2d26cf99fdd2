import type { Folded, Folder, FoldJob } from '../folder.js';
import { foldState } from './fold-state.js';

/** Folds in the calling thread, without a limit: for tests and tools. */
export class InlineFolder implements Folder {
  async fold(job: FoldJob): Promise<Folded> {
    return foldState(job);
  }
}
