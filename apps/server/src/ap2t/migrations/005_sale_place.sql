-- As supply_point_of, for joins: the planner can take it apart.
create function ap2t.sale_place(p_meter_no text) returns table (supply_point json) language sql stable as $$
  select json_build_object('meter_no', s.meter_no, 'idpel', s.idpel, 'holder', s.holder, 'unit', s.unit, 'tariff', s.tariff,
                           'power_va', s.power_va, 'sale_state', s.sale_state)
    from ap2t.supply_point s where s.meter_no = p_meter_no
$$;
