import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Crockford's base 32: no letters that are mistaken for digits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 24;
const group = 4;

/** The secret that a page shows to be this counter's own. The file holds its digest only; the secret itself is shown once. */
export class Pairing {
  readonly #path: string;
  readonly #freshMs: number;
  #seen: { readonly digest: string | null; readonly atMs: number } | null = null;

  /** `freshMs`: for how long it is believed that nobody has made a new secret meanwhile. */
  constructor(path: string, freshMs = 1_000) {
    this.#path = path;
    this.#freshMs = freshMs;
  }

  /** Makes the secret at the first start and gives it, to be shown; null when there is one already. */
  async begin(): Promise<string | null> {
    return (await this.#digest()) === null ? await this.renew() : null;
  }

  /** Makes a new secret; the old one is good for nothing from now on. */
  async renew(): Promise<string> {
    const secret = newSecret();
    this.#seen = null;
    await this.#write(digestOf(secret).toString('hex'));
    return secret;
  }

  /** Compares in constant time; gives what `isCurrent` takes, null when it is not the secret. */
  async check(secret: string): Promise<string | null> {
    const digest = await this.#digest();
    const given = digestOf(secret);
    if (digest === null || !timingSafeEqual(digest, given)) return null;
    return given.toString('hex');
  }

  /** Whether a page that was let in is still paired: false once a new secret was made. */
  async isCurrent(digest: string): Promise<boolean> {
    const nowMs = performance.now();
    if (this.#seen === null || nowMs - this.#seen.atMs > this.#freshMs) {
      this.#seen = { digest: (await this.#digest())?.toString('hex') ?? null, atMs: nowMs };
    }
    return this.#seen.digest === digest;
  }

  async #digest(): Promise<Buffer | null> {
    try {
      const { sha256 } = Object(JSON.parse(await readFile(this.#path, 'utf8')));
      return typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)
        ? Buffer.from(sha256, 'hex')
        : null;
    } catch (error) {
      // None yet, or a file that a power cut has torn: then there has to be a new secret.
      if (error instanceof SyntaxError || isMissing(error)) return null;
      throw error;
    }
  }

  async #write(sha256: string): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    const fresh = `${this.#path}.${process.pid}.new`;
    const file = await open(fresh, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ sha256 })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, this.#path);
  }
}

function newSecret(): string {
  const chosen = Array.from(randomBytes(letters), (byte) => alphabet[byte % alphabet.length] ?? '');
  return (
    chosen
      .join('')
      .match(new RegExp(`.{${group}}`, 'g'))
      ?.join('-') ?? ''
  );
}

/** As people type it: in any case, with or without dashes, O for 0, I and L for 1. A secret of 120 bits needs no slow hash. */
function digestOf(secret: string): Buffer {
  const plain = secret
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
