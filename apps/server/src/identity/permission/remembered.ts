import { hashOf } from '../access-key.ts';

const rememberMs = 5_000;
const mostRemembered = 10_000;

/** What was found for a secret, for a few seconds, under the secret's hash. What is not found is not remembered. */
export class Remembered<Found> {
  readonly #known = new Map<string, { readonly found: Found; readonly untilMs: number }>();
  readonly #nowMs: () => number;
  #clearings = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  async of(secret: string, find: () => Promise<Found | null>): Promise<Found | null> {
    const name = hashOf(secret).toString('base64');
    const known = this.#known.get(name);
    if (known !== undefined && known.untilMs > this.#nowMs()) return known.found;
    this.#known.delete(name);
    const clearings = this.#clearings;
    const found = await find();
    // What was being looked up while all was forgotten may be from before.
    if (found === null || clearings !== this.#clearings) return found;
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(name, { found, untilMs: this.#nowMs() + rememberMs });
    return found;
  }

  clear(): void {
    this.#clearings += 1;
    this.#known.clear();
  }
}
