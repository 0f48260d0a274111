import { isPowered, isTampered, type MeterState } from './state.ts';

/** Why the contactor is open. `lockout`: too many overloads in a row; `key`: it waits for ENTER. */
export type OpenReason =
  | 'power'
  | 'fault'
  | 'disconnect'
  | 'tamper'
  | 'lockout'
  | 'overload'
  | 'credit'
  | 'key';

/** How far down the credit may go: below zero only with emergency credit that the customer has accepted, or need not accept. */
export function creditFloorWh({ config, emergency }: MeterState): number {
  return (emergency || !config.emergencyNeedsKey) && config.emergencyCreditWh > 0
    ? -config.emergencyCreditWh
    : 0;
}

/** What can still be drawn. */
export function availableWh(state: MeterState): number {
  return Math.max(0, state.creditWh - creditFloorWh(state));
}

/** True when the credit is used up and the meter would give emergency credit for the key. */
export function offersEmergency(state: MeterState): boolean {
  const { emergencyCreditWh, emergencyNeedsKey } = state.config;
  return availableWh(state) === 0 && emergencyNeedsKey && emergencyCreditWh > 0 && !state.emergency;
}

/** Too many trips in a row: the contactor stays open for longer. */
export function isLockedOut({ config, overload, trips }: MeterState): boolean {
  return overload && config.overloadTrips > 0 && trips >= config.overloadTrips;
}

/** All that holds the contactor open now; none: it is closed. */
export function openReasons(state: MeterState): readonly OpenReason[] {
  const causes = causesOf(state);
  return causes.length === 0 && state.reclosePending ? ['key'] : causes;
}

function causesOf(state: MeterState): readonly OpenReason[] {
  const { config, overload, disconnected, fault } = state;
  const lockedOut = isLockedOut(state);
  const holds: Readonly<Record<Exclude<OpenReason, 'key'>, boolean>> = {
    power: !isPowered(state),
    fault,
    disconnect: disconnected,
    tamper: config.tamperOpensContactor && isTampered(state),
    lockout: lockedOut,
    overload: overload && !lockedOut,
    credit: availableWh(state) === 0,
  };
  return (Object.keys(holds) as (keyof typeof holds)[]).filter((reason) => holds[reason]);
}

/** True when the contactor is open, whatever the reason. A tamper opens it only where it is set to. */
export function isSupplyOff(state: MeterState): boolean {
  return openReasons(state).length > 0;
}

/**
 * The state with all that follows from it by itself: emergency credit ends when there is credit again, and a contactor that is set to wait for
 * the key waits once it was opened. The same object when nothing follows.
 */
export function settled(state: MeterState): MeterState {
  const emergency = state.emergency && state.creditWh <= 0;
  const causes = causesOf(state);
  // A power cut opens the contactor for want of current only: it needs no key afterwards.
  const wasOpened = causes.some((cause) => cause !== 'power');
  const reclosePending = state.config.recloseByKey && (state.reclosePending || wasOpened);
  return emergency === state.emergency && reclosePending === state.reclosePending
    ? state
    : { ...state, emergency, reclosePending };
}

/** The ENTER key with nothing typed: accepts emergency credit, or lets a contactor that waits close. */
export function pressEnter(state: MeterState): MeterState {
  if (offersEmergency(state)) return { ...state, emergency: true, reclosePending: false };
  return state.reclosePending && causesOf(state).length === 0
    ? { ...state, reclosePending: false }
    : state;
}
