import { createMeter, createMeterState, type Meter } from '@setrum/meter';
import { testVendingKey } from '@setrum/server';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import { deliveredKey } from './stock.ts';

/** A meter as its maker delivers it: nothing on the register, no credit, the maker's key. */
export function newMeter(meterNo: string): Meter {
  const pan = makePan(meterNo);
  const decoderKey = deriveDecoderKey({
    ...deliveredKey,
    pan,
    vendingKey: testVendingKey(deliveredKey),
  });
  const decoder = createDecoderState({ ...deliveredKey, pan, decoderKey });
  const state = createMeterState({ meterNo, decoder, creditWh: 0 });
  return createMeter(state, { save: async () => undefined, nowMs: () => Date.now() });
}
