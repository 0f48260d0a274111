import { equalBytes, fromHex } from '../../bytes.ts';
import { type AirChip, type Answerer, GONE } from './virtual-air.ts';

const DIRECT = fromHex('FF000000');
const THRU = fromHex('D442');
const TIMEOUT = fromHex('D543019000');
const BAD_CRC = fromHex('D543029000');
const PN532_SYNTAX_ERROR = fromHex('637F');
const WRONG_LENGTH = fromHex('6700');
const HEADER_BYTES = 5;

/** A reader of the ACR122 family: FF 00 00 00 hands a frame to its PN532, of which only InCommunicateThru is emulated. */
export function virtualPn532(chip: AirChip, pcsc: Answerer): Answerer {
  return (apdu) => {
    if (!equalBytes(apdu.subarray(0, DIRECT.length), DIRECT)) return pcsc(apdu);
    if (!chip.present) return GONE;
    const frame = apdu.slice(HEADER_BYTES);
    if (apdu.length <= HEADER_BYTES || apdu[4] !== frame.length) return WRONG_LENGTH;
    if (!equalBytes(frame.subarray(0, THRU.length), THRU)) return PN532_SYNTAX_ERROR;
    const answer = chip.exchange(frame.slice(THRU.length));
    if (!chip.present) return GONE;
    if (answer === null) return TIMEOUT;
    // Four bits have no CRC, which the PN532 looks for.
    if ('fourBits' in answer) return BAD_CRC;
    return Uint8Array.of(0xd5, 0x43, 0x00, ...answer.bytes, 0x90, 0x00);
  };
}
