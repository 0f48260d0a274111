-- AP2T is told of a payment in the commit that makes it: the application is paid, or it is not, on both sides.

-- The step of the transition table that a payment or its reversal takes (`pay`, `unpay` in workflow/transitions.ts). False when the
-- application is in none of p_from. p_change_id: the event's own number.
create function ap2t.step_by_payment(
  p_agenda_no text, p_action text, p_from text[], p_to text, p_change_id uuid, p_payment_id uuid, p_paid_at timestamptz, p_at timestamptz)
returns boolean language plpgsql as $$
declare
  a ap2t.application;
begin
  select * into a from ap2t.application x where x.agenda_no = p_agenda_no for update;
  if not found or not (a.state = any (p_from)) then return false; end if;
  update ap2t.application x
     set state = p_to, step = x.step + 1, payment_id = p_payment_id, paid_at = p_paid_at, changed_at = p_at
   where x.agenda_no = p_agenda_no;
  insert into ap2t.application_step (agenda_no, step, action, from_state, to_state, request_key, actor, source, input, at)
    values (p_agenda_no, a.step + 1, p_action, a.state, p_to, p_action || ' ' || p_change_id, 'P2APST', 'system', '{}', p_at);
  insert into ap2t.change (change_id, topic, subject, unit, agenda_no, idpel, meter_no, data, at)
    values (p_change_id, 'application', p_agenda_no, a.unit, p_agenda_no, a.idpel, a.meter_no,
            jsonb_build_object('action', p_action, 'state', p_to, 'step', a.step + 1), p_at);
  return true;
end
$$;

-- The application behind a registration, or null: those of other systems have none here.
create function ap2t.application_of(p_registration_no text) returns text language sql stable as $$
  select a.agenda_no from ap2t.application a where a.registration_no = p_registration_no
$$;

-- Locks a claim for collection. False when it is not any more what was read: then nothing may be collected. An application is locked
-- before its registration, as its own steps do.
create or replace function ap2t.lock_claim(p_claim jsonb) returns boolean language plpgsql as $$
declare
  v_same boolean;
begin
  if p_claim->>'type' = 'registration' then
    perform from ap2t.application a where a.registration_no = p_claim->>'registrationNo' for update;
    perform from ap2t.registration r
      where r.registration_no = p_claim->>'registrationNo' and r.state = 'open' and r.total_cents = (p_claim->>'totalCents')::bigint
      for update;
    return found;
  end if;
  perform from ap2t.bill b where b.idpel = p_claim->>'idpel' and b.payment_id is null order by b.month for update;
  select jsonb_agg(o.month order by o.month) = jsonb_path_query_array(p_claim, '$.bills[*].month')
         and sum(o.total_cents) = (p_claim->>'totalCents')::bigint
    into v_same
    from (select b.month, b.total_cents from ap2t.bill b
           where b.idpel = p_claim->>'idpel' and ap2t.bill_open(b)
           order by b.month limit jsonb_array_length(p_claim->'bills')) o;
  return coalesce(v_same, false);
end
$$;

-- Tells AP2T that a claim, locked in this transaction, has been paid.
create or replace function ap2t.settle_claim(p_claim jsonb, p_payment_id uuid, p_at timestamptz) returns void language plpgsql as $$
declare
  v_registration_no text := p_claim->>'registrationNo';
  v_agenda_no text;
begin
  if p_claim->>'type' = 'registration' then
    update ap2t.registration set state = 'paid', payment_id = p_payment_id, paid_at = p_at where registration_no = v_registration_no;
    insert into ap2t.registration_event (event_id, registration_no, kind, payment_id, amount_cents, at)
      values (p_payment_id, v_registration_no, 'paid', p_payment_id, (p_claim->>'totalCents')::bigint, p_at);
    v_agenda_no := ap2t.application_of(v_registration_no);
    if v_agenda_no is not null and not ap2t.step_by_payment(
         v_agenda_no, 'pay', array['sip-issued', 'expired'], 'paid', p_payment_id, p_payment_id, p_at, p_at) then
      raise exception 'application % does not wait for a payment', v_agenda_no;
    end if;
  else
    update ap2t.bill set payment_id = p_payment_id, paid_at = p_at
     where idpel = p_claim->>'idpel' and month in (select m::integer from jsonb_path_query(p_claim, '$.bills[*].month') m);
  end if;
end
$$;

-- Tells AP2T that a payment has been reversed: its claim is open again. False when no claim is held by this payment (any more). Raises
-- SA001 when the application has gone on since: what was paid for is being done, so the payment stands.
create or replace function ap2t.reopen_claim(p_claim jsonb, p_payment_id uuid, p_event_id uuid, p_at timestamptz) returns boolean
language plpgsql as $$
declare
  v_registration_no text := p_claim->>'registrationNo';
  v_agenda_no text;
begin
  if p_claim->>'type' = 'registration' then
    v_agenda_no := ap2t.application_of(v_registration_no);
    perform from ap2t.application a where a.agenda_no = v_agenda_no for update;
    perform from ap2t.registration r where r.registration_no = v_registration_no and r.payment_id = p_payment_id for update;
    if not found then return false; end if;
    if v_agenda_no is not null and not ap2t.step_by_payment(
         v_agenda_no, 'unpay', array['paid'], 'sip-issued', p_event_id, null, null, p_at) then
      raise exception 'application % has gone on', v_agenda_no using errcode = 'SA001';
    end if;
    update ap2t.registration set state = 'open', payment_id = null, paid_at = null where registration_no = v_registration_no;
    -- The copy of a receipt says that it was paid, which is not so any more.
    update ap2t.document
       set voided_at = p_at, voided_by = 'P2APST', void_reason = 'pembayaran dibatalkan / the payment was reversed'
     where agenda_no = v_agenda_no and kind = 'KUITANSI' and superseded_at is null and voided_at is null;
    insert into ap2t.registration_event (event_id, registration_no, kind, payment_id, amount_cents, at)
      values (p_event_id, v_registration_no, 'reversed', p_payment_id, (p_claim->>'totalCents')::bigint, p_at);
    return true;
  end if;
  perform from ap2t.bill b where b.idpel = p_claim->>'idpel' and b.payment_id = p_payment_id order by b.month for update;
  update ap2t.bill set payment_id = null, paid_at = null where idpel = p_claim->>'idpel' and payment_id = p_payment_id;
  return found;
end
$$;
