import type { TapResult } from '@setrum/meter';
import { tapPlace } from '../../meter/tap-place.ts';
import { atWorkbench } from '../../meter/workbench.ts';

export interface MeterTapped {
  readonly tap: TapResult;
  readonly creditWh: number;
}

/** Holds a card to the meter on the wall: both are files. SETRUM_METER_STATE_IN_USE while somebody else does. */
export async function tapOnMeter(stateFile: string, cardFile: string): Promise<MeterTapped> {
  return atWorkbench(stateFile, async ({ meter }) => {
    const tap = await tapPlace(meter, { file: cardFile });
    return { tap, creditWh: meter.state.creditWh };
  });
}
