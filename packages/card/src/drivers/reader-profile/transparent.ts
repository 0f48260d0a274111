import { concatBytes, toHex } from '../../bytes.ts';
import type { Transmit } from '../../memory.ts';
import { ask, isOk } from '../exchange.ts';
import { assertStillThere } from '../uid.ts';
import { decodeObjects, encodeObject, TAG } from './data-objects.ts';
import type { PassThrough, ReaderProfile } from './profile.ts';

type Objects = ReadonlyMap<number, Uint8Array>;

const SESSION = 0x00;
const EXCHANGE = 0x01;
const SWITCH = 0x02;
const START = encodeObject(TAG.startSession);
const END = encodeObject(TAG.endSession);
/** ISO 14443-3 type A: the reader selects the card anew and adds no blocks of layer 4. */
const TYPE_A_LAYER_3 = encodeObject(TAG.switchProtocol, [0x00, 0x03]);
/** How long the chip may take, in microseconds: 65,792 in whichever order of bytes a reader takes the number. A page write takes 4 ms. */
const TIMER = encodeObject(TAG.timer, [0x00, 0x01, 0x01, 0x00]);
const ACKNOWLEDGEMENT_BITS = 4;

/** What was learned of a reader: whether a card is to be selected anew in each session before it listens. */
interface Habits {
  selectFirst: boolean;
}

/**
 * A reader with the transparent session: 240 bytes and the objects around them fill the 256 bytes of a short answer.
 * To be kept while the reader is there, since it learns: most readers leave the card selected when a session begins, and some do not.
 */
export function pcscTransparent(): ReaderProfile {
  const habits = { selectFirst: false };
  return {
    name: 'pcsc-transparent',
    maxAnswerBytes: 240,
    acknowledges: true,
    passThrough: (transmit, uid) => new TransparentSession(transmit, uid, habits),
    async reset(transmit) {
      await command(transmit, SESSION, END);
    },
  };
}

class TransparentSession implements PassThrough {
  readonly #transmit: Transmit;
  readonly #uid: string;
  readonly #habits: Habits;
  #open = false;

  constructor(transmit: Transmit, uid: string, habits: Habits) {
    this.#transmit = transmit;
    this.#uid = uid;
    this.#habits = habits;
  }

  async transceive(raw: Uint8Array): Promise<Uint8Array | null> {
    const isNew = !this.#open;
    const isOpen = await this.#begin(this.#habits.selectFirst);
    const answer = isOpen ? await this.#exchange(raw) : null;
    if (answer !== null) return answer;
    // A session that the reader has lost, one that somebody left open, or a card that does not listen: once more from the start.
    await this.#end();
    await assertStillThere(this.#transmit, this.#uid);
    const again = (await this.#begin(true)) ? await this.#exchange(raw) : null;
    if (again !== null && isNew && isOpen) this.#habits.selectFirst = true;
    return again;
  }

  async end(): Promise<void> {
    if (this.#open) await this.#end();
  }

  async #begin(select: boolean): Promise<boolean> {
    if (this.#open) return true;
    if ((await this.#command(SESSION, START)) === null) return false;
    this.#open = true;
    return !select || (await this.#command(SWITCH, TYPE_A_LAYER_3)) !== null;
  }

  async #end(): Promise<void> {
    this.#open = false;
    await this.#command(SESSION, END);
  }

  async #exchange(raw: Uint8Array): Promise<Uint8Array | null> {
    const request = concatBytes([TIMER, encodeObject(TAG.transceive, raw)]);
    const objects = await this.#command(EXCHANGE, request);
    return objects === null ? null : answerOf(objects);
  }

  async #command(p2: number, data: Uint8Array): Promise<Objects | null> {
    try {
      return await command(this.#transmit, p2, data);
    } catch (error) {
      // With the card goes the session.
      this.#open = false;
      throw error;
    }
  }
}

/** The objects that come back; null when the reader refuses the command or one of its objects. */
async function command(transmit: Transmit, p2: number, data: Uint8Array): Promise<Objects | null> {
  const apdu = Uint8Array.of(0xff, 0xc2, 0x00, p2, data.length, ...data, 0x00);
  const { data: answer, status } = await ask(transmit, apdu);
  const objects = isOk(status) ? decodeObjects(answer) : null;
  const problem = objects?.get(TAG.errorStatus);
  return problem !== undefined && !isOk(toHex(problem.subarray(1))) ? null : objects;
}

/** What the chip said, if it came through whole: a frame without errors, or four bits, whose missing CRC is none. */
function answerOf(objects: Objects): Uint8Array | null {
  const answer = objects.get(TAG.answer);
  if (answer === undefined || answer.length === 0) return null;
  const bits = objects.get(TAG.receivedBits)?.[0] ?? 0;
  if (answer.length === 1 && bits === ACKNOWLEDGEMENT_BITS)
    return answer.map((byte) => byte & 0x0f);
  const spoilt = objects.get(TAG.receptionStatus)?.some((byte) => byte !== 0) ?? false;
  return spoilt || bits !== 0 ? null : answer;
}
