create table identity.user_account (
  user_id uuid primary key,
  name text not null unique
    check (name ~ '^[a-z][a-z0-9._-]{2,31}$' and name not in ('system', 'shell')),
  display_name text not null check (length(display_name) between 1 and 100),
  email text unique check (length(email) <= 254 and email = lower(email)),
  roles text[] not null check (
    cardinality(roles) between 1 and 11
    and roles <@ array['front-office', 'supervisor', 'metering', 'fitter', 'pdl-officer', 'p2tl-analyst', 'p2apst-officer',
      'counter-clerk', 'partner', 'auditor', 'administrator']),
  units text[] not null check (cardinality(units) <= 100),
  partner_id text,
  counter_id text,
  state text not null check (state in ('active', 'blocked')),
  origin text not null check (origin in ('local', 'directory')),
  language text not null check (language in ('id', 'en')),
  password_hash text check (length(password_hash) <= 200),
  must_change_password boolean not null,
  failed_attempts integer not null default 0 check (failed_attempts >= 0),
  locked_until timestamptz,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  made_at timestamptz not null,
  last_log_in_at timestamptz,
  check ((partner_id is null) = (counter_id is null)),
  check ((partner_id is not null) = (roles && array['partner', 'counter-clerk'])),
  check (origin = 'local' or password_hash is null),
  check (totp_secret is not null or (totp_confirmed_at is null and totp_last_step is null))
);
comment on table identity.user_account is
  'global: people who sign in. The password is an Argon2id hash in PHC form; the secret of the authenticator is sealed under keys/identity.key.';
comment on column identity.user_account.units is
  'Units whose business the user does, with all that is below them; * is the whole country, none is none.';
comment on column identity.user_account.failed_attempts is
  'Raised before a password is checked and put back when it was right, so that attempts at the same time are all counted.';

create table identity.recovery_code (
  user_id uuid not null references identity.user_account (user_id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
comment on table identity.recovery_code is
  'global: codes that stand in for a lost authenticator, each once. Only the SHA-256 is kept: a code has 80 random bits.';

create table identity.session (
  token_hash bytea primary key,
  session_id uuid not null unique,
  user_id uuid not null references identity.user_account (user_id) on delete cascade,
  method text not null check (method in ('password', 'totp', 'recovery', 'directory')),
  source text not null check (length(source) <= 100),
  agent text not null check (length(agent) <= 200),
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table identity.session is
  'global: who is signed in. Only the SHA-256 of the token is kept (256 random bits). A session that is ended is gone; the audit trail knows of it.';
create index session_by_user on identity.session (user_id, made_at);
create index session_by_expiry on identity.session (expires_at);
