import type { Folded, Folder, FoldJob } from './folder.js';

/** Tries large updates before anyone else gets them: one at a time of each person, so that nobody keeps the worker for himself. */
export class Trials {
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(private readonly folder: Folder) {}

  /** @throws what the folder throws */
  run(userId: string, job: FoldJob): Promise<Folded> {
    const before = this.last.get(userId) ?? Promise.resolve();
    const trial = before.then(() => this.folder.fold(job));
    const settled = trial.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(userId, settled);
    void settled.then(() => {
      if (this.last.get(userId) === settled) this.last.delete(userId);
    });
    return trial;
  }
}
