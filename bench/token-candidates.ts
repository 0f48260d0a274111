import { createHmac } from 'node:crypto';
import {
  acceptToken,
  createCipher,
  createDecoderState,
  deriveDecoderKey,
  makeCreditToken,
  readToken,
  type StsCipher,
} from '@setrum/sts';
import type { Candidate } from './rounds.ts';
import { hashInput, sampleKey, samplePan } from './sample-meters.ts';

/** So many meters take turns, so that nothing can be kept from one call to the next. */
const meters = 1024;
const pans = Array.from({ length: meters }, (_, n) => samplePan(n));
const keys = pans.map((pan) => sampleKey(pan, '11'));
const inputs = pans.map(hashInput);
const texts = inputs.map((input) => input.toString('latin1'));
const { vendingKey } = sampleKey(samplePan(0), '11');

const ordinaryUnits = 5000;
/** Within 24 bits, and far from the end. */
const tids = 2 ** 23;

/** What the benchmark of tokens measures; each name is that of its figure. */
export function tokenCandidates(): readonly Candidate[] {
  return [
    { name: 'bareHmacPerSecond', run: bareHmac },
    { name: 'creditTokensDerivedPerSecond', run: derivedCredits },
    { name: 'bareHmacTextPerSecond', run: bareHmacText },
    { name: 'creditTokensCachedPerSecond', run: cachedCredits(cipherOf('11')) },
    { name: 'creditTokensCachedEa07PerSecond', run: cachedCredits(cipherOf('07')) },
    { name: 'readsPerSecond', run: reads(cipherOf('11')) },
    { name: 'readsEa07PerSecond', run: reads(cipherOf('07')) },
    { name: 'acceptsPerSecond', run: accepts },
  ];
}

/** Throws unless the bare HMAC and the derivation work on the same bytes under the same key. */
export function assertSameInput(): void {
  for (const [n, key] of keys.entries()) {
    const digest = createHmac('sha256', vendingKey)
      .update(inputs[n] ?? '')
      .digest();
    if (!digest.subarray(0, 16).equals(deriveDecoderKey(key))) {
      throw new Error(`The hash input of meter ${n} is not that of the derivation`);
    }
  }
}

function bareHmac(times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) {
    const digest = createHmac('sha256', vendingKey).update(at(inputs, i)).digest();
    sum += digest[0] ?? 0;
  }
  return sum;
}

/** The fastest spelling that Node has for the same: text in, text out, no Buffer for the digest. */
function bareHmacText(times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) {
    const digest = createHmac('sha256', vendingKey).update(at(texts, i), 'latin1').digest('binary');
    sum += digest.charCodeAt(0);
  }
  return sum;
}

function derivedCredits(times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) {
    const decoderKey = deriveDecoderKey(at(keys, i));
    sum += credit(createCipher({ ea: '11', decoderKey }), i);
  }
  return sum;
}

function cachedCredits(cipher: StsCipher): (times: number) => number {
  return (times) => {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += credit(cipher, i);
    return sum;
  };
}

function credit(cipher: StsCipher, i: number): number {
  const input = { subclass: 0, units: i % ordinaryUnits, tid: i % tids, rnd: i % 16 } as const;
  return makeCreditToken(cipher, input).token.charCodeAt(19);
}

function reads(cipher: StsCipher): (times: number) => number {
  const tokens = Array.from({ length: meters }, (_, i) => tokenOf(cipher, i));
  return (times) => {
    let sum = 0;
    for (let i = 0; i < times; i++) {
      const reading = readToken(cipher, at(tokens, i));
      if (!reading.ok || reading.token.kind !== 'credit') throw new Error('A token is not read');
      sum += reading.token.units;
    }
    return sum;
  };
}

/** The whole meter: key set up, token read, identifier looked up in the memory of 50 and remembered. */
function accepts(times: number): number {
  const [key] = keys;
  if (key === undefined) return 0;
  const setup = { ...key, decoderKey: deriveDecoderKey(key) };
  const first = createDecoderState(setup);
  let state = first;
  let sum = 0;
  for (let i = 0; i < times; i++) {
    // The tokens' identifiers come round again; then the meter is a new one.
    if (i % meters === 0) state = first;
    const { state: next, result, effect } = acceptToken(state, at(acceptable, i), 0);
    if (result !== 'Accept') throw new Error(`A meter answers ${result}`);
    state = next;
    sum += effect === null ? 0 : 1;
  }
  return sum;
}

/** Identifiers upwards from 1, so that the meter takes them one after the other. */
const acceptable = Array.from({ length: meters }, (_, i) => tokenOf(cipherOf('11'), i + 1));

function tokenOf(cipher: StsCipher, tid: number): string {
  return makeCreditToken(cipher, { subclass: 0, units: ordinaryUnits, tid, rnd: tid % 16 }).token;
}

function cipherOf(ea: '07' | '11'): StsCipher {
  return createCipher({ ea, decoderKey: deriveDecoderKey(sampleKey(samplePan(0), ea)) });
}

function at<Item>(items: readonly Item[], i: number): Item {
  // Every list here has one item for each meter.
  return items[i % meters] as Item;
}
