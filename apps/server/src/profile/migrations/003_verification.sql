-- What is to be believed of a report: whether its signature proves that this meter wrote it for this card.

-- The later ones go before the earlier ones: comparing them compares what they are worth.
create type profile.verification as enum ('forged', 'unverified', 'verified');
create type profile.reading_source as enum ('unknown', 'inquiry', 'purchase');

alter table profile.report add column verification profile.verification not null default 'unverified';
alter table profile.report add column reason text default 'no-key'
  check (reason in ('no-key', 'unsigned', 'unknown-key', 'retired-key', 'bad-mac', 'signature-missing', 'copied'));
alter table profile.report add column key_version smallint not null default 0;
alter table profile.report add column counted boolean not null default true;
alter table profile.report add column replayed_at timestamptz;
alter table profile.report add column told_at timestamptz;
alter table profile.report add column digest bytea;
-- Reports from before had no signature; of these the digest is that of the whole image.
update profile.report set told_at = coalesce((status->>'clock')::timestamptz, received_at), digest = substring(sha256(image) for 16);
alter table profile.report alter column told_at set not null;
alter table profile.report alter column digest set not null;
alter table profile.report add check ((verification = 'verified') = (reason is null));
comment on column profile.report.verification is
  'verified: signed by this meter for this card; forged: it says so and is not, or somebody took the signature off; unverified: nobody can tell';
comment on column profile.report.reason is
  'why it is not verified. no-key: the meter has no share; unsigned: made before it had; signature-missing: made after; unknown-key, retired-key: by the key version; bad-mac; copied: another card''s';
comment on column profile.report.key_version is 'the card master key that it names; 0: none';
comment on column profile.report.counted is
  'whether it told the present state and what became of tokens: verified; or unverified, while the meter had no share of a card key';
comment on column profile.report.replayed_at is 'when it was brought (again) although the card had brought a later one';
comment on column profile.report.told_at is 'the meter''s clock in it';
comment on column profile.report.digest is
  'of the live header and the records that it names, 128 bits of SHA-256: of one sequence there may be several, of which at most one is the meter''s';
alter table profile.report drop constraint report_pkey;
alter table profile.report add primary key (meter_no, card_uid, sequence, digest);

alter table profile.reading add column verification profile.verification not null default 'unverified';
alter table profile.reading add column reason text default 'no-key';
alter table profile.reading add column source profile.reading_source not null default 'unknown';
alter table profile.reading add column card_uid text;
comment on column profile.reading.verification is 'of the report that told it (profile.report): verified goes before unverified, that before forged';
comment on column profile.reading.source is 'what it came with; unknown: from before this was kept';

alter type profile.report_draft add attribute told_at timestamptz;
alter type profile.report_draft add attribute key_version smallint;
alter type profile.report_draft add attribute proof text;
alter type profile.report_draft add attribute digest bytea;

-- Has the card brought a later report of the meter already? By sequence; a card that was made blank and begins anew is told by the
-- meter's clock, which is signed, too: what it says after all that is known is no replay. Only what counted makes another one late. No row: no.
create function profile.later_report(p_meter_no text, p_card_uid text, p_sequence bigint, p_told_at timestamptz)
returns table (is_late boolean) language sql stable as $$
  select true from profile.report r
   where r.meter_no = p_meter_no and r.card_uid = p_card_uid and r.sequence >= p_sequence and r.told_at > p_told_at and r.counted
   limit 1
$$;

-- Is a report to be believed, unless it is late? p_proof: what its signature says (verified, unsigned, unknown-key, retired-key, forged,
-- copied); p_signs_since: since when its meter signs, null: it has no share of a card key.
create function profile.is_trusted(p_proof text, p_signs_since timestamptz) returns boolean language sql immutable as $$
  select p_proof = 'verified' or (p_proof not in ('forged', 'copied') and p_signs_since is null)
$$;

-- The cards that brought reports of a meter.
create function profile.cards_of_meter(p_meter_no text) returns setof text language sql stable as $$
  select distinct r.card_uid from profile.report r where r.meter_no = p_meter_no
$$;

-- The cards that brought this very report of a meter, but for those that were found to be copies; p_digests: of its live part, and of its
-- image as reports from before have it.
create function profile.cards_with(p_meter_no text, p_sequence bigint, p_digests bytea[]) returns setof text language sql stable as $$
  select r.card_uid from profile.report r
   where r.meter_no = p_meter_no and r.sequence = p_sequence and r.digest = any (p_digests) and r.reason is distinct from 'copied'
$$;

-- Stores reports and their months; gives the numbers i of those that count. A report already known is left alone, unless it is understood
-- better now. Months of a late report are not looked at. A month told otherwise by a later report that counts, or by one of a better
-- standing, replaces the former; what does not count only adds months that nobody of its standing has told.
drop function profile.store_reports(profile.report_draft[], profile.reading_draft[]);
create function profile.store_reports(p_reports profile.report_draft[], p_readings profile.reading_draft[]) returns setof integer
language plpgsql as $$
begin
  return query
  with judged as materialized (
    select r.*, coalesce(l.is_late, false) as late, profile.is_trusted(r.proof, k.since) as trusted,
           (case when r.proof = 'verified' then 'verified'
                 when r.proof in ('forged', 'copied') or (r.proof = 'unsigned' and k.since <= r.told_at) then 'forged'
                 else 'unverified' end)::profile.verification as verification,
           case when r.proof = 'verified' then null
                when r.proof = 'forged' then 'bad-mac'
                when r.proof <> 'unsigned' then r.proof
                when k.since is null then 'no-key'
                when k.since <= r.told_at then 'signature-missing'
                else 'unsigned' end as reason
      from unnest(p_reports) r
      left join lateral vending.card_keys(r.meter_no) k on true
      left join lateral profile.later_report(r.meter_no, r.card_uid, r.sequence, r.told_at) l on true),
  kept as (
    insert into profile.report as old
      (meter_no, card_uid, sequence, image, received_at, purchase_id, status, verification, reason, key_version, counted, replayed_at,
       told_at, digest)
    select j.meter_no, j.card_uid, j.sequence, j.image, j.at, j.purchase_id, j.status, j.verification, j.reason, j.key_version,
           j.trusted and not j.late, case when j.late then j.at end, j.told_at, j.digest
      from judged j order by j.meter_no, j.card_uid, j.sequence
    on conflict (meter_no, card_uid, sequence, digest) do update
      set (verification, reason, counted, replayed_at)
        = (select n.verification, n.reason, n.counted, coalesce(excluded.replayed_at, old.replayed_at)
             from (values (old.verification, old.reason, old.counted), (excluded.verification, excluded.reason, excluded.counted))
                    as n(verification, reason, counted)
            order by n.verification desc, n.counted desc limit 1)
      where excluded.replayed_at is not null or excluded.verification > old.verification),
  told as (
    insert into profile.reading as old
      (meter_no, month, stand_kwh, remaining_kwh, voltage_v, tamper, current_da, tamper_cause, outages, low_voltage_events, overloads,
       tamper_events, told_at, received_at, verification, reason, source, card_uid)
    select distinct on (m.meter_no, m.month) m.meter_no, m.month, m.stand_kwh, m.remaining_kwh, m.voltage_v, m.tamper, m.current_da,
           m.tamper_cause, m.outages, m.low_voltage_events, m.overloads, m.tamper_events, m.told_at, m.at, j.verification, j.reason,
           (case when j.purchase_id is null then 'inquiry' else 'purchase' end)::profile.reading_source, j.card_uid
      from unnest(p_readings) m join judged j on j.i = m.i
     where not j.late
       and (j.trusted or not exists (
             select from profile.reading o
              where o.meter_no = m.meter_no and o.month = m.month and o.verification >= j.verification))
     order by m.meter_no, m.month, j.verification desc, m.told_at desc
    on conflict (meter_no, month) do update
      set (stand_kwh, remaining_kwh, voltage_v, tamper, current_da, tamper_cause, outages, low_voltage_events, overloads,
           tamper_events, told_at, received_at, verification, reason, source, card_uid)
        = (excluded.stand_kwh, excluded.remaining_kwh, excluded.voltage_v, excluded.tamper, excluded.current_da,
           excluded.tamper_cause, excluded.outages, excluded.low_voltage_events, excluded.overloads,
           excluded.tamper_events, excluded.told_at, excluded.received_at, excluded.verification, excluded.reason, excluded.source,
           excluded.card_uid)
      where excluded.verification > old.verification
         or (excluded.verification = old.verification and excluded.told_at > old.told_at
             and (old.stand_kwh, old.remaining_kwh, old.voltage_v, old.tamper, old.current_da, old.tamper_cause, old.outages,
                  old.low_voltage_events, old.overloads, old.tamper_events)
               is distinct from
                 (excluded.stand_kwh, excluded.remaining_kwh, excluded.voltage_v, excluded.tamper, excluded.current_da,
                  excluded.tamper_cause, excluded.outages, excluded.low_voltage_events, excluded.overloads, excluded.tamper_events)))
  select j.i from judged j where j.trusted and not j.late;
end
$$;
