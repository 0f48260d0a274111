create table p2apst.charge_account (
  code text primary key check (code ~ '^[0-9]{2}$'),
  account text not null,
  meaning text not null,
  certain boolean not null
);
comment on table p2apst.charge_account is
  'global: the account of a registration''s line by its code; other codes go to revenue:nontaglis. Public samples show code 01 only and do not say what it means: all of it is inferred.';
insert into p2apst.charge_account (code, account, meaning, certain) values
  ('01', 'revenue:nontaglis', 'Biaya Penyambungan (connection charge)', false),
  ('02', 'revenue:nontaglis', 'Uang Jaminan Langganan (security deposit)', false),
  ('03', 'duty:stamp', 'Bea meterai (stamp duty)', false),
  ('04', 'tax:ppn', 'PPN (VAT)', false),
  ('05', 'revenue:energy', 'Stroom perdana (first energy)', false),
  ('06', 'receivable:penalty', 'Tunggakan dan denda (arrears and penalties)', false);

create table p2apst.payment (
  partner_id text not null,
  request_key text not null,
  payment_id uuid not null unique,
  status text not null check (status in ('paid', 'declined')),
  at timestamptz not null,
  decline jsonb,
  product text check (product in ('99501', '99504')),
  subject text,
  counter_id text,
  terminal_id text,
  channel text,
  pln_ref text,
  switcher_ref text,
  bill_count integer,
  amount_cents bigint,
  admin_cents bigint,
  claim jsonb,
  reversal_key text,
  reversal_id uuid,
  reversed_at timestamptz,
  primary key (partner_id, request_key),
  check ((status = 'declined') = (decline is not null)),
  check (status = 'declined' or (num_nulls(product, subject, channel, bill_count, amount_cents, admin_cents, claim) = 0
    and amount_cents = (claim->>'totalCents')::bigint)),
  check (num_nulls(reversal_key, reversal_id, reversed_at) in (0, 3)),
  check (status = 'paid' or reversal_key is null)
);
comment on table p2apst.payment is
  'global: every payment of a bill or a registration asked for, paid or declined, few beside the purchases. The key makes a repeated request the same request. claim: what was paid, as it was. A reversal without a payment leaves a declined row, so that a payment which it has overtaken finds it.';
create index payment_at on p2apst.payment (partner_id, at) where status = 'paid';
create index payment_subject on p2apst.payment (subject, at);

-- Reads, in one round trip, all that one request is decided by.
create function p2apst.payment_context(p_partner_id text, p_request_key text, p_type text, p_subject text, p_month integer)
returns table (payment jsonb, partner jsonb, claim jsonb) language sql stable as $$
  select (select to_jsonb(p) from p2apst.payment p where p.partner_id = p_partner_id and p.request_key = p_request_key),
         p2apst.partner_json(p_partner_id),
         ap2t.claim_of(p_type, p_subject, p_month)
$$;

-- What a paid claim is credited to, account by account; the sum is its total.
create function p2apst.claim_credits(p_claim jsonb) returns table (account text, amount_cents bigint) language sql stable as $$
  select x.account, sum(x.amount_cents)::bigint
    from (
      select coalesce(a.account, 'revenue:nontaglis'), l."amountCents"
        from jsonb_to_recordset(p_claim->'lines') as l(code text, "amountCents" bigint)
        left join p2apst.charge_account a on a.code = l.code
      union all
      select v.account, v.amount_cents
        from jsonb_to_recordset(p_claim->'bills') as b("billCents" bigint, "incentiveCents" bigint, "taxCents" bigint, "penaltyCents" bigint),
             lateral (values ('revenue:postpaid', b."billCents" - b."incentiveCents"), ('tax:ppn', b."taxCents"),
                             ('receivable:penalty', b."penaltyCents")) as v(account, amount_cents)
    ) x(account, amount_cents)
   group by x.account having sum(x.amount_cents) <> 0
$$;

-- The durable step of a payment, paid or declined: claim, record, AP2T's record, ledger and deposit, or nothing.
-- Locks are taken in the order claim, request key, deposit: the hot row comes last, so that it is held for the commit only.
--
-- p_row: a row of p2apst.payment; with `decline` it was refused already and is only recorded.
-- Gives the verdict and the record: 'paid'; 'declined' (already, or here: deposit too low); 'known' (the request key is on record: read
-- it); 'stale' (the claim has changed since it was read: decide anew).
-- Raises 40001 when another sale took the deposit meanwhile: nothing is done, the payment may go again.
create function p2apst.record_payment(p_row jsonb) returns table (verdict text, payment jsonb) language plpgsql as $$
declare
  r p2apst.payment := jsonb_populate_record(null::p2apst.payment, p_row);
begin
  if r.status = 'paid' then
    if not ap2t.lock_claim(r.claim) then
      return query select 'stale', null::jsonb;
      return;
    end if;
    if not exists (select from p2apst.deposit d where d.partner_id = r.partner_id and d.balance_cents - r.amount_cents >= d.limit_cents) then
      r.status := 'declined';
      r.decline := jsonb_build_object('code', 'SETRUM_DEPOSIT_TOO_LOW', 'params', '{}'::jsonb);
    end if;
  end if;
  insert into p2apst.payment select r.* on conflict (partner_id, request_key) do nothing;
  if not found then
    return query select 'known', null::jsonb;
    return;
  end if;
  if r.status = 'paid' then
    perform ap2t.settle_claim(r.claim, r.payment_id, r.at);
    insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
      values (r.subject, r.payment_id, 1, 'deposit:' || r.partner_id, r.amount_cents, r.at);
    insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
      select r.subject, r.payment_id, 1 + row_number() over (order by c.account), c.account, -c.amount_cents, r.at
        from p2apst.claim_credits(r.claim) c;
    update p2apst.deposit d set balance_cents = d.balance_cents - r.amount_cents
      where d.partner_id = r.partner_id and d.balance_cents - r.amount_cents >= d.limit_cents;
    if not found then
      raise exception 'the deposit moved meanwhile' using errcode = '40001';
    end if;
  end if;
  return query select r.status, to_jsonb(r);
end
$$;

-- Takes a payment back as a whole, by new postings under the reversal's own number; its claim is open again, and AP2T told, in the same
-- commit. Null when there is nothing to take back (any more): read it.
create function p2apst.record_reversal(
  p_partner_id text, p_request_key text, p_reversal_key text, p_reversal_id uuid, p_at timestamptz
) returns jsonb language plpgsql as $$
declare
  r p2apst.payment;
begin
  select p.* into r from p2apst.payment p
    where p.partner_id = p_partner_id and p.request_key = p_request_key and p.status = 'paid';
  -- The claim is locked first, as a payment does. It holds the payment that paid it, so one that is taken back is not found again.
  if not found or not ap2t.reopen_claim(r.claim, r.payment_id, p_reversal_id, p_at) then
    return null;
  end if;
  update p2apst.payment p set reversal_key = p_reversal_key, reversal_id = p_reversal_id, reversed_at = p_at
    where p.partner_id = p_partner_id and p.request_key = p_request_key returning p.* into r;
  insert into p2apst.posting (shard, event_id, line, account, amount_cents, posted_at)
    select l.shard, p_reversal_id, l.line, l.account, -l.amount_cents, p_at
      from p2apst.posting l where l.shard = r.subject and l.event_id = r.payment_id;
  update p2apst.deposit d set balance_cents = d.balance_cents + r.amount_cents where d.partner_id = r.partner_id;
  return to_jsonb(r);
end
$$;

-- Payments that are not whole: without the postings of the payment or of its reversal, or of which P2APST and AP2T do not think the
-- same. Empty, always.
create function p2apst.incomplete_payments() returns setof uuid language sql stable as $$
  select p.payment_id
    from p2apst.payment p
   where p.status = 'paid'
     and (not exists (select from p2apst.posting l where l.shard = p.subject and l.event_id = p.payment_id)
          or (p.reversal_id is not null
              and not exists (select from p2apst.posting l where l.shard = p.subject and l.event_id = p.reversal_id)))
  union
  select coalesce(p.payment_id, c.payment_id)
    from (select payment_id from p2apst.payment where status = 'paid' and reversal_id is null) p
         full join ap2t.collected_payments() as c(payment_id) on c.payment_id = p.payment_id
   where p.payment_id is null or c.payment_id is null
$$;
