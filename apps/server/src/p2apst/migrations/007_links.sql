-- How partners reach the host: who is behind a connection, and what it may do.
create table p2apst.link (
  link_id text primary key check (link_id ~ '^[0-9A-Za-z._-]{1,32}$'),
  dialect text check (dialect in ('2003', '1987')),
  framing text check (framing in ('end-byte', 'length')),
  central_id text not null check (central_id ~ '^[0-9]{1,7}$'),
  switcher_ids text[] not null check (cardinality(switcher_ids) > 0),
  bank_codes text[] not null check (cardinality(bank_codes) > 0),
  fingerprints text[] not null default '{}',
  addresses cidr[] not null default '{}',
  auto_sign_on boolean not null default false,
  max_connections integer not null default 8 check (max_connections between 1 and 1024),
  max_unanswered integer not null default 1000 check (max_unanswered between 1 and 10000),
  max_frame_bytes integer not null default 4096 check (max_frame_bytes between 64 and 65535),
  idle_echo_seconds integer not null default 60 check (idle_echo_seconds between 0 and 3600),
  enabled boolean not null default true
);
comment on table p2apst.link is 'global: how a partner central reaches the ISO 8583 host.';
comment on column p2apst.link.dialect is 'null: that of the listener';
comment on column p2apst.link.framing is 'null: that of the listener';
comment on column p2apst.link.central_id is 'field 33';
comment on column p2apst.link.switcher_ids is 'the switchers of field 48 that come this way';
comment on column p2apst.link.bank_codes is 'the banks of field 32 that it may speak for';
comment on column p2apst.link.fingerprints is 'SHA-256 of client certificates, upper-case hex with colons; they count on listeners with TLS';
comment on column p2apst.link.addresses is 'they count on listeners without TLS';
comment on column p2apst.link.auto_sign_on is 'connections count as signed on from the start';
comment on column p2apst.link.max_unanswered is 'requests under way on one connection; beyond it: busy';
comment on column p2apst.link.idle_echo_seconds is 'silence after which we ask whether the other end is there; 0: never';
