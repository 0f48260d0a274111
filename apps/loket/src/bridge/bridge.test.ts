import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { readerNames } from '../agent/test-support/test-agent.ts';
import { holder, meterNo } from '../sale/test-support/fake-centre.ts';
import { startTestBridge, type TestBridge } from './test-support/test-bridge.ts';

const [reader, other] = readerNames;
const amountCents = 5_000_000;

describe('the bridge', () => {
  let on: TestBridge;
  const start = async (
    options: Parameters<typeof startTestBridge>[0] = {},
  ): Promise<TestBridge> => {
    on = await startTestBridge(options);
    return on;
  };
  afterEach(() => on.stop());

  test('a sale by card: greeting, tap, sale, receipt, books; the light is told all along', async () => {
    await start();
    const page = await on.connect();
    const hello = await page.ask('hello', { protocol: 1, secret: on.secret });
    assert.deepEqual(
      hello.result?.readers?.map(({ light }) => light),
      ['idle', 'idle'],
    );
    assert.deepEqual(hello.result?.pending, []);
    assert.ok(hello.result?.verbs?.includes('buy'));
    const tap = page.send('visit', { reader });
    await page.event((event) => event.event === 'readers' && event.readers[0]?.light === 'busy');
    on.at.lay(on.at.card);
    const { result: visit } = await page.answer(tap);
    assert.equal(visit?.inquiry?.holder, holder);
    const order = { visitId: visit?.visitId, amountCents, saleId: 'sale-0001' };
    const { result: sale } = await page.ask('buy', order);
    assert.equal(sale?.card, 'written');
    assert.deepEqual((await page.ask('print', { saleId: 'sale-0001' })).result, {
      where: 'lp0',
      copy: false,
    });
    assert.deepEqual((await page.ask('reprint', { saleId: 'sale-0001' })).result, {
      where: 'lp0',
      copy: true,
    });
    const { result: today } = await page.ask('today', { day: '2026-11-23' });
    assert.deepEqual(
      today?.sales?.map(({ requestKey, step }) => [requestKey, step]),
      [['sale-0001', 'written']],
    );
    on.at.lay(null);
    await page.event((event) => event.event === 'readers' && event.readers[0]?.light === 'card');
  });

  test('a sale by number, and the verbs of a sale whose card takes nothing', async () => {
    await start();
    const page = await on.greeted();
    const { result: found } = await page.ask('find', { meterNo });
    const { visitId } = found ?? {};
    assert.equal(found?.toConfirm, true);
    assert.equal(
      (await page.ask('confirm', { visitId, holder: 'X' })).problem?.code,
      'SETRUM_HOLDER_NOT_CONFIRMED',
    );
    assert.equal((await page.ask('confirm', { visitId, holder })).result?.toConfirm, false);
    const paper = await page.ask('buy', { visitId, amountCents, saleId: 'sale-0001' });
    assert.equal(paper.result?.card, 'paper');

    on.at.lay(on.at.card);
    const { result: visit } = await page.ask('visit', { reader });
    on.at.card.tear({ atWrite: 3, mode: 'nothing' });
    const torn = await page.ask('buy', {
      visitId: visit?.visitId,
      amountCents,
      saleId: 'sale-0002',
    });
    assert.deepEqual(
      [torn.result?.card, torn.result?.problem?.code],
      ['pending', 'SETRUM_CARD_REMOVED'],
    );
    assert.equal((await page.ask('sale', { saleId: 'sale-0002' })).result?.state, 'sold');
    assert.equal((await page.ask('pending')).result?.sales?.[0]?.requestKey, 'sale-0002');
    assert.equal(
      (await page.ask('callOff', { saleId: 'sale-0002' })).problem?.code,
      'SETRUM_SALE_MADE',
    );
    assert.equal((await page.ask('paper', { saleId: 'sale-0002' })).result?.card, 'paper');
    on.at.lay(on.at.card, other);
    const written = await page.ask('write', { saleId: 'sale-0002', reader: other });
    assert.equal(written.result?.card, 'written');
    assert.equal(
      (await page.ask('resume', { saleId: 'sale-0002' })).problem?.code,
      'SETRUM_SALE_ENDED',
    );
  });

  test('a page that is lost in the middle of a sale finds it made; nothing was sold twice', async () => {
    await start();
    on.at.lay(on.at.card);
    const page = await on.greeted();
    const { result: visit } = await page.ask('visit', { reader });
    const asked = Promise.withResolvers<void>();
    const lost = Promise.withResolvers<void>();
    const { buy } = on.at.centre;
    on.at.centre.buy = async (order) => {
      asked.resolve();
      await lost.promise;
      return await buy(order);
    };
    const order = { visitId: visit?.visitId, amountCents, saleId: 'sale-0001' };
    page.send('buy', order);
    await asked.promise;
    page.socket.terminate();
    const again = await on.greeted();
    assert.equal((await again.ask('sale', { saleId: 'sale-0001' })).result?.state, 'running');
    const repeated = again.ask('buy', order);
    lost.resolve();
    assert.equal((await repeated).result?.card, 'written');
    assert.equal((await again.ask('sale', { saleId: 'sale-0001' })).result?.state, 'written');
    assert.equal(on.at.centre.sold.size, 1);
  });

  test('a page that comes back after a power cut gets what is pending with its greeting', async () => {
    await start();
    on.at.lay(on.at.card);
    const page = await on.greeted();
    const { result: visit } = await page.ask('visit', { reader });
    on.at.centre.loseAnswers = 99;
    const lost = await page.ask('buy', {
      visitId: visit?.visitId,
      amountCents,
      saleId: 'sale-0001',
    });
    assert.equal(lost.problem?.code, 'SETRUM_CENTRE_UNREACHABLE');
    page.socket.terminate();
    const again = await on.connect();
    const hello = await again.ask('hello', { protocol: 1, secret: on.secret });
    assert.deepEqual(
      hello.result?.pending?.map(({ requestKey }) => requestKey),
      ['sale-0001'],
    );
    on.at.centre.loseAnswers = 0;
    assert.equal(
      (await again.ask('resume', { saleId: 'sale-0001', reader })).result?.card,
      'written',
    );
  });

  test('what waits for a card is cancelled by its page, and ends with it', async () => {
    await start({ parts: { cardWaitMs: 60_000 } });
    const page = await on.greeted();
    const tap = page.send('visit', { reader });
    assert.deepEqual((await page.ask('cancel', { id: tap })).result, { cancelled: true });
    assert.equal((await page.answer(tap)).problem?.code, 'SETRUM_CANCELLED');
    assert.deepEqual((await page.ask('cancel', { id: tap })).result, { cancelled: false });
    page.send('visit', { reader });
    await page.event((event) => event.event === 'readers' && event.readers[0]?.light === 'busy');
    const second = await on.greeted();
    assert.equal((await second.ask('visit', { reader })).problem?.code, 'SETRUM_COUNTER_BUSY');
    page.socket.terminate();
    await second.event((event) => event.event === 'readers' && event.readers[0]?.light === 'idle');
    on.at.lay(on.at.card);
    assert.equal((await second.ask('visit', { reader })).result?.card?.uid, on.at.card.uid);
  });

  test('tells its pages that it stops, takes no new ones, and closes', async () => {
    await start();
    const page = await on.greeted();
    on.bridge.stopping();
    await page.event((event) => event.event === 'stopping');
    assert.deepEqual(await on.turnedAway({}), [403, 'SETRUM_LOKET_STOPPING']);
    const [code] = await Promise.all([page.closed(), on.bridge.close()]);
    assert.equal(code, 1001);
  });

  test('says nothing of tokens to whoever looks after the counter', async () => {
    await start();
    on.at.lay(on.at.card);
    const page = await on.greeted();
    const { result: visit } = await page.ask('visit', { reader });
    const { result: sale } = await page.ask('buy', {
      visitId: visit?.visitId,
      amountCents,
      saleId: 'sale-0001',
    });
    const token = sale?.purchase?.token ?? '';
    assert.equal(token.length, 20);
    const said = [...on.notices, ...on.at.notices].join('\n');
    assert.ok(said.includes('connected'));
    assert.ok(!said.includes(token) && !said.includes(on.secret));
    assert.deepEqual(on.reported, []);
  });
});
