import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { SetrumError } from '@setrum/errors';
import { type PasswordCost, parse, phc } from './phc.ts';
import { temporaryPassword } from './temporary-password.ts';

/** OWASP's choice for Argon2id. Raised here, old hashes are made anew as their owners sign in. */
export const passwordCost: PasswordCost = { memoryKib: 19_456, passes: 2, lanes: 1 };

const derive = promisify(argon2);

const saltBytes = 16;

const hashBytes = 32;

/** A hash takes its memory while it is made: more at a time than this wait, and more than that are refused. */
const mostAtATime = 2;

const mostWaiting = 200;

/** Passwords: Argon2id in PHC string form. */
export class Passwords {
  readonly #cost: PasswordCost;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #decoy: Promise<string> | null = null;

  constructor(cost: PasswordCost = passwordCost) {
    this.#cost = cost;
  }

  /** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. SETRUM_BUSY. */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(saltBytes);
    return phc(this.#cost, salt, await this.#derive(password, salt, this.#cost));
  }

  /**
   * Whether a password is the one of a hash. Without a hash it takes as long and says no, so that nobody learns from the time which
   * users there are. SETRUM_BUSY.
   */
  async verify(password: string, stored: string | null): Promise<boolean> {
    const { cost, salt, hash } = parse(stored ?? (await this.#decoyHash()));
    const found = await this.#derive(password, salt, cost);
    return timingSafeEqual(found, hash) && stored !== null;
  }

  /** Whether a hash was made at another cost than today's. */
  isOutdated(stored: string): boolean {
    const { cost } = parse(stored);
    return (
      cost.memoryKib !== this.#cost.memoryKib ||
      cost.passes !== this.#cost.passes ||
      cost.lanes !== this.#cost.lanes
    );
  }

  #decoyHash(): Promise<string> {
    this.#decoy ??= this.hash(temporaryPassword());
    return this.#decoy;
  }

  async #derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
    await this.#enter();
    try {
      return await derive('argon2id', {
        message: password.normalize('NFKC'),
        nonce: salt,
        memory: cost.memoryKib,
        passes: cost.passes,
        parallelism: cost.lanes,
        tagLength: hashBytes,
      });
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running >= mostAtATime) {
      if (this.#waiting.length >= mostWaiting) throw new SetrumError('SETRUM_BUSY');
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#running += 1;
  }
}
