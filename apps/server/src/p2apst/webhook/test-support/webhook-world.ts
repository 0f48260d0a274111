import { createLogger } from '../../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../../test-support/world.ts';
import { Collector } from '../collect.ts';
import { Deliverer } from '../deliver.ts';
import { deliveries } from '../deliveries.ts';
import { type Delivery, webhookEvents } from '../model.ts';
import { WebhookService } from '../service.ts';
import { type Receiver, startReceiver } from './receiver.ts';

export const testPolicy = { allowLoopback: true, allowPrivate: false };
export const lateMs = 120_000;
const by = { partnerId: testPartner.partnerId, counterId: 'SERVER-01' };

/** A database with sales, a partner's server with an endpoint on it, and what reads and sends. */
export interface WebhookWorld extends TestWorld {
  readonly receiver: Receiver;
  readonly service: WebhookService;
  readonly endpointId: string;
  readonly name: { partnerId: string; counterId: string; endpointId: string };
  readonly secret: string;
  /** Another server's. */
  newCollector(options?: {
    readonly mostWaiting?: number;
    readonly fullEveryMs?: number;
  }): Collector;
  newDeliverer(options?: { readonly timeoutMs?: number }): Deliverer;
  /** Reads and sends once, with a collector and a deliverer of its own that it keeps. */
  round(): Promise<void>;
  /** Moves the clock of all. */
  pass(ms: number): void;
  deliveries(): Promise<readonly Delivery[]>;
}

export async function createWebhookWorld(): Promise<WebhookWorld> {
  const world = await createTestWorld();
  const receiver = await startReceiver();
  const { database, securityModule } = world;
  const now = (): Date => world.now;
  const service = new WebhookService({ database, securityModule, now, policy: testPolicy });
  const { endpointId, secret } = await service.register(by, {
    url: receiver.url,
    events: webhookEvents,
  });
  const { pool } = database;
  const newCollector: WebhookWorld['newCollector'] = ({
    mostWaiting = 1000,
    fullEveryMs = 0,
  } = {}) => new Collector({ pool, now, lateMs, mostWaiting, fullEveryMs });
  const newDeliverer: WebhookWorld['newDeliverer'] = ({ timeoutMs = 5_000 } = {}) => {
    const log = createLogger('silent');
    return new Deliverer({ pool, securityModule, now, policy: testPolicy, timeoutMs, log });
  };
  const collector = newCollector();
  const deliverer = newDeliverer();
  const closeWorld = world.close;
  return Object.assign(world, {
    receiver,
    service,
    endpointId,
    name: { ...by, endpointId },
    secret,
    newCollector,
    newDeliverer,
    round: async () => {
      await collector.collect();
      await deliverer.deliver();
      await deliverer.settled();
    },
    pass: (ms: number) => {
      world.now = new Date(world.now.getTime() + ms);
    },
    deliveries: () =>
      deliveries(database, {
        ...{ partnerId: by.partnerId, endpointId, state: null, before: null },
        limit: 100,
      }),
    close: async () => {
      await receiver.close();
      await closeWorld();
    },
  });
}
