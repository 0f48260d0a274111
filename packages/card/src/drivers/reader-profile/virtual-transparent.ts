import { concatBytes, fromHex } from '../../bytes.ts';
import { decodeObjects, encodeObject, TAG } from './data-objects.ts';
import { type AirAnswer, type AirChip, type Answerer, GONE } from './virtual-air.ts';

const OK = [0x90, 0x00] as const;
const SW_OK = Uint8Array.of(...OK);
const SW_NOT_NOW = fromHex('6985');
const SW_WRONG_LENGTH = fromHex('6700');
const SW_WRONG_P2 = fromHex('6A86');
const NO_ANSWER_FROM_CARD = [0x64, 0x01] as const;
const NOT_SUPPORTED = [0x6a, 0x81] as const;
const HEADER_BYTES = 5;

/**
 * A reader with the transparent session of PC/SC part 3, amendment 1. While the session lasts it takes nothing else but the UID
 * command; it ends when it is told to, or with the card.
 */
export function virtualTransparent(chip: AirChip, pcsc: Answerer): Answerer {
  let open = false;

  const manage = (objects: ReadonlyMap<number, Uint8Array>): Uint8Array => {
    const known = objects.has(TAG.startSession) || objects.has(TAG.endSession);
    if (known) open = objects.has(TAG.startSession);
    return status(known ? OK : NOT_SUPPORTED);
  };
  const exchange = (frame: Uint8Array | undefined): Uint8Array => {
    if (!open) return SW_NOT_NOW;
    return frame === undefined ? status(NOT_SUPPORTED) : answerOf(chip.exchange(frame));
  };
  const switchProtocol = (protocol: Uint8Array | undefined): Uint8Array => {
    if (!open) return SW_NOT_NOW;
    if (protocol?.[0] !== 0x00 || protocol[1] !== 0x03) return status(NOT_SUPPORTED);
    chip.select();
    return status(OK);
  };

  return (apdu) => {
    if (!chip.present) {
      open = false;
      return GONE;
    }
    const [cla, ins, , p2, length = 0] = apdu;
    if (cla !== 0xff || ins !== 0xc2) return open && ins !== 0xca ? SW_NOT_NOW : pcsc(apdu);
    const objects = decodeObjects(apdu.subarray(HEADER_BYTES, HEADER_BYTES + length));
    if (objects === null || apdu.length < HEADER_BYTES + length) return SW_WRONG_LENGTH;
    const handlers = [
      () => manage(objects),
      () => exchange(objects.get(TAG.transceive)),
      () => switchProtocol(objects.get(TAG.switchProtocol)),
    ];
    const answer = handlers[p2 ?? 0]?.() ?? SW_WRONG_P2;
    return chip.present ? answer : GONE;
  };
}

function status(word: readonly [number, number]): Uint8Array {
  return concatBytes([encodeObject(TAG.errorStatus, [0, ...word]), SW_OK]);
}

function answerOf(answer: AirAnswer): Uint8Array {
  if (answer === null) return status(NO_ANSWER_FROM_CARD);
  const bytes = 'bytes' in answer ? answer.bytes : Uint8Array.of(answer.fourBits);
  return concatBytes([
    encodeObject(TAG.errorStatus, [0, ...OK]),
    encodeObject(TAG.receivedBits, ['bytes' in answer ? 0 : 4]),
    encodeObject(TAG.receptionStatus, [0, 0]),
    encodeObject(TAG.answer, bytes),
    SW_OK,
  ]);
}
