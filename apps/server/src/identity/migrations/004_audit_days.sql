-- Entries of form 2 say from where somebody acted, and what was before and after; all of it is in their hash. Those of form 1 stay as they are.
alter table identity.audit_entry
  add column form smallint not null default 1 check (form in (1, 2)),
  add column source text check (length(source) <= 100),
  add column before jsonb,
  add column after jsonb,
  add constraint audit_entry_first_form_check check (form = 2 or (source is null and before is null and after is null));
alter table identity.audit_entry alter column form drop default;
comment on column identity.audit_entry.hash is
  'SHA-256 of previous_hash and a JSON array: form 1 [sequence, at, actor, act, subject, detail], form 2 ["2", sequence, at, actor, act, subject, detail, source, before, after]; the members of objects sorted by name';
create index audit_entry_actor on identity.audit_entry (actor, sequence);

create table identity.audit_day (
  day text primary key check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  first_sequence bigint not null,
  last_sequence bigint not null check (last_sequence >= first_sequence),
  hash bytea not null
);
comment on table identity.audit_day is
  'global: a seal for each day (WIB) that has entries and is over: which entries, and the hash of the last. An entry that comes late, with an earlier time, belongs to the day that was open.';

alter table identity.audit_head
  add column day text,
  add column day_first bigint;
comment on column identity.audit_head.day is 'The day that is open: the latest that any entry was made on.';

with entry as (
  select sequence, hash, max(to_char(at at time zone 'Asia/Jakarta', 'YYYY-MM-DD')) over (order by sequence) as day
    from identity.audit_entry),
sealed as (
  select day, min(sequence) as first, max(sequence) as last from entry group by day)
insert into identity.audit_day (day, first_sequence, last_sequence, hash)
select s.day, s.first, s.last, e.hash from sealed s join entry e on e.sequence = s.last
 where s.day < (select max(day) from sealed);

with entry as (
  select sequence, max(to_char(at at time zone 'Asia/Jakarta', 'YYYY-MM-DD')) over (order by sequence) as day
    from identity.audit_entry),
opened as (
  select day, min(sequence) as first from entry group by day order by day desc limit 1)
update identity.audit_head set day = opened.day, day_first = opened.first from opened;
