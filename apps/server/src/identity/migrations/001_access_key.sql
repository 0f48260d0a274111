create schema identity;

create table identity.access_key (
  secret_hash bytea primary key,
  role text not null check (role in ('counter', 'staff', 'vending')),
  label text not null,
  partner_id text,
  counter_id text,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  check ((role = 'counter') = (partner_id is not null and counter_id is not null))
);
comment on table identity.access_key is
  'global: who may call the HTTP API. Only the SHA-256 of a secret is kept: the secrets are 256 random bits, so a slow hash would add nothing.';
