import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCard } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { Counter, httpCaller, httpCentre, Journal, type Sale, type Visit } from '@setrum/loket';
import type { TapResult, TokenOutcome } from '@setrum/meter';
import { askLoadProfile, type LoadProfileAnswer } from '../staff.ts';
import { createField, type Field } from './field.ts';
import type { DemoKeys } from './keys.ts';
import type { Narrator } from './narrator.ts';
import { type Seat, simulatedSeat } from './seat.ts';
import * as tell from './story.ts';
import { demoCounterId, sicilia } from './world.ts';

/** The request key under which a demo server sells the first loop's token. */
export const firstLoopKey = 'demo-first-loop';

export interface LoopOptions {
  readonly serverUrl: string;
  readonly keys: DemoKeys;
  readonly amountRupiah: number;
  /** A loop that is run again under the same key goes on with the same purchase. */
  readonly requestKey: string;
  readonly narrate: Narrator;
  /** The counter's reader; a simulated one unless given. */
  readonly seat?: Seat;
  /** Meter and card; new ones unless given. */
  readonly field?: Field;
}

/** What `setrum demo --json` prints. */
export interface LoopResult {
  readonly meterNo: string;
  readonly idpel: string;
  readonly cardUid: string;
  readonly purchase: {
    readonly reference: string;
    /** Rupiah. */
    readonly amount: number;
    /** As sold: the token's value. */
    readonly kwh: number;
    /** 20 bare digits. */
    readonly token: string;
  };
  readonly meter: {
    readonly creditBeforeKwh: number;
    readonly creditAfterKwh: number;
    /** What the meter said of the token, in the standard's word. */
    readonly result: string;
  };
  /** True when the centre has learnt from the card that the token was taken. */
  readonly acknowledged: boolean;
  /** Twelve months, newest first. */
  readonly profile: readonly {
    readonly month: string;
    readonly standKwh: number;
    readonly remainingKwh: number;
    readonly voltageV: number;
    readonly tamper: number;
    readonly usageKwh: number | null;
  }[];
}

/** What the customer draws before the story begins, so that the credit falls below the warning threshold. */
const eveningWh = 1_400;

/** The whole loop: meter, card, counter, P2APST, vending, card, meter, and what AP2T knows afterwards. */
export async function runLoop(options: LoopOptions): Promise<LoopResult> {
  const { narrate, seat = simulatedSeat(), field = await createField() } = options;
  const centre = httpCentre(
    httpCaller({ url: options.serverUrl, accessKey: options.keys.counter }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'setrum-loket-'));
  const journal = await Journal.open(join(folder, 'journal.jsonl'));
  try {
    const counter = new Counter({
      reader: seat.reader,
      centre,
      journal,
      newRequestKey: () => options.requestKey,
      cardWaitMs: 5_000,
    });
    await runLow(field, narrate);
    const visit = await atCounter(seat, field, () => counter.visit());
    narrate(tell.visited(visit));
    const sale = await atCounter(seat, field, () => counter.buy(visit, options.amountRupiah * 100));
    if (sale.problem !== null) throw sale.problem;
    narrate(tell.sold(sale.purchase, demoCounterId));
    narrate(tell.written(sale));

    const creditBeforeWh = field.meter.state.creditWh;
    const taken = await tapMeter(field);
    narrate(tell.taken(taken, creditBeforeWh, field.meter.state.creditWh));
    narrate(tell.refusedAgain(await typeAgain(field, sale)));

    const nextVisit = await atCounter(seat, field, () => counter.visit());
    const profile = await askLoadProfile(
      httpCaller({ url: options.serverUrl, accessKey: options.keys.staff }),
      nextVisit.inquiry.meterNo,
    );
    narrate(tell.learnt(profile, sale.purchase.reference));
    narrate(tell.profile(profile));
    return resultOf({ field, visit, sale, creditBeforeWh, taken, profile });
  } finally {
    await journal.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The credit runs low, the meter warns, the customer taps the card: the meter's report goes on it. */
async function runLow(field: Field, narrate: Narrator): Promise<void> {
  const before = field.meter.state;
  const { lowCreditWarning } = await field.meter.consume(eveningWh);
  if (!lowCreditWarning) throw new Error('the demo meter did not warn');
  narrate(tell.warned(before, field.meter.state));
  narrate(tell.reported(await tapMeter(field), field.card.uid));
}

async function tapMeter(field: Field): Promise<TapResult> {
  const tap = await field.meter.tap(await openCard(field.card.transmit));
  if (tap.refusal !== null) throw new Error(`the meter refused its card: ${tap.refusal}`);
  return tap;
}

/** Typing the token that the card has brought already: a meter takes it once. */
function typeAgain(field: Field, sale: Sale): Promise<TokenOutcome> {
  return field.meter.enterToken(sale.purchase.token);
}

async function atCounter<Result>(
  seat: Seat,
  field: Field,
  act: () => Promise<Result>,
): Promise<Result> {
  await seat.lay(field.card);
  try {
    return await act();
  } finally {
    await seat.lift();
  }
}

interface LoopFacts {
  readonly field: Field;
  readonly visit: Visit;
  readonly sale: Sale;
  readonly creditBeforeWh: number;
  readonly taken: TapResult;
  readonly profile: LoadProfileAnswer;
}

function resultOf({ field, visit, sale, creditBeforeWh, taken, profile }: LoopFacts): LoopResult {
  const { purchase } = sale;
  return {
    meterNo: purchase.meterNo,
    idpel: purchase.idpel,
    cardUid: visit.card.uid,
    purchase: {
      reference: purchase.reference,
      amount: purchase.amountCents / 100,
      kwh: purchase.energyDkwh / 10,
      token: purchase.token,
    },
    meter: {
      creditBeforeKwh: creditBeforeWh / 1000,
      creditAfterKwh: field.meter.state.creditWh / 1000,
      result: taken.tokens.at(-1)?.result ?? 'none',
    },
    acknowledged: isAcknowledged(profile, purchase.reference),
    profile: profile.months.map(
      ({ month, standKwh, remainingKwh, voltageV, tamper, usageKwh }) => ({
        month,
        standKwh,
        remainingKwh,
        voltageV,
        tamper,
        usageKwh,
      }),
    ),
  };
}

/** docs/card.md §6: accepted, or accepted before. */
function isAcknowledged(profile: LoadProfileAnswer, reference: string): boolean {
  return profile.tokens.some(
    (token) => token.reference === reference && (token.result === 1 || token.result === 10),
  );
}

/** When the first loop was run to its end, or null when it has yet to be (or was interrupted, and goes on). */
export async function findFirstLoop(serverUrl: string, keys: DemoKeys): Promise<string | null> {
  const centre = httpCentre(httpCaller({ url: serverUrl, accessKey: keys.counter }));
  try {
    const purchase = await centre.find(firstLoopKey);
    const staff = httpCaller({ url: serverUrl, accessKey: keys.staff });
    const profile = await askLoadProfile(staff, sicilia.meter.meterNo);
    return isAcknowledged(profile, purchase.reference) ? purchase.purchasedAt : null;
  } catch (error) {
    if (error instanceof SetrumError && error.code === 'SETRUM_PURCHASE_UNKNOWN') return null;
    throw error;
  }
}
