import type { Meter, TapResult } from '@setrum/meter';
import { issueCard } from '../../../ap2t/card/issue.ts';
import { defaultCardRules } from '../../../ap2t/card/model.ts';
import { campaignPorts } from '../../../campaigns.ts';
import { cardMailboxRoutes, inquire } from '../../../p2apst/index.ts';
import { type HttpServer, inTransaction } from '../../../platform/index.ts';
import { createTestCard, type TestCard } from '../../../test-support/card-at-counter.ts';
import { createVirtualMeter, memoryOf, testMeterKey } from '../../../test-support/virtual-meter.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../../test-support/world.ts';
import {
  approveCampaign,
  type Campaign,
  type CampaignMeterView,
  campaignMeters,
  campaignRoutes,
  campaignWork,
  createCampaign,
  findCampaign,
  mailboxAtTap,
  type NewCampaign,
  selectMeters,
  type WorkDone,
  type WorkOptions,
} from '../index.ts';

export const ani = { label: 'ani', units: 'all', source: 'test' } as const;
export const budi = { label: 'budi', units: 'all', source: 'test' } as const;

/** A meter on the wall and the card of its customer. */
export interface Household {
  readonly meterNo: string;
  readonly meter: Meter;
  readonly card: TestCard;
  /** Registers the card at AP2T. */
  bind(): Promise<void>;
  /** What the inquiry with this card says: whether there is anything to be taken home without a purchase. */
  tokensWait(card?: TestCard): Promise<boolean>;
  tap(card?: TestCard): Promise<TapResult>;
  /** Buys for Rp 20,000 with the card, and writes the mailbox on it. */
  buy(card?: TestCard): Promise<Awaited<ReturnType<ReturnType<TestWorld['newService']>['buy']>>>;
  /** Buys for Rp 20,000 without a card. */
  buyOnPaper(): ReturnType<ReturnType<TestWorld['newService']>['buy']>;
  /** At the counter, without buying; gives whether something was written on the card. */
  show(card?: TestCard): Promise<boolean>;
}

export interface CampaignWorld extends TestWorld {
  /** Puts the routes of campaigns, and the one by which cards take them home, on a server. */
  mount(http: HttpServer): void;
  readonly options: WorkOptions;
  household(n: number): Household;
  /** A campaign of all meters to KRN 3 unless told otherwise, chosen and approved. */
  start(over?: Partial<NewCampaign>): Promise<Campaign>;
  ask(over?: Partial<NewCampaign>): Promise<Campaign>;
  work(): Promise<WorkDone>;
  look(campaign: Campaign, meterNo: string): Promise<CampaignMeterView | undefined>;
}

let requests = 0;

export async function createCampaignWorld(meters: number): Promise<CampaignWorld> {
  const world = await createTestWorld({ meters });
  const { database, securityModule } = world;
  const ports = campaignPorts(database);
  const options = { database, securityModule, ports, now: () => world.now };
  const service = world.newService();
  const ask = async (over: Partial<NewCampaign> = {}): Promise<Campaign> => {
    const plain = { name: 'KRN 3', reason: 'key revision', units: null, from: { krn: 2 } };
    const wanted = { ...plain, target: { krn: 3 }, visitAfterDays: 30, ...over };
    const requestKey = `campaign-${++requests}`;
    return createCampaign(options, { ...wanted, requestKey }, ani);
  };
  return Object.assign(world, {
    mount: (http: HttpServer) => {
      campaignRoutes(http, options);
      cardMailboxRoutes(http, options);
    },
    options,
    ask,
    household: (n: number) => createHousehold(world, service, options, n),
    start: async (over?: Partial<NewCampaign>) => {
      const { campaignId } = await ask(over);
      await selectMeters(options, campaignId);
      return approveCampaign(options, { campaignId, caller: budi });
    },
    work: () => campaignWork(options),
    look: async ({ campaignId }: Campaign, meterNo: string) => {
      const campaign = await findCampaign(database, campaignId);
      const found = await campaignMeters(
        database,
        campaign,
        { scope: 'all', now: world.now },
        { after: '', limit: 500 },
      );
      return found.find((meter) => meter.meterNo === meterNo);
    },
  });
}

function createHousehold(
  world: TestWorld,
  service: ReturnType<TestWorld['newService']>,
  options: WorkOptions,
  n: number,
): Household {
  const meterNo = world.meters[n] ?? '';
  const { database } = world;
  const meter = createVirtualMeter(testMeterKey(meterNo), { now: () => world.now });
  const own = createTestCard(meterNo, `04A1B2C3D4${String(1000 + n)}`);
  const buyFor = (card: Awaited<ReturnType<TestCard['visit']>> | null) =>
    service.buy(world.request({ meterNo, amountCents: 2_000_000, card }));
  return {
    ...{ meterNo, meter, card: own },
    bind: async () => {
      const nobodyBuys = async () => undefined;
      const desk = { database, rules: defaultCardRules, holdSales: nobodyBuys };
      const given = {
        cardUid: own.card.uid,
        idpel: String(534_250_000_000 + n),
        chip: 'NTAG216',
      } as const;
      const caller = { ...ani, roles: ['staff'], seller: null } as const;
      await issueCard(desk, given, { caller, requestKey: `card-of-${n}-x`, at: world.now });
    },
    tokensWait: async (card = own) => {
      const asked = { by: { meterNo }, partnerId: testPartner.partnerId, channel: '6021' };
      return (await inquire(world, { ...asked, card: await card.visit() }, world.now)).tokensWait;
    },
    tap: async (card = own) => meter.tap(await memoryOf(card)),
    buy: async (card = own) => {
      const sold = await buyFor(await card.visit());
      if (sold.mailbox !== null) await card.write(sold.mailbox.image);
      return sold;
    },
    buyOnPaper: () => buyFor(null),
    show: async (card = own) => {
      const { uid: cardUid, mailboxSequence } = await card.visit();
      const at = world.now;
      const mailbox = await inTransaction(database, (transaction) =>
        mailboxAtTap(transaction, options, {
          meterNo,
          cardUid,
          mailboxSequence,
          dealtSequence: 0,
          at,
        }),
      );
      if (mailbox !== null) await card.write(mailbox.image);
      return mailbox !== null;
    },
  };
}
