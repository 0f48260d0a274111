-- What a purchase brings along when it comes from a bank, and what else it can settle: instalments, compensations, unsold tokens.
alter table p2apst.purchase
  add column channel text not null default '6021',
  add column terminal_id text,
  add column pln_ref text,
  add column switcher_ref text,
  add column buying_option text not null default 'new' check (buying_option in ('new', 'unsold')),
  add column tokens_from uuid,
  add column instalment_id uuid,
  add column compensations jsonb,
  add check ((status = 'sold' and buying_option = 'unsold') = (tokens_from is not null));
comment on column p2apst.purchase.tokens_from is 'the purchase that the tokens were made for, where this one has collected them';
comment on column p2apst.purchase.instalment_id is 'which instalment (AP2T) instalment_cents was taken for';
comment on column p2apst.purchase.compensations is
  'the credits in front of the one bought, in their order: [{kind, amountCents, energyDkwh}]; null: none';

create table p2apst.refund (
  meter_no text not null,
  purchase_id uuid not null,
  refund_id uuid not null,
  refunded_at timestamptz not null,
  collected_by uuid,
  primary key (meter_no, purchase_id),
  unique (meter_no, refund_id),
  foreign key (meter_no, purchase_id) references p2apst.purchase (meter_no, purchase_id)
);
comment on table p2apst.refund is
  'sharded by meter_no: sales that were taken back, under the event refund_id. Their tokens are unsold until a purchase (collected_by) collects them. The purchase itself never changes.';

-- A purchase with its token and its mailbox: all that an answer is made of, the first time and every time after.
create or replace function p2apst.purchase_json(p p2apst.purchase) returns jsonb language sql stable as $$
  select to_jsonb(p) || jsonb_build_object(
           'tokens', vending.tokens_of(p.meter_no, coalesce(p.tokens_from, p.purchase_id)),
           'mailbox', vending.mailbox_of(p.meter_no, p.card_uid, p.mailbox_sequence),
           'refunded', exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id))
$$;

-- The sales of a meter that were taken back and whose tokens can still be collected, the oldest first. The tokens are what they are, so
-- the same instalment must be left to be paid, too.
create function p2apst.unsold(p_meter_no text) returns setof p2apst.purchase language sql stable as $$
  select p.*
    from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
   where f.meter_no = p_meter_no and f.collected_by is null
     and vending.is_takeable(p.meter_no, coalesce(p.tokens_from, p.purchase_id))
     and (p.instalment_id is null or ap2t.instalment_left(p.meter_no, p.instalment_id) >= p.instalment_cents)
   order by f.refunded_at, f.purchase_id
$$;

-- The rare parts of purchases: instalments, compensations, unsold tokens. p_extras holds a row only for a purchase that has one:
-- [{i, meter_no, purchase_id, at, instalment_id, instalment_cents, instalment_paid_cents, compensations, collects}].

-- The numbers i of those that were worked out from what has changed since.
create function p2apst.stale_extras(p_extras jsonb) returns setof integer language sql stable as $$
  select ap2t.owed_changed(p_extras)
  union
  select x.i from jsonb_to_recordset(p_extras) as x(i integer, meter_no text, collects uuid)
   where x.collects is not null and x.collects not in (select u.purchase_id from p2apst.unsold(x.meter_no) u)
$$;

-- Records those whose number i is in p_take. A compensation is an event of its own, so that taking the purchase back leaves it alone:
-- its token stays with the others, for whoever collects them.
create function p2apst.record_extras(p_extras jsonb, p_take integer[]) returns void language plpgsql as $$
declare
  v_count integer;
begin
  perform ap2t.settle_owed(p_extras, p_take);
  insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
    select x.meter_no, c.compensation_id, l.line, l.account, l.amount_cents, x.at
      from jsonb_to_recordset(p_extras) as x(i integer, meter_no text, at timestamptz, compensations jsonb),
           jsonb_to_recordset(x.compensations) as c(compensation_id uuid, amount_cents bigint, ppj_cents bigint, ppn_cents bigint),
           lateral (values (1, 'liability:compensation', c.amount_cents),
                           (2, 'revenue:energy', c.ppj_cents + c.ppn_cents - c.amount_cents),
                           (3, 'tax:ppj', -c.ppj_cents), (4, 'tax:ppn', -c.ppn_cents)) as l(line, account, amount_cents)
     where x.i = any (p_take) and l.amount_cents <> 0;
  update p2apst.refund f
     set collected_by = x.purchase_id
    from jsonb_to_recordset(p_extras) as x(i integer, meter_no text, purchase_id uuid, collects uuid)
   where x.i = any (p_take) and f.meter_no = x.meter_no and f.purchase_id = x.collects and f.collected_by is null;
  get diagnostics v_count = row_count;
  if v_count <> (select count(x.collects) from jsonb_to_recordset(p_extras) as x(i integer, collects uuid) where x.i = any (p_take)) then
    raise exception 'the unsold token was collected meanwhile' using errcode = '40001';
  end if;
end
$$;

-- Takes a sale back by new postings under p_event_id: the deposit gets its money, the month its energy, the instalment what it was paid.
-- The tokens become unsold: they leave the card, and a purchase with the buying option 'unsold' and the same amount collects them.
--
-- Gives true; false when the sale was taken back already; null, and does nothing, when there is no such sale or the meter has taken its
-- token. Compensations that came along stay with the tokens. Locks the meter's month, then the deposit: one to a transaction.
create function p2apst.refund_purchase(p_meter_no text, p_purchase_id uuid, p_event_id uuid, p_at timestamptz) returns boolean
language plpgsql as $$
declare
  p p2apst.purchase;
  v_tokens_of uuid;
  v_month integer;
begin
  select x.* into p from p2apst.purchase x where x.meter_no = p_meter_no and x.purchase_id = p_purchase_id and x.status = 'sold';
  if not found then
    return null;
  end if;
  v_tokens_of := coalesce(p.tokens_from, p.purchase_id);
  v_month := to_char(p.at at time zone 'UTC' + interval '7 hours', 'YYYYMM')::integer;
  perform from p2apst.meter_month m where m.meter_no = p.meter_no and m.month = v_month for update;
  if exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id) then
    return false;
  end if;
  if vending.is_taken(p.meter_no, v_tokens_of) then
    return null;
  end if;
  insert into p2apst.refund (meter_no, purchase_id, refund_id, refunded_at) values (p.meter_no, p.purchase_id, p_event_id, p_at);
  perform vending.withdraw(p.meter_no, v_tokens_of);
  update p2apst.meter_month m set energy_dkwh = m.energy_dkwh - p.energy_dkwh where m.meter_no = p.meter_no and m.month = v_month;
  if p.instalment_id is not null then
    perform ap2t.return_instalment(p.meter_no, p.instalment_id, p.instalment_cents);
  end if;
  insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
    select l.shard, p_event_id, l.line, l.account, -l.amount_cents, p_at
      from p2apst.posting l where l.shard = p.meter_no and l.event_id = p.purchase_id;
  update p2apst.deposit d set balance_cents = d.balance_cents + p.amount_cents where d.partner_id = p.partner_id;
  return true;
end
$$;
