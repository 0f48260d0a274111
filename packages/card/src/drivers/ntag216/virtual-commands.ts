import { concatBytes } from '../../bytes.ts';
import { PAGE_BYTES } from '../../map.ts';
import {
  type AirAnswer,
  type AirChip,
  type Answerer,
  GONE,
} from '../reader-profile/virtual-air.ts';
import {
  ACKNOWLEDGED,
  CAPABILITY_PAGE,
  LAST_USER_PAGE,
  READ,
  READ_BYTES,
  UID_BYTES,
  WRITE,
} from './chip.ts';

const SW_OK = Uint8Array.of(0x90, 0x00);
const SW_FAILED = Uint8Array.of(0x63, 0x00);
const SW_WRONG_LENGTH = Uint8Array.of(0x67, 0x00);
const SW_NOT_SUPPORTED = Uint8Array.of(0x6a, 0x81);
const SW_NO_SUCH_PAGE = Uint8Array.of(0x6a, 0x82);
const SW_WRONG_P1 = Uint8Array.of(0x6b, 0x00);
const SW_UNKNOWN_INS = Uint8Array.of(0x6d, 0x00);
const SW_UNKNOWN_CLA = Uint8Array.of(0x6e, 0x00);

/** How a reader does the commands of PC/SC part 3 with a chip of this family. */
export function pcscCommands(chip: AirChip, uid: Uint8Array, pages: number): Answerer {
  return (apdu) => {
    if (!chip.present) return GONE;
    const refusal = refusalOf(apdu, pages);
    if (refusal !== null) return refusal;
    const page = apdu[3] ?? 0;
    chip.select();
    switch (apdu[1]) {
      case 0xca:
        return concatBytes([uid, SW_OK]);
      case 0xb0:
        return statusOf(chip, chip.exchange(Uint8Array.of(READ, page)));
      default:
        return statusOf(chip, chip.exchange(Uint8Array.of(WRITE, page, ...apdu.slice(5))));
    }
  };
}

function statusOf(chip: AirChip, answer: AirAnswer): Uint8Array {
  if (!chip.present) return GONE;
  if (answer === null) return SW_FAILED;
  if ('bytes' in answer) return concatBytes([answer.bytes, SW_OK]);
  return answer.fourBits === ACKNOWLEDGED ? SW_OK : SW_FAILED;
}

/** The status word of a command that this card or its reader does not take; null when it is sound. */
function refusalOf(apdu: Uint8Array, pages: number): Uint8Array | null {
  const [cla, ins, p1, p2 = 0, length] = apdu;
  if (cla !== 0xff) {
    return SW_UNKNOWN_CLA;
  }
  if (ins !== 0xca && ins !== 0xb0 && ins !== 0xd6) {
    return SW_UNKNOWN_INS;
  }
  if (length === undefined) {
    return SW_WRONG_LENGTH;
  }
  if (ins === 0xca) {
    if (p1 !== 0 || p2 !== 0) {
      return SW_NOT_SUPPORTED;
    }
    return apdu.length === 5 && (length === 0 || length === UID_BYTES) ? null : SW_WRONG_LENGTH;
  }
  const soundLength =
    ins === 0xb0
      ? apdu.length === 5 && length === READ_BYTES
      : apdu.length === 5 + PAGE_BYTES && length === PAGE_BYTES;
  if (!soundLength) {
    return SW_WRONG_LENGTH;
  }
  if (p1 !== 0) {
    return SW_WRONG_P1;
  }
  // Serial number, lock bits and configuration are no business of this product: they cannot be written here.
  const soundPage = ins === 0xb0 ? p2 < pages : p2 >= CAPABILITY_PAGE && p2 <= LAST_USER_PAGE;
  return soundPage ? null : SW_NO_SUCH_PAGE;
}
