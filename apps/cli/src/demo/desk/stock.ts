import { luhnCheckDigit } from '@setrum/sts';
import { siciliaKey } from '../world.ts';
import type { DeskClient } from './client.ts';

/** Revision to which the meters of the demo's region change when they are activated. */
export const demoTargetKrn = 3;

/** Meters of each kind in the unit's stock. */
const count = 6;

/** The key that the demo's meters are delivered with. */
export const deliveredKey = {
  sgc: siciliaKey.sgc,
  krn: siciliaKey.krn,
  ti: siciliaKey.ti,
  ken: 255,
  keyType: 2,
  ea: '11',
  dkga: '04',
  kctCount: 4,
  baseDate: 2014,
} as const;

/** The n-th meter of the demo's stock, from 1. */
export function demoStockMeter(kind: 'nfc' | 'keypad', n: number): string {
  const body = `${kind === 'nfc' ? '32' : '45'}7700${String(n).padStart(4, '0')}`;
  return `${body}${luhnCheckDigit(body)}`;
}

/** Fills the demo's stock: models, meters of both kinds in unit 53425, and the key that they are to have there. May be repeated. */
export async function seedDemoStock(desk: DeskClient): Promise<void> {
  await desk.put('tono', '/meter-makers/45', { name: 'Star Instrument' });
  await desk.put('tono', '/meter-models/STAR-1', {
    ...{ maker: '45', brand: 'STAR', type: 'DDS26B', kind: 'keypad', phases: 1, maxAmperes: 60 },
    sts: { eas: ['11'], dkgas: ['04'], kctCounts: [4], baseDates: [2014] },
  });
  for (const kind of ['nfc', 'keypad'] as const) {
    const meterNos = Array.from({ length: count }, (_, n) => demoStockMeter(kind, n + 1));
    const modelId = kind === 'nfc' ? 'EM512-710' : 'STAR-1';
    const meters = meterNos.map((meterNo) => ({
      ...{ meterNo, modelId, factoryNo: `F-${meterNo.slice(-5)}`, sts: deliveredKey },
    }));
    await desk.post('tono', '/meter-stock/receipts', { meters }, `demo-receipt-${kind}`);
    const issue = { meterNos, unit: '53425' };
    await desk.post('tono', '/meter-stock/issues', issue, `demo-issue-${kind}`);
  }
  const { sgc, ti, ken, baseDate, keyType } = deliveredKey;
  const target = {
    ...{ unitPrefix: '53', tariff: '', fromDate: '2015-01-01' },
    ...{ sgc, krn: demoTargetKrn, ti, ken, baseDate, keyType },
  };
  const { orderId } = await desk.post('tono', '/key-targets', target, 'demo-key-target');
  await desk.post('wati', `/key-target-orders/${orderId}/approve`, {});
}
