import { randomBytesCheaply } from './random.ts';

/**
 * A UUID version 7 (RFC 9562 §5.7): milliseconds first, so that rows arrive in the order of their index;
 * 74 random bits after it. Made here, not in the database, because a shard cannot number the others' rows.
 */
export function uuidv7(nowMs: number, random: Uint8Array = randomBytesCheaply(10)): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
