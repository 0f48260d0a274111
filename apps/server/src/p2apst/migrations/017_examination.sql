create table p2apst.examination (
  examination_id bigint generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  made_by text not null,
  postings bigint not null,
  sum_cents bigint not null,
  faults jsonb not null,
  closings jsonb not null
);
comment on table p2apst.examination is
  'global: examinations of the whole ledger that somebody asked the server for, with what each found';
