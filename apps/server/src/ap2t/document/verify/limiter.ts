const windowMs = 60_000;
const mostInWindow = 60;
/** Above this many addresses the oldest is forgotten: what is remembered stays bounded. */
const mostAddresses = 10_000;

/** So many verifications a minute from one address (of IPv6: from one network), so that nobody tries codes. */
export class VerifyLimiter {
  readonly #windows = new Map<string, { readonly until: number; count: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Whether `address` may verify once more now. */
  admits(address: string): boolean {
    const key = networkOf(address);
    const nowMs = this.#now().getTime();
    const known = this.#windows.get(key);
    if (known !== undefined && nowMs < known.until) {
      known.count += 1;
      return known.count <= mostInWindow;
    }
    // Taken out and put in again, so that the map stays in the order of the windows.
    this.#windows.delete(key);
    this.#windows.set(key, { until: nowMs + windowMs, count: 1 });
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > mostAddresses && oldest !== undefined) this.#windows.delete(oldest);
    return true;
  }
}

/** The first 64 bits of an IPv6 address, roughly: what one subscriber has; an IPv4 address as it is. */
function networkOf(address: string): string {
  return address.includes('.') ? address : address.split(':').slice(0, 4).join(':');
}
