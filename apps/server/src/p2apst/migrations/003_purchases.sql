-- What a purchase brings along when it comes from a bank: channel, terminal, and the references that its inquiry was given.
alter table p2apst.purchase
  add column channel text not null default '6021',
  add column terminal_id text,
  add column pln_ref text,
  add column switcher_ref text;

-- Reads, in one round trip, all that the lane needs to decide a batch.
-- p_asks: [{i, meter_no, partner_id, request_key, month, card_uid, ack_sequence, ack_results, status}].
create or replace function p2apst.purchase_context(p_asks jsonb)
returns table (
  i integer, purchase jsonb, key_elsewhere boolean, supply_point jsonb, partner jsonb, energy_dkwh bigint,
  key jsonb, pending jsonb, pending_taken boolean, last_tid integer, pending_last_tid integer, mailbox_sequence bigint, waiting jsonb
) language sql stable as $$
  select a.i,
         (select p2apst.purchase_json(p) from p2apst.purchase p
           where p.meter_no = a.meter_no and p.partner_id = a.partner_id and p.request_key = a.request_key),
         exists (select from p2apst.purchase p
                  where p.partner_id = a.partner_id and p.request_key = a.request_key and p.meter_no <> a.meter_no),
         ap2t.supply_point_of(a.meter_no),
         p2apst.partner_json(a.partner_id),
         coalesce((select m.energy_dkwh from p2apst.meter_month m where m.meter_no = a.meter_no and m.month = a.month), 0),
         v.key, v.pending, v.pending_taken, v.last_tid, v.pending_last_tid, v.mailbox_sequence, v.waiting
    from jsonb_to_recordset(p_asks) as a(
           i integer, meter_no text, partner_id text, request_key text, month integer, card_uid text, ack_sequence bigint,
           ack_results smallint[], status jsonb)
    left join lateral vending.issue_context(a.meter_no, a.card_uid, a.ack_sequence, a.ack_results, a.status) v on true
$$;
