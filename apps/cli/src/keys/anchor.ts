import type { AuditAnchor } from '@setrum/server/identity';
import { InvalidArgumentError } from 'commander';

/** A place in the audit trail as it was written down: `12:5f…`. */
export function parseAnchor(text: string): AuditAnchor {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw new InvalidArgumentError('a number, a colon and 64 hex digits');
  }
  return { sequence: Number(sequence), hash };
}
