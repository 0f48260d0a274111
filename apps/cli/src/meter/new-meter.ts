import { deriveMeterShare, toHex } from '@setrum/card';
import { createMeterState, type MeterConfig, type MeterState } from '@setrum/meter';
import { testCardKey, testVendingKey } from '@setrum/server';
import { type BaseDate, createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import { siciliaKey } from '../demo/world.ts';

/** The decoder key of a virtual meter: derived from a test key that anybody can make. */
export interface TestKey {
  readonly dkga: '02' | '04';
  readonly ea: '07' | '11';
  readonly keyType: 2;
  readonly sgc: string;
  readonly krn: number;
  readonly ti: string;
  readonly ken: number;
  readonly baseDate: BaseDate;
}

/** What somebody may choose of a new meter. */
export interface NewMeter {
  readonly meterNo: string;
  readonly sgc?: string;
  readonly krn?: number;
  readonly ti?: string;
  /** 07: an older meter, with a key of 64 bits by DKGA02. */
  readonly ea?: '07' | '11';
  readonly baseDate?: BaseDate;
  readonly standWh: number;
  readonly creditWh: number;
  readonly voltageV: number;
  /** True time in ms. */
  readonly atMs: number;
  /** Versions of the test card keys that it has a share of. */
  readonly cardKeyVersions: readonly number[];
  readonly config: Partial<MeterConfig>;
}

/** The key of a meter that nobody chose one for is that of the demo meter. */
export function testKeyOf({ sgc, krn, ti, ea = '11', baseDate }: Partial<NewMeter>): TestKey {
  return {
    ...siciliaKey,
    ea,
    dkga: ea === '11' ? '04' : '02',
    sgc: sgc ?? siciliaKey.sgc,
    krn: krn ?? siciliaKey.krn,
    ti: ti ?? siciliaKey.ti,
    baseDate: baseDate ?? siciliaKey.baseDate,
  };
}

/** The decoder key, in hexadecimal, that a meter of this number gets of a test key. */
export function decoderKeyOf(meterNo: string, key: TestKey): Uint8Array {
  return deriveDecoderKey({ ...key, pan: makePan(meterNo), vendingKey: testVendingKey(key) });
}

/** The first state of a virtual meter, with test keys as the demo's meters have. RangeError or STS_… for what cannot be. */
export function newMeterState(options: NewMeter): MeterState {
  const { meterNo, standWh, creditWh, voltageV, atMs, config, cardKeyVersions } = options;
  const key = testKeyOf(options);
  const pan = makePan(meterNo);
  const decoder = createDecoderState({ ...key, pan, decoderKey: decoderKeyOf(meterNo, key) });
  const cardShares = cardKeyVersions.map((version) => ({
    version,
    shareHex: toHex(deriveMeterShare(testCardKey(version), meterNo)),
  }));
  return createMeterState({
    ...{ meterNo, decoder, standWh, creditWh, voltageV, atMs, config, cardShares },
    currentA: 0,
  });
}
