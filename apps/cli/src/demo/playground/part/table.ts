import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpCaller, Journal } from '@setrum/loket';
import type { DisplayText, Meter } from '@setrum/meter';
import type { MeterShares } from '../../../card/shares.ts';
import { CentreEyes } from './centre.ts';
import { createClock, type PlaygroundClock } from './clock.ts';
import { Desk } from './desk.ts';
import { hangMeter, issueCard, newCard, type PlaygroundChipName } from './household.ts';
import { createLine, type Line } from './line.ts';
import { Office } from './office.ts';
import type { PlaygroundParts } from './parts.ts';
import { Pocket } from './pocket.ts';
import { registerVisitor, type Visitor } from './registration.ts';
import type { Tell } from './step-log.ts';

/** All that lies before one visitor. */
export interface Table {
  readonly visitor: Visitor;
  readonly clock: PlaygroundClock;
  readonly meter: Meter;
  /** What the meter's display says of the last thing done to it; null: what it says of itself. */
  shown: DisplayText | null;
  readonly pocket: Pocket;
  readonly line: Line;
  readonly desk: Desk;
  readonly office: Office;
  readonly eyes: CentreEyes;
  /** With which the card's signatures are checked for the visitor. */
  readonly shares: MeterShares;
  readonly tell: Tell;
  /** After an action: what the centre has heard meanwhile. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A new customer with a new meter and a new card, and a counter with an empty journal. */
export async function openTable(
  parts: PlaygroundParts,
  chip: PlaygroundChipName,
  tell: Tell,
): Promise<Table> {
  const { visitor, shares } = await registerVisitor(parts);
  const { meterNo } = visitor.meter;
  const clock = createClock(Date.now());
  const pocket = new Pocket(newCard(chip), tell);
  await issueCard(pocket.card, meterNo, await bindCard(parts, visitor, pocket), shares);
  await pocket.refresh();
  const eyes = new CentreEyes(parts, meterNo, tell);
  await eyes.refresh();
  const line = createLine(tell);
  const folder = await mkdtemp(join(tmpdir(), 'setrum-playground-'));
  const journal = await Journal.open(join(folder, 'journal'));
  const { serverUrl, keys, password } = parts;
  const atDesk = { serverUrl, accessKey: keys.counter, line, pocket, journal, tell };
  const { idpel } = visitor;
  const meter = hangMeter(meterNo, shares, clock);
  const office = new Office({ serverUrl, password, line, pocket, idpel });
  return {
    ...{ visitor, clock, meter, pocket, line, eyes, office, tell },
    shown: null,
    desk: new Desk(atDesk),
    shares: { meterNo, shares },
    async settle() {
      if (meter.state.tamperCause === null) office.settle();
      await eyes.refresh();
    },
    async close() {
      await journal.close();
      await rm(folder, { recursive: true, force: true });
      for (const { share } of shares) share.fill(0);
    },
  };
}

/** AP2T gives the card out: it is bound to the customer's meter. Gives the number that belongs on it. */
async function bindCard(
  { serverUrl: url, keys }: PlaygroundParts,
  { idpel }: Visitor,
  { card }: Pocket,
): Promise<number> {
  const { cardNo } = await httpCaller({ url, accessKey: keys.staff }).post<{ cardNo: number }>(
    `/api/v1/cards/${card.uid}/issue`,
    { idpel, chip: card.chip },
    { 'idempotency-key': randomUUID() },
  );
  return cardNo;
}
