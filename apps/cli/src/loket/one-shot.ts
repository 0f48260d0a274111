import { randomUUID } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { Desk, SaleView, VisitView } from '@setrum/loket';
import type { LoketRoom } from './room.ts';

/** Whom a one-shot sale is for: the card on the reader, or a number with the name that was confirmed. */
export interface Customer {
  readonly meter?: string;
  readonly idpel?: string;
  readonly name?: string;
}

/** Reads the card that is tapped, or looks the number up; with --name the name counts as confirmed. */
export async function visitOf(room: LoketRoom, customer: Customer): Promise<VisitView> {
  const { desk } = room.loket;
  const { meter, idpel, name } = customer;
  if (meter === undefined && idpel === undefined) {
    await readersCome(desk, room.stop);
    return await desk.visit({ signal: room.stop });
  }
  const found = await desk.find(meter === undefined ? { idpel: idpel ?? '' } : { meterNo: meter });
  return name === undefined ? found : await desk.confirm(found.visitId, name);
}

/** A sale under a key of the caller's own, so that a script whose answer was lost asks again and buys nothing twice. */
export async function buyOnce(
  room: LoketRoom,
  customer: Customer,
  amountRupiah: number,
  saleId: string = randomUUID(),
): Promise<SaleView> {
  const { desk, journal } = room.loket;
  if (journal.find(saleId) !== null) return await toldAgain(room, saleId);
  const visit = await visitOf(room, customer);
  if (visit.toConfirm) {
    const { holder } = visit.inquiry;
    const detail = `confirm the name with the customer: --name "${holder}"`;
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  return await desk.buy({
    ...{ visitId: visit.visitId, saleId, signal: room.stop },
    amountCents: amountRupiah * 100,
  });
}

/** A sale that an earlier command has begun: resumed if it is pending; else SETRUM_SALE_ENDED says how it came out. */
async function toldAgain(room: LoketRoom, saleId: string): Promise<SaleView> {
  const entry = room.loket.journal.find(saleId);
  if (entry?.cardUid !== null) await readersCome(room.loket.desk, room.stop);
  return await room.loket.desk.resume(saleId, { signal: room.stop });
}

const waits = 60;
const waitMs = 50;

/** A driver tells its readers a moment after it was opened; three seconds are a moment. */
export async function readersCome(desk: Desk, stop: AbortSignal): Promise<void> {
  for (let wait = 0; wait < waits && !isAnyThere(desk); wait++) {
    stop.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

function isAnyThere(desk: Desk): boolean {
  return desk.readers().some(({ light, problem }) => light !== 'missing' || problem !== null);
}
