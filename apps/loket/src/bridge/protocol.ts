import type { Problem } from '../agent/problem.ts';
import { type ObjectOf, object, optional, type Shape, text, whole, wrong } from '../agent/shape.ts';
import type { ReaderView } from '../agent/views.ts';

/**
 * The version of the protocol. Within one version things are only added: verbs, parameters that may be left out, members of answers and
 * events, events. A page passes over members and events that it does not know. What is taken away or means something else makes a new version.
 */
export const BRIDGE_PROTOCOL = 1;

/** The versions that this agent speaks. */
export const supportedProtocols: readonly number[] = [BRIDGE_PROTOCOL];

/** The port of the bridge unless the settings say otherwise. */
export const BRIDGE_PORT = 47_110;
export const BRIDGE_PATH = '/bridge';

/** Bounds of everything that a page can make us hold. */
export interface BridgeLimits {
  readonly messageBytes: number;
  readonly connections: number;
  /** Requests of one page that are under way. */
  readonly requests: number;
  /** From the connection to the greeting. */
  readonly greetingMs: number;
  /** Between two signs of life. */
  readonly pingMs: number;
  /** What a page may leave unread. */
  readonly unreadBytes: number;
}

export const usualLimits: BridgeLimits = {
  messageBytes: 16 * 1024,
  connections: 8,
  requests: 16,
  greetingMs: 5_000,
  pingMs: 20_000,
  unreadBytes: 1024 * 1024,
};

/** A request of the page. Its answer bears the same id, and may come after those of later requests. */
export interface BridgeRequest {
  readonly id: number;
  readonly verb: string;
  readonly params: unknown;
}

export type BridgeAnswer =
  | { readonly id: number; readonly result: unknown }
  /** `id` is null when the request had none that could be read. */
  | { readonly id: number | null; readonly problem: Problem };

/** What the agent tells unasked. */
export type BridgeEvent =
  | { readonly event: 'readers'; readonly readers: readonly ReaderView[] }
  | { readonly event: 'stopping' };

const anything: Shape<unknown> = (value) => value;
const requestShape = object({
  id: whole(0, Number.MAX_SAFE_INTEGER),
  verb: text(/^[a-z][A-Za-z]{0,31}$/),
  params: optional(anything),
});

/** Reads a message of the page. SETRUM_BAD_REQUEST. */
export function readRequest(message: string): BridgeRequest {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    throw wrong('the message is not JSON');
  }
  const {
    id,
    verb,
    params = {},
  }: ObjectOf<{
    id: Shape<number>;
    verb: Shape<string>;
    params: Shape<unknown>;
  }> = requestShape(value, 'message');
  return { id, verb, params };
}

/** The id of a request that is wrong otherwise, so that its sender learns which one it was. */
export function idOf(message: string): number | null {
  const found = /"id"\s*:\s*(\d{1,15})\s*[,}]/.exec(message);
  return found === null ? null : Number(found[1]);
}
