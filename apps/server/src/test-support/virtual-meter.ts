import type { CardMemory } from '@setrum/card';
import { deriveMeterShare, openCard, toHex } from '@setrum/card';
import { createMeter, createMeterState, type Meter } from '@setrum/meter';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import { type MeterKeyRegistration, testCardKey, testVendingKey } from '../vending/index.ts';
import type { TestCard } from './card-at-counter.ts';

/** The key of the meters of a test world (world.ts). */
export function testMeterKey(meterNo: string) {
  return {
    meterNo,
    dkga: '04',
    ea: '11',
    keyType: 2,
    sgc: '534250',
    krn: 2,
    ti: '01',
    ken: 255,
    baseDate: 2014,
  } as const;
}

/** A virtual meter with the key that vending registers for it; credit and total register begin at zero. */
export function createVirtualMeter(
  key: Pick<
    MeterKeyRegistration,
    'meterNo' | 'dkga' | 'ea' | 'keyType' | 'sgc' | 'krn' | 'ti' | 'ken' | 'baseDate'
  >,
  options: {
    readonly now: () => Date;
    readonly tampered?: boolean;
    /** Versions of the test card keys that it has its share of; none unless given. */
    readonly cardKeys?: readonly number[];
  },
): Meter {
  const pan = makePan(key.meterNo);
  const parameters = { ...key, version: 1, pan };
  const vendingKey = testVendingKey(parameters);
  const { ea, keyType, sgc, krn, ti, ken, baseDate } = key;
  const decoder = createDecoderState({
    ...{ pan, ea, keyType, sgc, krn, ti, ken, baseDate },
    decoderKey: deriveDecoderKey({ ...parameters, vendingKey }),
  });
  const tamperCause = options.tampered === true ? 1 : null;
  const cardShares = (options.cardKeys ?? []).map((version) => ({
    version,
    shareHex: toHex(deriveMeterShare(testCardKey(version), key.meterNo)),
  }));
  return createMeter(createMeterState({ meterNo: key.meterNo, decoder, tamperCause, cardShares }), {
    save: () => Promise.resolve(),
    nowMs: () => options.now().getTime(),
  });
}

/** A test card as a meter sees it. */
export function memoryOf({ card }: TestCard): Promise<CardMemory> {
  return openCard(card.transmit);
}
