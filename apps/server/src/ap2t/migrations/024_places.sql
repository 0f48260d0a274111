-- Where meters hang, told to the load profile: unit, tariff and power from the register, the transformer from the substation (gardu) of the
-- PDL where it is one that the network knows.

create table ap2t.places_told (
  id smallint primary key check (id = 1),
  told_until timestamptz,
  full_after text
);
comment on table ap2t.places_told is
  'global: one row, until when changes of customers have been told to the load profile, locked by whoever tells; full_after: the meter up to which the first pass over all of them has come, null once it is over.';
insert into ap2t.places_told (id, full_after) values (1, '');
create index customer_history_posted on ap2t.customer_history using brin (posted_at);

-- Tells where these meters hang, or hung last. Gives how many were new or other than known.
create function ap2t.tell_places(p_meter_nos text[]) returns integer language sql as $$
  select profile.put_places(array(
    select row(s.meter_no, s.unit, null, case when profile.is_transformer(c.substation) then c.substation end, s.tariff, s.power_va,
               coalesce((select min(h.effective_from) from ap2t.customer_history h where h.meter_no = s.meter_no and h.idpel = s.idpel),
                        date '1990-01-01'),
               s.removed_on)::profile.place_draft
      from unnest(p_meter_nos) n(meter_no) join ap2t.supply_point s on s.meter_no = n.meter_no
      left join ap2t.customer c on c.idpel = s.idpel and c.meter_no = s.meter_no))
$$;

-- Tells a piece: of the first pass over all meters, then of what has changed. Ten minutes are told twice, for changes that were under way
-- then. Gives whether there is more; null when another server is at it.
create function ap2t.tell_places_on(p_now timestamptz, p_limit integer) returns boolean language plpgsql as $$
declare
  v_mark ap2t.places_told;
  v_meters text[];
begin
  select * into v_mark from ap2t.places_told for update skip locked;
  if not found then return null; end if;
  if v_mark.full_after is not null then
    v_meters := array(select s.meter_no from ap2t.supply_point s where s.meter_no > v_mark.full_after order by s.meter_no limit p_limit);
    perform ap2t.tell_places(v_meters);
    update ap2t.places_told
       set told_until = coalesce(told_until, p_now),
           full_after = case when cardinality(v_meters) = p_limit then v_meters[p_limit] end;
    return true;
  end if;
  v_meters := array(
    select distinct o.meter_no
      from ap2t.customer_history h join ap2t.customer_history o on o.idpel = h.idpel
     where h.posted_at >= v_mark.told_until - interval '10 minutes' and o.meter_no is not null);
  if cardinality(v_meters) > 0 then perform ap2t.tell_places(v_meters); end if;
  update ap2t.places_told set told_until = greatest(told_until, p_now);
  return false;
end
$$;
