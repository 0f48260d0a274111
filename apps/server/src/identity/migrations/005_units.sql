create table identity.unit (
  unit text primary key check (unit ~ '^(\d{2}|\d{5})$'),
  kind text not null check (kind in ('UPI', 'UP3', 'ULP')),
  parent text references identity.unit (unit),
  name text not null check (length(name) between 1 and 100),
  address text not null check (length(address) <= 35),
  phone text not null check (length(phone) <= 15),
  check ((kind = 'UPI') = (length(unit) = 2)),
  check ((kind = 'UPI') = (parent is null))
);
comment on table identity.unit is
  'global: the utility''s units. A UPI (2 digits) has UP3s below it, a UP3 (5 digits) ULPs (5 digits). Address and phone are as long as a receipt has room.';
create index unit_parent on identity.unit (parent);
