create table ap2t.attachment (
  attachment_id uuid primary key,
  agenda_no text references ap2t.application (agenda_no),
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  kind text not null check (kind in ('application', 'identity', 'survey', 'answer-letter', 'spjbtl', 'spjbtl-supplement', 'slo', 'receipt',
    'work-order', 'installation-report', 'customer-record', 'photo', 'other')),
  file_name text not null check (length(file_name) between 1 and 120),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null check (bytes between 1 and 20971520),
  digest bytea not null check (length(digest) = 32),
  content bytea,
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  removed_by text check (removed_by <> ''),
  removed_at timestamptz,
  removal_reason text check (length(removal_reason) between 3 and 500),
  check (num_nulls(removed_by, removed_at, removal_reason) in (0, 3)),
  check ((content is null) = (removed_at is not null)),
  check (length(content) = bytes)
);
comment on table ap2t.attachment is
  'global: papers and photos of an application, or of a customer (agenda_no null). In the database and not in files beside it, so that one back-up and one transaction hold both the paper and the record of who filed it; each is small, and few are read again. A removed one keeps everything but its content.';
comment on column ap2t.attachment.digest is 'SHA-256 of the content as it is kept: without the places and the devices that photos tell of';
-- Photos and scans are compressed already.
alter table ap2t.attachment alter column content set storage external;
-- The same paper sent twice is one.
create unique index attachment_once on ap2t.attachment (idpel, coalesce(agenda_no, ''), kind, digest) where removed_at is null;
create index attachment_agenda on ap2t.attachment (agenda_no, attachment_id) where agenda_no is not null;
