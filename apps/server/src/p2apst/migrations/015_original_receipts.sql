alter table p2apst.reprint add column original boolean not null default false;
comment on column p2apst.reprint.original is
  'the first print, asked for by the counter that sold, under its own request key: not marked CU. One for each transaction.';
create unique index reprint_original on p2apst.reprint (subject, transaction_id) where original;
