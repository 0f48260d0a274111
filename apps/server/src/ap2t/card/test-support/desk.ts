import type { Caller } from '../../../identity/index.ts';
import { holdSales, inquire } from '../../../p2apst/index.ts';
import { createTestCard, type TestCard } from '../../../test-support/card-at-counter.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../../test-support/world.ts';
import type { CardDesk, CardRequest } from '../desk.ts';
import { defaultCardRules } from '../model.ts';

/** Meters that sell, and the desk that gives out their cards. */
export interface CardWorld extends TestWorld {
  readonly desk: CardDesk;
  /** A request of its own, by RINI of everywhere. */
  ask(over?: Partial<CardRequest>): CardRequest;
  meter(n: number): string;
  idpel(n: number): string;
  /** A UID that nobody has had. */
  uid(): string;
  chip(meterNo: string, cardUid: string): TestCard;
  buy(meterNo: string, card: TestCard): ReturnType<ReturnType<TestWorld['newService']>['buy']>;
  inquire(meterNo: string, card: TestCard): ReturnType<typeof inquire>;
}

export const rini: Caller = {
  label: 'RINI',
  roles: ['front-office'],
  units: 'all',
  seller: null,
  source: '192.0.2.9',
};

export async function createCardWorld(meters: number): Promise<CardWorld> {
  const world = await createTestWorld({ meters });
  const service = world.newService();
  let requests = 0;
  let uids = 0;
  return Object.assign(world, {
    desk: { database: world.database, rules: defaultCardRules, holdSales },
    ask: (over: Partial<CardRequest> = {}): CardRequest => ({
      ...{ caller: rini, requestKey: `card-request-${++requests}`, at: world.now },
      ...over,
    }),
    meter: (n: number) => world.meters[n] ?? '',
    idpel: (n: number) => String(534_250_000_000 + n),
    uid: () => `04C0FFEE00${(++uids).toString(16).toUpperCase().padStart(4, '0')}`,
    chip: createTestCard,
    buy: async (meterNo: string, card: TestCard) =>
      service.buy(world.request({ meterNo, amountCents: 2_000_000, card: await card.visit() })),
    inquire: async (meterNo: string, card: TestCard) =>
      inquire(
        world,
        {
          ...{ by: { meterNo }, partnerId: testPartner.partnerId },
          ...{ card: await card.visit(), channel: '6021' },
        },
        world.now,
      ),
  });
}
