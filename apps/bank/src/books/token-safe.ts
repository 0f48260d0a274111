import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Seals tokens for the books, so that the reconciliation file can be written later, and a book that leaks shows none. AES-256-GCM. */
export class TokenSafe {
  readonly #key: Buffer;

  /** `key`: 32 bytes. */
  constructor(key: Buffer) {
    if (key.length !== keyBytes) throw new RangeError(`the key has ${keyBytes} bytes`);
    this.#key = key;
  }

  /** The safe whose key is in a file, in hex; made, for the owner's eyes only, when there is none. */
  static openFile(file: string): TokenSafe {
    try {
      writeFileSync(file, `${randomBytes(keyBytes).toString('hex')}\n`, {
        flag: 'wx',
        mode: 0o600,
      });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    return new TokenSafe(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'));
  }

  /** `sale` binds the token to its sale. */
  seal(sale: string, token: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(sale));
    const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
  }

  /** Throws when the key is another one or the token is of another sale. */
  unseal(sale: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce)
      .setAAD(Buffer.from(sale))
      .setAuthTag(bytes.subarray(-tagBytes));
    const body = bytes.subarray(nonceBytes, -tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }
}
