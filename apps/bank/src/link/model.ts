import type { Framing, Iso8583Error, IsoMessage, PlnDialect } from '@setrum/iso8583';
import type { Timers } from '../timers.ts';

/** Mutual TLS: whom the bank trusts, and what it shows. PEM. */
export interface BankTls {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  /** The name in the host's certificate; `host` when absent. */
  readonly servername?: string;
}

/** What a link tells about besides the answers to its own requests. */
export type LinkEvent =
  /** An answer that came after its request's time was over. */
  | { readonly kind: 'late'; readonly message: IsoMessage }
  /** An answer that nobody waits for: a duplicate, or one that was never asked for. */
  | { readonly kind: 'unexpected'; readonly message: IsoMessage }
  /** A request of the host; `answered` when the link knows what to say (echo, sign-on, sign-off). */
  | { readonly kind: 'request'; readonly message: IsoMessage; readonly answered: boolean }
  | { readonly kind: 'unreadable'; readonly error: Iso8583Error }
  | { readonly kind: 'opened' | 'closed' };

/** How long a request waits for its answer. */
export interface Patience {
  readonly timeoutMs: number;
}

export interface BankLinkOptions {
  readonly host: string;
  readonly port: number;
  readonly framing: Framing;
  readonly dialect?: PlnDialect;
  readonly tls?: BankTls | null;
  readonly connectTimeoutMs?: number;
  /** Requests that may await an answer at the same time. */
  readonly maxOutstanding?: number;
  /** A request opens a link that was lost again; at most one attempt for each request. */
  readonly reconnects?: boolean;
  readonly timers?: Timers;
  readonly onEvent?: (event: LinkEvent) => void;
  /** Sees every message in both directions. */
  readonly onTraffic?: (direction: 'sent' | 'received', message: IsoMessage) => void;
}
