-- Whether a customer may buy. blocked: by an inspection (P2TL) or a dispute; suspended: temporarily disconnected for arrears.
alter table ap2t.supply_point
  drop column blocked,
  add column sale_state text not null default 'active' check (sale_state in ('active', 'blocked', 'suspended'));

create table ap2t.sale_state_change (
  meter_no text not null references ap2t.supply_point (meter_no),
  change_id uuid not null,
  sale_state text not null check (sale_state in ('active', 'blocked', 'suspended')),
  reason text not null check (reason <> ''),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  primary key (meter_no, change_id)
);
comment on table ap2t.sale_state_change is
  'sharded by meter_no: who blocked, suspended or freed a customer, when and why. Never changed. The reason is here and not in the audit trail, which must not hold what people type.';

-- What a sale must know of a meter's place.
create or replace function ap2t.supply_point_of(p_meter_no text) returns jsonb language sql stable as $$
  select jsonb_build_object('meter_no', s.meter_no, 'idpel', s.idpel, 'holder', s.holder, 'unit', s.unit, 'tariff', s.tariff,
                            'power_va', s.power_va, 'sale_state', s.sale_state)
    from ap2t.supply_point s where s.meter_no = p_meter_no
$$;
