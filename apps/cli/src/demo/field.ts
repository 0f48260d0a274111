import {
  createCardKey,
  createVirtualNtag216,
  deriveMeterShare,
  openCard,
  toHex,
  type VirtualNtag216,
  writeIdentity,
} from '@setrum/card';
import { createMeter, createMeterState, type Meter, type MeterSetup } from '@setrum/meter';
import { testCardKey, testVendingKey } from '@setrum/server';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import {
  demoCardKeyVersion,
  sicilia,
  siciliaCardUid,
  siciliaKey,
  siciliaRecords,
  wayanKey,
} from './world.ts';

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
  const { meterNo } = sicilia.meter;
  const version = demoCardKeyVersion;
  const share = deriveMeterShare(testCardKey(version), meterNo);
  const cardShares = [{ version, shareHex: toHex(share) }];
  const meter = meterOf(siciliaKey, { ...start, records: siciliaRecords, config, cardShares });
  const card = createVirtualNtag216({ uid: siciliaCardUid });
  const identity = { meterNo, state: 'active', cardNo } as const;
  const key = createCardKey({ version, share }, siciliaCardUid);
  await writeIdentity(await openCard(card.transmit), identity, key);
  return { meter, card };
}

/** The other customer's meter, which has a keypad only. */
export function createKeypadMeter(): Meter {
  return meterOf(wayanKey, { creditWh: 1_000 });
}

function meterOf(
  key: typeof siciliaKey | typeof wayanKey,
  setup: Omit<MeterSetup, 'meterNo' | 'decoder'>,
): Meter {
  const { meterNo } = key;
  const pan = makePan(meterNo);
  const decoderKey = deriveDecoderKey({ ...key, pan, vendingKey: testVendingKey(key) });
  const decoder = createDecoderState({ ...key, pan, decoderKey });
  const state = createMeterState({ ...setup, meterNo, decoder });
  // The demo's meters live as long as the demo: what they would keep through a power cut has nowhere to be kept.
  return createMeter(state, { save: async () => undefined, nowMs: () => Date.now() });
}
