import { SetrumError } from '@setrum/errors';
import { systemCaller } from '../../identity/index.ts';
import { type AnyTransaction, tablesIn } from '../../platform/index.ts';
import type { ApplicationTables } from '../application/tables.ts';
import type { ApplicationEngine } from '../workflow/engine.ts';

/**
 * What the token generator calls when all tokens of an agenda that must be there are: an application that waits for them goes on, in the
 * same transaction. Tokens of complaints, and those that are added later, move no application.
 */
export function onTokensGenerated(
  engine: ApplicationEngine,
): (transaction: AnyTransaction, agendaNo: string, at: Date) => Promise<void> {
  return async (transaction, agendaNo) => {
    const waits = await tablesIn<ApplicationTables>(transaction, 'ap2t')
      .selectFrom('application')
      .select('step')
      .where('agenda_no', '=', agendaNo)
      .where('state', '=', 'activated')
      .executeTakeFirst();
    if (waits === undefined) return;
    const requestKey = `generateTokens ${waits.step}`;
    const step = { agendaNo, action: 'generateTokens', input: {}, reason: null } as const;
    try {
      await engine.actIn(transaction, {
        ...step,
        requestKey,
        caller: systemCaller,
        seenStep: null,
      });
    } catch (error) {
      // Undone between the look and the lock: its tokens are cancelled with it.
      if (!(error instanceof SetrumError) || error.code !== 'SETRUM_APPLICATION_STATE') throw error;
    }
  };
}
