import {
  createVirtualNtag216,
  openCard,
  type VirtualNtag216,
  writeIdentity,
  writeReport,
} from '@setrum/card';
import { meterNo } from './stub-centre.ts';

/** A customer's NTAG216 with identity and twelve months, as it comes from its meter. */
export async function sampleCard(): Promise<VirtualNtag216> {
  const card = createVirtualNtag216({ uid: '04A1B2C3D4E580' });
  const memory = await openCard(card.transmit);
  await writeIdentity(memory, { meterNo, state: 'active', cardNo: 1 });
  const records = Array.from({ length: 12 }, (_, n) => ({
    ...{ month: `2026${String(12 - n).padStart(2, '0')}`, standKwh: 5700 - 90 * n },
    ...{ remainingKwh: 6, voltageV: 218, tamper: 0, currentDa: 45, tamperCause: 0 },
    ...{ outages: 0, lowVoltageEvents: 0, overloads: 0, tamperEvents: 0 },
  }));
  await writeReport(memory, { ...sampleNews, records });
  return card;
}

const sampleNews = {
  meterNo,
  presentState: {
    ...{ tamper: false, lowCredit: false, supplyOff: false },
    ...{ overload: false, keypadLocked: false },
  },
  ...{ standDkwh: 57_000, remainingDkwh: 60, clockSeconds: 1_798_700_000 },
  acknowledgement: { mailboxSequence: 0, results: [0, 0, 0, 0, 0] },
  ...{ keyRevision: 2, tariffIndex: 1, supplyGroupCode: 534_250 },
} as const;
