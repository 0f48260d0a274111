import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import {
  createVirtualDesfire,
  type DesfireKeys,
  deriveMeterShare,
  encodeMailbox,
  fromHex,
  issueDesfire,
  openCard,
  readCard,
  toHex,
  writeMailbox,
} from '@setrum/card';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { type Caller, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { testCardKey } from '../../vending/index.ts';
import { bindCard, rini } from '../visit/test-support/bind.ts';
import { type CardField, createCardField } from '../visit/test-support/field.ts';
import { cardSessionRoutes } from './routes.ts';

const callers: Readonly<Record<string, Caller>> = Object.fromEntries(
  ['LOKET-01', 'LOKET-02'].map((counterId) => [
    counterId,
    {
      ...{ label: counterId, roles: ['counter'], units: 'all', source: '192.0.2.1' },
      seller: { partnerId: '4510017', counterId },
    },
  ]),
);

/** The same bytes in every run. */
function seeded(seed: string): (bytes: number) => Uint8Array {
  let calls = 0;
  return (bytes) =>
    Uint8Array.from(createHash('sha256').update(`${seed} ${calls++}`).digest().subarray(0, bytes));
}

const anyMailbox = encodeMailbox({
  sequence: 1,
  entries: [{ kind: 'credit', token: '1'.repeat(20), ref: '00000000' }],
});

describe('a DESFire at a counter that has no key', () => {
  let field: CardField;
  let http: HttpServer;
  before(async () => {
    field = await createCardField(4);
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async ({ headers }) => {
      const caller = headers.authorization === 'desk' ? rini : callers[headers.authorization ?? ''];
      if (caller === undefined) throw new SetrumError('SETRUM_UNAUTHENTICATED');
      return caller;
    });
    const { securityModule } = field;
    cardSessionRoutes(http, {
      ...{ pool: field.database.pool, securityModule, now: () => field.now },
    });
  });
  after(async () => {
    await http?.close();
    await field?.close();
  });

  const post = async (payload: object, who = 'LOKET-01') => {
    const answer = await http.inject({
      ...{ method: 'POST', url: '/api/v1/card-sessions', headers: { authorization: who }, payload },
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const hex = (bytes: Uint8Array) => toHex(bytes).toUpperCase();
  /** The counter only relays. */
  const relayed = (who = 'LOKET-01'): DesfireKeys => ({
    answer: async ({ uid, keyVersion, encryptedRndB }) => {
      const { status, body } = await post(
        { cardUid: uid, keyVersion, challenge: hex(encryptedRndB) },
        who,
      );
      return status === 200 ? { response: fromHex(body.response), state: body.state } : null;
    },
    finish: async ({ state, encrypted }) => {
      const { status, body } = await post({ state, answer: hex(encrypted) }, who);
      if (status !== 200) return null;
      const { encKey, macKey, transactionId } = body;
      return {
        ...{ encKey: fromHex(encKey), macKey: fromHex(macKey) },
        transactionId: transactionId === null ? null : fromHex(transactionId),
      };
    },
  });
  /** A card that was issued for the n-th meter, and is bound to it unless `isBound` says otherwise. */
  const issued = async (n: number, isBound = true) => {
    const uid = `04DE5F1E00000${n}`;
    const card = createVirtualDesfire({ uid });
    const share = deriveMeterShare(testCardKey(1), field.meter(n));
    const link = { transmit: card.transmit, uid, random: seeded(uid) };
    await issueDesfire(link, { share: { version: 1, share } });
    if (isBound) await bindCard(field, n, uid);
    return card;
  };
  const visitOf = async (card: Awaited<ReturnType<typeof issued>>, desfire: DesfireKeys) => {
    const memory = await openCard(card.transmit, { atr: card.atr, keys: { desfire } });
    const { sequences, reportImage } = await readCard(memory);
    return { memory, visit: { uid: card.uid, mailboxSequence: sequences.mailbox, reportImage } };
  };
  const coded = (code: ErrorCode) => (error: unknown) =>
    error instanceof SetrumError && error.code === code;

  test('takes the mailbox of a sale: the centre proves the key, the counter relays', async () => {
    await field.give(field.meter(0));
    const card = await issued(0);
    const { memory, visit } = await visitOf(card, relayed());
    const sold = await field.buy(field.meter(0), visit);
    await writeMailbox(memory, Buffer.from(sold.mailbox?.image ?? '', 'base64'));
    const { mailbox } = await readCard((await visitOf(card, relayed())).memory);
    assert.deepEqual(
      mailbox?.entries.map(({ token }) => token),
      [sold.token],
    );
  });

  test('of nobody, blocked, or of a key that is not in use, it stays as it is', async () => {
    const stranger = await issued(1, false);
    const blocked = await issued(2);
    await field.database.pool.query(`update ap2t.card set state = 'blocked' where card_uid = $1`, [
      blocked.uid,
    ]);
    for (const [card, code, status] of [
      [stranger, 'SETRUM_CARD_UNKNOWN', 404],
      [blocked, 'SETRUM_CARD_BLOCKED', 409],
    ] as const) {
      const asked = await post({ cardUid: card.uid, keyVersion: 1, challenge: '00'.repeat(16) });
      assert.deepEqual([asked.status, asked.body.code], [status, code]);
      const { memory } = await visitOf(card, relayed());
      await assert.rejects(writeMailbox(memory, anyMailbox), coded('SETRUM_CARD_KEY_REFUSED'));
    }
    const unknown = await post({
      ...{ cardUid: '04DE5F1E000000', keyVersion: 9, challenge: '00'.repeat(16) },
    });
    assert.deepEqual([unknown.status, unknown.body.code], [409, 'SETRUM_CARD_KEY_REFUSED']);
  });

  test('nothing comes of a step that is made up, late, or of another counter', async () => {
    const begin = { cardUid: '04DE5F1E000000', keyVersion: 1, challenge: 'AB'.repeat(16) };
    const { status, body } = await post(begin);
    assert.equal(status, 200);
    assert.ok(!JSON.stringify(body).includes(begin.challenge));
    const answer = '00'.repeat(32);
    const refused = async (payload: object, code: string, who?: string) =>
      assert.equal((await post(payload, who)).body.code, code);
    await refused({ state: body.state, answer }, 'SETRUM_CARD_KEY_REFUSED');
    await refused({ state: body.state, answer }, 'SETRUM_BAD_REQUEST', 'LOKET-02');
    const bent = `${body.state.slice(0, 60)}${body.state[60] === 'A' ? 'B' : 'A'}${body.state.slice(61)}`;
    await refused({ state: bent, answer }, 'SETRUM_BAD_REQUEST');
    await refused({ ...begin, keyVersion: 0 }, 'SETRUM_BAD_REQUEST');
    await refused({ ...begin, keyNo: 0 }, 'SETRUM_BAD_REQUEST');
    await refused(begin, 'SETRUM_FORBIDDEN', 'desk');
  });

  test('a session that is begun and left is no good after a minute', async () => {
    const card = await issued(3);
    let state = '';
    const slow: DesfireKeys = {
      answer: (challenge) => relayed().answer(challenge),
      finish: async (reply) => {
        state = reply.state;
        field.now = new Date(field.now.getTime() + 61_000);
        return relayed().finish(reply);
      },
    };
    const { memory, visit } = await visitOf(card, slow);
    const sold = await field.buy(field.meter(3), visit);
    const written = writeMailbox(memory, Buffer.from(sold.mailbox?.image ?? '', 'base64'));
    await assert.rejects(written, coded('SETRUM_CARD_KEY_REFUSED'));
    assert.notEqual(state, '');
    assert.deepEqual((await visitOf(card, relayed())).visit.mailboxSequence, 0);
  });
});
