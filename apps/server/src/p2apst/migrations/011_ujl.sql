-- Security deposits of customers (UJL): held, settled at a migration, paid out.
insert into p2apst.account (pattern, kind, name_id, name_en) values
  ('liability:ujl', 'liability', 'Uang jaminan langganan (UJL)', 'Security deposits of customers'),
  ('payable:customer', 'liability', 'Utang kepada pelanggan', 'Cash owed to customers');

insert into p2apst.charge_account (code, account, meaning, certain) values
  ('07', 'tax:ppj', 'PPJ stroom perdana (local tax on the first energy)', false),
  ('08', 'liability:ujl', 'Uang Jaminan Langganan (security deposit)', false);

-- What the records (not the ledger) say was sold and taken back in the window, product by product; now with the local tax of payments.
create or replace function p2apst.window_products(p_partner_id text, p_from timestamptz, p_until timestamptz)
returns table (
  product text, sold bigint, amount_cents bigint, admin_cents bigint, stamp_cents bigint, ppn_cents bigint, ppj_cents bigint,
  instalment_cents bigint, token_cents bigint, energy_dkwh bigint, returned bigint, returned_cents bigint
) language sql stable as $$
  select x.product, sum(x.sold)::bigint, sum(x.amount)::bigint, sum(x.admin)::bigint, sum(x.stamp)::bigint, sum(x.ppn)::bigint,
         sum(x.ppj)::bigint, sum(x.instalment)::bigint, sum(x.token)::bigint, sum(x.energy)::bigint, sum(x.returned)::bigint,
         sum(x.back)::bigint
    from (
      select '99502' as product, 1 as sold, p.amount_cents as amount, p.admin_cents as admin, p.stamp_cents as stamp, p.ppn_cents as ppn,
             p.ppj_cents as ppj, p.instalment_cents as instalment, p.token_cents as token, p.energy_dkwh as energy, 0 as returned,
             0::bigint as back
        from p2apst.purchase p
       where p.partner_id = p_partner_id and p.at >= p_from and p.at < p_until and p.status = 'sold'
      union all
      select '99502', 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, p.amount_cents
        from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
       where p.partner_id = p_partner_id and f.refunded_at >= p_from and f.refunded_at < p_until
      union all
      select p.product, 1, p.amount_cents, p.admin_cents, c.stamp, c.ppn, c.ppj, 0, 0, 0, 0, 0
        from p2apst.payment p,
             lateral (select coalesce(sum(c.amount_cents) filter (where c.account = 'duty:stamp'), 0) as stamp,
                             coalesce(sum(c.amount_cents) filter (where c.account = 'tax:ppn'), 0) as ppn,
                             coalesce(sum(c.amount_cents) filter (where c.account = 'tax:ppj'), 0) as ppj
                        from p2apst.claim_credits(p.claim) c) c
       where p.partner_id = p_partner_id and p.at >= p_from and p.at < p_until and p.status = 'paid'
      union all
      select p.product, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, p.amount_cents
        from p2apst.payment p
       where p.partner_id = p_partner_id and p.reversed_at >= p_from and p.reversed_at < p_until
    ) x
   group by x.product
$$;

-- Street lighting tax of the window by the customers' units, less what was taken back; now also that of first energy in registrations.
create or replace function p2apst.window_ppj(p_partner_id text, p_from timestamptz, p_until timestamptz)
returns table (unit text, ppj_cents bigint) language sql stable as $$
  select x.unit, sum(x.ppj)::bigint
    from (
      select p.unit, p.ppj_cents as ppj
        from p2apst.purchase p
       where p.partner_id = p_partner_id and p.at >= p_from and p.at < p_until and p.status = 'sold'
      union all
      select p.unit, -p.ppj_cents
        from p2apst.refund f join p2apst.purchase p on p.meter_no = f.meter_no and p.purchase_id = f.purchase_id
       where p.partner_id = p_partner_id and f.refunded_at >= p_from and f.refunded_at < p_until
      union all
      select p.claim->>'unit', c.amount_cents
        from p2apst.payment p, lateral p2apst.claim_credits(p.claim) c
       where p.partner_id = p_partner_id and p.at >= p_from and p.at < p_until and p.status = 'paid' and c.account = 'tax:ppj'
      union all
      select p.claim->>'unit', -c.amount_cents
        from p2apst.payment p, lateral p2apst.claim_credits(p.claim) c
       where p.partner_id = p_partner_id and p.reversed_at >= p_from and p.reversed_at < p_until and c.account = 'tax:ppj'
    ) x
   group by x.unit having sum(x.ppj) <> 0
$$;
