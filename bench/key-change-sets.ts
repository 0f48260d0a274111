import { createCipher, deriveDecoderKey, makeKeyChangeTokens } from '@setrum/sts';
import { nextSampleKey, sampleKey } from './sample-meters.ts';

/** A line of the file of meters: 18 digits and a line feed. */
export const meterLineBytes = 19;

/** The four tokens of each meter of a piece of the file: one line `PAN,token,token,token,token` a meter. */
export function keyChangeSets(meterLines: Uint8Array): Uint8Array<ArrayBuffer> {
  const pans = Buffer.from(meterLines.buffer, meterLines.byteOffset, meterLines.length)
    .toString('latin1')
    .trimEnd()
    .split('\n');
  const lines = pans.map((pan) => `${pan},${keyChangeSet(pan).join(',')}\n`);
  const text = lines.join('');
  // Memory of its own, so that a worker can hand it over instead of copying it.
  const bytes = new Uint8Array(text.length);
  Buffer.from(bytes.buffer).write(text, 'latin1');
  return bytes;
}

function keyChangeSet(pan: string): string[] {
  const next = nextSampleKey(pan, '11');
  const cipher = createCipher({ ea: '11', decoderKey: deriveDecoderKey(sampleKey(pan, '11')) });
  const { keyType, krn, ti, sgc } = next;
  const newDecoderKey = deriveDecoderKey(next);
  const rest = { ken: 255, rollover: false, count: 4 } as const;
  return makeKeyChangeTokens(cipher, { newDecoderKey, keyType, krn, ti, sgc, ...rest });
}
