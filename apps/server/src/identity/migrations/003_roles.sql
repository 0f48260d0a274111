-- finance: deposits, settlement and the books. partner: a partner's own server, which sells over HTTP in the name of one counter.
alter table identity.access_key
  drop constraint access_key_role_check,
  drop constraint access_key_check,
  add constraint access_key_role_check check (role in ('counter', 'staff', 'vending', 'finance', 'partner')),
  add constraint access_key_seller_check
    check ((role in ('counter', 'partner')) = (partner_id is not null and counter_id is not null));
