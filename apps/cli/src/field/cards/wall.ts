import { createVirtualNtag216, openCard, type VirtualNtag216, writeIdentity } from '@setrum/card';
import { createMeter, createMeterState, type Meter, type MeterSetup } from '@setrum/meter';
import { testVendingKey } from '@setrum/server';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import { meterKeyOf } from '../meter-key.ts';

/** A meter on a wall, and the card that goes with it. */
export interface OnTheWall {
  readonly meter: Meter;
  readonly card: VirtualNtag216;
}

export interface Clock {
  nowMs: number;
}

/** A real meter with its decoder key, and its card as the issuer hands it out. */
export async function hang(
  {
    region,
    meterNo,
    cardUid,
  }: { readonly region: string; readonly meterNo: string; readonly cardUid: string },
  setup: Omit<MeterSetup, 'meterNo' | 'decoder'>,
  clock: Clock,
): Promise<OnTheWall> {
  const key = meterKeyOf(region, meterNo);
  const pan = makePan(meterNo);
  const decoderKey = deriveDecoderKey({ ...key, pan, vendingKey: testVendingKey(key) });
  const decoder = createDecoderState({ ...key, pan, decoderKey });
  const card = createVirtualNtag216({ uid: cardUid });
  await writeIdentity(await openCard(card.transmit), { meterNo, state: 'active', cardNo: 1 });
  return { meter: running(createMeterState({ ...setup, meterNo, decoder }), clock), card };
}

/** A meter that goes on from a state; it lives as long as the field does, and keeps nothing. */
export function running(state: Meter['state'], clock: Clock): Meter {
  return createMeter(state, { save: async () => undefined, nowMs: () => clock.nowMs });
}
