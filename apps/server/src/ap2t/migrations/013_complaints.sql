-- Complaints (pengaduan teknik): each a number of its own, and all that it does done with its entry.
create table ap2t.complaint (
  agenda_no text primary key check (agenda_no ~ '^[0-9]{18}$'),
  kind text not null check (kind in ('clear-tamper', 'replace-meter', 'other')),
  idpel text not null check (idpel ~ '^[0-9]{12}$'),
  meter_no text check (meter_no ~ '^[0-9]{11}$|^[0-9]{13}$'),
  unit text not null check (unit ~ '^[0-9]{5}$'),
  channel text not null check (channel in ('05', '01', '99')),
  display text check (display in ('CALL', 'OVERLOAD', 'LOCK', 'PERIKSA', 'GAGAL', 'BLANK', 'OTHER')),
  description text not null check (length(description) between 3 and 500),
  new_meter_no text check (new_meter_no ~ '^[0-9]{11}$|^[0-9]{13}$'),
  new_product text check (new_product in ('prepaid', 'prepaid-nfc')),
  fitter text check (length(fitter) between 1 and 60),
  seals jsonb,
  remaining_dkwh integer check (remaining_dkwh >= 0),
  credit_dkwh integer check (credit_dkwh >= 0),
  energy_state text not null check (energy_state in ('none', 'to-decide', 'requested', 'refused')),
  energy_dkwh integer check (energy_dkwh > 0),
  decided_by text check (decided_by <> ''),
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 3 and 500),
  closed_by text check (closed_by <> ''),
  closed_at timestamptz,
  request_key text not null unique,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  check (kind = 'other' or meter_no is not null),
  check ((kind = 'replace-meter') = (new_meter_no is not null)),
  check (num_nulls(new_meter_no, new_product, fitter, seals, credit_dkwh) in (0, 5)),
  check (new_meter_no is not null or remaining_dkwh is null),
  check (new_meter_no <> meter_no),
  check ((energy_state = 'requested') = (energy_dkwh is not null)),
  check (energy_state <> 'to-decide' or decided_by is null),
  check ((decided_by is null) = (decided_at is null)),
  check (decided_by <> made_by),
  check ((closed_by is null) = (closed_at is null))
);
comment on table ap2t.complaint is
  'global: complaints, one row each. What they asked of meters, cards and tokens stands where those are kept, under the agenda number. The request key makes a repeated request the same complaint.';
comment on column ap2t.complaint.meter_no is 'the meter complained about; null: not a prepaid one';
comment on column ap2t.complaint.display is 'what the meter shows';
comment on column ap2t.complaint.remaining_dkwh is 'credit that the old meter showed when it was taken away, tenths of a kWh; null: could not be read';
comment on column ap2t.complaint.credit_dkwh is 'credit of tokens that were never entered into it, tenths of a kWh';
comment on column ap2t.complaint.energy_state is
  'of the credit that moves to the new meter: none; to-decide, too much for one person to say; requested, its token is asked for; refused';
comment on column ap2t.complaint.energy_dkwh is 'what the new meter gets, tenths of a kWh';
comment on column ap2t.complaint.closed_at is 'of a complaint that needs no token: when somebody had dealt with it';
create index complaint_made on ap2t.complaint (made_at, agenda_no);
create index complaint_unit on ap2t.complaint (unit, made_at, agenda_no);
create index complaint_idpel on ap2t.complaint (idpel, made_at);
create index complaint_meter on ap2t.complaint (meter_no, made_at);
create index complaint_new_meter on ap2t.complaint (new_meter_no, made_at) where new_meter_no is not null;
create index complaint_to_decide on ap2t.complaint (made_at, agenda_no) where energy_state = 'to-decide';
