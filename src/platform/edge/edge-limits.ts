const SECOND = 1_000;
const MIB = 1_048_576;

/** What the server takes in and holds at most, for whoever asks. */
export type EdgeLimits = {
  readonly connections: number;
  /** Requests read and not begun, on all connections together: they wait for those before them on their own. */
  readonly waiting: number;
  /** How long headers, and a whole request, may take to arrive. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** How long nothing may move on a connection that should send or read. */
  readonly silentMs: number;
  /** How often what takes too long is looked for. */
  readonly sweepMs: number;
  /** Of the rest of a request that was answered before it had arrived: for how long, and how much, it is taken in. */
  readonly lingerMs: number;
  readonly lingerBytes: number;
  readonly lingering: number;
  /** Bytes of answers that nobody has read yet. */
  readonly unread: number;
};

export const EDGE_LIMITS: EdgeLimits = {
  connections: 2_048,
  waiting: 16_384,
  headersMs: 15 * SECOND,
  requestMs: 120 * SECOND,
  silentMs: 20 * SECOND,
  sweepMs: SECOND,
  lingerMs: 30 * SECOND,
  lingerBytes: 128 * MIB,
  lingering: 128,
  unread: 64 * MIB,
};
