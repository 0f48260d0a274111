import { createGate, grantAccess, installGate } from '../../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../../test-support/world.ts';
import { registerPartner } from '../../partner/register.ts';
import { purchaseRoutes } from '../../purchase/routes.ts';
import { conclusionRoutes } from '../conclusion-routes.ts';
import { inquiryRoutes } from '../routes.ts';

const otherPartner = { partnerId: '4520009', name: 'BANK LAIN', adminCents: 300_000 };
export const keys = { own: 'key-of-a-counter-0000', other: 'key-of-another-bank-0' } as const;

export interface CounterWorld {
  readonly world: TestWorld;
  readonly http: HttpServer;
  post(
    who: keyof typeof keys,
    path: string,
    body: object,
    key?: string,
  ): Promise<{ readonly status: number; readonly text: string; readonly body: CounterAnswer }>;
  close(): Promise<void>;
}

/** What these tests look at of an answer. */
export interface CounterAnswer {
  readonly code?: string;
  readonly token?: string;
  readonly holder?: string;
  readonly history?: {
    readonly purchases: readonly Readonly<Record<string, unknown>>[];
    readonly reading: Readonly<Record<string, unknown>> | null;
  } | null;
}

/** Counters of two partners at one centre, over HTTP. */
export async function createCounterWorld(): Promise<CounterWorld> {
  const world = await createTestWorld({ meters: 6 });
  await registerPartner(world.database, otherPartner);
  const seats = { own: testPartner.partnerId, other: otherPartner.partnerId };
  for (const who of ['own', 'other'] as const) {
    const grant = { role: 'counter', label: who, partnerId: seats[who] } as const;
    await grantAccess(world.database, keys[who], { ...grant, counterId: `LOKET-${who}` });
  }
  const http = await createHttpServer(createLogger('silent'));
  installGate(http, createGate({ database: world.database, now: () => world.now }));
  inquiryRoutes(http, world, () => world.now);
  const service = world.newService();
  purchaseRoutes(http, service);
  conclusionRoutes(http, service);
  return {
    world,
    http,
    async post(who, path, payload, key) {
      const headers = {
        authorization: `Bearer ${keys[who]}`,
        ...(key !== undefined && { 'idempotency-key': key }),
      };
      const url = `/api/v1/${path}`;
      const answer = await http.inject({ method: 'POST', url, headers, payload });
      return { status: answer.statusCode, text: answer.body, body: answer.json() };
    },
    async close() {
      await http.close();
      await world.close();
    },
  };
}
