import {
  type CardMemory,
  createKeyring,
  deriveMeterShare,
  type LoadProfileRecord,
  MAP_BYTES,
  REPORT_IMAGE_BYTES,
  REPORT_IMAGE_OFFSET,
  writeReport,
} from '@setrum/card';
import { testCardKey } from '@setrum/server';
import { fleetCardKeyVersion, fleetVendingKey } from './fleet.ts';

/** A card as a counter passes it on. */
export interface BenchCard {
  readonly uid: string;
  readonly mailboxSequence: number;
  readonly reportImage: Uint8Array;
}

/** The card of the n-th meter at its first visit: twelve months of load profile, written by the meter's own code, and signed. */
export async function benchCard(meterNo: string, n: number, now: Date): Promise<BenchCard> {
  const uid = `04${n.toString(16).toUpperCase().padStart(12, '0')}`;
  const map = new Uint8Array(MAP_BYTES);
  const memory: CardMemory = {
    uid,
    chip: 'NTAG216',
    sizeBytes: MAP_BYTES,
    writeBytes: 4,
    read: async (offset, length) => map.subarray(offset, offset + length),
    write: async (offset, bytes) => map.set(bytes, offset),
  };
  const version = fleetCardKeyVersion;
  const share = deriveMeterShare(testCardKey(version), meterNo);
  const update = {
    meterNo,
    presentState: {
      tamper: false,
      lowCredit: true,
      supplyOff: false,
      overload: false,
      keypadLocked: false,
    },
    standDkwh: 12_000 + (n % 1000),
    remainingDkwh: 46,
    clockSeconds: Math.floor(now.getTime() / 1000),
    acknowledgement: { mailboxSequence: 0, results: [] },
    keyRevision: fleetVendingKey.krn,
    tariffIndex: 1,
    supplyGroupCode: Number(fleetVendingKey.sgc),
    records: lastMonths(now, n),
  };
  await writeReport(memory, update, createKeyring([{ version, share }], version, uid));
  const reportImage = map.slice(REPORT_IMAGE_OFFSET, REPORT_IMAGE_OFFSET + REPORT_IMAGE_BYTES);
  return { uid, mailboxSequence: 0, reportImage };
}

function lastMonths(now: Date, n: number): LoadProfileRecord[] {
  return Array.from({ length: 12 }, (_, back) => {
    const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 - back, 15));
    // By the month and not by how long ago it is: on the next visit eleven months say what they said before.
    const age = at.getUTCFullYear() * 12 + at.getUTCMonth() - 24_000;
    return {
      month: `${at.getUTCFullYear()}${String(at.getUTCMonth() + 1).padStart(2, '0')}`,
      standKwh: age * 120 + (n % 100),
      remainingKwh: (n + age * 7) % 60,
      voltageV: 215 + ((n + age) % 10),
      tamper: 0,
      currentDa: 42,
      tamperCause: 0,
      outages: age % 3,
      lowVoltageEvents: 0,
      overloads: 0,
      tamperEvents: 0,
    };
  });
}
