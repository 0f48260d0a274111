import type { Caller } from '../../../identity/index.ts';
import { holdSales, openCredits, unsoldAmong } from '../../../p2apst/index.ts';
import { createTestWorld, meterNumber, type TestWorld } from '../../../test-support/world.ts';
import { putMaker } from '../../meter-stock/makers.ts';
import type { NewMeter } from '../../meter-stock/model.ts';
import { putModel } from '../../meter-stock/models.ts';
import { defaultStockPolicy } from '../../meter-stock/policy.ts';
import { MeterStockService } from '../../meter-stock/service.ts';
import { addUnit, metering } from '../../meter-stock/test-support/stock.ts';
import { defaultNumberRules } from '../../number/allot.ts';
import { defaultActivationTokenRules } from '../../token-request/activation-set.ts';
import type { ComplaintDesk, ComplaintRequest } from '../desk.ts';
import { defaultComplaintRules } from '../model.ts';
import type { ComplaintOrder, ReplacementOrder } from '../order.ts';
import type { ReplacementStep } from '../ports.ts';

/** Customers with meters that sell, new meters in the unit's stock, and the desk that takes complaints. */
export interface ComplaintWorld extends TestWorld {
  readonly desk: ComplaintDesk;
  /** What papers were made of. */
  readonly papers: ReplacementStep[];
  /** A request of its own, by RINI of everywhere unless another is given. */
  ask(over?: Partial<ComplaintRequest>): ComplaintRequest;
  meter(n: number): string;
  idpel(n: number): string;
  /** A meter in the stock of a unit. */
  stocked(kind?: 'nfc' | 'keypad', unit?: string): Promise<string>;
  buy(
    meterNo: string,
    amountCents?: number,
  ): ReturnType<ReturnType<TestWorld['newService']>['buy']>;
}

export const rini: Caller = {
  label: 'RINI',
  roles: ['front-office'],
  units: 'all',
  seller: null,
  source: '192.0.2.9',
};
export const budi: Caller = { ...rini, label: 'BUDI', roles: ['supervisor'] };
export const tono: Caller = { ...rini, label: 'TONO', roles: ['metering'] };
export const away: Caller = { ...rini, label: 'AWAY', units: new Set(['53426']) };

export const tamperOrder: ComplaintOrder = {
  ...{ kind: 'clear-tamper', idpel: null, meterNo: null, channel: '05', display: 'PERIKSA' },
  ...{ description: 'layar PERIKSA', clearCredit: false, replacement: null },
};

const removal = { standKwh: 1234, peakStandKwh: null, remainingDkwh: 57 } as const;

/** A replacement by a meter, its rest 5.7 kWh unless said otherwise. */
export function replacementOrder(
  idpel: string,
  newMeterNo: string,
  over: Partial<ReplacementOrder> = {},
): ComplaintOrder {
  return {
    ...{ ...tamperOrder, kind: 'replace-meter', idpel, display: 'BLANK' },
    description: 'layar mati',
    replacement: {
      ...{ newMeterNo, exceptionReason: null, fitter: 'AGUS', removal, installedStandKwh: 0 },
      ...{ notEntered: [], seals: [{ place: 'terminal', number: 'S-1' }], ...over },
    },
  };
}

export async function createComplaintWorld(meters: number): Promise<ComplaintWorld> {
  const world = await createTestWorld({ meters });
  const { database, securityModule } = world;
  const by = { caller: metering(), at: world.now };
  const keypad = { modelId: 'KEYPAD-1', brand: 'ITRON', type: 'ACE', kind: 'keypad' } as const;
  const able = { eas: ['07', '11'], dkgas: ['02', '04'], kctCounts: [2, 3, 4] } as const;
  const sts = { ...able, baseDates: [1993, 2014] } as const;
  await putMaker(database, { code: '32', name: 'Itron (Mecoindo)' }, by);
  await putModel(database, { ...keypad, maker: '32', phases: 1, maxAmperes: 60, sts }, by);
  for (const unit of ['53425', '53426']) await addUnit({ database, close: world.close }, unit);
  const stock = new MeterStockService(database, () => world.now);
  const service = world.newService();
  const papers: ReplacementStep[] = [];
  let serial = 900_000;
  let requests = 0;
  const key = (): string => `complaint-request-${++requests}`;
  return Object.assign(world, {
    papers,
    desk: {
      ...{ database, numbers: defaultNumberRules, rules: defaultComplaintRules },
      tokens: defaultActivationTokenRules,
      ...{ securityModule, waitForTokens: () => Promise.resolve() },
      ...{ stock: defaultStockPolicy, sales: { holdSales, openCredits, unsoldAmong } },
      makePapers: async (step: ReplacementStep) => void papers.push(step),
    },
    ask: (over: Partial<ComplaintRequest> = {}): ComplaintRequest => ({
      ...{ caller: rini, requestKey: key(), at: world.now },
      ...over,
    }),
    meter: (n: number) => world.meters[n] ?? '',
    idpel: (n: number) => String(534_250_000_000 + n),
    stocked: async (kind: 'nfc' | 'keypad' = 'nfc', unit = '53425') => {
      const meter = newMeter(meterNumber(++serial), kind === 'nfc' ? 'EM512-710' : 'KEYPAD-1');
      await stock.receive({ requestKey: key(), meters: [meter], caller: metering() });
      const meterNos = [meter.meterNo];
      await stock.issue({ requestKey: key(), meterNos, unit, caller: metering() });
      return meter.meterNo;
    },
    buy: (meterNo: string, amountCents = 2_000_000) =>
      service.buy(world.request({ meterNo, amountCents })),
  });
}

/** On the key that the world's vending key makes tokens for. */
function newMeter(meterNo: string, modelId: string): NewMeter {
  const key = { sgc: '534250', krn: 2, ti: '01', ken: 255, keyType: 2, ea: '11' } as const;
  const sts = { ...key, dkga: '04', kctCount: 4, baseDate: 2014 } as const;
  return { meterNo, modelId, factoryNo: `F-${meterNo}`, sts };
}
