-- Closing of business days, what is to be transferred for them, reconciliation with partners, and advices that need a person.

insert into p2apst.account (pattern, kind, name_id, name_en) values
  ('bank:pln', 'asset', 'Rekening pendapatan PLN', 'Revenue account of PLN');

create index refund_at on p2apst.refund (refunded_at);

create table p2apst.closing (
  partner_id text not null references p2apst.partner (partner_id),
  day date not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  opening_cents bigint not null,
  closing_cents bigint not null,
  postings integer not null,
  totals jsonb not null,
  digest bytea not null,
  closed_by text not null,
  closed_at timestamptz not null,
  primary key (partner_id, day),
  check (from_at <= until_at)
);
comment on table p2apst.closing is
  'global: the closed business days of partners, each from where the one before ended, whatever became of the cut-off. Never changed.';
comment on column p2apst.closing.digest is
  'SHA-256 of the digest before (32 zero bytes at first), the closing as text, and p2apst.window_digest: a posting changed later no longer fits';

-- All lines of the events that moved a partner's deposit from p_from until before p_until.
create function p2apst.window_postings(p_partner_id text, p_from timestamptz, p_until timestamptz) returns setof p2apst.posting
language sql stable as $$
  select l.*
    from p2apst.posting l
   where l.posted_at >= p_from and l.posted_at < p_until
     and (l.shard, l.event_id) in (
       select d.shard, d.event_id from p2apst.posting d
        where d.account = 'deposit:' || p_partner_id and d.posted_at >= p_from and d.posted_at < p_until)
$$;

-- SHA-256 over the events of the window in the order of time, shard ("C") and number; of each, SHA-256 over its lines in their order as
-- `shard|event|line|account|cents|microseconds since 1970`, with line feeds between them.
create function p2apst.window_digest(p_partner_id text, p_from timestamptz, p_until timestamptz) returns bytea language sql stable as $$
  select sha256(coalesce(string_agg(x.digest, ''::bytea order by x.at, x.shard collate "C", x.event_id), ''::bytea))
    from (
      select min(l.posted_at) as at, l.shard, l.event_id,
             sha256(convert_to(string_agg(
               concat_ws('|', l.shard, l.event_id, l.line, l.account, l.amount_cents, (extract(epoch from l.posted_at) * 1000000)::bigint),
               E'\n' order by l.line), 'UTF8')) as digest
        from p2apst.window_postings(p_partner_id, p_from, p_until) l
       group by l.shard, l.event_id) x
$$;

-- What the records (not the ledger) say was sold and taken back in the window, product by product. Cents; energy in tenths of a kWh.
create function p2apst.window_products(p_partner_id text, p_from timestamptz, p_until timestamptz)
returns table (
  product text, sold bigint, amount_cents bigint, admin_cents bigint, stamp_cents bigint, ppn_cents bigint, ppj_cents bigint,
  instalment_cents bigint, token_cents bigint, energy_dkwh bigint, returned bigint, returned_cents bigint
) language sql stable as $$
  select x.product, sum(x.sold)::bigint, sum(x.amount)::bigint, sum(x.admin)::bigint, sum(x.stamp)::bigint, sum(x.ppn)::bigint,
         sum(x.ppj)::bigint, sum(x.instalment)::bigint, sum(x.token)::bigint, sum(x.energy)::bigint, sum(x.returned)::bigint,
         sum(x.back)::bigint
    from (
      select '99502' as product, 1 as sold, p.amount_cents as amount, p.admin_cents as admin, p.stamp_cents as stamp, p.ppn_cents as ppn,
             p.ppj_cents as ppj, p.instalment_cents as instalment, p.token_cents as token, p.energy_dkwh as energy, 0 as returned,
             0::bigint as back
        from p2apst.purchase p
       where p.partner_id = p_partner_id and p.at >= p_from and p.at < p_until and p.status = 'sold'
      union all
      select '99502', 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, p.amount_cents
        from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
       where p.partner_id = p_partner_id and f.refunded_at >= p_from and f.refunded_at < p_until
      union all
      select p.product, 1, p.amount_cents, p.admin_cents, c.stamp, c.ppn, 0, 0, 0, 0, 0, 0
        from p2apst.payment p,
             lateral (select coalesce(sum(c.amount_cents) filter (where c.account = 'duty:stamp'), 0) as stamp,
                             coalesce(sum(c.amount_cents) filter (where c.account = 'tax:ppn'), 0) as ppn
                        from p2apst.claim_credits(p.claim) c) c
       where p.partner_id = p_partner_id and p.at >= p_from and p.at < p_until and p.status = 'paid'
      union all
      select p.product, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, p.amount_cents
        from p2apst.payment p
       where p.partner_id = p_partner_id and p.reversed_at >= p_from and p.reversed_at < p_until
    ) x
   group by x.product
$$;

-- Street lighting tax of the window by the customers' units, less what was taken back.
create function p2apst.window_ppj(p_partner_id text, p_from timestamptz, p_until timestamptz)
returns table (unit text, ppj_cents bigint) language sql stable as $$
  select x.unit, sum(x.ppj)::bigint
    from (
      select p.unit, p.ppj_cents as ppj
        from p2apst.purchase p
       where p.partner_id = p_partner_id and p.at >= p_from and p.at < p_until and p.status = 'sold'
      union all
      select p.unit, -p.ppj_cents
        from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
       where p.partner_id = p_partner_id and f.refunded_at >= p_from and f.refunded_at < p_until
    ) x
   group by x.unit having sum(x.ppj) <> 0
$$;

create table p2apst.payee (
  payee_id text primary key,
  account text not null check (account in ('bank:pln', 'tax:ppj', 'tax:ppn', 'duty:stamp')),
  unit_prefix text not null default '' check (unit_prefix ~ '^[0-9]{0,5}$'),
  name text not null,
  bank text not null default '',
  account_no text not null default '',
  unique (account, unit_prefix),
  check (account = 'tax:ppj' or unit_prefix = '')
);
comment on table p2apst.payee is
  'global: to whom money goes, for a deployment to fill in. account: what is debited when it goes. unit_prefix: a region''s tax by the unit of its customers; the longest prefix counts, the empty one takes the rest.';
insert into p2apst.payee (payee_id, account, name) values
  ('pln', 'bank:pln', 'PLN, rekening pendapatan'),
  ('state-ppn', 'tax:ppn', 'Kas negara, PPN'),
  ('state-stamp', 'duty:stamp', 'Kas negara, bea meterai'),
  ('region', 'tax:ppj', 'Kas daerah (umum)');

create table p2apst.transfer (
  transfer_id uuid primary key,
  partner_id text not null,
  day date not null,
  account text not null,
  payee_id text not null references p2apst.payee (payee_id),
  amount_cents bigint not null,
  brought_cents bigint not null,
  state text not null check (state in ('carried', 'instructed', 'sent', 'transferred')),
  sent_reference text,
  sent_to jsonb,
  sent_by text,
  sent_at timestamptz,
  confirmed_by text,
  confirmed_at timestamptz,
  unique (partner_id, day, account, payee_id),
  foreign key (partner_id, day) references p2apst.closing (partner_id, day),
  check ((state = 'carried') = (amount_cents <= 0)),
  check (num_nulls(sent_reference, sent_to, sent_by, sent_at) = case when state in ('sent', 'transferred') then 0 else 4 end),
  check (num_nulls(confirmed_by, confirmed_at) = case when state = 'transferred' then 0 else 2 end),
  check (confirmed_by <> sent_by)
);
comment on table p2apst.transfer is
  'global: what is to be transferred for a closed day. One of the finance staff reports it as sent, another confirms it, and then it is posted under its own number.';
comment on column p2apst.transfer.amount_cents is
  'the day''s money and brought_cents; nothing or less than nothing is carried into the next day';
create index transfer_open on p2apst.transfer (state, day) where state in ('instructed', 'sent');

create table p2apst.reconciliation_run (
  run_id uuid primary key,
  partner_id text not null,
  product text not null check (product in ('99501', '99502', '99504')),
  day date not null,
  digest bytea not null,
  their_lines integer not null,
  their_cents bigint not null,
  our_lines integer not null,
  our_cents bigint not null,
  matched integer not null,
  differences integer not null,
  made_by text not null,
  made_at timestamptz not null,
  unique (partner_id, product, day, digest),
  foreign key (partner_id, day) references p2apst.closing (partner_id, day)
);
comment on table p2apst.reconciliation_run is 'global: files of partners that were compared with ours. The same file is the same run.';

create table p2apst.reconciliation_difference (
  difference_id uuid primary key,
  partner_id text not null,
  product text not null,
  day date not null,
  identity bytea not null,
  kind text not null check (kind in (
    'only-ours', 'only-theirs', 'duplicate-line', 'amount-differs', 'token-differs', 'energy-differs')),
  subject text not null,
  switcher_ref text not null,
  ours jsonb,
  theirs jsonb,
  next_step text not null check (next_step in ('take-over', 'reject', 'ask')),
  state text not null default 'open' check (state in ('open', 'asked', 'under-way', 'decided', 'gone')),
  decision text check (decision in ('take-over', 'reject', 'ask')),
  reason text,
  decided_by text,
  decided_at timestamptz,
  attempts integer not null default 0,
  request_key text,
  event_id uuid,
  failure text,
  unique (partner_id, product, day, identity),
  check ((kind = 'only-ours') <= (theirs is null) and (kind in ('only-theirs', 'duplicate-line')) <= (ours is null)),
  check (num_nulls(decision, reason, decided_by, decided_at) in (0, 4)),
  check (state in ('open', 'gone') or decision is not null)
);
comment on table p2apst.reconciliation_difference is
  'global: what a partner''s file and our record of a day do not say alike, what is to be done about it, and who decided. Tokens are masked.';
comment on column p2apst.reconciliation_difference.request_key is 'of the sale that was made for a line that only the partner had';
comment on column p2apst.reconciliation_difference.event_id is 'of the refund or the reversal of a sale that only we had';
comment on column p2apst.reconciliation_difference.failure is 'why the sale could not be made yet: an error code';
create index reconciliation_difference_state on p2apst.reconciliation_difference (state, partner_id, day);
create unique index reconciliation_difference_key on p2apst.reconciliation_difference (partner_id, request_key)
  where request_key is not null;

create table p2apst.reconciliation_finding (
  run_id uuid not null references p2apst.reconciliation_run (run_id),
  difference_id uuid not null references p2apst.reconciliation_difference (difference_id),
  line integer,
  primary key (run_id, difference_id)
);
comment on table p2apst.reconciliation_finding is 'global: which run found which difference, and in which line of the file.';

-- The sales of a day that the partner should have, too: what was taken back is not among them, and a sale that was made for a line of the
-- partner's file belongs to that file's day, not to the one on which it was made.
create function p2apst.reconcilable_purchases(p_partner_id text, p_day date, p_from timestamptz, p_until timestamptz)
returns setof p2apst.purchase language sql stable as $$
  select p.*
    from p2apst.purchase p
   where p.partner_id = p_partner_id and p.at >= p_from and p.at < p_until and p.status = 'sold'
     and not exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id)
     and not exists (select from p2apst.reconciliation_difference d
                      where d.partner_id = p.partner_id and d.request_key = p.request_key)
  union all
  select p.*
    from p2apst.reconciliation_difference d
    join p2apst.purchase p on p.partner_id = d.partner_id and p.request_key = d.request_key and p.status = 'sold'
   where d.partner_id = p_partner_id and d.day = p_day and d.product = '99502' and d.request_key is not null
     and not exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id)
$$;

-- The same of payments of one product.
create function p2apst.reconcilable_payments(
  p_partner_id text, p_product text, p_day date, p_from timestamptz, p_until timestamptz
) returns setof p2apst.payment language sql stable as $$
  select p.*
    from p2apst.payment p
   where p.partner_id = p_partner_id and p.product = p_product and p.at >= p_from and p.at < p_until and p.status = 'paid'
     and p.reversed_at is null
     and not exists (select from p2apst.reconciliation_difference d
                      where d.partner_id = p.partner_id and d.request_key = p.request_key)
  union all
  select p.*
    from p2apst.reconciliation_difference d
    join p2apst.payment p on p.partner_id = d.partner_id and p.request_key = d.request_key and p.status = 'paid'
   where d.partner_id = p_partner_id and d.day = p_day and d.product = p_product and d.request_key is not null
     and p.reversed_at is null
$$;

create table p2apst.manual_advice (
  partner_id text not null,
  request_key text not null,
  kind text not null check (kind in ('undelivered', 'unknown')),
  subject text not null,
  times integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_by text,
  closed_at timestamptz,
  reason text,
  primary key (partner_id, request_key),
  check (num_nulls(closed_by, closed_at, reason) = case state when 'closed' then 0 else 3 end)
);
comment on table p2apst.manual_advice is
  'global: answers that could not be delivered and advices asked again and again without a purchase: one row for each request. No money moves by it.';
comment on column p2apst.manual_advice.kind is 'undelivered: listed at once; unknown: listed from the third time on';
create index manual_advice_open on p2apst.manual_advice (partner_id, last_at) where state = 'open';

-- Notes an event of a request; a partner has at most p_most open rows, and what is beyond is not noted. Gives whether it is noted.
create function p2apst.note_advice(p_partner_id text, p_request_key text, p_kind text, p_subject text, p_at timestamptz, p_most integer)
returns boolean language plpgsql as $$
begin
  update p2apst.manual_advice a
     set kind = case when p_kind = 'undelivered' or a.kind = 'undelivered' and a.state = 'open' then 'undelivered' else 'unknown' end,
         times = case a.state when 'open' then least(a.times + 1, 1000) else 1 end,
         first_at = case a.state when 'open' then a.first_at else p_at end,
         last_at = p_at, state = 'open', closed_by = null, closed_at = null, reason = null
   where a.partner_id = p_partner_id and a.request_key = p_request_key;
  if found then
    return true;
  end if;
  insert into p2apst.manual_advice (partner_id, request_key, kind, subject, first_at, last_at)
    select p_partner_id, p_request_key, p_kind, p_subject, p_at, p_at
     where (select count(*) from (select from p2apst.manual_advice o where o.partner_id = p_partner_id and o.state = 'open'
                                   limit p_most) x) < p_most
    on conflict do nothing;
  return found;
end
$$;
