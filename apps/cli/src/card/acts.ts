import {
  type CardContents,
  type CardKeyring,
  type CardMemory,
  encodeIdentity,
  encodeMailbox,
  type LoadProfileRecord,
  MAX_MONTHS,
  writeIdentityImage,
  writeMailbox,
  writeReport,
} from '@setrum/card';
import { sample, sampleMeterNo, trialReport } from './trial.ts';

/** A write of one area's writer. */
export type Action = 'identity' | 'mailbox' | 'report';

export const actions: readonly Action[] = ['identity', 'mailbox', 'report'];

/** A write that can be done again and again: once it stands on the card it writes nothing. */
export type Act = (memory: CardMemory) => Promise<unknown>;

/**
 * A write that changes this card, in one commit: the issuer blocks it (or unblocks it), the counter brings three tokens, the meter a new
 * month and its answers.
 */
export function actOn(contents: CardContents, action: Action, keys: CardKeyring | null): Act {
  const meterNo = contents.identity?.meterNo ?? contents.report?.meterNo ?? sampleMeterNo;
  const key = keys?.current ?? null;
  const answered = contents.report?.acknowledgement.mailboxSequence ?? 0;
  const mailboxSequence = Math.max(contents.sequences.mailbox, answered);
  if (action === 'identity') {
    const image = encodeIdentity(
      {
        meterNo,
        state: contents.identity?.state === 'active' ? 'blocked' : 'active',
        cardNo: contents.identity?.cardNo ?? 1,
        sequence: contents.sequences.identity + 1,
      },
      key,
    );
    return (memory) => writeIdentityImage(memory, image);
  }
  if (action === 'mailbox') {
    const entries = [7, 8, 9].map((digit) => ({
      kind: digit === 9 ? ('credit' as const) : ('management' as const),
      token: String(digit).repeat(20),
      ref: `0000000${digit}`,
    }));
    const image = encodeMailbox({ sequence: mailboxSequence + 1, entries }, key);
    return (memory) => writeMailbox(memory, image);
  }
  const records = withNextMonth(contents.report?.records ?? []);
  const filling = { records, results: sample.results };
  const update = trialReport(meterNo, filling, mailboxSequence);
  return (memory) => writeReport(memory, update, keys);
}

/** A month later: 100 kWh used, 5 left. */
function withNextMonth(records: readonly LoadProfileRecord[]): readonly LoadProfileRecord[] {
  const newest = records[0];
  if (newest === undefined) return sample.records;
  const year = Number(newest.month.slice(0, 4));
  const next = Number(newest.month.slice(4)) + 1;
  const month = next > 12 ? `${year + 1}01` : `${year}${String(next).padStart(2, '0')}`;
  const standKwh = (newest.standKwh + 100) % 1_000_000;
  const added = { ...newest, month, standKwh, remainingKwh: 5 };
  return [added, ...records].slice(0, MAX_MONTHS);
}
