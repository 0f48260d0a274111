import { openCard } from '@setrum/card';
import { isSupplyOff, type MeterEvent, type TapResult } from '@setrum/meter';
import type { Tell } from './part/step-log.ts';
import type { Table } from './part/table.ts';

/** Terminal cover open. */
const COVER = 1;
const SECONDS_PER_HOUR = 3_600;

/** Lets time go by at the meter with something switched on; nothing else has time. */
export async function advance(table: Table, hours: number, watts: number): Promise<void> {
  const { meter, clock, tell } = table;
  const wasLow = meter.state.creditWh < meter.state.config.lowCreditWh;
  const done = await meter.advance({ seconds: hours * SECONDS_PER_HOUR }, { watts });
  clock.set(done.untilMs);
  table.shown = null;
  const { creditWh, config } = meter.state;
  tell('meter.ran', { hours, drawnWh: done.drawnWh, creditWh });
  for (const event of done.events) tellEvent(tell, event, wasLow, config.lowCreditWh);
}

function tellEvent(tell: Tell, event: MeterEvent, wasLow: boolean, thresholdWh: number): void {
  const { kind, month, reasons } = event;
  if (kind === 'month') tell('meter.month', { month });
  if (kind === 'low-credit' && !wasLow) tell('meter.low-credit', { thresholdWh });
  if (kind === 'closed') tell('meter.closed');
  if (kind === 'opened' || kind === 'tripped' || kind === 'lockout')
    tell('meter.opened', { reason: reasons[0] ?? null });
}

/** The keypad: digits, then ENTER. */
export async function press(table: Table, keys: string): Promise<void> {
  const { meter, tell } = table;
  const wasOff = isSupplyOff(meter.state);
  const { display, token } = await meter.press(keys);
  table.shown = display;
  tell('meter.pressed', { keys, id: display.id, en: display.en });
  if (token === null) return;
  tell('meter.token', { how: 'keypad', result: token.result, addedDkwh: token.addedDkwh });
  tellSupply(tell, wasOff, isSupplyOff(meter.state));
}

/** The card at the meter's contactless field, for a moment: it goes back into the hand. SETRUM_CARD_REMOVED when it is pulled too early. */
export async function tap(table: Table): Promise<void> {
  const { meter, pocket, desk, tell } = table;
  if (pocket.place === 'reader') desk.clear();
  pocket.lift();
  const { card } = pocket;
  card.tap();
  const wasOff = isSupplyOff(meter.state);
  const result = await pocket.during('meter', async () =>
    meter.tap(await openCard(card.transmit, { atr: card.atr })),
  );
  card.remove();
  table.shown = result.display;
  tellTap(tell, result);
  tellSupply(tell, wasOff, isSupplyOff(meter.state));
  if (result.fault !== null) throw result.fault;
}

function tellTap(tell: Tell, { refusal, mailbox, tokens, report }: TapResult): void {
  if (refusal !== null) tell('meter.card-refused', { refusal });
  if (mailbox === 'unsigned') tell('meter.card-refused', { refusal: 'unsigned' });
  for (const { kind, result, addedDkwh, tried } of tokens)
    if (tried) tell('meter.token', { how: 'card', kind, result, addedDkwh });
  if (report !== null) tell('meter.reported', { sequence: report.sequence });
}

/** The cover of the terminals is opened, or closed again: the meter remembers it until it is cleared. */
export async function tampering(table: Table, on: boolean): Promise<void> {
  await table.meter.setTampering(COVER, on);
  table.shown = null;
  table.tell(on ? 'meter.tampering' : 'meter.tampering-over');
}

function tellSupply(tell: Tell, wasOff: boolean, isOff: boolean): void {
  if (wasOff && !isOff) tell('meter.closed');
}
