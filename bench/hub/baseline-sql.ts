// The statements of the plain design, one round trip each. Named, so that every connection parses them once.

export const begin = { name: 'b_begin', text: 'begin' };
export const commit = { name: 'b_commit', text: 'commit' };
export const rollback = { name: 'b_rollback', text: 'rollback' };

export const lookup = {
  name: 'b_lookup',
  text: `select p.meter_no, p.amount_cents, p.status from p2apst.purchase p
          where p.partner_id = $1 and p.request_key = $2`,
};

/** Partner, place, key, last identifier and the month's energy. */
export const read = {
  name: 'b_read',
  text: `select x.state, x.admin_cents, s.idpel, s.holder, s.unit, s.tariff, s.power_va, s.sale_state <> 'active' as blocked, to_jsonb(k) as key,
                (select max(t.tid) from vending.token t where t.meter_no = k.meter_no and t.base_date = k.base_date) as last_tid,
                (select max(m.sequence) from vending.mailbox m where m.meter_no = k.meter_no and m.card_uid = $3) as mailbox_sequence
           from p2apst.partner x
           join ap2t.supply_point s on s.meter_no = $1
           join vending.meter_key k on k.meter_no = s.meter_no and k.state = 'current'
          where x.partner_id = $2`,
};

/** Takes the row lock and counts the energy; gives the month's sum. */
export const lockMonth = {
  name: 'b_month',
  text: `insert into p2apst.meter_month as m (meter_no, month, energy_dkwh) values ($1, $2, $3)
         on conflict (meter_no, month) do update set energy_dkwh = m.energy_dkwh + excluded.energy_dkwh
         returning m.energy_dkwh`,
};

const soldColumns = [
  'meter_no',
  'purchase_id',
  'partner_id',
  'counter_id',
  'request_key',
  'amount_cents',
  'channel',
  'terminal_id',
  'status',
  'at',
  'idpel',
  'holder',
  'unit',
  'tariff',
  'power_va',
  'price_cents',
  'admin_cents',
  'stamp_cents',
  'ppn_cents',
  'ppj_cents',
  'instalment_cents',
  'token_cents',
  'energy_dkwh',
  'energy_computed_ckwh',
  'rule_ids',
  'card_uid',
  'mailbox_sequence',
] as const;
export type SoldValues = Readonly<Record<(typeof soldColumns)[number], unknown>>;

export const insertPurchase = {
  name: 'b_purchase',
  text: `insert into p2apst.purchase (${soldColumns.join(', ')}) values (${soldColumns.map((_, n) => `$${n + 1}`).join(', ')})`,
};

export function soldValues(values: SoldValues): unknown[] {
  return soldColumns.map((column) => values[column]);
}

export const insertDecline = {
  name: 'b_decline',
  text: `insert into p2apst.purchase
           (meter_no, purchase_id, partner_id, counter_id, request_key, amount_cents, channel, terminal_id, status, at, decline)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'declined', $9, $10)`,
};

export const insertToken = {
  name: 'b_token',
  text: `insert into vending.token
           (meter_no, token_id, request_id, part, key_version, class, subclass, base_date, tid, units, sealed, digest, issued_at, card_uid)
         values ($1, $2, $3, 0, $4, 0, 0, $5, $6, $7, decode($8, 'base64'), decode($9, 'base64'), $10, $11)`,
};

export const insertMailbox = {
  name: 'b_mailbox',
  text: 'insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at) values ($1, $2, $3, array[$4::uuid], $5)',
};

/** Report and months in one round trip: the profile module's own function. */
export const storeReport = { name: 'b_report', text: 'select profile.store_reports($1, $2)' };

export const insertPostings = {
  name: 'b_postings',
  text: `insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
         select $1, $2, l.line, l.account, l.amount_cents, $3
           from unnest($4::smallint[], $5::text[], $6::bigint[]) as l(line, account, amount_cents)`,
};

export const takeDeposit = {
  name: 'b_deposit',
  text: `update p2apst.deposit set balance_cents = balance_cents - $2
          where partner_id = $1 and balance_cents - $2 >= limit_cents`,
};
