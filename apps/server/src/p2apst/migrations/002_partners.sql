-- What kind of partner it is, in which state, and when it may sell.
alter table p2apst.partner
  drop column blocked,
  add column kind text not null default 'bank' check (kind in ('bank', 'switching', 'agent')),
  add column state text not null default 'active' check (state in ('active', 'blocked', 'inactive')),
  add column any_terminal boolean not null default true,
  add column service_from time,
  add column service_until time,
  add column cut_off_from time,
  add column cut_off_until time,
  add check ((service_from is null) = (service_until is null)),
  add check ((cut_off_from is null) = (cut_off_until is null));
comment on column p2apst.partner.admin_cents is 'the usual fee; p2apst.partner_fee has the exceptions';
comment on column p2apst.partner.any_terminal is 'whether terminals that are not listed may sell';
comment on column p2apst.partner.service_from is 'WIB; null: day and night';
comment on column p2apst.partner.cut_off_from is 'WIB: nothing is sold from here to cut_off_until, and the business day ends here; null: it ends at midnight';

create table p2apst.channel (
  mcc text primary key check (mcc ~ '^[0-9]{4}$'),
  name text not null,
  certain boolean not null
);
comment on table p2apst.channel is
  'global: where a customer pays, by the merchant category of field 26. certain: seen in public samples; the others are inferred.';
insert into p2apst.channel (mcc, name, certain) values
  ('6010', 'teller', false), ('6011', 'atm', true), ('6014', 'web', false), ('6017', 'mobile', false), ('6021', 'counter', true);

create table p2apst.partner_fee (
  partner_id text not null references p2apst.partner (partner_id),
  product text not null check (product in ('99501', '99502', '99504')),
  mcc text not null default '' check (mcc ~ '^([0-9]{4})?$'),
  admin_cents bigint not null check (admin_cents >= 0),
  primary key (partner_id, product, mcc)
);
comment on table p2apst.partner_fee is
  'global: fees other than the usual one, by product and channel; mcc empty: every channel. The more exact row counts.';

create table p2apst.counter (
  partner_id text not null references p2apst.partner (partner_id),
  counter_id text not null,
  name text not null,
  state text not null default 'active' check (state in ('active', 'blocked')),
  primary key (partner_id, counter_id)
);
comment on table p2apst.counter is 'global: the counters (loket) of a partner.';

create table p2apst.terminal (
  partner_id text not null,
  terminal_id text not null check (terminal_id ~ '^[0-9A-Za-z]{1,16}$'),
  counter_id text,
  state text not null default 'active' check (state in ('active', 'blocked')),
  primary key (partner_id, terminal_id),
  foreign key (partner_id, counter_id) references p2apst.counter (partner_id, counter_id)
);
comment on table p2apst.terminal is 'global: the terminals of a partner (field 41), without their leading zeros.';

-- A partner with its fees: what sales, payments and inquiries judge it by. Null when there is none.
create function p2apst.partner_json(p_partner_id text) returns jsonb language sql stable as $$
  select to_jsonb(x) || jsonb_build_object('fees', (
           select coalesce(jsonb_agg(jsonb_build_object('product', f.product, 'mcc', f.mcc, 'admin_cents', f.admin_cents)), '[]')
             from p2apst.partner_fee f where f.partner_id = x.partner_id))
    from p2apst.partner x where x.partner_id = p_partner_id
$$;

-- Is this terminal (without leading zeros) one that may sell? 'active', 'blocked', or 'unknown'.
create function p2apst.terminal_state(p_partner_id text, p_terminal_id text) returns text language sql stable as $$
  select coalesce(
    (select case when t.state = 'active' and coalesce(c.state, 'active') = 'active' then 'active' else 'blocked' end
       from p2apst.terminal t left join p2apst.counter c on c.partner_id = t.partner_id and c.counter_id = t.counter_id
      where t.partner_id = p_partner_id and t.terminal_id = p_terminal_id),
    (select case when x.any_terminal then 'active' else 'unknown' end from p2apst.partner x where x.partner_id = p_partner_id),
    'unknown')
$$;
