-- As before (010); and when the vending key of the present meter key makes no credit any more, there is nothing to be waited for.
create or replace function vending.is_change_out(p_from vending.meter_key, p_to vending.meter_key) returns boolean language sql stable as $$
  select exists (
    select from vending.token t
     where t.meter_no = p_to.meter_no
       and (t.key_version = p_to.version
            or t.class = 2 and t.tid is null and t.key_version = p_from.version and t.issued_at >= p_to.issued_at
               and (not exists (select from vending.campaign_meter c where c.meter_no = t.meter_no and c.order_id = t.request_id)
                    or exists (select from vending.mailbox m
                                where m.meter_no = t.meter_no and t.token_id = any (m.token_ids)))))
    or exists (
    select from vending.vending_key v
     where v.sgc = p_from.sgc and v.krn = p_from.krn and v.dkga = p_from.dkga and v.base_date = p_from.base_date and v.kind = 'VUDK'
       and (v.state = 'expired'
            -- Past its expiry number: the upper eight bits of an identifier, which counts minutes, are compared with it.
            or v.state = 'active' and v.ken < 255
               and floor(extract(epoch from now() - make_timestamptz(v.base_date, 1, 1, 0, 0, 0, 'UTC')) / 60 / 65536) > v.ken))
$$;
