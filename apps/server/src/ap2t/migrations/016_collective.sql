create table ap2t.collective (
  collective_no text primary key check (collective_no ~ '^K[0-9]{15}$'),
  request_key text not null unique,
  unit text not null check (unit ~ '^[0-9]{5}$'),
  channel text not null check (channel in ('05', '01', '99')),
  state text not null check (state in ('ready', 'running', 'done', 'cancelled')),
  file_name text not null check (length(file_name) between 1 and 120),
  file_digest bytea not null check (length(file_digest) = 32),
  corrects text references ap2t.collective (collective_no),
  lines integer not null check (lines between 1 and 10000),
  made integer not null default 0 check (made >= 0),
  refused integer not null check (refused >= 0),
  total_cents bigint not null check (total_cents >= 0),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  started_by text check (started_by <> ''),
  started_roles text[],
  started_at timestamptz,
  changed_at timestamptz not null,
  paused_until timestamptz,
  pause_code text,
  check (made + refused <= lines),
  check (state not in ('ready', 'running') or made + refused < lines),
  check (num_nulls(started_by, started_roles, started_at) in (0, 3)),
  check (state <> 'running' or started_at is not null),
  check (num_nulls(paused_until, pause_code) in (0, 2))
);
comment on table ap2t.collective is
  'global: collective requests (PB Kolektif): a file of new connections. Its row is locked by whoever makes the next application of it, so that each line is made once and a cancelled one makes no more.';
comment on column ap2t.collective.total_cents is 'what the lines that were not refused when the file came would cost, by the rules of that day';
comment on column ap2t.collective.started_roles is 'what the one who started it might do then: the applications are entered in their name';
comment on column ap2t.collective.pause_code is 'why it waits until paused_until: a code of the catalogue';
-- The same file twice is one request, until it is cancelled.
create unique index collective_file on ap2t.collective (unit, file_digest) where state <> 'cancelled';
create index collective_running on ap2t.collective (changed_at, collective_no) where state = 'running';
create index collective_newest on ap2t.collective (made_at, collective_no);

create table ap2t.collective_line (
  collective_no text not null references ap2t.collective (collective_no),
  line integer not null check (line >= 2),
  cells jsonb not null,
  digest bytea not null check (length(digest) = 32),
  state text not null check (state in ('waiting', 'made', 'refused')),
  attempts smallint not null default 0 check (attempts >= 0),
  agenda_no text unique references ap2t.application (agenda_no),
  problems jsonb,
  primary key (collective_no, line),
  check ((state = 'made') = (agenda_no is not null)),
  check ((state = 'refused') = (problems is not null))
);
comment on table ap2t.collective_line is
  'global: the lines of collective requests as they stood in the file, by the line of the file. A refused one says why; what was made is an application.';
comment on column ap2t.collective_line.digest is 'SHA-256 of the unit and what is asked: the same request is made once, in whatever file it comes';
create unique index collective_line_once on ap2t.collective_line (digest) where state = 'made';
create index collective_line_waiting on ap2t.collective_line (collective_no, line) where state = 'waiting';
create index collective_line_digest on ap2t.collective_line (digest) where state = 'waiting';
