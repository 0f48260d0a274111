-- Who has looked at whose load profile: it is personal.
create table profile.viewed (
  subject text not null,
  view_id uuid not null,
  kind text not null check (kind in ('meter', 'place', 'list', 'file')),
  viewer text not null,
  came_from text not null,
  meters integer not null check (meters >= 0),
  at timestamptz not null,
  primary key (subject, view_id)
);
comment on table profile.viewed is
  'sharded by subject: who was shown the load profile of a meter (its number), or of the meters of a place or a list. Beside the audit trail, not in it, like the history that counters are shown: people look by the thousand, and the trail has one order.';
comment on column profile.viewed.kind is 'meter: of one, whole; place: a month of each meter on a transformer; list: rows of several; file: a list that left the house';
create index on profile.viewed using brin (at);
