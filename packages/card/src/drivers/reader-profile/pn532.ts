import type { Transmit } from '../../memory.ts';
import { ask, isOk } from '../exchange.ts';
import type { PassThrough, ReaderProfile } from './profile.ts';

/** FF 00 00 00 Lc: what follows goes to the PN532 in the reader; D4 42 is its InCommunicateThru. */
const DIRECT = [0xff, 0x00, 0x00, 0x00] as const;
const IN_COMMUNICATE_THRU = [0xd4, 0x42] as const;
const THRU_ANSWER = [0xd5, 0x43, 0x00] as const;
/** Older firmware keeps the answer until it is asked for: 61 and how many bytes. */
const MORE = '61';

/**
 * The ACR122 family. A frame of the PN532 holds more, but 240 bytes (60 pages) are what readers were seen to pass.
 * The PN532 takes the four bits of an acknowledgement for a broken frame, so writes go as FF D6.
 */
export const pn532: ReaderProfile = {
  name: 'pn532',
  maxAnswerBytes: 240,
  acknowledges: false,
  passThrough,
  reset: () => Promise.resolve(),
};

function passThrough(transmit: Transmit): PassThrough {
  return {
    async transceive(raw) {
      const frame = [...IN_COMMUNICATE_THRU, ...raw];
      const { data, status } = await fetch(
        transmit,
        Uint8Array.of(...DIRECT, frame.length, ...frame),
      );
      const passed = isOk(status) && THRU_ANSWER.every((byte, index) => data[index] === byte);
      return passed ? data.slice(THRU_ANSWER.length) : null;
    },
    end: () => Promise.resolve(),
  };
}

async function fetch(transmit: Transmit, apdu: Uint8Array) {
  const answer = await ask(transmit, apdu);
  if (!answer.status.startsWith(MORE)) return answer;
  const length = Number.parseInt(answer.status.slice(2), 16);
  return ask(transmit, Uint8Array.of(0xff, 0xc0, 0x00, 0x00, length));
}
