import type pg from 'pg';

/** The columns of a row as PostgreSQL writes them. */
export type TextRow = readonly (string | null)[];

/** The part of a connection that a prepared statement needs; the types of `pg` describe it only in part. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  /** Texts of the statements that this connection knows, by name: sent, and prepared. */
  readonly submittedNamedStatements: Record<string, string>;
  readonly parsedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  bind(values: { statement: string; values: readonly (string | Buffer)[] }): void;
  execute(): void;
  sync(): void;
}

/**
 * A prepared statement that runs a hundred times a second and gives rows of text. It is to `pg` what `pg-cursor` is, a query of another
 * kind, and leaves out what the usual one does each time: describing the result, looking up the types of its columns, objects for rows,
 * events. That is a fifth of what a run costs this process.
 */
export class PreparedQuery implements pg.Submittable {
  private readonly rows: TextRow[] = [];

  /**
   * @param name by which a connection knows the statement; always with the same text
   * @param query_timeout milliseconds after which `pg` gives up
   * @param callback called once
   */
  constructor(
    readonly name: string,
    readonly text: string,
    private readonly values: readonly (string | Buffer)[],
    readonly query_timeout: number,
    public callback: (error: Error | null, rows: TextRow[]) => void,
  ) {}

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    const { name, text, values } = this;
    wire.stream.cork();
    try {
      if (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined) {
        wire.parse({ name, text });
        wire.submittedNamedStatements[name] = text;
      }
      wire.bind({ statement: name, values });
      wire.execute();
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleDataRow({ fields }: { fields: TextRow }): void {
    this.rows.push(fields);
  }

  handleReadyForQuery(): void {
    this.callback(null, this.rows);
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }

  handleCommandComplete(): void {
    // The rows say it all.
  }
}
