-- What customers owe and P2APST collects: registrations (non-taglis) and postpaid bills. Kept in one place with the payments, so that
-- collecting is one commit; they are few beside the purchases.

create table ap2t.registration (
  registration_no text primary key check (registration_no ~ '^[0-9]{13}$'),
  kind text not null check (kind in ('PB', 'PD', 'PS', 'MIGRASI')),
  transaction_name text not null check (length(transaction_name) between 1 and 25),
  agenda_no text check (agenda_no ~ '^[0-9]{18}$'),
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  name text not null check (name <> ''),
  unit text not null check (unit ~ '^[0-9]{5}$'),
  unit_address text not null check (length(unit_address) <= 35),
  unit_phone text not null check (length(unit_phone) <= 15),
  registered_on date not null,
  expires_on date not null check (expires_on >= registered_on),
  total_cents bigint not null check (total_cents > 0),
  state text not null default 'open' check (state in ('open', 'paid', 'cancelled')),
  payment_id uuid,
  paid_at timestamptz,
  check ((state = 'paid') = (payment_id is not null)),
  check ((payment_id is null) = (paid_at is null))
);
comment on table ap2t.registration is
  'global: registrations to be paid, frozen when they were approved. An open one past expires_on (WIB, inclusive) is expired: by its date, not by a state.';

create table ap2t.registration_line (
  registration_no text not null references ap2t.registration (registration_no),
  line smallint not null,
  code text not null check (code ~ '^[0-9]{2}$'),
  amount_cents bigint not null check (amount_cents > 0),
  primary key (registration_no, line)
);
comment on table ap2t.registration_line is 'global: what a registration costs, line by line; the lines add up to its total.';

create table ap2t.registration_event (
  event_id uuid primary key,
  registration_no text not null references ap2t.registration (registration_no),
  kind text not null check (kind in ('paid', 'reversed')),
  payment_id uuid not null,
  amount_cents bigint not null,
  at timestamptz not null
);
comment on table ap2t.registration_event is
  'global: that registrations were paid, or their payments reversed, written in the commit that did it. Never changed: whoever reacts to it keeps its own record.';
create index registration_event_registration on ap2t.registration_event (registration_no, at);

create table ap2t.bill (
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  month integer not null check (month between 200001 and 299912 and month % 100 between 1 and 12),
  name text not null check (name <> ''),
  unit text not null check (unit ~ '^[0-9]{5}$'),
  unit_phone text not null check (length(unit_phone) <= 15),
  tariff text not null check (length(tariff) between 1 and 4),
  power_va integer not null check (power_va > 0),
  due_on date not null,
  reading_on date,
  bill_cents bigint not null check (bill_cents >= 0 and bill_cents % 100 = 0),
  incentive_cents bigint not null default 0 check (incentive_cents between 0 and bill_cents and incentive_cents % 100 = 0),
  tax_cents bigint not null default 0 check (tax_cents >= 0 and tax_cents % 100 = 0),
  penalty_cents bigint not null default 0 check (penalty_cents >= 0 and penalty_cents % 100 = 0),
  total_cents bigint not null generated always as (bill_cents - incentive_cents + tax_cents + penalty_cents) stored,
  readings jsonb not null check (jsonb_array_length(readings) = 3),
  payment_id uuid,
  paid_at timestamptz,
  primary key (idpel, month),
  check ((payment_id is null) = (paid_at is null))
);
comment on table ap2t.bill is
  'global: postpaid bills by customer and month, with the customer as billed. Whole rupiah, as messages carry them. readings: three of {previous, current}.';

create function ap2t.registration_claim(p_registration_no text) returns jsonb language sql stable as $$
  select jsonb_build_object('state', r.state, 'claim', case when r.state = 'open' then jsonb_build_object(
           'type', 'registration', 'registrationNo', r.registration_no, 'kind', r.kind, 'transactionName', r.transaction_name,
           'agendaNo', r.agenda_no, 'idpel', r.idpel, 'name', r.name, 'unit', r.unit, 'unitAddress', r.unit_address,
           'unitPhone', r.unit_phone, 'registeredOn', r.registered_on, 'expiresOn', r.expires_on, 'totalCents', r.total_cents,
           'lines', (select jsonb_agg(jsonb_build_object('code', l.code, 'amountCents', l.amount_cents) order by l.line)
                       from ap2t.registration_line l where l.registration_no = r.registration_no)) end)
    from ap2t.registration r where r.registration_no = p_registration_no
$$;

create function ap2t.postpaid_claim(p_idpel text, p_month integer) returns jsonb language sql stable as $$
  with bill as (select * from ap2t.bill b where b.idpel = p_idpel),
       newest as (select * from bill order by month desc limit 1),
       due as (select count(*) as bills, sum(total_cents)::bigint as total_cents, jsonb_agg(jsonb_build_object(
                        'month', month, 'dueOn', due_on, 'readingOn', reading_on, 'billCents', bill_cents, 'incentiveCents', incentive_cents,
                        'taxCents', tax_cents, 'penaltyCents', penalty_cents, 'readings', readings) order by month) as list
                 from bill where payment_id is null)
  select case
           when due.bills > 0 then jsonb_build_object('state', 'open', 'claim', jsonb_build_object(
             'type', 'postpaid', 'idpel', n.idpel, 'name', n.name, 'unit', n.unit, 'unitPhone', n.unit_phone, 'tariff', n.tariff,
             'powerVa', n.power_va, 'outstandingBills', due.bills, 'bills', due.list, 'totalCents', due.total_cents))
           when n.month >= p_month or to_char(n.paid_at at time zone 'Asia/Jakarta', 'YYYYMM')::integer >= p_month
             then jsonb_build_object('state', 'paid', 'claim', null)
           when n.idpel is not null or exists (select from ap2t.customer c where c.idpel = p_idpel)
             then jsonb_build_object('state', 'none', 'claim', null)
         end
    from due left join newest n on true
$$;

-- What may be collected under a number. p_type: 'registration' or 'postpaid'; p_month: the calendar month now (YYYYMM, WIB).
-- Null when the number is not known, else {state, claim} (ClaimState in ap2t/billing/model.ts). A customer without an open bill has
-- `paid` when the newest bill is this month's or was paid this month, else `none`: the next one is not out yet.
create function ap2t.claim_of(p_type text, p_subject text, p_month integer) returns jsonb language sql stable as $$
  select case p_type when 'registration' then ap2t.registration_claim(p_subject) when 'postpaid' then ap2t.postpaid_claim(p_subject, p_month) end
$$;

-- Locks a claim for collection. False when it is not any more what was read: then nothing may be collected.
create function ap2t.lock_claim(p_claim jsonb) returns boolean language plpgsql as $$
declare
  v_same boolean;
begin
  if p_claim->>'type' = 'registration' then
    perform from ap2t.registration r
      where r.registration_no = p_claim->>'registrationNo' and r.state = 'open' and r.total_cents = (p_claim->>'totalCents')::bigint
      for update;
    return found;
  end if;
  perform from ap2t.bill b where b.idpel = p_claim->>'idpel' and b.payment_id is null order by b.month for update;
  select jsonb_agg(o.month order by o.month) = jsonb_path_query_array(p_claim, '$.bills[*].month')
         and sum(o.total_cents) = (p_claim->>'totalCents')::bigint
    into v_same
    from (select b.month, b.total_cents from ap2t.bill b
           where b.idpel = p_claim->>'idpel' and b.payment_id is null
           order by b.month limit jsonb_array_length(p_claim->'bills')) o;
  return coalesce(v_same, false);
end
$$;

-- Tells AP2T that a claim, locked in this transaction, has been paid.
create function ap2t.settle_claim(p_claim jsonb, p_payment_id uuid, p_at timestamptz) returns void language plpgsql as $$
begin
  if p_claim->>'type' = 'registration' then
    update ap2t.registration set state = 'paid', payment_id = p_payment_id, paid_at = p_at
     where registration_no = p_claim->>'registrationNo';
    insert into ap2t.registration_event (event_id, registration_no, kind, payment_id, amount_cents, at)
      values (p_payment_id, p_claim->>'registrationNo', 'paid', p_payment_id, (p_claim->>'totalCents')::bigint, p_at);
  else
    update ap2t.bill set payment_id = p_payment_id, paid_at = p_at
     where idpel = p_claim->>'idpel' and month in (select m::integer from jsonb_path_query(p_claim, '$.bills[*].month') m);
  end if;
end
$$;

-- Tells AP2T that a payment has been reversed: its claim is open again. False when no claim is held by this payment (any more).
create function ap2t.reopen_claim(p_claim jsonb, p_payment_id uuid, p_event_id uuid, p_at timestamptz) returns boolean
language plpgsql as $$
begin
  if p_claim->>'type' = 'registration' then
    update ap2t.registration set state = 'open', payment_id = null, paid_at = null
     where registration_no = p_claim->>'registrationNo' and payment_id = p_payment_id;
    if found then
      insert into ap2t.registration_event (event_id, registration_no, kind, payment_id, amount_cents, at)
        values (p_event_id, p_claim->>'registrationNo', 'reversed', p_payment_id, (p_claim->>'totalCents')::bigint, p_at);
      return true;
    end if;
    return false;
  end if;
  perform from ap2t.bill b where b.idpel = p_claim->>'idpel' and b.payment_id = p_payment_id order by b.month for update;
  update ap2t.bill set payment_id = null, paid_at = null where idpel = p_claim->>'idpel' and payment_id = p_payment_id;
  return found;
end
$$;

-- The payments that AP2T holds claims to be paid by: what the ledger's verification compares with P2APST's own.
create function ap2t.collected_payments() returns setof uuid language sql stable as $$
  select r.payment_id from ap2t.registration r where r.payment_id is not null
  union
  select b.payment_id from ap2t.bill b where b.payment_id is not null
$$;
