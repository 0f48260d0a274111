import { SetrumError } from '@setrum/errors';
import { type Database, inTransaction } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { findApplication } from '../application/store.ts';
import type { SecretSource } from '../document/print/print.ts';
import { tokenIdOf } from '../paper/work-tokens.ts';
import { workOrderDigits } from '../token-request/digits.ts';

/** Where printing finds what no document keeps: the digits of a work order's tokens, and the applicant's NIK. */
export function paperSecrets(
  database: Database,
  securityModule: SecurityModule,
  now: () => Date,
): SecretSource {
  return {
    digitsOf: async (agendaNo, tokenIds) => {
      const wanted = new Set(tokenIds);
      const tokens = await inTransaction(database, (transaction) =>
        workOrderDigits(transaction, securityModule, { agendaNo, at: now() }),
      ).catch((error: unknown) => {
        // A work order that was withdrawn keeps its paper, and loses its digits.
        if (error instanceof SetrumError && error.code === 'SETRUM_KCT_NOT_SET') return [];
        throw error;
      });
      const digits = tokens.map(
        (token) => [tokenIdOf(token.requestId, token.part), token.digits] as const,
      );
      return new Map(digits.filter(([tokenId]) => wanted.has(tokenId)));
    },
    identityNoOf: async (agendaNo) => (await findApplication(database, agendaNo)).identityNo,
  };
}
