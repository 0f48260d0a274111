import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createGate, grantAccess, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { testPartner } from '../../test-support/world.ts';
import { ManualAdvices } from '../advice/service.ts';
import { ledgerRoutes } from '../ledger/routes.ts';
import { type CardField, createCardField } from '../visit/test-support/field.ts';
import type { JournalLine } from './journal.ts';
import { saleRoutes } from './routes.ts';
import type { traceJson } from './trace-json.ts';

type Trace = ReturnType<typeof traceJson>;

const { partnerId } = testPartner;
const keyOf = (role: string): string => `key-of-${role}-000000000`;

describe('a sale from its message to its acknowledgement', () => {
  let field: CardField;
  let http: HttpServer;
  before(async () => {
    field = await createCardField(2);
    const { database } = field;
    const seller = { counterId: 'LOKET-01', role: 'counter', label: 'b' } as const;
    await grantAccess(database, keyOf('finance'), { role: 'finance', label: 'a' });
    await grantAccess(database, keyOf('counter'), { ...seller, partnerId: '4519999' });
    http = await createHttpServer(createLogger('silent'));
    const now = () => field.now;
    installGate(http, createGate({ database, now }));
    saleRoutes(http, database);
    ledgerRoutes(http, database, now);
  });
  after(async () => {
    await http?.close();
    await field?.close();
  });

  async function get<Content>(path: string, role = 'finance'): Promise<Content> {
    const headers = { authorization: `Bearer ${keyOf(role)}` };
    return (await http.inject({ url: `/api/v1${path}`, headers })).json<Content>();
  }
  const traceOf = (reference: string) => get<Trace>(`/sales/${reference}/trace`);

  test('message, quote, postings, token, mailbox, report and acknowledgement; no token in it', async () => {
    const meterNo = field.meter(0);
    const card = field.card(meterNo, { version: 1 });
    await field.give(meterNo);
    await card.report([0, 0, 0, 0, 0]);
    const sold = await field.buy(meterNo, await card.visit());
    await card.write(sold.mailbox?.image ?? '');
    const before = await traceOf(sold.reference);
    assert.deepEqual(
      [before.message.door, before.message.cardUid, before.message.requestKey],
      ['http', sold.mailbox?.cardUid, sold.requestKey],
    );
    assert.equal(before.quote?.energyDkwh, sold.energyDkwh);
    const lines = before.events[0]?.lines ?? [];
    assert.equal(lines[0]?.account, `deposit:${partnerId}`);
    assert.equal(
      lines.reduce((sum, { amountCents }) => sum + amountCents, 0),
      0,
    );
    assert.deepEqual(
      before.tokens.map(({ units, result, cardUid }) => [units, result, cardUid]),
      [[sold.energyDkwh, null, sold.mailbox?.cardUid]],
    );
    assert.deepEqual(
      before.mailboxes.map(({ sequence, tokens, own }) => [sequence, tokens, own]),
      [[sold.mailbox?.sequence, 1, 1]],
    );
    assert.deepEqual(
      before.reports.map(({ withSale, verification }) => [withSale, verification]),
      [[true, 'verified']],
    );

    field.now = new Date(field.now.getTime() + 3_600_000);
    await card.report([1, 0, 0, 0, 0]);
    await field.inquire(meterNo, await card.visit());
    const after = await traceOf(sold.reference);
    assert.equal(after.tokens[0]?.result, 1);
    assert.deepEqual(
      after.reports.map(({ withSale, receivedAt }) => [withSale, receivedAt]),
      [
        [true, before.reports[0]?.receivedAt],
        [false, after.tokens[0]?.resultAt],
      ],
    );
    assert.ok(!JSON.stringify(after).includes(sold.token));
  });

  test('an answer that was lost, and the events of a sale that was taken back', async () => {
    const meterNo = field.meter(1);
    const { database } = field;
    const sold = await field
      .newService()
      .buy(field.request({ meterNo, requestKey: 'lost-answer' }));
    const advices = new ManualAdvices(database, () => field.now);
    const at = field.now;
    await advices.undelivered({ partnerId, requestKey: 'lost-answer', subject: meterNo, at });
    await database.pool.query('select p2apst.refund_purchase($1, $2, gen_random_uuid(), $3)', [
      ...[meterNo, sold.reference, at],
    ]);
    const { advice, events } = await traceOf(sold.reference);
    assert.deepEqual([advice?.kind, advice?.state], ['undelivered', 'open']);
    assert.deepEqual(
      events.map(({ kind, lines }) => [kind, lines[0]?.amountCents]),
      [
        ['sale', sold.amountCents],
        ['taken-back', -sold.amountCents],
      ],
    );
    const unknown = await get<{ code: string }>(`/sales/${'0'.repeat(32)}/trace`);
    assert.equal(unknown.code, 'SETRUM_SALE_UNKNOWN');
    const refused = await get<{ code: string }>(`/sales/${sold.reference}/trace`, 'counter');
    assert.equal(refused.code, 'SETRUM_FORBIDDEN');
  });

  test('the journal of a day: sold, taken back, declined; page after page; a partner’s own', async () => {
    const service = field.newService();
    await assert.rejects(
      service.buy(field.request({ amountCents: 100, requestKey: 'too-little' })),
    );
    const day = new Date(field.now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    const path = `/sale-journal?day=${day}`;
    const all = (await get<{ lines: readonly JournalLine[] }>(path)).lines;
    assert.deepEqual([...new Set(all.map(({ status }) => status))].sort(), [
      ...['declined', 'sold', 'taken-back'],
    ]);
    const declined = all.find(({ requestKey }) => requestKey === 'too-little');
    assert.equal(declined?.code, 'SETRUM_AMOUNT_TOO_SMALL');
    const paged: JournalLine[] = [];
    for (let after = ''; ; ) {
      const page = (await get<{ lines: readonly JournalLine[] }>(`${path}&limit=1${after}`)).lines;
      const [line] = page;
      if (line === undefined) break;
      paged.push(line);
      after = `&after=${encodeURIComponent(`${line.at},${line.reference}`)}`;
    }
    assert.deepEqual(paged, all);
    const taken = await get<{ lines: readonly JournalLine[] }>(`${path}&status=taken-back`);
    assert.deepEqual(
      taken.lines.map(({ requestKey }) => requestKey),
      ['lost-answer'],
    );
    assert.deepEqual(await get(path, 'counter'), { lines: [] });
    assert.deepEqual(await get(`${path}&product=99504`), { lines: [] });
    for (const bad of [`${path}&after=x`, '/sale-journal?day=2026-02-31'])
      assert.equal((await get<{ code: string }>(bad)).code, 'SETRUM_BAD_REQUEST', bad);
  });

  test('the postings to an account name their events, and lead to them', async () => {
    const from = '2020-01-01';
    const to = '2030-01-01';
    const path = `/ledger/postings?account=deposit:${partnerId}&from=${from}&to=${to}`;
    interface Posting {
      readonly at: string;
      readonly shard: string;
      readonly eventId: string;
      readonly line: number;
      readonly kind: string | null;
    }
    const { postings } = await get<{ postings: readonly Posting[] }>(path);
    assert.deepEqual([...new Set(postings.map(({ kind }) => kind))].sort(), [
      ...['purchase', 'refund'],
    ]);
    const [first, second] = postings;
    const after = encodeURIComponent(`${first?.at},${first?.eventId},${first?.line}`);
    const next = await get<{ postings: readonly Posting[] }>(`${path}&limit=1&after=${after}`);
    assert.deepEqual(next.postings, [second]);
    const event = await get<{ lines: readonly { amountCents: number }[] }>(
      `/ledger/events/${first?.shard}/${first?.eventId}`,
    );
    assert.equal(
      event.lines.reduce((sum, { amountCents }) => sum + amountCents, 0),
      0,
    );
    const none = await get<{ code: string }>(`/ledger/events/${first?.shard}/${'0'.repeat(32)}`);
    assert.equal(none.code, 'SETRUM_EVENT_UNKNOWN');
  });
});
