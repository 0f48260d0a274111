import { SetrumError } from '@setrum/errors';
import { object, text, whole } from '../agent/shape.ts';
import type { Attempts } from './attempts.ts';
import type { Pairing } from './pairing.ts';
import { supportedProtocols } from './protocol.ts';

/** What a page learns of the agent when it is let in. */
export interface Greeting {
  readonly protocol: number;
  /** The agent's own version. */
  readonly agent: string;
  readonly driver: { readonly name: string; readonly version: string };
  /** The verbs of this agent: a page asks for none that is not among them. */
  readonly verbs: readonly string[];
  readonly printer: string;
  /** The counter's name on receipts. */
  readonly soldBy: string | null;
}

/** A page that was let in; `digest` tells whether it still may be. */
export interface Greeted {
  readonly digest: string;
}

const helloShape = object({ protocol: whole(1, 1_000_000), secret: text(/^[\x20-\x7e]{1,100}$/) });

/** Lets a page in: SETRUM_BRIDGE_PROTOCOL, SETRUM_BRIDGE_LOCKED, SETRUM_BRIDGE_UNPAIRED. */
export async function greet(
  params: unknown,
  { pairing, attempts }: { readonly pairing: Pairing; readonly attempts: Attempts },
): Promise<Greeted> {
  const { protocol, secret } = helloShape(params, 'params');
  if (!supportedProtocols.includes(protocol)) {
    const supported = supportedProtocols.join(', ');
    throw new SetrumError('SETRUM_BRIDGE_PROTOCOL', { offered: protocol, supported });
  }
  attempts.assertOpen();
  const digest = await pairing.check(secret);
  if (digest === null) {
    attempts.failed();
    throw new SetrumError('SETRUM_BRIDGE_UNPAIRED');
  }
  attempts.succeeded();
  return { digest };
}
