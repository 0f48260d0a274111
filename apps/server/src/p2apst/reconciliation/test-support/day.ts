import assert from 'node:assert/strict';
import { createLogger } from '../../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../../test-support/world.ts';
import { type Product, products } from '../../partner/model.ts';
import { PaymentService } from '../../payment/service.ts';
import { closeDueDays } from '../../settlement/due.ts';
import { DecisionService } from '../decide.ts';
import { layoutOf } from '../layout.ts';
import { makeFile } from '../make.ts';
import type { Difference, ReconciliationRun } from '../model.ts';
import { reconcile } from '../reconcile.ts';
import { differences } from '../store.ts';
import { trailers } from '../write.ts';

const { partnerId } = testPartner;

/** A world in which days are sold, closed and reconciled. */
export interface ReconciliationWorld {
  readonly world: TestWorld;
  readonly decisions: DecisionService;
  readonly payments: PaymentService;
  /** Sells with references of its own; gives the switcher's. */
  sell(n: number, amountCents?: number): Promise<string>;
  /** Closes all days that are over at this moment. */
  close(at: string): Promise<void>;
  /** Our file of a day. */
  file(day: string, product?: Product): Promise<string>;
  /** Compares a file, whose trailers are put right first. */
  reconcile(day: string, text: string, product?: Product): Promise<ReconciliationRun>;
  found(run: ReconciliationRun): Promise<readonly Difference[]>;
}

export const day = '2026-11-23';

/** `REF` and a number, 32 characters. */
export const refOf = (n: number): string => `REF${String(n).padStart(29, '0')}`;

export async function createReconciliationWorld(meters = 6): Promise<ReconciliationWorld> {
  const world = await createTestWorld({ meters });
  const { database, securityModule } = world;
  const payments = new PaymentService({
    database,
    now: () => world.now,
    log: createLogger('silent'),
  });
  const purchases = world.newService();
  const now = () => world.now;
  return {
    world,
    payments,
    decisions: new DecisionService({ database, purchases, payments }, now),
    sell: async (n, amountCents = 5_000_000) => {
      const refs = { switcherRef: refOf(n), plnRef: refOf(n).replace('REF', 'PLN') };
      await purchases.buy(world.request({ meterNo: world.meters[n] ?? '', amountCents, ...refs }));
      return refs.switcherRef;
    },
    close: async (at) => {
      const { refused } = await closeDueDays(database, new Date(at));
      assert.deepEqual(refused, []);
    },
    file: async (of, product = products.prepaid) => {
      const { pieces } = await makeFile(database, securityModule, { partnerId, product, day: of });
      let text = '';
      for await (const piece of pieces) text += piece;
      return text;
    },
    reconcile: (of, text, product = products.prepaid) => {
      const bytes = piecesOf(withTrailers(text, product));
      const file = { partnerId, product, day: of, bytes };
      return reconcile(database, securityModule, file, 'SRI', now());
    },
    found: (run) =>
      differences(database.pool, {
        ...{ runId: run.runId, partnerId: null, day: null, state: null, after: null, limit: 1_000 },
      }),
  };
}

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += 100) yield Buffer.from(text.slice(at, at + 100));
}

/** Count and sum are put right, as the partner's own would be. */
function withTrailers(text: string, product: Product): string {
  const layout = layoutOf(product);
  const lines = text.split('\n').filter((line) => !/^(COUNT|TOTAL)\||^$/.test(line));
  const column = layout.columns.findIndex(({ name }) => name === layout.sum);
  const sum = lines.slice(1).reduce((total, line) => total + Number(line.split('|')[column]), 0);
  return `${[...lines, ...trailers(layout, lines.length - 1, sum)].join('\n')}\n`;
}

/** A file with one line changed (or left out, or doubled) by its switcher reference. */
export function edited(
  text: string,
  ref: string,
  change: (cells: string[]) => readonly string[][],
): string {
  return text
    .split('\n')
    .flatMap((line) =>
      line.includes(`|${ref}|`) ? change(line.split('|')).map((cells) => cells.join('|')) : [line],
    )
    .join('\n');
}
