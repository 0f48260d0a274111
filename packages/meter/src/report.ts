import type { ReportUpdate } from '@setrum/card';
import { isSupplyOff } from './contactor.ts';
import { dealtOn, resultCodes } from './mailbox.ts';
import { isKeypadLocked, isLowCredit, type MeterState } from './state.ts';

const WH_PER_DKWH = 100;
const REGISTER_END = 2 ** 32;

/** What the meter has to tell on the card of this UID (docs/card.md §5). */
export function reportOf(state: MeterState, uid: string, nowMs: number): ReportUpdate {
  const dealt = dealtOn(state, uid);
  return {
    meterNo: state.meterNo,
    presentState: {
      tamper: state.tamperCause !== null,
      lowCredit: isLowCredit(state),
      supplyOff: isSupplyOff(state),
      overload: state.overload,
      keypadLocked: isKeypadLocked(state, nowMs),
    },
    standDkwh: Math.floor(state.standWh / WH_PER_DKWH) % REGISTER_END,
    remainingDkwh: Math.floor(state.creditWh / WH_PER_DKWH),
    clockSeconds: Math.floor(nowMs / 1000),
    acknowledgement: { mailboxSequence: dealt?.sequence ?? 0, results: resultCodes(dealt) },
    keyRevision: state.decoder.krn,
    tariffIndex: Number(state.decoder.ti),
    supplyGroupCode: Number(state.decoder.sgc),
    records: state.records,
  };
}
