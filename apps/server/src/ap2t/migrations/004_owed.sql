-- What a meter's customer still owes in instalments, and the energy that is owed to the customer. Both are settled by purchases: P2APST
-- calls these functions in the commit of the sale.

create table ap2t.instalment (
  meter_no text not null,
  instalment_id uuid not null,
  total_cents bigint not null check (total_cents > 0 and total_cents % 100 = 0),
  per_purchase_cents bigint not null check (per_purchase_cents > 0 and per_purchase_cents % 100 = 0),
  paid_cents bigint not null default 0 check (paid_cents between 0 and total_cents),
  registered_at timestamptz not null,
  primary key (meter_no, instalment_id)
);
comment on table ap2t.instalment is
  'sharded by meter_no: arrears that are taken from each purchase (angsuran), the oldest first, until paid_cents has reached total_cents.';

create table ap2t.compensation (
  meter_no text not null,
  compensation_id uuid not null,
  kind text not null check (kind ~ '^[A-Z0-9]{2,16}$'),
  amount_cents bigint not null check (amount_cents >= 0),
  ppj_cents bigint not null check (ppj_cents >= 0),
  ppn_cents bigint not null check (ppn_cents >= 0),
  energy_dkwh integer check (energy_dkwh > 0),
  registered_at timestamptz not null,
  purchase_id uuid,
  delivered_at timestamptz,
  primary key (meter_no, compensation_id),
  check ((purchase_id is null) = (delivered_at is null)),
  check (amount_cents > ppj_cents + ppn_cents or (amount_cents = 0 and ppj_cents = 0 and ppn_cents = 0 and energy_dkwh is not null)),
  check (purchase_id is null or energy_dkwh is not null)
);
comment on table ap2t.compensation is
  'sharded by meter_no: credit owed to a customer (UJL: the security deposit''s rest at migration; TMP: service level missed), delivered as a token of its own with the next purchase.';
comment on column ap2t.compensation.amount_cents is 'rupiah x 100, PPJ and PPN inside; 0: owed as energy, which moves no money';
comment on column ap2t.compensation.energy_dkwh is 'tenths of a kWh; of an amount it is known on delivery, by the price of that day';
create index compensation_owed on ap2t.compensation (meter_no, registered_at) where purchase_id is null;

-- Of these meters, those with an open instalment or an owed compensation: one look for a whole batch, as they are rare.
create function ap2t.owing(p_meter_nos text[]) returns setof text language sql stable as $$
  select n.meter_no from ap2t.instalment n where n.meter_no = any (p_meter_nos) and n.paid_cents < n.total_cents
  union
  select c.meter_no from ap2t.compensation c where c.meter_no = any (p_meter_nos) and c.purchase_id is null
$$;

-- The open instalment of a meter, the oldest, and the compensations owed to it, at most five: no mailbox holds more.
create function ap2t.owed_of(p_meter_no text) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'instalment', (select to_jsonb(n) from ap2t.instalment n
                    where n.meter_no = p_meter_no and n.paid_cents < n.total_cents order by n.registered_at, n.instalment_id limit 1),
    'compensations', (select coalesce(jsonb_agg(to_jsonb(x) order by x.registered_at, x.compensation_id), '[]')
                        from (select c.* from ap2t.compensation c where c.meter_no = p_meter_no and c.purchase_id is null
                               order by c.registered_at, c.compensation_id limit 5) x))
$$;

-- What is left to be paid of an instalment; null without it.
create function ap2t.instalment_left(p_meter_no text, p_instalment_id uuid) returns bigint language sql stable as $$
  select n.total_cents - n.paid_cents from ap2t.instalment n where n.meter_no = p_meter_no and n.instalment_id = p_instalment_id
$$;

-- Of these sales, the numbers i of those that were worked out from figures which have changed since.
-- p_rows: [{i, meter_no, purchase_id, at, instalment_id, instalment_cents, instalment_paid_cents, compensations}];
-- compensations: [{compensation_id, energy_dkwh, ...}] or null; instalment_paid_cents null: whatever was paid, as long as so much is left.
create function ap2t.owed_changed(p_rows jsonb) returns setof integer language sql stable as $$
  select x.i
    from jsonb_to_recordset(p_rows) as x(
           i integer, meter_no text, instalment_id uuid, instalment_cents bigint, instalment_paid_cents bigint, compensations jsonb)
   where (x.instalment_id is not null
          and not exists (select from ap2t.instalment n
                           where n.meter_no = x.meter_no and n.instalment_id = x.instalment_id
                             and n.paid_cents = coalesce(x.instalment_paid_cents, n.paid_cents)
                             and n.paid_cents + x.instalment_cents <= n.total_cents))
      or exists (select from jsonb_to_recordset(x.compensations) as d(compensation_id uuid)
                  where not exists (select from ap2t.compensation c where c.meter_no = x.meter_no
                                       and c.compensation_id = d.compensation_id and c.purchase_id is null))
$$;

-- Settles those of p_rows (as above) whose number i is in p_take. Raises 40001 when somebody else was quicker: the batch may go again.
create function ap2t.settle_owed(p_rows jsonb, p_take integer[]) returns void language plpgsql as $$
declare
  v_paid integer;
  v_delivered integer;
  v_expected record;
begin
  update ap2t.instalment n
     set paid_cents = n.paid_cents + x.instalment_cents
    from jsonb_to_recordset(p_rows) as x(
           i integer, meter_no text, instalment_id uuid, instalment_cents bigint, instalment_paid_cents bigint)
   where x.i = any (p_take) and n.meter_no = x.meter_no and n.instalment_id = x.instalment_id
     and n.paid_cents = coalesce(x.instalment_paid_cents, n.paid_cents) and n.paid_cents + x.instalment_cents <= n.total_cents;
  get diagnostics v_paid = row_count;
  update ap2t.compensation c
     set purchase_id = x.purchase_id, delivered_at = x.at, energy_dkwh = d.energy_dkwh
    from jsonb_to_recordset(p_rows) as x(i integer, meter_no text, purchase_id uuid, at timestamptz, compensations jsonb),
         jsonb_to_recordset(x.compensations) as d(compensation_id uuid, energy_dkwh integer)
   where x.i = any (p_take) and c.meter_no = x.meter_no and c.compensation_id = d.compensation_id and c.purchase_id is null;
  get diagnostics v_delivered = row_count;
  select count(x.instalment_id) as paid, coalesce(sum(jsonb_array_length(x.compensations)), 0) as delivered into v_expected
    from jsonb_to_recordset(p_rows) as x(i integer, instalment_id uuid, compensations jsonb) where x.i = any (p_take);
  if v_paid <> v_expected.paid or v_delivered <> v_expected.delivered then
    raise exception 'what was owed has changed meanwhile' using errcode = '40001';
  end if;
end
$$;

-- Gives back what a sale paid of an instalment, when the sale is taken back.
create function ap2t.return_instalment(p_meter_no text, p_instalment_id uuid, p_cents bigint) returns void language sql as $$
  update ap2t.instalment set paid_cents = paid_cents - p_cents where meter_no = p_meter_no and instalment_id = p_instalment_id
$$;

-- Every compensation that was delivered: what the ledger is compared with.
create function ap2t.delivered_compensations()
returns table (meter_no text, compensation_id uuid, purchase_id uuid, delivered_at timestamptz, kind text, amount_cents bigint,
               ppj_cents bigint, ppn_cents bigint)
language sql stable as $$
  select c.meter_no, c.compensation_id, c.purchase_id, c.delivered_at, c.kind, c.amount_cents, c.ppj_cents, c.ppn_cents
    from ap2t.compensation c where c.purchase_id is not null
$$;
