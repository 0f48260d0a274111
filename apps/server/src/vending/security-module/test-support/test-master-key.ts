import { createSecretKey } from 'node:crypto';

/** A master key for tests. */
export const masterKey = createSecretKey(Buffer.alloc(32, 9));
