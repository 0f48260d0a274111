create table p2apst.reprint (
  subject text not null,
  reprint_id uuid not null,
  kind text not null check (kind in ('purchase', 'payment')),
  transaction_id uuid not null,
  partner_id text not null,
  counter_id text not null,
  format text not null,
  at timestamptz not null,
  primary key (subject, reprint_id)
);
comment on table p2apst.reprint is
  'sharded by subject: who printed whose receipt again, appended before the receipt is shown, because a receipt shows a token. subject: the meter number of a purchase; IDPEL or registration number of a payment. Beside the audit trail, not in it: counters reprint by the thousand, and the trail has one order.';
