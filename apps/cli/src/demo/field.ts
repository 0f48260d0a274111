import { createVirtualNtag216, openCard, type VirtualNtag216, writeIdentity } from '@setrum/card';
import { createMeter, createMeterState, type Meter } from '@setrum/meter';
import { testVendingKey } from '@setrum/server';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import { sicilia, siciliaCardUid, siciliaKey, siciliaRecords } from './world.ts';

/** What hangs on the customer's wall and what is in the customer's pocket. */
export interface Field {
  readonly meter: Meter;
  readonly card: VirtualNtag216;
}

const cardNo = 1;
/** Where table 3-2 leaves the meter: 5700 kWh on the register, 6 kWh left. */
const start = { standWh: 5_700_000, creditWh: 6_000, voltageV: 220 };
/** The meter warns below this; its present state is normal whatever the months of the table say. */
const config = { lowCreditWh: 5_000 };

/** The virtual meter 32031017679 with the twelve months of table 3-2, and its card as the issuer hands it out. */
export async function createField(): Promise<Field> {
  const pan = makePan(siciliaKey.meterNo);
  const decoderKey = deriveDecoderKey({
    ...siciliaKey,
    pan,
    vendingKey: testVendingKey(siciliaKey),
  });
  const state = createMeterState({
    ...start,
    meterNo: siciliaKey.meterNo,
    decoder: createDecoderState({ ...siciliaKey, pan, decoderKey }),
    records: siciliaRecords,
    config,
  });
  // The demo's meter lives as long as the demo: what it would keep through a power cut has nowhere to be kept.
  const meter = createMeter(state, { save: async () => undefined, nowMs: () => Date.now() });
  const card = createVirtualNtag216({ uid: siciliaCardUid });
  await writeIdentity(await openCard(card.transmit), {
    meterNo: sicilia.meter.meterNo,
    state: 'active',
    cardNo,
  });
  return { meter, card };
}
