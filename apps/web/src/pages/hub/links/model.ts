/** As GET /api/v1/links tells it, and its live line. */
export interface LinksView {
  readonly at: string;
  readonly links: readonly LinkView[];
  readonly unnamed: readonly Connection[];
}

export interface LinkView {
  readonly linkId: string;
  readonly dialect: string | null;
  readonly framing: string | null;
  readonly centralId: string;
  readonly switcherIds: readonly string[];
  readonly bankCodes: readonly string[];
  readonly fingerprints: readonly string[];
  readonly addresses: readonly string[];
  readonly autoSignOn: boolean;
  readonly maxConnections: number;
  readonly maxUnanswered: number;
  readonly maxFrameBytes: number;
  readonly idleEchoSeconds: number;
  readonly enabled: boolean;
  readonly connections: readonly Connection[];
}

export interface Connection {
  readonly address: string;
  readonly isEncrypted: boolean;
  readonly dialect: string;
  readonly framing: string;
  readonly isSignedOn: boolean;
  readonly since: string;
  readonly heardAt: string;
  readonly requests: number;
  readonly answers: number;
  readonly unanswered: number;
}

export type LinkState = 'shut' | 'down' | 'waiting' | 'up';

/** How a link stands: shut by us, nobody connected, connected but not signed on, or at work. */
export function stateOf({ enabled, connections }: LinkView): LinkState {
  if (!enabled) return 'shut';
  if (connections.length === 0) return 'down';
  return connections.some(({ isSignedOn }) => isSignedOn) ? 'up' : 'waiting';
}
