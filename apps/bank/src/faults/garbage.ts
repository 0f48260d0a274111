import { SetrumError } from '@setrum/errors';
import { BankLink } from '../link/link.ts';
import type { BankLinkOptions } from '../link/model.ts';
import { codeOf } from '../messages/frame.ts';
import type { BankIdentity } from '../messages/identity.ts';
import { Marks } from '../messages/mark.ts';
import { networkRequest } from '../messages/network.ts';
import { inquiryRequest } from '../messages/prepaid.ts';
import { seededRandom } from './random.ts';

export interface GarbageOptions {
  readonly link: BankLinkOptions;
  readonly identity: BankIdentity;
  readonly meterNo: string;
  readonly seconds: number;
  readonly seed: number;
}

export interface GarbageReport {
  readonly seed: number;
  /** Bursts of spoiled messages and random bytes. */
  readonly bursts: number;
  /** Links that the host closed on the way, as it may. */
  readonly closed: number;
  /** Echoes on a link of their own that were answered 0000 meanwhile: all, or the host was harmed. */
  readonly echoes: number;
}

/**
 * Sends what no bank should: spoiled inquiries and random bytes, while another link goes on with echoes. Throws SETRUM_BANK_NO_ANSWER or
 * SETRUM_BANK_REFUSED as soon as an echo is not answered. It never sends a purchase, spoiled or not.
 */
export async function sendGarbage(options: GarbageOptions): Promise<GarbageReport> {
  const { identity, seconds, seed } = options;
  const random = seededRandom(seed);
  const marks = new Marks(() => new Date());
  const link = { ...options.link, reconnects: true };
  const [well, ill] = await Promise.all([BankLink.connect(link), BankLink.connect(link)]);
  const echo = async (): Promise<void> => {
    const answer = await well.request(networkRequest(identity, marks.next(), 'echo'), {
      timeoutMs: 10_000,
    });
    const code = codeOf(answer);
    if (code !== '0000') throw new SetrumError('SETRUM_BANK_REFUSED', { code, meaning: 'echo' });
  };
  let [bursts, closed, echoes] = [0, 0, 0];
  const endMs = performance.now() + seconds * 1_000;
  try {
    do {
      const inquiry = inquiryRequest(identity, marks.next(), { meterNo: options.meterNo });
      const message = Buffer.from(well.codec.pack(inquiry));
      await ill.sendBytes(spoiled(message, random));
      bursts += 1;
      await echo();
      echoes += 1;
      if (!ill.isOpen) closed += 1;
    } while (performance.now() < endMs);
  } finally {
    await Promise.all([well.close(), ill.close()]);
  }
  return { seed, bursts, closed, echoes };
}

/** A message with some bytes changed, cut off, or replaced by chance; sometimes with an end byte behind it. */
function spoiled(message: Buffer, random: (limit: number) => number): Buffer {
  const kind = random(4);
  if (kind === 0) return Buffer.from(Array.from({ length: random(600) }, () => random(256)));
  const bytes = Buffer.from(kind === 1 ? message.subarray(0, random(message.length)) : message);
  const changes = kind === 1 ? 0 : 1 + random(8);
  // The message type stays an inquiry's: chance must not make a purchase.
  for (let n = 0; n < changes; n++) bytes[4 + random(bytes.length - 4)] = random(256);
  return random(4) === 0 ? bytes : Buffer.concat([bytes, Buffer.from([0xff])]);
}
