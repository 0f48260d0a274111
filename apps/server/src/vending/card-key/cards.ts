import { randomBytes } from 'node:crypto';
import {
  answerChallenge,
  type CardKey,
  createCardKey,
  deriveChipKey,
  deriveMeterShare,
  finishHandshake,
  isMeterNo,
} from '@setrum/card';
import { Bounded } from './bounded.ts';
import type { CardKeyDirectory, OpenCardKey } from './directory.ts';
import type { CardAt, CardSecurity } from './port.ts';

/** Some 4 MB; the cards that come to the counters within minutes. */
const mostCards = 8_192;
/** AES. */
const chipBlock = 16;

/** Cards over a directory of card master keys. Keys of single cards are kept as long as they are used, whole shares never. */
export function createCardSecurity(directory: CardKeyDirectory): CardSecurity {
  const kept = new Bounded<CardKey>(mostCards);

  const cardKey = ({ keyId, version, key }: OpenCardKey, { meterNo, cardUid }: CardAt): CardKey =>
    kept.of(`${keyId}/${meterNo}/${cardUid}`, () => {
      const share = deriveMeterShare(key, meterNo);
      try {
        return createCardKey({ version, share }, cardUid);
      } finally {
        share.fill(0);
      }
    });

  /** Hands the mailbox key of a chip to `use`, and wipes it; null when there is none. */
  const withChipKey = <Result>(
    { meterNo, cardUid }: CardAt,
    version: number,
    use: (key: Uint8Array) => Result | null,
  ): Result | null => {
    const open = isMeterNo(meterNo) ? directory.find(version) : undefined;
    if (open === undefined) return null;
    const share = deriveMeterShare(open.key, meterNo);
    const key = deriveChipKey(share, cardUid, 'mailbox');
    try {
      return use(key);
    } finally {
      share.fill(0);
      key.fill(0);
    }
  };

  const forMeter = (meterNo: string, issued: readonly number[]): OpenCardKey | null => {
    if (!isMeterNo(meterNo)) return null;
    const usable = issued.flatMap((version) => directory.find(version) ?? []);
    const accepted = usable.filter(({ state }) => state !== 'retired');
    return highest(accepted) ?? highest(usable);
  };

  return {
    refresh: () => directory.refresh(),
    keyOf: (card, version) => {
      const open = isMeterNo(card.meterNo) ? directory.find(version) : undefined;
      return open === undefined ? null : cardKey(open, card);
    },
    stateOf: (version) => directory.find(version)?.state ?? null,
    signingKey: (card, issued) => {
      const open = forMeter(card.meterNo, issued);
      return open === null ? null : cardKey(open, card);
    },
    shares: (meterNo) =>
      directory
        .all()
        .filter(({ state }) => state !== 'retired')
        .sort((one, other) => one.version - other.version)
        .map(({ version, key }) => ({ version, share: deriveMeterShare(key, meterNo) })),
    answerChip: (card, version, encryptedRndB) => {
      if (encryptedRndB.length !== chipBlock) return null;
      return withChipKey(card, version, (key) => {
        const rndA = Uint8Array.from(randomBytes(chipBlock));
        return { ...answerChallenge(key, encryptedRndB, rndA), rndA };
      });
    },
    finishChip: (card, version, randoms, encrypted) =>
      withChipKey(card, version, (key) => finishHandshake(key, randoms, encrypted)),
  };
}

function highest(keys: readonly OpenCardKey[]): OpenCardKey | null {
  return keys.reduce<OpenCardKey | null>(
    (best, key) => (best === null || key.version > best.version ? key : best),
    null,
  );
}
