import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import type { Counter } from '../counter.ts';
import { coded } from './test-support/desk.ts';
import { meterNo } from './test-support/fake-centre.ts';
import {
  createRehearsalDesk,
  deathsOf,
  type RehearsalDesk,
  recover,
} from './test-support/rehearsal-desk.ts';

const amountCents = 5_000_000;

interface Scene {
  /** What was done before, without a mishap. */
  readonly before?: (desk: RehearsalDesk) => Promise<void>;
  /** What the clerk is at when the program dies. */
  readonly act: (counter: Counter) => Promise<unknown>;
  readonly check: (desk: RehearsalDesk) => Promise<void>;
  /** At which commands to the card it dies; every third one unless said. */
  readonly commands?: 'all';
}

/** Plays a scene once to learn its calls, then once for each death at each call, as a crash and as a power cut, each with its recovery. */
async function playAll(scene: Scene): Promise<number> {
  const { before = async () => undefined, act, check, commands = 'every third' } = scene;
  const stage = async (play: (desk: RehearsalDesk) => Promise<void>): Promise<void> => {
    const desk = await createRehearsalDesk();
    try {
      await before(desk);
      await play(desk);
    } finally {
      await desk.remove();
    }
  };
  let calls: readonly string[] = [];
  await stage(async (desk) => {
    calls = (await desk.live(act)).calls;
  });
  const deaths = deathsOf(calls, commands);
  for (const death of deaths) {
    // A command to the card has nothing to do with the disk: there both deaths are the same.
    const cuts = calls[death.atCall - 1] === 'transmit' ? [false] : [false, true];
    for (const cut of cuts) {
      await stage(async (desk) => {
        const { result } = await desk.live(act, death, cut);
        const where = JSON.stringify({ ...death, call: calls[death.atCall - 1], cut });
        assert.equal(result, null, `it did not die: ${where}`);
        try {
          await recover(desk);
          await check(desk);
        } catch (error) {
          throw new Error(`after ${where}`, { cause: error });
        }
      });
    }
  }
  return deaths.length;
}

/** At most one sale under one key; when it was sold, its token is on the card, once. */
async function soldToCard(desk: RehearsalDesk): Promise<void> {
  const tokens = [...desk.centre.sold.values()].map(({ token }) => token);
  assert.ok(tokens.length <= 1 && desk.keys.length <= 1);
  assert.deepEqual(await desk.tokensOnCard(), tokens);
}

/** When it was sold, the journal knows it and its receipt can be printed. */
async function soldOnPaper(desk: RehearsalDesk): Promise<void> {
  const [purchase, ...others] = desk.centre.sold.values();
  assert.equal(others.length, 0);
  assert.equal(desk.keys.length <= 1, true);
  if (purchase === undefined) return;
  const { result } = await desk.live(async (counter, journal) => {
    assert.equal(journal.find(purchase.requestKey)?.step, 'paper');
    return counter.reprint(purchase.requestKey);
  });
  assert.equal(result?.value.sale.token, purchase.token);
}

const buy = async (counter: Counter): Promise<unknown> =>
  counter.buy(await counter.visit(), amountCents);

const tornSale = async (desk: RehearsalDesk): Promise<void> => {
  desk.card.tear({ atWrite: 4, mode: 'half' });
  await desk.live(buy);
  desk.lay();
};

const firstPending = (counter: Counter) => {
  const [entry] = counter.pending();
  assert.ok(entry !== undefined);
  return entry;
};

describe('the program or the whole PC dies at any call of a sale', () => {
  test('with a card: exactly one token on the right card, or no sale', async () => {
    const deaths = await playAll({ act: buy, check: soldToCard, commands: 'all' });
    assert.ok(deaths > 100, `${deaths} deaths`);
  });

  test('while a torn sale is resumed', async () => {
    const act = (counter: Counter) => counter.resume(firstPending(counter));
    await playAll({
      ...{ before: tornSale, act },
      check: async (desk) => {
        assert.equal(desk.centre.sold.size, 1);
        await soldToCard(desk);
      },
    });
  });

  test('without a card: one sale with a receipt, or none', async () => {
    await playAll({
      act: (counter) => counter.buyOnPaper(meterNo, amountCents),
      check: soldOnPaper,
    });
  });

  test('while a torn sale is given on paper: the receipt can be printed, or the card has taken the token after all', async () => {
    await playAll({
      before: tornSale,
      act: (counter) => counter.giveOnPaper(firstPending(counter)),
      check: async (desk) => {
        const [purchase, ...others] = desk.centre.sold.values();
        assert.ok(purchase !== undefined && others.length === 0);
        const { result } = await desk.live(async (_, journal) => journal.find('key-1')?.step);
        const onCard = (await desk.tokensOnCard()).includes(purchase.token);
        assert.ok(result?.value === 'paper' || (result?.value === 'written' && onCard));
      },
    });
  });

  test('while the token of a sale on paper is written on its card after all', async () => {
    await playAll({
      before: async (desk) => {
        await tornSale(desk);
        await desk.live((counter) => counter.giveOnPaper(firstPending(counter)));
      },
      act: (counter) => counter.writeAgain({ requestKey: 'key-1' }),
      check: async (desk) => {
        desk.lay();
        const { result } = await desk.live((counter) =>
          counter.writeAgain({ requestKey: 'key-1' }),
        );
        assert.equal(result?.value.card, 'written');
        await soldToCard(desk);
      },
    });
  });

  test('while a sale of open outcome is called off: never sold, or still resumed to one token', async () => {
    await playAll({
      before: async (desk) => {
        desk.centre.refuseWith = 'SETRUM_CENTRE_UNREACHABLE';
        desk.centre.inquire = async () => ({
          ...(await desk.centre.inquireByNumber({ meterNo }, null)),
        });
        desk.centre.refuseWith = null;
        const { buy: sell } = desk.centre;
        desk.centre.buy = async () => {
          throw new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail: 'the line is down' });
        };
        await assert.rejects(desk.live(buy), coded('SETRUM_CENTRE_UNREACHABLE'));
        desk.centre.buy = sell;
      },
      act: (counter) => counter.cancel(firstPending(counter)),
      check: soldToCard,
    });
  });
});
