import { randomBytes } from 'node:crypto';

/** The chance that chips' drivers are handed. */
export function random(bytes: number): Uint8Array {
  return Uint8Array.from(randomBytes(bytes));
}
