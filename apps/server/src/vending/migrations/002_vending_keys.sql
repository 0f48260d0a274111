create table vending.vending_key (
  key_id uuid primary key,
  sgc text not null check (sgc ~ '^[0-9]{6}$'),
  krn smallint not null check (krn between 1 and 9),
  kind text not null check (kind in ('VDDK', 'VUDK', 'VCDK')),
  dkga text not null check (dkga in ('02', '04')),
  base_date smallint not null check (base_date in (1993, 2014, 2035)),
  ken smallint not null check (ken between 0 and 255),
  test boolean not null,
  state text not null check (state in ('imported', 'active', 'expired', 'destroyed')),
  check_value text not null check (check_value ~ '^[0-9A-F]{6}$'),
  vault text not null check (vault in ('software', 'pkcs11')),
  block text,
  imported_at timestamptz not null,
  imported_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  check (state <> 'destroyed' or block is null)
);
comment on table vending.vending_key is
  'global: the vending keys, never in clear. A key in software has its block here, encrypted under the master key and bound to every attribute of its row; a key in hardware has none.';
comment on column vending.vending_key.ken is 'key expiry number: compared with the upper 8 bits of token identifiers; 255 never expires';
comment on column vending.vending_key.test is 'anybody may know it, and no real meter has it';
create unique index vending_key_name on vending.vending_key (sgc, krn, kind, dkga, base_date) where state <> 'destroyed';
