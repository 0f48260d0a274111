import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { auditEntries, verifyAuditTrail } from '../../identity/index.ts';
import { inTransaction } from '../../platform/index.ts';
import { bindCard } from './bind.ts';
import { blockCard, reportLost, returnCard, unblockCard } from './change.ts';
import { eventsOf } from './events.ts';
import { issueCard } from './issue.ts';
import type { Card } from './model.ts';
import { rebindCards } from './rebind.ts';
import { replaceCard } from './replace.ts';
import { findCard } from './store.ts';
import { type CardWorld, createCardWorld, rini } from './test-support/desk.ts';

const reason = 'dompet hilang';
const chip = 'NTAG216';

describe("the customers' cards", () => {
  let world: CardWorld;
  let given = 0;
  before(async () => {
    world = await createCardWorld(18);
  });
  after(() => world?.close());

  const state = async (cardUid: string) => {
    const card = await findCard(world.database, cardUid);
    return card === null ? null : [card.state, card.meterNo, card.idpel].join(' ');
  };
  const events = async (cardUid: string) =>
    (await eventsOf(world.database, cardUid)).map(({ action, toState, otherUid, madeBy }) =>
      [action, toState, otherUid ?? '-', madeBy].join(' '),
    );
  /** A card given out to a customer that no other test has. */
  async function issued(): Promise<Card & { readonly n: number }> {
    const n = given++;
    const order = { cardUid: world.uid(), idpel: world.idpel(n), chip } as const;
    return { ...(await issueCard(world.desk, order, world.ask())), n };
  }

  test('is given out once for a request, bound to the meter of the customer, with a number of its own', async () => {
    const first = await issued();
    assert.deepEqual(
      [first.state, first.meterNo, first.idpel, first.unit, first.version],
      ['bound', world.meter(0), world.idpel(0), '53425', 1],
    );
    const other = await issued();
    assert.equal(other.cardNo, first.cardNo + 1);
    assert.deepEqual(await events(first.cardUid), ['issue bound - RINI']);
  });

  test('clicked twice, also at the same moment, is one card; another order under its key is refused', async () => {
    const n = given++;
    const order = { cardUid: world.uid(), idpel: world.idpel(n), chip } as const;
    const request = world.ask();
    const answers = await Promise.all([1, 2, 3].map(() => issueCard(world.desk, order, request)));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal((await events(order.cardUid)).length, 1);
    const reused = { code: 'SETRUM_REQUEST_KEY_REUSED' };
    await assert.rejects(
      issueCard(world.desk, { ...order, cardUid: world.uid() }, request),
      reused,
    );
    await assert.rejects(
      reportLost(world.desk, { cardUid: order.cardUid, reason }, request),
      reused,
    );
    const elsewhere = { ...order, cardUid: world.uid(), idpel: world.idpel(given++) };
    await assert.rejects(issueCard(world.desk, elsewhere, request), reused);
  });

  test('one meter has one card, whoever else gives one out at the same moment; one card has one meter', async () => {
    const n = given++;
    const uids = [world.uid(), world.uid(), world.uid()];
    const orders = uids.map((cardUid) => ({ cardUid, idpel: world.idpel(n), chip }) as const);
    const outcomes = await Promise.allSettled(
      orders.map((order) => issueCard(world.desk, order, world.ask())),
    );
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    assert.deepEqual(refused, ['SETRUM_CARD_LIMIT', 'SETRUM_CARD_LIMIT']);
    const two = { ...world.desk, rules: { cardsPerMeter: 2 } };
    const second = { cardUid: world.uid(), idpel: world.idpel(n), chip } as const;
    assert.equal((await issueCard(two, second, world.ask())).state, 'bound');
    const cardUid = world.uid();
    const both = await Promise.allSettled(
      [given++, given++].map((customer) =>
        issueCard(world.desk, { cardUid, idpel: world.idpel(customer), chip }, world.ask()),
      ),
    );
    const failures = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    assert.deepEqual(failures, ['SETRUM_CARD_IN_USE']);
  });

  test('is refused for an unknown customer, a meter without a reader, and a unit of others', async () => {
    const issue = (idpel: string, over = {}) =>
      issueCard(world.desk, { cardUid: world.uid(), idpel, chip }, world.ask(over));
    await assert.rejects(issue('999999999999'), { code: 'SETRUM_IDPEL_UNKNOWN' });
    const away = { ...rini, units: new Set(['53426']) };
    const idpel = world.idpel(given++);
    await assert.rejects(issue(idpel, { caller: away }), { code: 'SETRUM_UNIT_FORBIDDEN' });
    await world.database.pool.query(
      `update ap2t.customer set meter_kind = 'keypad' where idpel = $1`,
      [idpel],
    );
    await assert.rejects(issue(idpel), { code: 'SETRUM_CARD_METER_KIND' });
    const { cardUid } = await issued();
    const lose = reportLost(world.desk, { cardUid, reason }, world.ask({ caller: away }));
    await assert.rejects(lose, { code: 'SETRUM_UNIT_FORBIDDEN' });
    const unknown = blockCard(world.desk, { cardUid: world.uid(), reason }, world.ask());
    await assert.rejects(unknown, { code: 'SETRUM_CARD_UNKNOWN' });
  });

  test('is lost, found, blocked, freed and given back; who and why stays on record', async () => {
    const { cardUid, n } = await issued();
    const order = { cardUid, reason };
    await reportLost(world.desk, order, world.ask());
    await unblockCard(world.desk, order, world.ask());
    await blockCard(world.desk, order, world.ask());
    await assert.rejects(blockCard(world.desk, order, world.ask()), { code: 'SETRUM_CARD_STATE' });
    await returnCard(world.desk, order, world.ask());
    const again = { cardUid, idpel: world.idpel(n), chip } as const;
    const { cardNo } = await issueCard(world.desk, again, world.ask());
    assert.equal((await findCard(world.database, cardUid))?.cardNo, cardNo);
    assert.deepEqual(await events(cardUid), [
      ...['issue bound - RINI', 'return returned - RINI', 'block blocked - RINI'],
      ...['unblock bound - RINI', 'lose lost - RINI', 'issue bound - RINI'],
    ]);
    const name = cardUid.match(/../g)?.join(':');
    const acts = (await auditEntries(world.database, 0, 1000)).filter(
      (act) => act.subject === name,
    );
    assert.deepEqual(
      acts.map(({ act, actor, source }) => `${act} ${actor} ${source}`),
      ['issue', 'lose', 'unblock', 'block', 'return', 'issue'].map(
        (act) => `card.${act} RINI 192.0.2.9`,
      ),
    );
    assert.ok(!JSON.stringify(acts).includes(reason));
    assert.equal((await verifyAuditTrail(world.database)).ok, true);
  });

  test('a lost one that was found has no room beside the one in its place', async () => {
    const { cardUid, n } = await issued();
    await reportLost(world.desk, { cardUid, reason }, world.ask());
    const order = { cardUid: world.uid(), idpel: world.idpel(n), chip } as const;
    await issueCard(world.desk, order, world.ask());
    const found = unblockCard(world.desk, { cardUid, reason }, world.ask());
    await assert.rejects(found, { code: 'SETRUM_CARD_LIMIT' });
  });

  test('an application hands one over under its lock; a crash after it leaves nothing', async () => {
    const n = given++;
    const cardUid = world.uid();
    const application = { idpel: world.idpel(n), unit: '53425', agendaNo: '534250511501150237' };
    const step = {
      ...{ caller: rini, at: world.now },
      application: {
        ...application,
        product: 'prepaid-nfc',
        meterNo: world.meter(n),
        previous: null,
      },
    };
    const hand = (crash: boolean) =>
      inTransaction(world.database, async (transaction) => {
        // The engine hands over a whole application; the effect looks at these members only.
        await bindCard({ ...step, transaction } as Parameters<typeof bindCard>[0], { cardUid });
        if (crash) throw new Error('crash');
      });
    await assert.rejects(hand(true), /crash/);
    assert.equal(await state(cardUid), null);
    await hand(false);
    const card = await findCard(world.database, cardUid);
    assert.deepEqual([card?.meterNo, card?.agendaNo], [world.meter(n), application.agendaNo]);
  });

  test('of a meter that goes to another customer buys no more, and follows its customer to a new meter', async () => {
    const { cardUid, n, idpel } = await issued();
    const spare = await issued();
    const to = { meterNo: spare.meterNo, idpel, unit: '53425' };
    const follow = { fromMeterNo: world.meter(n), to, agendaNo: '534250561501150001' };
    await inTransaction(world.database, (transaction) =>
      rebindCards(transaction, { ...follow, takesCards: true, by: 'RINI', at: world.now }),
    );
    assert.equal(await state(cardUid), `bound ${spare.meterNo} ${idpel}`);
    assert.equal(await state(spare.cardUid), `blocked ${spare.meterNo} ${spare.idpel}`);
  });

  test('a replaced one is replaced for good, and by a card that is free', async () => {
    const order = await issued();
    const newUid = world.uid();
    const replacement = { oldUid: order.cardUid, newUid, chip, reason } as const;
    const request = world.ask();
    const cards = await Promise.all(
      [1, 2].map(() => replaceCard(world.desk, replacement, request)),
    );
    assert.deepEqual(cards[0], cards[1]);
    assert.equal(cards[0]?.meterNo, order.meterNo);
    assert.deepEqual(await events(order.cardUid), [
      ...[`replace replaced ${newUid} RINI`, 'issue bound - RINI'],
    ]);
    const again = replaceCard(world.desk, { ...replacement, newUid: world.uid() }, world.ask());
    await assert.rejects(again, { code: 'SETRUM_CARD_STATE' });
    const back = { ...replacement, oldUid: newUid, newUid: order.cardUid };
    await assert.rejects(replaceCard(world.desk, back, world.ask()), {
      code: 'SETRUM_CARD_IN_USE',
    });
  });
});
