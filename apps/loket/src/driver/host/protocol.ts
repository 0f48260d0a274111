import { SetrumError } from '@setrum/errors';
import { codedError, type ReaderEvent } from '../../reader/index.ts';

/** What the agent asks of the process that a driver runs in. Every call has a number and gets one answer. */
export type HostCall = { readonly id: number } & (
  | { readonly call: 'list' | 'close' | 'ping' }
  | { readonly call: 'open'; readonly reader: string }
  | { readonly call: 'connect' | 'removal'; readonly handle: number; readonly waitMs: number }
  | { readonly call: 'transmit'; readonly session: number; readonly apdu: Uint8Array }
  | { readonly call: 'closeSession'; readonly session: number }
  | { readonly call: 'closeReader'; readonly handle: number }
);

/** Ends the waiting of a call early. Its answer comes all the same. */
export interface HostAbort {
  readonly abort: number;
}

export type ToHost = HostCall | HostAbort;

/** What a call gives: names, a handle, whether a card was lifted, an answer of the card, or nothing. */
export type HostResult =
  | null
  | boolean
  | number
  | readonly string[]
  | Uint8Array
  | { readonly session: number; readonly atr: Uint8Array | null };

/** An error on its way between the two processes. */
export interface HostProblem {
  readonly code: SetrumError['code'];
  readonly params: SetrumError['params'];
}

export type HostEvent =
  | Exclude<ReaderEvent, { kind: 'down' }>
  | { readonly kind: 'down'; readonly problem: HostProblem };

export type FromHost =
  | { readonly ready: { readonly name: string; readonly version: string } }
  | { readonly failed: HostProblem }
  | { readonly event: HostEvent }
  | { readonly id: number; readonly result: HostResult }
  | { readonly id: number; readonly problem: HostProblem };

/** One end of the line to a host, and the host's life. */
export interface HostLink {
  send(message: ToHost): void;
  /** Ends the process at once, whatever it does. */
  kill(): void;
}

/** What a link tells; `end` is told once, and nothing after it. */
export interface HostLinkListener {
  message(message: FromHost): void;
  end(reason: string): void;
}

export type OpenHostLink = (listener: HostLinkListener) => HostLink;

export function packProblem(error: unknown): HostProblem {
  const { code, params } = codedError(error);
  return { code, params };
}

export function unpackProblem({ code, params }: HostProblem): SetrumError {
  return new SetrumError(code, params);
}
