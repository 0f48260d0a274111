import {
  type CardKeyring,
  createVirtualNtag216,
  type LoadProfileRecord,
  openCard,
  readCard,
  type VirtualNtag216,
  writeMailbox,
  writeReport,
} from '@setrum/card';
import type { CardVisit } from '../profile/index.ts';

/** A customer's card, with a stand-in for the meter that writes its reports. */
export interface TestCard {
  readonly card: VirtualNtag216;
  /** The card as a counter passes it on. */
  visit(): Promise<CardVisit>;
  /** Writes a mailbox as the centre made it (base64). */
  write(image: string): Promise<void>;
  /** The tokens of the live mailbox. */
  tokens(): Promise<readonly string[]>;
  /** The meter reports, and answers the live mailbox with these results. */
  report(results: readonly number[], records?: readonly LoadProfileRecord[]): Promise<void>;
}

export function recordOf(
  month: string,
  standKwh: number,
  over: Partial<LoadProfileRecord> = {},
): LoadProfileRecord {
  return {
    month,
    standKwh,
    remainingKwh: 6,
    voltageV: 220,
    tamper: 0,
    currentDa: null,
    tamperCause: 0,
    outages: 0,
    lowVoltageEvents: 0,
    overloads: 0,
    tamperEvents: 0,
    ...over,
  };
}

/**
 * @param keys what its meter signs with; nothing, unless given
 * @param startSeconds where the meter's clock begins; each report is a minute later
 */
export function createTestCard(
  meterNo: string,
  uid: string,
  keys: () => CardKeyring | null = () => null,
  startSeconds = 1_790_000_000,
): TestCard {
  const card = createVirtualNtag216({ uid });
  let clockSeconds = startSeconds;
  const read = async () => readCard(await openCard(card.transmit));
  return {
    card,
    visit: async () => {
      const contents = await read();
      return {
        uid,
        mailboxSequence: contents.sequences.mailbox,
        reportImage: contents.reportImage,
      };
    },
    write: async (image) =>
      writeMailbox(await openCard(card.transmit), Buffer.from(image, 'base64')),
    tokens: async () => (await read()).mailbox?.entries.map((entry) => entry.token) ?? [],
    report: async (results, records = [recordOf('202610', 1200)]) => {
      const { sequences } = await read();
      clockSeconds += 60;
      const update = {
        meterNo,
        presentState: {
          tamper: false,
          lowCredit: true,
          supplyOff: false,
          overload: false,
          keypadLocked: false,
        },
        standDkwh: 12_000,
        remainingDkwh: 46,
        clockSeconds,
        acknowledgement: { mailboxSequence: sequences.mailbox, results },
        keyRevision: 2,
        tariffIndex: 1,
        supplyGroupCode: 534_250,
        records,
      };
      await writeReport(await openCard(card.transmit), update, keys());
    },
  };
}
