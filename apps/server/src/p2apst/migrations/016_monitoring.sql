-- Monitoring of two-way purchases by unit and period (SOP figure 3-2), and what was sold to each meter in each month, for the load profile.

-- An id bears its instant, so the order of ids is that of time.
create index purchase_of_unit on p2apst.purchase (unit, purchase_id, meter_no) where status = 'sold';

create table p2apst.sold_count (
  id smallint primary key check (id = 1),
  counted_until timestamptz
);
comment on table p2apst.sold_count is
  'global: one row, until when the sales of meters have been counted for the load profile; null: not yet. Locked by whoever counts.';
insert into p2apst.sold_count (id) values (1);

-- The smallest id of an instant: UUID version 7 begin with 48 bits of milliseconds.
create function p2apst.first_id(p_at timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex(floor(extract(epoch from p_at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- The business month (WIB) of an instant, YYYYMM, and the instant at which one begins.
create function p2apst.business_month(p_at timestamptz) returns integer language sql immutable as $$
  select extract(year from p_at at time zone 'UTC' + interval '7 hours')::integer * 100
       + extract(month from p_at at time zone 'UTC' + interval '7 hours')::integer
$$;
create function p2apst.month_begins(p_month integer) returns timestamptz language sql immutable as $$
  select (make_timestamp(p_month / 100, p_month % 100, 1, 0, 0, 0) - interval '7 hours') at time zone 'UTC'
$$;

-- Counts anew what was sold in the months of the meters to which something was sold, or of which a sale was taken back, from p_from until
-- before p_until. The whole of a month each time, so that it may be counted as often as one likes. Compensations that came along are
-- energy, and no money. Gives how many meters' months are other than before.
create function p2apst.count_sold(p_from timestamptz, p_until timestamptz) returns integer language plpgsql as $$
declare
  v_sold profile.sold_draft[];
begin
  with touched as (
    select distinct p.meter_no, p2apst.business_month(p.at) as month
      from p2apst.purchase p where p.at >= p_from and p.at < p_until and p.status = 'sold'
    union
    select p.meter_no, p2apst.business_month(p.at)
      from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
     where f.refunded_at >= p_from and f.refunded_at < p_until)
  select array_agg(row(t.meter_no, t.month, s.energy_dkwh, s.amount_cents, s.purchases)::profile.sold_draft) into v_sold
    from touched t,
         lateral (
           select coalesce(sum(p.energy_dkwh + coalesce((
                    select sum(c."energyDkwh") from jsonb_to_recordset(p.compensations) as c("energyDkwh" bigint)), 0)), 0)::bigint as energy_dkwh,
                  coalesce(sum(p.amount_cents), 0)::bigint as amount_cents, count(p.purchase_id)::integer as purchases
             from p2apst.purchase p
            where p.meter_no = t.meter_no and p.status = 'sold'
              and p.purchase_id >= p2apst.first_id(p2apst.month_begins(t.month))
              and p.purchase_id < p2apst.first_id(p2apst.month_begins(profile.next_month(t.month)))
              and not exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id)) s;
  return coalesce(profile.put_sold(v_sold), 0);
end
$$;

-- Goes on counting where the last round ended, a day at most; ten minutes are counted twice, for sales that were under way then. Gives
-- whether there is more to count; null when another server counts.
create function p2apst.count_sold_on(p_now timestamptz) returns boolean language plpgsql as $$
declare
  v_from timestamptz;
  v_until timestamptz;
begin
  select coalesce(c.counted_until, (select min(p.at) from p2apst.purchase p)) into v_from
    from p2apst.sold_count c for update skip locked;
  if not found then return null; end if;
  if v_from is null then return false; end if;
  v_until := least(v_from + interval '1 day', p_now);
  perform p2apst.count_sold(v_from - interval '10 minutes', v_until + interval '1 second');
  update p2apst.sold_count set counted_until = v_until;
  return v_until < p_now;
end
$$;
