-- Key-change campaigns: many meters are to change their keys, each by tokens of its own.

create table vending.key_campaign (
  campaign_id uuid primary key,
  request_key text not null unique,
  name text not null check (name <> ''),
  reason text not null check (reason <> ''),
  units text[] check (cardinality(units) > 0),
  from_key jsonb not null,
  target jsonb not null,
  visit_after_days integer not null check (visit_after_days between 1 and 3650),
  state text not null check (state in ('requested', 'rejected', 'running', 'paused', 'cancelled', 'done')),
  select_after text not null default '',
  selected_at timestamptz,
  made_by text not null,
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  changed_by text not null,
  changed_at timestamptz not null,
  problem jsonb,
  check ((state = 'requested') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (decided_by <> made_by)
);
comment on table vending.key_campaign is
  'global: what meters are to change from which keys to which, in which units, who wanted it and who agreed (maker and checker).';
comment on column vending.key_campaign.units is 'as they were named, with all below them; null: everywhere';
comment on column vending.key_campaign.from_key is 'what a meter''s key must be to be chosen: any of sgc, krn, baseDate, keyType, dkga';
comment on column vending.key_campaign.target is 'what it is to become: any of sgc, krn, ti, ken, baseDate, keyType, dkga';
comment on column vending.key_campaign.select_after is 'the last meter that was looked at while meters were chosen';
comment on column vending.key_campaign.selected_at is 'since when the list of its meters is whole; it is not decided before';
comment on column vending.key_campaign.problem is 'why it was paused, when it was not by a person';

create table vending.campaign_meter (
  meter_no text not null,
  campaign_id uuid not null,
  unit text not null,
  state text not null check (state in ('planned', 'made', 'confirmed', 'refused', 'failed', 'cancelled')),
  order_id uuid not null,
  key_version integer,
  hold text check (hold in ('tokens-waiting', 'other-change', 'handed-out')),
  problem jsonb,
  attempts smallint not null default 0,
  due_at timestamptz not null,
  made_at timestamptz,
  handed_by text check (handed_by in ('card', 'paper')),
  handed_at timestamptz,
  confirmed_at timestamptz,
  card_uid text,
  card_state text,
  seen_at timestamptz,
  changed_at timestamptz not null,
  primary key (meter_no, campaign_id),
  check ((made_at is null) = (key_version is null)),
  check ((handed_by is null) = (handed_at is null)),
  check ((state = 'confirmed') = (confirmed_at is not null))
);
comment on table vending.campaign_meter is
  'sharded by meter_no: a meter in a campaign, and how far it is. The row is locked by whoever makes its tokens: they are made once.';
comment on column vending.campaign_meter.order_id is 'the request that its tokens are made for';
comment on column vending.campaign_meter.key_version is 'the key that it changes to; null while no token is made';
comment on column vending.campaign_meter.hold is
  'why nothing happens now: credit of the present key waits on a card, another change is under way, the tokens are out and cannot be taken back';
comment on column vending.campaign_meter.handed_by is 'how tokens of the change first left the centre: in the mailbox of a card, on paper';
comment on column vending.campaign_meter.card_state is 'of the card that the register names last for the meter; null: none is registered';
comment on column vending.campaign_meter.seen_at is 'when a report of the meter last came in';
create index campaign_meter_due on vending.campaign_meter (campaign_id, state, due_at, meter_no);
create index campaign_meter_list on vending.campaign_meter (campaign_id, meter_no);
-- A meter changes to one key at a time.
create unique index campaign_meter_open on vending.campaign_meter (meter_no) where state in ('planned', 'made', 'refused');

-- What has become of a key change whose tokens were made: p_since is when.
create function vending.change_outcome(p_meter_no text, p_order_id uuid, p_version integer, p_since timestamptz)
returns table (key_state text, confirmed_at timestamptz, is_complete boolean, is_refused boolean, on_card text, handed_by text, handed_at timestamptz)
language sql stable as $$
  select (select k.state from vending.meter_key k where k.meter_no = p_meter_no and k.version = p_version),
         vending.key_confirmed_at(p_meter_no, p_version),
         -- The section that completes a set is accepted (1); those before it are taken (2, 3).
         coalesce(bool_or(s.result = 1), false), coalesce(bool_or(s.result not in (1, 2, 3)), false),
         min(s.card_uid) filter (where s.request_id = p_order_id and s.result is null),
         h.handed_by, h.handed_at
    from (values (1)) one
    left join vending.token s
      on s.meter_no = p_meter_no and s.class = 2 and s.tid is null and s.key_version < p_version and s.issued_at >= p_since
    left join lateral (
      select o.handed_by, o.handed_at
        from (select 'card' as handed_by, m.created_at as handed_at
                from vending.mailbox m
               where m.meter_no = p_meter_no
                 and m.token_ids && array(select t.token_id from vending.token t
                                           where t.meter_no = p_meter_no and t.class = 2 and t.tid is null
                                             and t.key_version < p_version and t.issued_at >= p_since)
              union all
              select 'paper', t.issued_at
                from vending.token t
               where t.meter_no = p_meter_no and t.class = 2 and t.tid is null and t.key_version < p_version
                 and t.issued_at >= p_since and t.request_id <> p_order_id) o
       order by o.handed_at, o.handed_by limit 1) h on true
   group by h.handed_by, h.handed_at
$$;

-- As before (001), and sections of the change that are still on their way are worth nothing any more: they wait on no card.
create or replace function vending.confirm_key_change(p_meter_no text, p_at timestamptz) returns boolean language plpgsql as $$
declare
  v_version integer;
begin
  select k.version into v_version from vending.meter_key k where k.meter_no = p_meter_no and k.state = 'pending';
  if not found then return false; end if;
  update vending.meter_key set state = 'retired' where meter_no = p_meter_no and state = 'current';
  update vending.meter_key set state = 'current', confirmed_at = p_at where meter_no = p_meter_no and state = 'pending';
  update vending.token set card_uid = null
   where meter_no = p_meter_no and card_uid is not null and result is null and class = 2 and tid is null and key_version < v_version;
  return true;
end
$$;
