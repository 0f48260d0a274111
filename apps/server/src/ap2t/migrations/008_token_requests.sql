-- What changed, for those who are looking: live screens hear of it instead of asking again and again (docs/token-requests.md).
create table ap2t.change (
  change_id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  topic text not null check (topic ~ '^[a-z]+(-[a-z]+)*$' and length(topic) <= 40),
  subject text not null check (length(subject) between 1 and 60),
  unit text check (unit ~ '^[0-9]{5}$'),
  agenda_no text check (agenda_no ~ '^[0-9]{18}$'),
  idpel text check (idpel ~ '^[0-9]{12}$'),
  meter_no text check (meter_no ~ '^[0-9]{11}$|^[0-9]{13}$'),
  data jsonb not null,
  at timestamptz not null
);
comment on table ap2t.change is
  'global: what changed, written in the transaction that changed it, kept for a day. Read in the order of xid, and only what is older than every transaction still running: so nothing that commits late is skipped. Never a token, a name or an id number in data.';
create index change_order on ap2t.change (xid, change_id);
create index change_age on ap2t.change (at);

-- To which key a meter of a place is to change when it is activated there.
create table ap2t.key_target (
  unit_prefix text not null check (unit_prefix ~ '^[0-9]{0,5}$'),
  tariff text not null check (length(tariff) <= 5),
  from_date date not null,
  sgc text not null check (sgc ~ '^[0-9]{6}$'),
  krn smallint not null check (krn between 1 and 9),
  ti text not null check (ti ~ '^[0-9]{2}$'),
  ken smallint not null check (ken between 0 and 255),
  base_date smallint not null check (base_date in (1993, 2014, 2035)),
  key_type smallint not null check (key_type in (1, 2)),
  set_by text not null check (set_by <> ''),
  set_at timestamptz not null,
  primary key (unit_prefix, tariff, from_date)
);
comment on table ap2t.key_target is
  'global: supply group, key revision and tariff index by place and tariff. The longest unit prefix counts, then the tariff ('''' is all of them), then the latest from_date (WIB). None: the meter keeps its key.';

-- The tokens that one activation or complaint asks for at once, made together and taken by the meter in their order.
create table ap2t.token_order (
  order_id uuid primary key,
  agenda_no text not null check (agenda_no ~ '^[0-9]{18}$'),
  meter_no text not null check (meter_no ~ '^[0-9]{11}$|^[0-9]{13}$'),
  target jsonb,
  attempts smallint not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz,
  claim uuid,
  seen_at timestamptz,
  request_key text unique,
  requested_by text not null check (requested_by <> ''),
  requested_at timestamptz not null
);
comment on table ap2t.token_order is
  'global: sets of tokens to be made. next_attempt_at: when the generator takes it up; null when there is nothing (more) for it to do. Whoever takes it up puts it later and leaves its claim, so that two do not make the same order, and another takes it up when the first one dies. order_id is the request of its tokens in vending.';
comment on column ap2t.token_order.request_key is 'of an order that somebody made by itself: makes a repeated request the same order';
comment on column ap2t.token_order.seen_at is 'when somebody first saw its digits: then they may have reached the meter by any way';
comment on column ap2t.token_order.target is 'to what the key is to change: {sgc, krn, ti, ken, baseDate, keyType}; null without a key change';
create index token_order_due on ap2t.token_order (next_attempt_at) where next_attempt_at is not null;

create table ap2t.token_request (
  request_id uuid primary key,
  order_id uuid not null references ap2t.token_order (order_id),
  position smallint not null check (position >= 0),
  agenda_no text not null check (agenda_no ~ '^[0-9]{18}$'),
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  meter_no text not null check (meter_no ~ '^[0-9]{11}$|^[0-9]{13}$'),
  unit text not null check (unit ~ '^[0-9]{5}$'),
  kind text not null check (kind in ('key-change', 'max-power', 'clear-tamper', 'clear-credit', 'first-stroom', 'compensation')),
  value integer not null check (value >= 0),
  mandatory boolean not null,
  state text not null check (state in ('requested', 'generated', 'delivered', 'taken', 'failed', 'cancelled')),
  first_part smallint,
  part_count smallint,
  key_version integer,
  medium text check (medium in ('pk', 'card', 'receipt')),
  card_uid text check (card_uid ~ '^[0-9A-F]{8,20}$'),
  problem jsonb,
  retry_of uuid unique references ap2t.token_request (request_id),
  requested_by text not null check (requested_by <> ''),
  requested_at timestamptz not null,
  generated_at timestamptz,
  delivered_at timestamptz,
  settled_at timestamptz,
  settled_by text check (settled_by <> ''),
  cancelled_at timestamptz,
  changed_at timestamptz not null,
  unique (order_id, position),
  check ((first_part is null) = (generated_at is null)),
  check ((first_part is null) = (part_count is null)),
  check ((first_part is null) = (key_version is null)),
  check (state not in ('generated', 'delivered', 'taken') or generated_at is not null),
  check (state <> 'delivered' or medium is not null),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check ((settled_at is null) = (settled_by is null)),
  check (state <> 'failed' or problem is not null)
);
comment on table ap2t.token_request is
  'global: requests for tokens around activation and complaints (Permohonan Token). A failed one with generated_at was refused by the meter, one without could not be made.';
comment on column ap2t.token_request.value is 'W for max-power, tenths of a kWh for first-stroom and compensation, the register for clear-credit (65535: all), else 0';
comment on column ap2t.token_request.key_version is 'the meter''s key that the token was made under; of a key change, the one that it leads to';
comment on column ap2t.token_request.first_part is 'its tokens in vending are the parts first_part to first_part + part_count - 1 of request order_id';
comment on column ap2t.token_request.settled_by is 'who said that the meter took or refused it: somebody, or the card';
comment on column ap2t.token_request.problem is 'why it failed: {code, params} of the catalogue';
create index token_request_agenda on ap2t.token_request (agenda_no, order_id, position);
create index token_request_idpel on ap2t.token_request (idpel, order_id, position);
create index token_request_meter on ap2t.token_request (meter_no, order_id, position);
create index token_request_unit on ap2t.token_request (unit, order_id, position);
create index token_request_state on ap2t.token_request (state, order_id, position);
-- Those whose end the centre may learn from a card's report.
create index token_request_open on ap2t.token_request (request_id)
  where state in ('generated', 'delivered') and (card_uid is not null or kind = 'key-change');

-- Setting KCT: which tokens go on the work order, who said so, and when. The gate before the work order.
create table ap2t.kct_setting (
  setting_id uuid primary key,
  agenda_no text not null check (agenda_no ~ '^[0-9]{18}$'),
  set_by text not null check (set_by <> ''),
  set_at timestamptz not null,
  unset_by text check (unset_by <> ''),
  unset_at timestamptz,
  check ((unset_by is null) = (unset_at is null))
);
comment on table ap2t.kct_setting is 'global: settings of KCT and the rest, one current for each agenda; those taken back are kept.';
create unique index kct_setting_current on ap2t.kct_setting (agenda_no) where unset_at is null;
create index kct_setting_agenda on ap2t.kct_setting (agenda_no, set_at);

create table ap2t.kct_setting_request (
  setting_id uuid not null references ap2t.kct_setting (setting_id),
  request_id uuid not null references ap2t.token_request (request_id),
  primary key (setting_id, request_id)
);
comment on table ap2t.kct_setting_request is 'global: the tokens of a setting. One that the meter refused is joined by the one made in its place.';
