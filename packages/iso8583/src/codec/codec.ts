import { Buffer } from 'node:buffer';
import type { Layout } from '../layout/layout.ts';
import type { Dialect, MessageType } from './dialect.ts';
import { type IsoMessage, requireField } from './message.ts';
import { dataOffset, hasSecondary, packText } from './pack.ts';
import { prepareTables, type Tables } from './tables.ts';
import { salvageText, unpackText } from './unpack.ts';

/** Packs and unpacks the messages of one dialect. Without state: one codec serves every link. */
export interface Codec {
  readonly dialect: Dialect;
  /** The bytes of a message, without framing (a view that may share its buffer). Iso8583Error for what `unpack` would not take. */
  pack(message: IsoMessage): Uint8Array;
  /** Reads a whole message, without framing. What it takes packs back to the same bytes. Throws only Iso8583Error. */
  unpack(bytes: Uint8Array): IsoMessage;
  /** The fields in front of what makes a message unreadable, to refuse it by; null when not even its type can be read. */
  salvage(bytes: Uint8Array): IsoMessage | null;
  /** What a message type is for; undefined when it is not the dialect's. */
  messageType(mti: string): MessageType | undefined;
  /** Where the value of a field stands in the packed message, in bytes from its start. */
  offsetOf(message: IsoMessage, bit: number): number;
  /** Reads a field's inner layout; errors give the offset in the message. */
  read<V>(message: IsoMessage, layout: Layout<V>): V;
}

/** RangeError for tables that no message could follow. */
export function createCodec(dialect: Dialect): Codec {
  const tables = prepareTables(dialect);
  const offsetOf = (message: IsoMessage, bit: number): number => fieldOffset(tables, message, bit);
  return {
    dialect,
    pack: (message) => Buffer.from(packText(tables, message), 'latin1'),
    unpack: (bytes) => unpackText(tables, textOfBytes(bytes)),
    salvage: (bytes) => salvageText(tables, textOfBytes(bytes)),
    messageType: (mti) => tables.messageTypes.get(mti),
    offsetOf,
    read: (message, layout) => {
      const text = requireField(message, layout.field, layout.name);
      return layout.read(text, offsetOf(message, layout.field));
    },
  };
}

/** One character per byte, so that an offset in the text is an offset in the frame. */
function textOfBytes(bytes: Uint8Array): string {
  const view = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.toString('latin1');
}

function fieldOffset(tables: Tables, message: IsoMessage, bit: number): number {
  let offset = dataOffset(hasSecondary(tables, message));
  for (const spec of tables.ordered) {
    if (spec.bit > bit) break;
    const value = message.fields[spec.bit];
    if (value === undefined) continue;
    offset += spec.prefixDigits;
    if (spec.bit < bit) offset += value.length;
  }
  return offset;
}
