import type { Address } from '../client.js';
import type { Lab } from '../lab.js';
import type { ServerProcess } from '../server-process.js';

/** What a scenario asks of a deployment beyond the defaults. */
export interface DeployOptions {
  /** Server processes behind one store. */
  nodes?: number;
  /** Further environment, by contestant. */
  env?: Partial<Record<ContestantName, Record<string, string>>>;
  /** What an earlier deployment kept. */
  from?: Kept;
}

/** The stored data of a deployment that has ended; the folder or database stays until the end of the run. */
export interface Kept {
  readonly store: string;
}

export type ContestantName = 'relay' | 'ours' | 'y-websocket-server' | 'y-websocket-server-leveldb' | 'hocuspocus';

/** A running set-up of one contestant, with data of its own. */
export interface Deployment {
  readonly nodes: readonly ServerProcess[];
  /** What it reports as saved is on disk. */
  readonly confirmsDurably?: boolean;
  /** Makes documents. @returns their names */
  createDocuments(count: number): Promise<string[]>;
  /** @param person any number; contestants with accounts spread people over theirs */
  address(documentId: string, person: number, node?: number): Address;
  /** Rows that the document is read from, where there is more than one. */
  rows?(documentId: string): Promise<number>;
  /** Ends the processes and gives the data for another deployment. The processes must have ended or be about to. */
  keep(): Promise<Kept>;
  /** Ends the processes and drops the data. */
  end(): Promise<void>;
}

export interface Contestant {
  readonly name: ContestantName;
  /** Documents survive the end of the process. */
  readonly stores: boolean;
  /** Several processes can serve one document. */
  readonly clusters: boolean;
  /** Says by itself when an edit is saved. */
  readonly reportsSaved: boolean;
  /** Lives in apps/bench/peers. */
  readonly isPeer: boolean;
  deploy(lab: Lab, options?: DeployOptions): Promise<Deployment>;
}

/** Ends all processes: in an orderly way, or those that are gone already. */
export async function stopAll(nodes: readonly ServerProcess[]): Promise<void> {
  await Promise.all(nodes.map((node) => node.stop()));
}

/** Names for documents of contestants that need nothing but a name. */
export function documentNames(count: number): Promise<string[]> {
  return Promise.resolve(Array.from({ length: count }, () => crypto.randomUUID()));
}
