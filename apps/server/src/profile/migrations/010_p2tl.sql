-- The ranked list of meters that a P2TL inspection is worth its way for: worked out by the detector (src/profile/analysis), kept with its reasons.

create table profile.p2tl_finding (
  meter_no text primary key,
  unit text not null,
  feeder text,
  transformer text,
  tariff text not null,
  power_va integer not null,
  score real not null check (score between 0 and 1),
  since integer,
  missing_kwh bigint not null,
  reasons jsonb not null,
  examined_at timestamptz not null
);
comment on table profile.p2tl_finding is
  'sharded by meter_no: the meters that the last examination found, where they hung then. A suspicion, no proof: it goes with the next examination that does not share it.';
comment on column profile.p2tl_finding.score is 'how likely an inspection finds theft';
comment on column profile.p2tl_finding.since is 'the first month (YYYYMM) that looks wrong; null: no month stands out';
comment on column profile.p2tl_finding.missing_kwh is 'what is missing since then';
comment on column profile.p2tl_finding.reasons is 'code, weight in log-odds, figures, and the sentence in both languages; the heaviest first';
create index on profile.p2tl_finding (unit, score desc, meter_no desc);

create table profile.p2tl_run (
  id smallint primary key check (id = 1),
  claimed_at timestamptz,
  examined_at timestamptz,
  until_month integer,
  meters integer not null default 0,
  findings integer not null default 0
);
comment on table profile.p2tl_run is
  'global: one row; claimed_at: when a server began to examine, so that of several one does; examined_at, until_month, meters, findings: of the last examination that came to its end.';
insert into profile.p2tl_run (id) values (1);
