import { isDeepStrictEqual } from 'node:util';
import {
  type Codec,
  createCodec,
  FrameReader,
  type Framing,
  frame,
  Iso8583Error,
  type IsoMessage,
  type Layout,
  type PlnDialect,
} from '../src/index.ts';
import type { Random } from './random.ts';

/** A promise of the package that an input broke. */
export class Broken extends Error {}

/** Runs `act`; an Iso8583Error counts as an answer (null), any other error is the caller's to report. */
function orRefused<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Iso8583Error)) throw error;
    if (!(error.offset >= 0) || error.fieldName === '' || !Number.isInteger(error.field)) {
      throw new Broken(`an error without a place: ${error.message}`);
    }
    return null;
  }
}

/** What is read packs back to the same bytes, and each field's layouts hold their own promise. */
export function checkMessage(
  codec: Codec,
  layouts: readonly Layout<object>[],
  bytes: Uint8Array,
): void {
  const message = orRefused(() => codec.unpack(bytes));
  // Outside `orRefused`: it must not throw at all.
  const salvaged = codec.salvage(bytes);
  if (message === null) return;
  if (!isDeepStrictEqual(salvaged, message)) throw new Broken('salvaged otherwise than read');
  const packed = codec.pack(message);
  if (!sameBytes(packed, bytes)) throw new Broken('packed otherwise than it was read');
  for (const layout of layouts) {
    if (message.fields[layout.field] !== undefined) checkLayout(codec, layout, message);
  }
}

/** What a layout writes is read as the same value. Writing may refuse: other decimals leave less room. */
function checkLayout(codec: Codec, layout: Layout<object>, message: IsoMessage): void {
  const value = orRefused(() => codec.read(message, layout));
  if (value === null) return;
  const written = orRefused(() => layout.write(value));
  if (written === null) return;
  if (!isDeepStrictEqual(layout.read(written), value)) {
    throw new Broken(`${layout.name} is read otherwise than it was written`);
  }
}

/** Framed messages come out of a chopped stream as they went in; garbage ends in frames or one fault. */
export function checkFraming(framing: Framing, message: Uint8Array, random: Random): void {
  const reader = new FrameReader(framing, { maxBytes: 1200 });
  const framed = orRefused(() => frame(message, framing));
  const stream = framed ?? message;
  const frames: Uint8Array[] = [];
  let isFaulty = false;
  for (let from = 0; from < stream.length; ) {
    const to = from + 1 + random.below(200);
    const pushed = reader.push(stream.subarray(from, to));
    if (isFaulty && (pushed.fault === null || pushed.frames.length > 0)) {
      throw new Broken('a fault did not stay');
    }
    isFaulty = pushed.fault !== null;
    frames.push(...pushed.frames);
    from = to;
  }
  if (frames.some((found) => found.length === 0 || found.length > 1200)) {
    throw new Broken('a frame outside the limit');
  }
  const isWhole = framed !== null && message.length <= 1200;
  if (isWhole && (isFaulty || frames.length !== 1 || !sameBytes(frames[0], message))) {
    throw new Broken('a frame came out otherwise than it went in');
  }
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}

export interface Target {
  readonly codec: Codec;
  readonly layouts: readonly Layout<object>[];
}

export function targetOf(dialect: PlnDialect): Target {
  const { amount, original, ...groups } = dialect.layouts;
  const layouts = [
    amount,
    original,
    ...Object.values(groups).flatMap((group) => Object.values(group)),
  ];
  const bits = new Map(dialect.fields.map((field) => [field.bit, field]));
  // Field 4 of the 1987 style is too short for the inner layout.
  const own = layouts.filter(
    (layout) => (bits.get(layout.field)?.maxLength ?? 0) >= layout.fixedLength,
  );
  return { codec: createCodec(dialect), layouts: own };
}
