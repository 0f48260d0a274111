import { assertInteger } from '../check.ts';
import type { BlockCipher } from '../ciphers/block-cipher.ts';
import {
  codedValueOf,
  commandOf,
  type ManagementCommand,
  subclassOf,
} from './management-command.ts';
import { seal } from './seal.ts';
import { MAX_TID } from './tid.ts';
import type { ManagementToken } from './types.ts';

/** What a management token is made of. */
export interface ManagementInput {
  readonly command: ManagementCommand;
  readonly tid: number;
  /** 0-15. */
  readonly rnd: number;
}

/**
 * A management token of class 2 with an identifier (IEC 62055-41, 6.2.4). Gives 20 digits.
 * A power that cannot be carried exactly is rounded up; reading the token tells what it carries. Throws STS_RANGE.
 */
export function makeManagementToken(cipher: BlockCipher, input: ManagementInput): string {
  const { command, tid, rnd } = input;
  assertInteger('A token identifier', tid, 0, MAX_TID);
  assertInteger('RND', rnd, 0, 15);
  const high = (subclassOf(command.kind) << 28) | (rnd << 24) | tid;
  return seal(cipher, 2, high, codedValueOf(command) << 16);
}

/** The fields of a decrypted block of class 2 that is no key change section; see `commandOf` for the other answers. */
export function managementOfBlock(high: number, low: number): ManagementToken | 'range' | null {
  const command = commandOf(high >>> 28, low >>> 16);
  if (command === null || command === 'range') return command;
  return { kind: 'management', command, tid: high & MAX_TID, rnd: (high >>> 24) & 15 };
}
