/** Exit codes of the commands; documented in docs/operations.md. */
export const EXIT = {
  done: 0,
  /** Something unforeseen, or the database failed. */
  failed: 1,
  /** Wrong arguments or environment. */
  usage: 2,
  /** The file cannot be read: passphrase, damage, a newer format. */
  file: 3,
  /** Not done because it would destroy something. */
  refused: 4,
  /** What was restored is not what was backed up. */
  different: 5,
} as const;

/** A reason that the person at the console can do something about. Whenever it is thrown, the database is as it was. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly exit: keyof typeof EXIT,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
