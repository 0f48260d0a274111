import { SetrumError } from '@setrum/errors';
import {
  type Codec,
  Iso8583Error,
  type IsoMessage,
  type Layout,
  type NetworkAction,
} from '@setrum/iso8583';
import type { DialectName } from '../link/model.ts';
import type { Ask, Reply } from './ask.ts';

/** How one dialect says what the handlers mean. */
export interface Speech {
  readonly name: DialectName;
  readonly codec: Codec;
  /** Throws SETRUM_MESSAGE_INVALID when a field is missing that every message of its kind must have, or has no sense. */
  read(message: IsoMessage): Ask;
  /**
   * The answer. Throws when it would not be as strict as we ask of others: a field that a good answer of its kind has is missing. What
   * the fields hold is checked by whoever packs it.
   */
  write(ask: Ask, reply: Reply): IsoMessage;
  /** The answer to a message that could not be read whole; null when it cannot be told whom it is for. */
  refuse(salvaged: IsoMessage, code: string): IsoMessage | null;
  /** A network message of our own. */
  network(action: NetworkAction, trace: number, at: Date): IsoMessage;
}

/** Reads a field's inside; SETRUM_MESSAGE_INVALID names the place and never the content. */
export function readInside<V>(layout: Layout<V>, text: string): V {
  try {
    return layout.read(text);
  } catch (error) {
    if (error instanceof Iso8583Error) throw invalid(error.message, error);
    throw error;
  }
}

/** A request that is not in the agreed format. `detail` must not repeat what the message holds. */
export function invalid(detail: string, cause?: Error): SetrumError {
  return new SetrumError('SETRUM_MESSAGE_INVALID', { detail }, { cause });
}

export function needed(message: IsoMessage, bit: number): string {
  const value = message.fields[bit];
  if (value === undefined) throw invalid(`field ${bit} is absent`);
  return value;
}

/** The fields of `bits` that are there. */
export function picked(message: IsoMessage, bits: readonly number[]): Record<number, string> {
  const fields: Record<number, string> = {};
  for (const bit of bits) {
    const value = message.fields[bit];
    if (value !== undefined) fields[bit] = value;
  }
  return fields;
}

/** Terminals are padded on the left with zeros, some with spaces on the right. */
export function terminalOf(text: string): string {
  const terminal = text.trimEnd().replace(/^0+(?=.)/, '');
  if (!/^[0-9A-Za-z]{1,16}$/.test(terminal)) throw invalid('field 41 is no terminal');
  return terminal;
}

/** The answer's message type. */
export function answerType(codec: Codec, mti: string): string {
  const type = codec.messageType(mti);
  if (type?.direction !== 'request') throw invalid('the message is no request');
  return type.counterpart;
}

/** Holds a good answer to the fields that one of its kind has. */
export function assertUsual(message: IsoMessage, usual: readonly number[]): void {
  const missing = usual.filter((bit) => message.fields[bit] === undefined);
  if (missing.length > 0) throw new Error(`an answer ${message.mti} without ${missing.join(', ')}`);
}
