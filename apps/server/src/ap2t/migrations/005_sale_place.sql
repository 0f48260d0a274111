-- As supply_point_of, for joins: the planner can take it apart.
create function ap2t.sale_place(p_meter_no text)
returns table (idpel text, holder text, unit text, tariff text, power_va integer, sale_state text) language sql stable as $$
  select s.idpel, s.holder, s.unit, s.tariff, s.power_va, s.sale_state
    from ap2t.supply_point s where s.meter_no = p_meter_no
$$;
