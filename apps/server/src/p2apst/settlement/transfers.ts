import { SetrumError } from '@setrum/errors';
import type { Pool, PoolClient } from 'pg';
import { isSamePerson, recordAct } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import { inTransaction } from './transaction.ts';

/** Money of a closed day that is to go to one payee. */
export interface Transfer {
  readonly transferId: string;
  readonly partnerId: string;
  readonly day: string;
  /** What is debited when it goes: bank:pln, tax:ppj, tax:ppn, duty:stamp. */
  readonly account: string;
  readonly payeeId: string;
  /** As it was when the transfer was sent, and until then as it is now. */
  readonly payee: { readonly name: string; readonly bank: string; readonly accountNo: string };
  /** Rupiah x 100, with what was brought forward. */
  readonly amountCents: number;
  readonly broughtCents: number;
  readonly state: 'carried' | 'instructed' | 'sent' | 'transferred';
  readonly sentReference: string | null;
  readonly sentBy: string | null;
  readonly sentAt: Date | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
}

export interface TransferQuery {
  readonly partnerId: string | null;
  readonly day: string | null;
  readonly state: Transfer['state'] | null;
  readonly limit: number;
}

const payee = `jsonb_build_object('name', p.name, 'bank', p.bank, 'accountNo', p.account_no)`;
const select = `
  select t.transfer_id as "transferId", t.partner_id as "partnerId", t.day::text, t.account, t.payee_id as "payeeId",
         coalesce(t.sent_to, ${payee}) as payee, t.amount_cents as "amountCents", t.brought_cents as "broughtCents", t.state,
         t.sent_reference as "sentReference", t.sent_by as "sentBy", t.sent_at as "sentAt", t.confirmed_by as "confirmedBy",
         t.confirmed_at as "confirmedAt"
    from p2apst.transfer t join p2apst.payee p on p.payee_id = t.payee_id`;

/**
 * The transfer instructions: one of the finance staff transfers the money at the bank and reports it as sent, another compares it with the
 * bank's statement and confirms it. The confirmation posts it, in the same commit.
 */
export class TransferService {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /** The newest day first. */
  async list({ partnerId, day, state, limit }: TransferQuery): Promise<readonly Transfer[]> {
    const { rows } = await this.#database.pool.query<Transfer>(
      `${select} where ($1::text is null or t.partner_id = $1) and ($2::date is null or t.day = $2)
          and ($3::text is null or t.state = $3)
        order by t.day desc, t.partner_id, t.account, t.payee_id limit $4`,
      [partnerId, day, state, limit],
    );
    return rows;
  }

  /**
   * Reports a transfer as sent, under the bank's reference; as long as nobody has confirmed it, a later report takes the place of an
   * earlier one. Throws SETRUM_TRANSFER_UNKNOWN, SETRUM_TRANSFER_STATE.
   */
  send(transferId: string, reference: string, by: string): Promise<Transfer> {
    return inTransaction(this.#database, async (client) => {
      const transfer = await locked(client, transferId);
      const { state, sentReference, sentBy } = transfer;
      if (state === 'sent' && sentReference === reference && sentBy === by) return transfer;
      if (state !== 'instructed' && state !== 'sent')
        throw new SetrumError('SETRUM_TRANSFER_STATE', { state });
      const at = this.#now();
      await client.query(
        `update p2apst.transfer t
            set state = 'sent', sent_reference = $2, sent_by = $3, sent_at = $4,
                sent_to = (select ${payee} from p2apst.payee p where p.payee_id = t.payee_id)
          where t.transfer_id = $1`,
        [transferId, reference, by, at.toISOString()],
      );
      await recordAct(client, actOf('send', transfer, by), at);
      return read(client, transferId);
    });
  }

  /**
   * Confirms what somebody else has sent, and posts it: debit the transfer's account, credit bank:clearing. Confirming once more gives the
   * same transfer. Throws SETRUM_TRANSFER_UNKNOWN, SETRUM_TRANSFER_STATE, SETRUM_TRANSFER_OWN.
   */
  confirm(transferId: string, by: string): Promise<Transfer> {
    return inTransaction(this.#database, async (client) => {
      const transfer = await locked(client, transferId);
      const { state, sentBy, partnerId, account, amountCents } = transfer;
      if (state === 'transferred' && transfer.confirmedBy === by) return transfer;
      if (state !== 'sent') throw new SetrumError('SETRUM_TRANSFER_STATE', { state });
      if (sentBy !== null && isSamePerson(sentBy, by)) throw new SetrumError('SETRUM_TRANSFER_OWN');
      const at = this.#now();
      await client.query(
        `update p2apst.transfer set state = 'transferred', confirmed_by = $2, confirmed_at = $3 where transfer_id = $1`,
        [transferId, by, at.toISOString()],
      );
      const lines = [
        { account, amount_cents: amountCents },
        { account: 'bank:clearing', amount_cents: -amountCents },
      ];
      await client.query(`select p2apst.book($1, $2, 'transfer', $3, $4)`, [
        ...[partnerId, transferId, JSON.stringify(lines), at.toISOString()],
      ]);
      await recordAct(client, actOf('confirm', transfer, by), at);
      return read(client, transferId);
    });
  }
}

async function locked(client: PoolClient, transferId: string): Promise<Transfer> {
  await client.query('select from p2apst.transfer where transfer_id = $1 for update', [transferId]);
  return read(client, transferId);
}

async function read(client: Pool | PoolClient, transferId: string): Promise<Transfer> {
  const { rows } = await client.query<Transfer>(`${select} where t.transfer_id = $1`, [transferId]);
  const transfer = rows[0];
  if (transfer === undefined) throw new SetrumError('SETRUM_TRANSFER_UNKNOWN');
  return transfer;
}

function actOf(verb: string, transfer: Transfer, actor: string) {
  const { transferId, partnerId, day, account, amountCents } = transfer;
  const detail = { transfer: transferId, day, account, amountCents };
  return { actor, act: `transfer.${verb}`, subject: partnerId, detail };
}
