-- The customers' cards: which card belongs to which meter, and how it came there.
create table ap2t.card (
  card_uid text primary key check (card_uid ~ '^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$'),
  card_no bigint not null unique check (card_no between 1 and 4294967295),
  meter_no text not null check (meter_no ~ '^[0-9]{11}$'),
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  unit text not null check (unit ~ '^[0-9]{5}$'),
  state text not null check (state in ('bound', 'lost', 'blocked', 'replaced', 'returned')),
  chip text not null check (chip in ('NTAG216', 'MIFARE-CLASSIC-1K', 'DESFIRE-EV2', 'DESFIRE-EV3', 'ISO-7816-4', 'OTHER')),
  agenda_no text check (agenda_no ~ '^[0-9]{18}$'),
  replaced_by text references ap2t.card (card_uid),
  issued_by text not null check (issued_by <> ''),
  issued_at timestamptz not null,
  version integer not null check (version > 0),
  changed_at timestamptz not null,
  check (replaced_by <> card_uid),
  check ((state = 'replaced') = (replaced_by is not null))
);
comment on table ap2t.card is
  'global: cards that were given out, one row each with its present state. The row is locked by whoever changes it. A sale looks at it when a card is on the reader (ap2t.card_state); a card that is not here is older than this register, and sells as ever.';
comment on column ap2t.card.card_no is 'the issuer''s own number of the card, as its identity area has it (docs/card.md section 3)';
comment on column ap2t.card.meter_no is 'the meter that it is bound to, or was bound to last; the card''s map knows meter numbers of 11 digits only';
comment on column ap2t.card.agenda_no is 'application or complaint by which it was given out; null: at the desk';
create index card_meter on ap2t.card (meter_no, card_uid);
create index card_idpel on ap2t.card (idpel, card_uid);

create table ap2t.card_event (
  card_uid text not null references ap2t.card (card_uid),
  version integer not null check (version > 0),
  action text not null check (action in ('issue', 'lose', 'block', 'unblock', 'replace', 'rebind', 'return')),
  from_state text,
  to_state text not null,
  meter_no text not null,
  idpel text not null,
  agenda_no text check (agenda_no ~ '^[0-9]{18}$'),
  other_uid text,
  moved_tokens integer check (moved_tokens >= 0),
  reason text check (length(reason) between 3 and 500),
  request_key text unique,
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  primary key (card_uid, version),
  check ((request_key is null) = (digest is null))
);
comment on table ap2t.card_event is
  'global: the life of each card: who did what when, and why. Only ever added to; version is that of the card after it. The request key makes a repeated request the same one.';
comment on column ap2t.card_event.other_uid is 'of a replacement: the card in its place, or the one whose place it takes';
comment on column ap2t.card_event.moved_tokens is 'how many tokens that waited on the old card wait on the new one since';

-- What a sale must know of the card on the reader; no row for a card that is not registered, or without one.
create function ap2t.card_state(p_card_uid text) returns table (card_state text, card_meter_no text) language sql stable as $$
  select c.state, c.meter_no from ap2t.card c where c.card_uid = p_card_uid
$$;
