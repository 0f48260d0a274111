import { SetrumError } from '@setrum/errors';
import type { Logger } from '../../../platform/index.ts';
import { answerCode } from '../answer-code.ts';
import type { Ask, Reply, Told } from '../speech/ask.ts';
import type { Speech } from '../speech/speech.ts';

/** What a request came to. */
export type Outcome = { readonly reply: Reply } | { readonly error: unknown };

export interface Encoded {
  /** Null when not even a refusal can be written. */
  readonly bytes: Uint8Array | null;
  /** The sale that these bytes tell of. */
  readonly told?: Told | undefined;
  /** The sale that they do not tell of, though they should. */
  readonly lost?: Told | undefined;
}

/** The bytes of an answer. One that would not be as it must be becomes a refusal as a whole; what it was to tell an advice will ask again. */
export function encode(speech: Speech, ask: Ask, outcome: Outcome, log: Logger): Encoded {
  if ('error' in outcome) return { bytes: refusal(speech, ask, outcome.error, log) };
  const { reply } = outcome;
  try {
    return { bytes: speech.codec.pack(speech.write(ask, reply)), told: reply.told };
  } catch (error) {
    return { bytes: refusal(speech, ask, error, log), lost: reply.told };
  }
}

function refusal(speech: Speech, ask: Ask, error: unknown, log: Logger): Uint8Array | null {
  if (!(error instanceof SetrumError)) log.error({ err: error }, 'a bank message failed');
  try {
    return speech.codec.pack(speech.write(ask, { code: answerCode(error, ask.use) }));
  } catch (failure) {
    log.error({ err: failure }, 'a refusal could not be written');
    return null;
  }
}
