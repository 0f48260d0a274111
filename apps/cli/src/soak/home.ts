import {
  type CardMemory,
  createCardKey,
  deriveMeterShare,
  type MeterShare,
  openCard,
  toHex,
  type VirtualCard,
} from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { createMeter, createMeterState, type Meter, type MeterState } from '@setrum/meter';
import { testCardKey, testVendingKey } from '@setrum/server';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import type { Chance } from './chance.ts';
import { type ChipFactory, issueCard, randomBytesOf } from './chips.ts';
import type { HomeFault } from './plan.ts';
import { cardKeyVersion, meterKey, placeOf } from './world.ts';

/** The meter on the wall and the cards in the house. */
export interface HomeSide {
  readonly card: VirtualCard;
  /** Cards that must never get anything of a sale: another card of the same meter, and a neighbour's. */
  readonly others: readonly [VirtualCard, VirtualCard];
  /** The card's memory with the counter's keys. */
  openAtCounter(
    card: { readonly transmit: VirtualCard['transmit'] },
    atr: Uint8Array | null,
  ): Promise<CardMemory>;
  /** Watt-hours that the meter has taken in all its life. */
  takenWh(): number;
  /** Taps the card at the meter until it has gone well, what goes wrong first included. Gives the results in words. */
  tap(fault: HomeFault | null): Promise<readonly string[]>;
  /** Types a token. */
  type(token: string): Promise<string>;
}

const initialWh = 10_000;
const mostTaps = 8;

export async function createHome(
  household: number,
  factory: ChipFactory,
  signed: boolean,
  chance: Chance,
): Promise<HomeSide> {
  const { meterNo } = placeOf(household);
  const random = randomBytesOf(chance);
  const shareOf = (of: string): MeterShare => ({
    version: cardKeyVersion,
    share: deriveMeterShare(testCardKey(cardKeyVersion), of),
  });
  const share = shareOf(meterNo);
  const issue = (n: number, of: string): Promise<VirtualCard> => {
    const uid = `04${household.toString(16).padStart(8, '0').toUpperCase()}0${n}80`;
    const signature = signed ? createCardKey(shareOf(of), uid) : null;
    return issueCard(factory, { uid, meterNo: of, share: shareOf(of), random, signature });
  };
  const card = await issue(1, meterNo);
  const others = [await issue(2, meterNo), await issue(3, placeOf(household + 1).meterNo)] as const;
  const wall = createWall(meterNo, signed ? share : null);
  const keys = {
    counter: factory.keys(share, random, 'counter'),
    meter: factory.keys(share, random, 'meter'),
  };
  /** The most writes that a tap has taken. */
  let mostWrites = 1;
  const openAtMeter = (): Promise<CardMemory> =>
    openCard(card.transmit, { atr: card.atr, keys: keys.meter, random });
  return {
    ...{ card, others },
    openAtCounter: ({ transmit }, atr) =>
      openCard(transmit, { ...(atr !== null && { atr }), keys: keys.counter, random }),
    takenWh: () => wall.meter.state.creditWh - initialWh,
    type: async (token) => (await wall.meter.enterToken(token)).result,
    async tap(fault) {
      const words: string[] = [];
      for (let n = 0; n < mostTaps; n++) {
        card.remove();
        card.tap();
        const here = n === 0 ? fault : null;
        wall.cutAtSave(here?.kind === 'save' ? here.at : null);
        if (here?.kind === 'tear')
          card.tear({ atWrite: writeAt(here.share, mostWrites), mode: here.mode });
        const written = card.writes;
        const { word, done } = await tapOnce(wall.meter, openAtMeter);
        words.push(word);
        mostWrites = Math.max(mostWrites, card.writes - written);
        wall.cutAtSave(null);
        card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode: 'nothing' });
        card.remove();
        if (done) return words;
      }
      throw new Error(`the meter did not take its card in ${mostTaps} taps: ${words.join(' | ')}`);
    },
  };
}

async function tapOnce(
  meter: Meter,
  open: () => Promise<CardMemory>,
): Promise<{ readonly word: string; readonly done: boolean }> {
  try {
    const { refusal, tokens, fault, mailbox } = await meter.tap(await open());
    const results = tokens.map(({ result, tried }) => (tried ? result : `${result} (repeated)`));
    const word = `${refusal ?? mailbox} [${results.join(', ')}]${fault === null ? '' : ` ${fault.code}`}`;
    return { word, done: refusal === null && fault === null };
  } catch (error) {
    if (error === powerCut) return { word: 'meter lost its power', done: false };
    if (error instanceof SetrumError) return { word: error.code, done: false };
    throw error;
  }
}

/** The write at this share of so many; 1 is the first. */
export function writeAt(share: number, writes: number): number {
  return 1 + Math.floor(share * writes);
}

const powerCut = new Error('power cut');

interface Wall {
  readonly meter: Meter;
  /** The meter loses its power when it saves for the n-th time from now. */
  cutAtSave(n: number | null): void;
}

/** A meter that goes on from what it has saved. */
function createWall(meterNo: string, share: MeterShare | null): Wall {
  const pan = makePan(meterNo);
  const decoderKey = deriveDecoderKey({
    ...{ ...meterKey, pan, meterNo },
    vendingKey: testVendingKey(meterKey),
  });
  const decoder = createDecoderState({ ...meterKey, pan, decoderKey });
  const cardShares =
    share === null ? [] : [{ version: share.version, shareHex: toHex(share.share) }];
  let countdown = 0;
  const save = async (_state: MeterState): Promise<void> => {
    countdown -= 1;
    if (countdown === 0) throw powerCut;
  };
  const state = createMeterState({ meterNo, decoder, creditWh: initialWh, cardShares });
  const meter = createMeter(state, { save, nowMs: () => Date.now() });
  return {
    meter,
    cutAtSave(n) {
      countdown = n ?? 0;
    },
  };
}
