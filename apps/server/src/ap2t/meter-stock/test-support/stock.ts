import { makeDrn } from '@setrum/sts';
import { type Caller, registerUnit } from '../../../identity/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../../test-support/database.ts';
import { putMaker } from '../makers.ts';
import type { MeterModel, NewMeter } from '../model.ts';
import { putModel } from '../models.ts';
import { MeterStockService } from '../service.ts';

export const unit = '53425';
export const otherUnit = '53426';
export const agendaNo = '534250511501150237';
export const idpel = '534252904966';

/** Somebody of the metering staff, nationwide unless units are given. */
export function metering(label = 'TONO', units: readonly string[] | 'all' = 'all'): Caller {
  const scope = units === 'all' ? units : new Set(units);
  return { label, roles: ['metering'], units: scope, seller: null, source: '127.0.0.1' };
}

/** Meters whose keypad, or whose card reader, or nothing of the kind, is told by their model. */
export const modelIds = { nfc: 'EM512-710', keypad: 'STAR-1', postpaid: 'CLASSIC-1' } as const;

const keypad: MeterModel = {
  ...{ modelId: modelIds.keypad, maker: '45', brand: 'STAR', type: 'DDS26B', kind: 'keypad' },
  ...{ phases: 1, maxAmperes: 60 },
  sts: { eas: ['07', '11'], dkgas: ['02', '04'], kctCounts: [2, 3, 4], baseDates: [1993, 2014] },
};

const postpaid: MeterModel = {
  ...{ modelId: modelIds.postpaid, maker: '45', brand: 'STAR', type: 'CLASSIC', kind: 'postpaid' },
  ...{ phases: 1, maxAmperes: 60, sts: null },
};

export interface StockWorld {
  readonly home: MigratedDatabase;
  readonly service: MeterStockService;
  readonly at: Date;
  /** New meters of a kind, not in stock yet. */
  make(kind: keyof typeof modelIds, count?: number): readonly NewMeter[];
  /** New meters of a kind, issued to a unit. */
  issued(kind: keyof typeof modelIds, count?: number, to?: string): Promise<readonly string[]>;
  key(): string;
  close(): Promise<void>;
}

/** A service unit with those above it. */
export async function addUnit({ database }: MigratedDatabase, code: string): Promise<void> {
  const by = { label: 'ADI' };
  const at = new Date('2026-11-28T01:00:00Z');
  const place = { name: code, address: 'JL. TEST', phone: '123' };
  await registerUnit(database, { unit: '53', kind: 'UPI', parent: null, ...place }, by, at);
  await registerUnit(database, { unit: '53400', kind: 'UP3', parent: '53', ...place }, by, at);
  await registerUnit(database, { unit: code, kind: 'ULP', parent: '53400', ...place }, by, at);
}

/** A database with a model of each kind, and a shop that makes meters. */
export async function createStockWorld(): Promise<StockWorld> {
  const home = await createMigratedDatabase();
  const at = new Date('2026-11-28T03:00:00Z');
  const by = { caller: metering(), at };
  await putMaker(home.database, { code: '45', name: 'Star' }, by);
  await putModel(home.database, keypad, by);
  await putModel(home.database, postpaid, by);
  for (const code of [unit, otherUnit]) await addUnit(home, code);
  const service = new MeterStockService(home.database, () => at);
  let serial = 0;
  let keys = 0;
  const key = (): string => `request-${++keys}`;
  const make: StockWorld['make'] = (kind, count = 1) =>
    Array.from({ length: count }, () => newMeter(kind, ++serial));
  const issued: StockWorld['issued'] = async (kind, count = 1, to = unit) => {
    const meters = make(kind, count);
    const meterNos = meters.map(({ meterNo }) => meterNo);
    await service.receive({ requestKey: key(), meters, caller: metering() });
    await service.issue({ requestKey: key(), meterNos, unit: to, caller: metering() });
    return meterNos;
  };
  return { home, service, at, make, issued, key, close: () => home.close() };
}

export function newMeter(kind: keyof typeof modelIds, serial: number): NewMeter {
  const maker = kind === 'nfc' ? '32' : '45';
  return {
    meterNo: makeDrn(maker, String(serial).padStart(8, '0')),
    modelId: modelIds[kind],
    factoryNo: `F${serial}`,
    sts:
      kind === 'postpaid'
        ? null
        : {
            ...{ sgc: '600675', krn: 1, ti: '01', ken: 255, keyType: 2 },
            ...{ ea: '11', dkga: '04', kctCount: 4, baseDate: 2014 },
          },
  };
}
