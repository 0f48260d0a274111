import type { Insertable, Selectable } from 'kysely';
import type { RequestMark } from '../card/add-event.ts';
import type { Complaint, Replacement } from './model.ts';
import type { ComplaintTables } from './tables.ts';

type Row = ComplaintTables['complaint'];

export function complaintOf(row: Selectable<Row>): Complaint {
  return {
    agendaNo: row.agenda_no,
    kind: row.kind,
    idpel: row.idpel,
    meterNo: row.meter_no,
    unit: row.unit,
    channel: row.channel,
    display: row.display,
    description: row.description,
    replacement: replacementOf(row),
    energyState: row.energy_state,
    energyDkwh: row.energy_dkwh,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    madeBy: row.made_by,
    madeAt: row.made_at,
    changedAt: row.changed_at,
  };
}

function replacementOf(row: Selectable<Row>): Replacement | null {
  const { new_meter_no: newMeterNo, new_product: newProduct, fitter, seals } = row;
  const { remaining_dkwh: remainingDkwh, credit_dkwh: creditDkwh } = row;
  if (newMeterNo === null || newProduct === null || fitter === null) return null;
  if (seals === null || creditDkwh === null) return null;
  return { newMeterNo, newProduct, fitter, seals, remainingDkwh, creditDkwh };
}

export function complaintRow(complaint: Complaint, mark: RequestMark): Insertable<Row> {
  const { replacement } = complaint;
  return {
    agenda_no: complaint.agendaNo,
    kind: complaint.kind,
    idpel: complaint.idpel,
    meter_no: complaint.meterNo,
    unit: complaint.unit,
    channel: complaint.channel,
    display: complaint.display,
    description: complaint.description,
    new_meter_no: replacement?.newMeterNo ?? null,
    new_product: replacement?.newProduct ?? null,
    fitter: replacement?.fitter ?? null,
    seals: replacement === null ? null : JSON.stringify(replacement.seals),
    remaining_dkwh: replacement?.remainingDkwh ?? null,
    credit_dkwh: replacement?.creditDkwh ?? null,
    request_key: mark.requestKey,
    digest: mark.digest,
    made_by: complaint.madeBy,
    made_at: complaint.madeAt,
    ...changeableOf(complaint),
  };
}

/** The columns that change after the entry. */
export function changeableOf(complaint: Complaint) {
  return {
    energy_state: complaint.energyState,
    energy_dkwh: complaint.energyDkwh,
    decided_by: complaint.decidedBy,
    decided_at: complaint.decidedAt,
    decision_reason: complaint.decisionReason,
    closed_by: complaint.closedBy,
    closed_at: complaint.closedAt,
    changed_at: complaint.changedAt,
  };
}
