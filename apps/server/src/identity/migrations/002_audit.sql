create table identity.audit_head (
  id smallint primary key check (id = 1),
  sequence bigint not null,
  hash bytea not null
);
comment on table identity.audit_head is
  'global: the last entry of the audit trail. Whoever records an act locks this one row, so the chain has one order whoever writes.';
insert into identity.audit_head values (1, 0, decode(repeat('00', 32), 'hex'));

create table identity.audit_entry (
  sequence bigint primary key,
  at timestamptz not null,
  actor text not null,
  act text not null,
  subject text not null,
  detail jsonb not null,
  previous_hash bytea not null,
  hash bytea not null unique
);
comment on table identity.audit_entry is
  'global: what people did, only ever added to. Each entry holds the hash of the one before, so none is changed, moved or taken out unnoticed.';
comment on column identity.audit_entry.hash is
  'SHA-256 of previous_hash and the JSON array [sequence, at, actor, act, subject, detail], the members of detail sorted by name';
create index audit_entry_subject on identity.audit_entry (subject, sequence);
