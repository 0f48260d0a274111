import { availableWh, isSupplyOff, settled } from './contactor.ts';
import { isLowCredit, isWh, type MeterState } from './state.ts';

/** What a draw of energy came to. */
export interface Consumption {
  /** Less than asked for when the credit ran out meanwhile; 0 when the supply was off. */
  readonly drawnWh: number;
  /** The credit fell below the warning threshold in this draw. */
  readonly lowCreditWarning: boolean;
  /** The supply is off after it. */
  readonly supplyOff: boolean;
}

/** Draws energy: the stand rises and the credit falls by the same, to the end of the credit and no further. */
export function consume(
  state: MeterState,
  wh: number,
): { readonly state: MeterState; readonly value: Consumption } {
  if (!isWh(wh)) {
    throw new RangeError('energy is a whole number of watt-hours');
  }
  const drawnWh = isSupplyOff(state) ? 0 : Math.min(wh, availableWh(state));
  const next =
    drawnWh === 0
      ? state
      : settled({
          ...state,
          standWh: state.standWh + drawnWh,
          creditWh: state.creditWh - drawnWh,
        });
  return {
    state: next,
    value: {
      drawnWh,
      lowCreditWarning: isLowCredit(next) && !isLowCredit(state),
      supplyOff: isSupplyOff(next),
    },
  };
}
