import { Iso8583Error } from '../error.ts';

/**
 * How a link tells where a message ends: `end-byte`, one 0xFF behind it; `length`, two bytes of length in front,
 * the high one first, not counting themselves.
 */
export type Framing = 'end-byte' | 'length';

export const END_BYTE = 0xff;
const LONGEST = 0xffff;

/** The bytes of a message as they go on the link. Iso8583Error for an empty or too long message, or an end byte inside. */
export function frame(bytes: Uint8Array, framing: Framing): Uint8Array {
  const { length } = bytes;
  if (length === 0 || length > LONGEST) {
    throw framingError('ISO_FRAME_SIZE', 0, `${length} bytes, not 1 to ${LONGEST}`);
  }
  if (framing === 'length') {
    const framed = new Uint8Array(length + 2);
    framed[0] = length >>> 8;
    framed[1] = length & 255;
    framed.set(bytes, 2);
    return framed;
  }
  const inside = bytes.indexOf(END_BYTE);
  if (inside !== -1) throw framingError('ISO_CHARACTERS', inside, 'the end byte inside a message');
  const framed = new Uint8Array(length + 1);
  framed.set(bytes);
  framed[length] = END_BYTE;
  return framed;
}

export function framingError(
  code: 'ISO_FRAME_SIZE' | 'ISO_CHARACTERS' | 'ISO_TRUNCATED',
  offset: number,
  detail: string,
): Iso8583Error {
  return new Iso8583Error(code, { field: 0, fieldName: 'frame', offset }, detail);
}
