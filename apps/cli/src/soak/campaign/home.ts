import {
  createVirtualNtag216,
  openCard,
  readCard,
  type VirtualNtag216,
  writeMailbox,
} from '@setrum/card';
import { createMeter, createMeterState, type Meter } from '@setrum/meter';
import { type SoldPurchase, testVendingKey } from '@setrum/server';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import { meterKey } from '../world.ts';
import type { Life } from './plan.ts';

/** The meter has it, now or before. */
const taken = ['Accept', 'UsedError'];
/** The meter could not try it now. */
const later = ['NotReady', 'Lockout'];

const minutesEach = 30;

/** A meter on the wall, the card of the household, and what it has been through. */
export class Home {
  readonly life: Life;
  readonly meter: Meter;
  card: VirtualNtag216 | null;
  /** Tenths of a kWh that were sold to it. */
  soldDkwh = 0;
  /** A report that names the new key has come to the centre. */
  hasTold = false;
  /** Credit that the meter refused, in words: there must be none. */
  readonly refused: string[] = [];
  /** What it has been through, for whoever looks into a finding. */
  readonly log: string[] = [];
  readonly #taken = new Set<string>();
  readonly #papers: Paper[] = [];
  readonly #now: () => Date;
  #day = 0;
  /** What a household does takes its time: a keypad that was locked opens again. */
  #passedMs = 0;
  #cards = 0;
  #krnOnCard = 0;

  constructor(life: Life, now: () => Date) {
    this.life = life;
    this.#now = now;
    this.meter = meterOf(life, () => new Date(now().getTime() + this.#passedMs));
    this.card = null;
    if (life.carrier !== 'keypad') this.takeNewCard();
  }

  takeNewCard(): VirtualNtag216 {
    const { meterNo } = this.life.household;
    const serial = Number(meterNo.slice(2, 10)) * 4 + this.#cards;
    this.#cards += 1;
    this.card = createVirtualNtag216({
      uid: `04${serial.toString(16).toUpperCase().padStart(10, '0')}80`,
    });
    this.#krnOnCard = 0;
    return this.card;
  }

  /** Taps the card at the meter. */
  async tap(): Promise<void> {
    if (this.card === null) return;
    this.#pass();
    const { tokens } = await this.meter.tap(await openCard(this.card.transmit));
    for (const { kind, result, tried, ref } of tokens)
      if (tried && kind === 'credit') this.#hear(result, ref, 'card');
    this.#krnOnCard = this.meter.state.decoder.krn;
  }

  /** What a counter reads from the card; null without one. */
  async visit() {
    if (this.card === null) return null;
    const { uid, sequences, reportImage } = await readCard(await openCard(this.card.transmit));
    if (this.#krnOnCard === 3) this.hasTold = true;
    return { uid, mailboxSequence: sequences.mailbox, reportImage };
  }

  async write(image: string): Promise<void> {
    if (this.card === null) return;
    await writeMailbox(await openCard(this.card.transmit), Buffer.from(image, 'base64'));
  }

  /**
   * Types a key change, if there is one, and the credit behind it. Whoever sees a section refused has been through it before, and goes on with the
   * credit.
   */
  async type(sold: Paper): Promise<void> {
    this.#pass();
    for (const digits of sold.keyChange) {
      const { accepted } = await this.meter.enterToken(digits);
      if (!accepted) break;
    }
    const { result } = await this.meter.enterToken(sold.token);
    if (later.includes(result)) this.#papers.push(sold);
    else this.#hear(result, refOf(sold), 'keypad');
  }

  /** Types again what the meter could not try. */
  async typeAgain(): Promise<void> {
    for (const paper of this.#papers.splice(0)) await this.type(paper);
  }

  #pass(): void {
    const day = this.#now().getTime();
    this.#passedMs = day === this.#day ? this.#passedMs + minutesEach * 60_000 : 0;
    this.#day = day;
  }

  #hear(result: string, ref: string, by: string): void {
    this.log.push(`${by} ${ref} ${result}`);
    if (taken.includes(result)) this.#taken.add(ref);
    else if (!later.includes(result) && !this.#taken.has(ref) && !this.life.isStranger)
      this.refused.push(`${by}: ${result}`);
  }
}

/** A sale on paper. */
type Paper = Pick<SoldPurchase, 'keyChange' | 'token' | 'reference'>;

/** As a mailbox names the sale: the last digits of its reference. */
function refOf({ reference }: Paper): string {
  return reference.slice(-8).toLowerCase();
}

function meterOf({ household: { meterNo }, isStranger }: Life, now: () => Date): Meter {
  const pan = makePan(meterNo);
  const key = isStranger ? { ...meterKey, sgc: '599999' } : meterKey;
  const decoderKey = deriveDecoderKey({ ...key, pan, vendingKey: testVendingKey(key) });
  const decoder = createDecoderState({ ...meterKey, pan, decoderKey });
  const state = createMeterState({ meterNo, decoder, creditWh: 0 });
  return createMeter(state, { save: async () => undefined, nowMs: () => now().getTime() });
}
