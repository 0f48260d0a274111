import { SetrumError } from '@setrum/errors';
import type { PoolClient } from 'pg';
import { uuidv7 } from '../../platform/index.ts';
import type { ClosingTotals, ClosingWindow } from './model.ts';

/** Money of a closed day that is owed to one payee. `account` is what is debited when it goes. */
interface Due {
  readonly account: string;
  readonly payeeId: string;
  readonly amountCents: number;
}

/** A region's share of the street lighting tax. */
export interface UnitTax {
  readonly unit: string;
  readonly ppjCents: number;
}

interface Payee {
  readonly payeeId: string;
  readonly account: string;
  readonly unitPrefix: string;
}

const taxAccounts = ['tax:ppj', 'tax:ppn', 'duty:stamp'];

/** Street lighting tax of the window by unit, in the caller's snapshot. */
export async function unitTaxes(
  client: PoolClient,
  { partnerId, from, until }: ClosingWindow,
): Promise<readonly UnitTax[]> {
  const { rows } = await client.query<UnitTax>(
    'select unit, ppj_cents as "ppjCents" from p2apst.window_ppj($1, $2, $3) order by unit',
    [partnerId, from.toISOString(), until.toISOString()],
  );
  return rows;
}

/**
 * Writes the transfers of a closing, in its transaction: to PLN, to the regions, to the state. What is not more than nothing - a day on
 * which more was taken back than sold - is carried into the next day's. Throws SETRUM_PAYEE_MISSING.
 */
export async function instruct(
  client: PoolClient,
  { partnerId, day }: ClosingWindow,
  totals: ClosingTotals,
  taxes: readonly UnitTax[],
  now: Date,
): Promise<void> {
  const payees = await client.query<Payee>(
    'select payee_id as "payeeId", account, unit_prefix as "unitPrefix" from p2apst.payee',
  );
  const dues = merged(duesOf(totals, taxes, payees.rows));
  const brought = await carriedFrom(client, partnerId, day);
  const rows = merged([...dues, ...brought]).map((due) => {
    const carried = brought.find((other) => isSame(due, other))?.amountCents ?? 0;
    return { ...due, broughtCents: carried };
  });
  for (const { account, payeeId, amountCents, broughtCents } of rows) {
    if (amountCents === 0 && broughtCents === 0) continue;
    const state = amountCents > 0 ? 'instructed' : 'carried';
    await client.query(
      `insert into p2apst.transfer (transfer_id, partner_id, day, account, payee_id, amount_cents, brought_cents, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [uuidv7(now.getTime()), partnerId, day, account, payeeId, amountCents, broughtCents, state],
    );
  }
}

/** Whatever is neither tax nor money that came in over the bank is PLN's. */
function duesOf(
  totals: ClosingTotals,
  taxes: readonly UnitTax[],
  payees: readonly Payee[],
): readonly Due[] {
  const owed = totals.accounts.filter(({ account }) => !/^(?:bank|deposit):/.test(account));
  const known = taxes.reduce((sum, { ppjCents }) => sum + ppjCents, 0);
  const regions = taxes.map(({ unit, ppjCents }) => due(payees, 'tax:ppj', ppjCents, unit));
  const others = owed.map(({ account, amountCents }) => {
    if (account === 'tax:ppj') return due(payees, account, 0 - amountCents - known);
    return due(payees, taxAccounts.includes(account) ? account : 'bank:pln', 0 - amountCents);
  });
  return [...regions, ...others].flatMap((one) => (one === null ? [] : [one]));
}

function due(
  payees: readonly Payee[],
  account: string,
  amountCents: number,
  unit = '',
): Due | null {
  if (amountCents === 0) return null;
  const payee = payees
    .filter((one) => one.account === account && unit.startsWith(one.unitPrefix))
    .reduce<Payee | null>(
      (best, one) => (best === null || one.unitPrefix.length > best.unitPrefix.length ? one : best),
      null,
    );
  if (payee === null) throw new SetrumError('SETRUM_PAYEE_MISSING', { account, unit });
  return { account, payeeId: payee.payeeId, amountCents };
}

async function carriedFrom(
  client: PoolClient,
  partnerId: string,
  day: string,
): Promise<readonly Due[]> {
  const { rows } = await client.query<Due>(
    `select account, payee_id as "payeeId", amount_cents as "amountCents" from p2apst.transfer
      where partner_id = $1 and state = 'carried' and amount_cents <> 0
        and day = (select max(day) from p2apst.closing where partner_id = $1 and day < $2)`,
    [partnerId, day],
  );
  return rows;
}

const isSame = (a: Due, b: Due): boolean => a.account === b.account && a.payeeId === b.payeeId;

function merged(dues: readonly Due[]): readonly Due[] {
  return dues
    .filter((due, n) => dues.findIndex((other) => isSame(due, other)) === n)
    .map((due) => ({
      ...due,
      amountCents: dues
        .filter((other) => isSame(due, other))
        .reduce((sum, other) => sum + other.amountCents, 0),
    }));
}
