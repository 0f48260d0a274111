import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { UserRole } from '../../identity/index.ts';
import { type DeskAnswer, type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { type Staged, takenTo, today } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { meterNumber } from '../../test-support/world.ts';

/** What a route is asked for: the same for the same subject. */
interface Ask {
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const told = ({ status, code }: DeskAnswer) => code ?? (status < 300 ? 'done' : String(status));
const delivered = {
  ...{ sgc: '534250', krn: 2, ti: '01', ken: 255, keyType: 2 },
  ...{ ea: '11', dkga: '04', kctCount: 4, baseDate: 2014 },
};
const reused = 'SETRUM_REQUEST_KEY_REUSED';

describe('request keys of what is no step of an application', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  let staged: Staged[];
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    staged = [];
    for (let n = 0; n < 3; n++) staged.push(await takenTo(world, 'posted'));
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  const cardOf = async ({ meterNo }: Staged): Promise<string> => {
    const { rows } = await world.database.pool.query(
      "select card_uid from ap2t.card where meter_no = $1 and state = 'bound'",
      [meterNo],
    );
    return rows[0]?.card_uid ?? '';
  };

  const reason = 'permintaan pelanggan';
  let serial = 900;
  /** In this order: the supplies are taken away last. */
  const asks: readonly (readonly [
    UserRole,
    string,
    (of: Staged, n: number) => Promise<Ask> | Ask,
  ])[] = [
    [
      'metering',
      'meters received',
      () => ({
        path: 'meter-stock/receipts',
        body: {
          meters: [
            {
              meterNo: meterNumber(++serial),
              modelId: 'EM512-710',
              factoryNo: null,
              sts: delivered,
            },
          ],
        },
      }),
    ],
    [
      'front-office',
      'a complaint',
      ({ idpel }) => ({
        path: 'complaints',
        body: { kind: 'clear-tamper', idpel, description: 'segel rusak' },
      }),
    ],
    [
      'front-office',
      'a card blocked',
      async (of) => ({ path: `cards/${await cardOf(of)}/block`, body: { reason } }),
    ],
    [
      'front-office',
      'a card',
      async ({ idpel }, n) => {
        await world.database.pool.query(
          "update ap2t.card set state = 'returned' where idpel = $1 and state = 'bound'",
          [idpel],
        );
        return { path: `cards/04C1B2C3D4E5${40 + n}/issue`, body: { idpel } };
      },
    ],
    [
      'supervisor',
      'a collective request',
      (_, n) => ({
        path: 'collectives?unit=53425',
        body: `name;address;tariff;power_va;product;first_credit_rupiah\nWARGA ${n};JL. SETRUM ${++serial};R1;2200;prepaid;50000`,
        headers: { 'content-type': 'text/csv' },
      }),
    ],
    [
      'fitter',
      'a supply taken away',
      ({ idpel }) => ({
        path: `customers/${idpel}/removal`,
        body: { removedOn: today(world), fitter: 'DEDI', lwbpKwh: 5 },
      }),
    ],
  ];

  for (const [role, what, askFor] of asks)
    test(`${what}: sent again it is the same; one key is good for one`, async () => {
      const token = await desk.session(role);
      const send = ({ path, ...ask }: Ask, key: string) =>
        desk.call(token, 'POST', path, { ...ask, key });
      const [first, second, third] = await Promise.all(staged.map((of, n) => askFor(of, n)));
      assert.ok(first !== undefined && second !== undefined && third !== undefined);
      const key = randomUUID();
      const clicks = await Promise.all(Array.from({ length: 4 }, () => send(first, key)));
      // The server takes so many files at a time.
      const answers = new Set(clicks.map(told).filter((one) => one !== 'SETRUM_BUSY'));
      assert.deepEqual(answers, new Set(['done']));
      assert.equal(told(await send(first, key)), 'done');
      assert.equal(told(await send(second, key)), reused);
      const other = randomUUID();
      const both = await Promise.all([send(second, other), send(third, other)]);
      assert.deepEqual(both.map(told).toSorted(), [reused, 'done']);
    });
});
