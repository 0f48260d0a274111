-- Documents (docs/documents.md): what was decided when each was made, so that a re-print is the same paper whatever has changed since.

create table ap2t.document_template (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('SIP', 'SPJBTL', 'PK', 'BA_PASANG', 'BA_BONGKAR', 'KUITANSI')),
  content jsonb not null,
  first_used_at timestamptz not null
);
comment on table ap2t.document_template is
  'global: every text that a document was ever made from, by the SHA-256 of its canonical JSON. Only ever added to.';

create table ap2t.document_letterhead (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  content jsonb not null,
  first_used_at timestamptz not null
);
comment on table ap2t.document_letterhead is
  'global: every letterhead (utility, unit, address of the verification page) that a document was ever made with, by digest. Only ever added to.';

create table ap2t.document (
  document_id uuid primary key,
  kind text not null check (kind in ('SIP', 'SPJBTL', 'PK', 'BA_PASANG', 'BA_BONGKAR', 'KUITANSI')),
  register_no text not null unique check (length(register_no) between 3 and 60),
  agenda_no text not null check (agenda_no ~ '^[0-9]{18}$'),
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  unit text not null check (unit ~ '^[0-9]{5}$'),
  revision integer not null check (revision between 1 and 999),
  data jsonb not null,
  template_digest text not null references ap2t.document_template (digest),
  letterhead_digest text not null references ap2t.document_letterhead (digest),
  verification_code text not null unique check (verification_code ~ '^[2-9A-HJ-NP-Z]{24}$'),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  superseded_by uuid references ap2t.document (document_id),
  superseded_at timestamptz,
  voided_at timestamptz,
  voided_by text,
  void_reason text check (length(void_reason) between 3 and 500),
  unique (agenda_no, kind, revision),
  check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null)),
  check (superseded_by is null or superseded_at is not null)
);
comment on table ap2t.document is
  'global: documents, one row for each revision; a row is only ever superseded or voided. data holds no token digits and no national id number: they are filled in while it is printed.';
-- One document of a kind is in force for an application.
create unique index document_in_force on ap2t.document (agenda_no, kind) where superseded_at is null and voided_at is null;
create index document_idpel on ap2t.document (idpel, made_at);
