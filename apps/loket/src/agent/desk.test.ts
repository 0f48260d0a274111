import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { coded, customersCard } from '../sale/test-support/desk.ts';
import { holder, meterNo } from '../sale/test-support/fake-centre.ts';
import { readerNames, startTestAgent, type TestAgent } from './test-support/test-agent.ts';

const amountCents = 5_000_000;
const [first, second] = readerNames;

describe('the desk', () => {
  let at: TestAgent;
  beforeEach(async () => {
    at = await startTestAgent();
  });
  afterEach(() => at.stop());

  const visitAt = (reader: string = first) => at.desk.visit({ reader });

  test('sells to the card on the reader that is named', async () => {
    at.lay(at.card, second);
    const visit = await visitAt(second);
    assert.equal(visit.reader, second);
    assert.equal(visit.inquiry.holder, holder);
    assert.equal(visit.card?.uid, at.card.uid);
    assert.equal(visit.card?.tokensWaiting, 0);
    const sale = await at.desk.buy({ visitId: visit.visitId, amountCents, saleId: 'sale-0001' });
    assert.equal(sale.card, 'written');
    assert.ok(!('mailbox' in sale.purchase));
    assert.deepEqual(at.desk.pending(), []);
    assert.equal(at.desk.today('2026-11-23').cash.written.count, 1);
    const again = await visitAt(second);
    assert.equal(again.card?.tokensWaiting, 1);
  });

  test('reads the bytes of a card; the centre is not asked, and nothing is begun', async () => {
    at.lay(at.card, second);
    const { uid, chip, map } = await at.desk.inspect({ reader: second });
    assert.deepEqual([uid, chip, map.length], [at.card.uid, 'NTAG216', 2 * 888]);
    assert.ok(map.includes(Buffer.from(meterNo).toString('hex').toUpperCase()));
    assert.deepEqual(at.desk.pending(), []);
  });

  test('has to be told which of several readers; with one there is no choice', async () => {
    await assert.rejects(at.desk.visit({}), {
      code: 'SETRUM_READER_CHOICE',
      params: { readers: 'Loket 1, Loket 2' },
    });
    await assert.rejects(at.desk.visit({ reader: 'Loket 3' }), coded('SETRUM_READER_MISSING'));
    at.lay(at.card, second);
    assert.equal((await at.desk.visit({})).reader, second, 'the one with a card on it');
    at.lay(null, second);
    at.plug(first, false);
    at.lay(at.card, second);
    assert.equal((await at.desk.visit({})).reader, second);
    at.plug(second, false);
    await assert.rejects(at.desk.visit({}), coded('SETRUM_READER_MISSING'));
  });

  test('a sale that is asked for again is the same one, also while it is made', async () => {
    at.lay(at.card);
    const { visitId } = await visitAt();
    const request = { visitId, amountCents, saleId: 'sale-0001' };
    const [one, other] = await Promise.all([at.desk.buy(request), at.desk.buy(request)]);
    assert.equal(one.purchase.token, other.purchase.token);
    assert.deepEqual(await at.desk.buy(request), one);
    assert.equal(at.centre.sold.size, 1);
    await assert.rejects(
      at.desk.buy({ ...request, amountCents: 1_000_000 }),
      coded('SETRUM_REQUEST_KEY_REUSED'),
    );
    await at.restart();
    await assert.rejects(at.desk.buy(request), coded('SETRUM_SALE_ENDED'));
    assert.equal(at.centre.sold.size, 1);
  });

  test('a second click under another number sells nothing', async () => {
    at.lay(at.card);
    const { visitId } = await visitAt();
    const sales = ['sale-0001', 'sale-0002'].map((saleId) =>
      at.desk.buy({ visitId, amountCents, saleId }),
    );
    const [one, other] = await Promise.allSettled(sales);
    assert.equal(one?.status, 'fulfilled');
    assert.ok(other?.status === 'rejected' && coded('SETRUM_VISIT_OVER')(other.reason));
    assert.equal(at.centre.sold.size, 1);
    assert.throws(() => at.desk.sale('sale-0002'), coded('SETRUM_SALE_NOT_HERE'));
  });

  test('a decline leaves the visit good for another amount', async () => {
    at.lay(at.card);
    const { visitId } = await visitAt();
    const declined = at.desk.buy({ visitId, amountCents: 1, saleId: 'sale-0001' });
    await assert.rejects(declined, coded('SETRUM_AMOUNT_TOO_SMALL'));
    assert.equal(at.desk.sale('sale-0001').state, 'declined');
    assert.equal(
      (await at.desk.buy({ visitId, amountCents, saleId: 'sale-0002' })).card,
      'written',
    );
  });

  test('a card that was taken away before the sale begins nothing', async () => {
    at.lay(at.card);
    const { visitId } = await visitAt();
    at.lay(null);
    const request = { visitId, amountCents, saleId: 'sale-0001' };
    await assert.rejects(at.desk.buy(request), coded('SETRUM_CARD_MISSING'));
    assert.throws(() => at.desk.sale('sale-0001'), coded('SETRUM_SALE_NOT_HERE'));
    at.lay(at.card);
    assert.equal((await at.desk.buy(request)).card, 'written');
  });

  test('a torn card leaves the sale pending; it is resumed at the other reader, over a restart', async () => {
    at.lay(at.card);
    const { visitId } = await visitAt();
    at.card.tear({ atWrite: 4, mode: 'half' });
    const torn = await at.desk.buy({ visitId, amountCents, saleId: 'sale-0001' });
    assert.deepEqual([torn.card, torn.problem?.code], ['pending', 'SETRUM_CARD_REMOVED']);
    assert.equal(at.agent.board.of(first).light, 'error');
    assert.equal(at.desk.sale('sale-0001').state, 'sold');
    await at.restart();
    at.lay(at.card, second);
    const resumed = await at.desk.resume('sale-0001', { reader: second });
    assert.deepEqual([resumed.card, resumed.purchase.token], ['written', torn.purchase.token]);
    assert.equal(at.centre.sold.size, 1);
    await assert.rejects(
      at.desk.resume('sale-0001', { reader: second }),
      coded('SETRUM_SALE_ENDED'),
    );
  });

  test('a customer without a card: number, name, token on paper; no reader is needed', async () => {
    at.plug(first, false);
    at.plug(second, false);
    const found = await at.desk.find({ meterNo });
    assert.deepEqual([found.toConfirm, found.card, found.reader], [true, null, null]);
    const request = { visitId: found.visitId, amountCents, saleId: 'sale-0001' };
    await assert.rejects(at.desk.buy(request), coded('SETRUM_HOLDER_NOT_CONFIRMED'));
    await assert.rejects(
      at.desk.confirm(found.visitId, 'SOMEBODY'),
      coded('SETRUM_HOLDER_NOT_CONFIRMED'),
    );
    const confirmed = await at.desk.confirm(found.visitId, holder);
    assert.deepEqual([confirmed.toConfirm, confirmed.inquiry.history?.purchases], [false, []]);
    assert.equal((await at.desk.buy(request)).card, 'paper');
    await assert.rejects(at.desk.confirm(found.visitId, holder), coded('SETRUM_VISIT_OVER'));
  });

  test('the token of a card that will not take it is given on paper, and written after all', async () => {
    at.lay(at.card);
    const { visitId } = await visitAt();
    at.card.tear({ atWrite: 2, mode: 'nothing' });
    await at.desk.buy({ visitId, amountCents, saleId: 'sale-0001' });
    // The answer is in hand: the centre need not be there.
    at.centre.refuseWith = 'SETRUM_CENTRE_UNREACHABLE';
    assert.equal((await at.desk.giveOnPaper('sale-0001')).card, 'paper');
    at.centre.refuseWith = null;
    at.lay(await customersCard('04FFFFFFFFFF80'));
    await assert.rejects(
      at.desk.writeAgain('sale-0001', { reader: first }),
      coded('SETRUM_CARD_OTHER'),
    );
    at.lay(at.card);
    assert.equal((await at.desk.writeAgain('sale-0001', { reader: first })).card, 'written');
  });

  test('a sale whose answer was lost is called off or told to be made', async () => {
    at.lay(at.card);
    at.centre.refuseWith = 'SETRUM_CENTRE_UNREACHABLE';
    const visit = at.desk.find({ meterNo });
    await assert.rejects(visit, coded('SETRUM_CENTRE_UNREACHABLE'));
    at.centre.refuseWith = null;
    at.centre.loseAnswers = 99;
    const { visitId } = await visitAt();
    const lost = at.desk.buy({ visitId, amountCents, saleId: 'sale-0001' });
    await assert.rejects(lost, coded('SETRUM_CENTRE_UNREACHABLE'));
    assert.equal(at.desk.sale('sale-0001').state, 'asked');
    await assert.rejects(
      at.desk.buy({ visitId, amountCents, saleId: 'sale-0001' }),
      coded('SETRUM_SALE_OPEN'),
    );
    at.centre.loseAnswers = 0;
    await assert.rejects(at.desk.cancel('sale-0001'), coded('SETRUM_SALE_MADE'));
    assert.equal((await at.desk.resume('sale-0001', { reader: first })).card, 'written');
  });

  test('prints the original once, then copies that say so, and no sale hangs on it', async () => {
    at.lay(at.card);
    const { visitId } = await visitAt();
    at.printer.outOfPaper = true;
    await at.desk.buy({ visitId, amountCents, saleId: 'sale-0001' });
    await assert.rejects(at.desk.print('sale-0001'), coded('SETRUM_PRINTER_PAPER'));
    assert.equal(at.desk.sale('sale-0001').state, 'written');
    at.printer.outOfPaper = false;
    await at.restart();
    assert.deepEqual(await at.desk.print('sale-0001'), { where: 'lp0', copy: false });
    assert.deepEqual(await at.desk.print('sale-0001'), { where: 'lp0', copy: true });
    assert.deepEqual(await at.desk.reprint('sale-0001'), { where: 'lp0', copy: true });
    assert.deepEqual(
      at.printer.printed.map(({ head }) => [head.reprint === null, head.soldBy]),
      [
        [true, 'LOKET-01'],
        [false, null],
        [false, null],
      ],
    );
    await assert.rejects(at.desk.print('sale-0009'), coded('SETRUM_SALE_NOT_HERE'));
  });

  test('takes no new work when it stops, and ends what is under way', async () => {
    at.lay(at.card);
    const { visitId } = await visitAt();
    const sale = at.desk.buy({ visitId, amountCents, saleId: 'sale-0001' });
    const stopped = at.agent.stop();
    await assert.rejects(at.desk.visit({ reader: first }), coded('SETRUM_LOKET_STOPPING'));
    assert.equal((await sale).card, 'written');
    await stopped;
  });
});
