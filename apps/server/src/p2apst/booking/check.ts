import { SetrumError } from '@setrum/errors';
import type { Transaction } from 'kysely';
import type { BookingCommand } from './model.ts';
import type { BookingTables } from './tables.ts';

type Correction = Extract<BookingCommand, { kind: 'correction' }>;

/** Refuses an order that could never be booked. Throws SETRUM_PARTNER_NOT_FOUND, SETRUM_CORRECTION_INVALID. */
export async function assertBookable(
  p2apst: Transaction<BookingTables>,
  command: BookingCommand,
): Promise<void> {
  if (command.kind === 'correction') {
    assertLines(command);
    await assertAccounts(p2apst, command);
    await assertCorrected(p2apst, command);
    return;
  }
  const { partnerId } = command;
  const found = await p2apst
    .selectFrom('deposit')
    .select('partner_id')
    .where('partner_id', '=', partnerId)
    .executeTakeFirst();
  if (found === undefined) throw new SetrumError('SETRUM_PARTNER_NOT_FOUND', { partnerId });
}

function assertLines({ lines }: Correction): void {
  // A sum of at most twenty safe integers may still leave them; BigInt does not round.
  const sum = lines.reduce((total, line) => total + BigInt(line.amountCents), 0n);
  if (sum !== 0n) throw invalid(`its lines sum to ${sum} cents`);
  if (lines.some((line) => line.amountCents === 0)) throw invalid('a line of zero');
  if (lines.length < 2) throw invalid('fewer than two lines');
}

async function assertAccounts(p2apst: Transaction<BookingTables>, { lines }: Correction) {
  const accounts = await p2apst.selectFrom('account').select('pattern').execute();
  const deposits = await p2apst.selectFrom('deposit').select('partner_id').execute();
  const known = new Set([
    ...accounts.map(({ pattern }) => pattern),
    ...deposits.map(({ partner_id }) => `deposit:${partner_id}`),
  ]);
  const unknown = lines.find(({ account }) => !known.has(account) || account.endsWith('%'));
  if (unknown !== undefined) throw invalid(`there is no account ${unknown.account}`);
}

async function assertCorrected(p2apst: Transaction<BookingTables>, { corrects }: Correction) {
  if (corrects === null) return;
  const found = await p2apst
    .selectFrom('posting')
    .select('line')
    .where('shard', '=', corrects.shard)
    .where('event_id', '=', corrects.eventId)
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) throw invalid('the event that it corrects has no postings');
}

function invalid(detail: string): SetrumError {
  return new SetrumError('SETRUM_CORRECTION_INVALID', { detail });
}
