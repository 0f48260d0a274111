-- What is older than the utility keeps load profiles goes; the sums of places stay: they are nobody's.

create index report_received on profile.report using brin (received_at);

-- Forgets the months before p_month (YYYYMM): partitions go as a whole, the rest in pieces of p_limit rows. Gives the partitions and rows
-- that went, 0 and 0 when nothing is left to forget. Sales wait two seconds at most: then it fails, and is tried again later.
create function profile.forget_before(p_month integer, p_limit integer, out partitions integer, out removed bigint)
language plpgsql set lock_timeout = '2s' as $$
declare
  v_name text;
  v_rows bigint;
  v_until timestamptz := make_date(p_month / 100, p_month % 100, 1);
begin
  partitions := 0;
  for v_name in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent in ('profile.reading'::regclass, 'profile.sold'::regclass)
       and substring(c.relname from '_(\d{6})$')::integer < p_month
     order by c.relname
  loop
    execute format('drop table profile.%I', v_name);
    partitions := partitions + 1;
  end loop;

  with gone as (
    delete from profile.reading_other o where o.ctid in (select ctid from profile.reading_other where month < p_month limit p_limit) returning 1)
  select count(*) into removed from gone;
  with gone as (
    delete from profile.sold_other o where o.ctid in (select ctid from profile.sold_other where month < p_month limit p_limit) returning 1)
  select count(*) into v_rows from gone;
  removed := removed + v_rows;
  with gone as (
    delete from profile.reading_variant v
     where v.ctid in (select ctid from profile.reading_variant where month < p_month limit p_limit) returning 1)
  select count(*) into v_rows from gone;
  removed := removed + v_rows;
  with gone as (
    delete from profile.report r where r.ctid in (select ctid from profile.report where received_at < v_until limit p_limit) returning 1)
  select count(*) into v_rows from gone;
  removed := removed + v_rows;
  with gone as (
    delete from profile.viewed v where v.ctid in (
      select ctid from profile.viewed where at < v_until - interval '1 year' limit p_limit) returning 1)
  select count(*) into v_rows from gone;
  removed := removed + v_rows;
end
$$;
