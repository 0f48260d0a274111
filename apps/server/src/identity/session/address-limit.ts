import { isIPv6 } from 'node:net';
import { SetrumError } from '@setrum/errors';

const windowMs = 60_000;
const mostFailures = 30;
const mostAddresses = 10_000;

/** Bounds how many failed sign-ins one address has in a minute, whatever the names. In memory: a new server starts anew. */
export class AddressLimit {
  readonly #nowMs: () => number;
  readonly #counts = new Map<string, { failures: number; readonly untilMs: number }>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Counts an attempt as failed; call what it gives when it was not. SETRUM_LOGIN_LIMIT. */
  take(address: string): () => void {
    const key = networkOf(address);
    const known = this.#counts.get(key);
    const live = known !== undefined && known.untilMs > this.#nowMs() ? known : this.#start(key);
    if (live.failures >= mostFailures) throw new SetrumError('SETRUM_LOGIN_LIMIT');
    live.failures += 1;
    return () => {
      live.failures -= 1;
    };
  }

  #start(key: string): { failures: number; readonly untilMs: number } {
    this.#counts.delete(key);
    const oldest = this.#counts.keys().next();
    if (this.#counts.size >= mostAddresses && oldest.done !== true)
      this.#counts.delete(oldest.value);
    const count = { failures: 0, untilMs: this.#nowMs() + windowMs };
    this.#counts.set(key, count);
    return count;
  }
}

/** One subscriber of IPv6 has a whole /64. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [front = '', back = ''] = address.split('::');
  const head = front === '' ? [] : front.split(':');
  const tail = back === '' ? [] : back.split(':');
  const gap = address.includes('::') ? Array(8 - head.length - tail.length).fill('0') : [];
  return [...head, ...gap, ...tail].slice(0, 4).join(':');
}
