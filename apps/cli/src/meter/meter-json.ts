import { clockAt, type MeterState, panelOf } from '@setrum/meter';
import { namesOf } from './causes.ts';

/** A meter as JSON, for programs: everything but its keys. */
export function meterJson(state: MeterState) {
  const { decoder, config, clock, events } = state;
  const trueMs = clock.ranUntilMs ?? 0;
  const { sgc, krn, ti, keyType, ea, ken, baseDate, rejects } = decoder;
  return {
    meterNo: state.meterNo,
    panel: panelOf(state),
    creditKwh: state.creditWh / 1_000,
    standKwh: state.standWh / 1_000,
    voltageV: state.voltageV,
    currentA: state.currentA,
    loadW: state.loadW,
    power: clock.cutAtMs === null,
    tampers: namesOf(state.tampers),
    tampering: namesOf(state.tampering),
    trips: state.trips,
    outagesTotal: state.outagesTotal,
    time: timeText(trueMs),
    clock: timeText(clockAt(state, trueMs)),
    month: clock.month,
    events,
    lastCredit: state.lastCredit,
    key: { sgc, krn, ti, keyType, ea, ken, baseDate },
    keypad: { rejects, lockedUntil: lockText(decoder.lockedUntilMs) },
    cardKeyVersions: state.cardShares.map(({ version }) => version),
    cardKeyVersion: state.cardKeyVersion,
    config,
    records: state.records,
  };
}

/** A moment as ISO 8601 has it. */
export function timeText(ms: number): string {
  return new Date(ms).toISOString();
}

function lockText(ms: number | null): string | null {
  return ms === null ? null : timeText(ms);
}
