/** What can be wrong with a message. Each code is stable; callers decide by it. */
export type Iso8583ErrorCode =
  /** The message type is not one of the dialect's. */
  | 'ISO_MTI'
  /** A bitmap is not upper-case hex, or a secondary bitmap announces nothing. */
  | 'ISO_BITMAP'
  /** The message ends inside a field. */
  | 'ISO_TRUNCATED'
  /** Something stands behind the last field. */
  | 'ISO_TRAILING'
  /** The bitmap (or the caller) names a field that the dialect has not. */
  | 'ISO_UNKNOWN_FIELD'
  /** A field that the reader needs is absent. */
  | 'ISO_MISSING_FIELD'
  /** A field is shorter or longer than its table allows. */
  | 'ISO_LENGTH'
  /** A character outside the field's class. */
  | 'ISO_CHARACTERS'
  /** Well formed, yet no value: another currency, fractions of a cent, a number that does not fit. */
  | 'ISO_VALUE'
  /** A frame above the link's limit. */
  | 'ISO_FRAME_SIZE';

/** Where in a frame: field number (0 message type and frame, 1 bitmap), its name, and the offset in bytes. */
export interface Place {
  readonly field: number;
  readonly fieldName: string;
  /** Bytes from the first byte of the message type; framing bytes do not count. */
  readonly offset: number;
}

/**
 * A message that cannot be read or must not be sent. It names the place and never what
 * stands there: values may be tokens or names, and errors end up in logs.
 */
export class Iso8583Error extends Error {
  readonly code: Iso8583ErrorCode;
  readonly field: number;
  readonly fieldName: string;
  readonly offset: number;

  constructor(code: Iso8583ErrorCode, place: Place, detail: string) {
    super(
      `${code}: field ${place.field} (${place.fieldName}) at offset ${place.offset}: ${detail}`,
    );
    this.name = 'Iso8583Error';
    this.code = code;
    this.field = place.field;
    this.fieldName = place.fieldName;
    this.offset = place.offset;
  }
}
