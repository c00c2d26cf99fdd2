/** Token of the line to Redis; null on a single node. */
export const REDIS_LINE = Symbol('REDIS_LINE');

/** Token of what the nodes tell each other about open documents (`Bus` of the sync engine); null on a single node. */
export const SYNC_BUS = Symbol('SYNC_BUS');

/** Token of the times below. */
export const CLUSTER_TIMES = Symbol('CLUSTER_TIMES');

/** When what happens between the nodes, in milliseconds. */
export interface ClusterTimes {
  /** Between two signs of life. */
  readonly heartbeatMs: number;
  /** Without a sign of life the people on a node are not shown any more; seen at the next heartbeat. */
  readonly silentMs: number;
  /** While messages may be getting lost, all rights are decided anew this often (S13: at most 30 s). */
  readonly doubtMs: number;
  /** A silent node is not expected back any more. */
  readonly forgottenMs: number;
}

export const DEFAULT_CLUSTER_TIMES: ClusterTimes = {
  heartbeatMs: 5_000,
  silentMs: 12_000,
  doubtMs: 20_000,
  forgottenMs: 600_000,
};
