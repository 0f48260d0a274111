-- Credit that was called back after somebody had seen it, or after it had been on paper or on a card: as long as the meter has that key,
-- whoever has the digits may still enter it. What the meter refused is not among it.
create view ap2t.credit_out as
  select r.agenda_no, r.meter_no, r.key_version
    from ap2t.token_request r join ap2t.token_order o on o.order_id = r.order_id
   where r.kind in ('first-stroom', 'compensation') and r.state = 'cancelled' and r.generated_at is not null and r.settled_at is null
     and (o.seen_at is not null or r.delivered_at is not null);

-- Tells AP2T that a payment has been reversed: its claim is open again. False when no claim is held by this payment (any more). Raises
-- SA001 when the application has gone on since, or its credit is out: what was paid for is being done, so the payment stands.
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
    if exists (select from ap2t.credit_out c where c.agenda_no = v_agenda_no) then
      raise exception 'the credit of application % is out', v_agenda_no using errcode = 'SA001';
    end if;
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
