import { FoldAbortedError, type Folded, type Folder, type FoldJob, type SyncObserver } from '@soproekt/sync';

/** A folder whose work is counted. */
export class MeasuredFolder implements Folder {
  constructor(
    private readonly folder: Folder,
    private readonly observer: SyncObserver,
  ) {}

  async fold(job: FoldJob): Promise<Folded> {
    const begun = performance.now();
    try {
      const folded = await this.folder.fold(job);
      this.observer.folded(performance.now() - begun, 'ok');
      return folded;
    } catch (error) {
      this.observer.folded(performance.now() - begun, error instanceof FoldAbortedError ? 'aborted' : 'failed');
      throw error;
    }
  }
}
