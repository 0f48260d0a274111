import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type BytesOrHex, keyBytes, wordAt } from '../bytes.ts';
import type { BlockCipher } from './block-cipher.ts';

// OpenSSL 3 keeps single DES in its legacy provider, which may be absent. Triple DES with three equal keys is the
// same function: the second step undoes the first.
const ALGORITHM = 'des-ede3-ecb';

/** DES (FIPS 46-3) of one 8-byte block in ECB mode. `key` is 8 bytes; parity bits are not looked at. */
export function desEncrypt(key: Uint8Array, block: Uint8Array): Uint8Array {
  return tripleDesEncrypt(threeTimes(key), block);
}

/** Triple DES (EDE) of one 8-byte block in ECB mode under a 24-byte key. */
export function tripleDesEncrypt(key: Uint8Array, block: Uint8Array): Uint8Array {
  const cipher = createCipheriv(ALGORITHM, key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}

/** DEA (IEC 62055-41): encryption algorithm 09, deprecated. No published token proves it. The key is 8 bytes. */
export class Dea implements BlockCipher {
  readonly #key: Uint8Array;

  /** Throws STS_KEY when the key is not 8 bytes. */
  constructor(key: BytesOrHex) {
    this.#key = threeTimes(keyBytes('An EA09 decoder key', key, 8));
  }

  encrypt(block: Int32Array): void {
    store(block, tripleDesEncrypt(this.#key, load(block)));
  }

  decrypt(block: Int32Array): void {
    const decipher = createDecipheriv(ALGORITHM, this.#key, null).setAutoPadding(false);
    store(block, Buffer.concat([decipher.update(load(block)), decipher.final()]));
  }
}

function threeTimes(key: Uint8Array): Uint8Array {
  return Buffer.concat([key, key, key]);
}

function load(block: Int32Array): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(block[0] ?? 0, 0);
  bytes.writeInt32BE(block[1] ?? 0, 4);
  return bytes;
}

function store(block: Int32Array, bytes: Uint8Array): void {
  block[0] = wordAt(bytes, 0);
  block[1] = wordAt(bytes, 4);
}
