import { randomUUID } from 'node:crypto';
import type { Meter } from '@setrum/meter';
import type { DeskClient, Told } from './client.ts';

/** A token as the fitter typed it, and what the meter said. */
export interface TypedToken {
  readonly requestId: string;
  readonly kind: string;
  readonly part: number;
  readonly of: number;
  readonly taken: boolean;
  readonly display: string;
}

/** Pays a registration at the demo's counter; gives rupiah. */
export async function pay(
  serverUrl: string,
  counterKey: string,
  registrationNo: string,
): Promise<number> {
  const send = async (path: string, body: object): Promise<Told> => {
    const response = await fetch(`${serverUrl}/api/v1/bills${path}`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${counterKey}`, 'content-type': 'application/json' },
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Told;
    if (!response.ok) throw new Error(`${path}: ${String(answer['code'])}`);
    return answer;
  };
  const offer = await send('/inquiries', { registrationNo });
  const { amountCents, adminCents } = offer;
  const paid = await send('/payments', { registrationNo, amountCents, adminCents });
  return Number(paid['totalCents']) / 100;
}

/** The fitter types the tokens of the work order, one after the other, at the meter. */
export async function enterTokens(
  desk: DeskClient,
  agendaNo: string,
  meter: Meter,
): Promise<readonly TypedToken[]> {
  const { orders } = await desk.get('dedi', `/applications/${agendaNo}/token-orders?digits=true`);
  const typed: TypedToken[] = [];
  for (const { digits } of orders as readonly Told[]) {
    for (const token of digits as readonly Told[]) {
      const { accepted, display } = await meter.enterToken(String(token['digits']));
      typed.push({
        ...{ requestId: String(token['requestId']), kind: String(token['kind']) },
        ...{ part: Number(token['part']), of: Number(token['of']) },
        ...{ taken: accepted, display: display.id },
      });
    }
  }
  return typed;
}
