import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { assertAgreed, bankOf } from '../../test-support/desk-agreement.ts';
import { type Staged, takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { planKeyChange } from '../../vending/index.ts';
import { findApplication } from '../application/store.ts';
import { tokenDigits } from '../token-request/digits.ts';
import { callerWith } from '../workflow/test-support/applications.ts';
import { paperSecrets } from './secrets.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('credit of an activation that is undone', () => {
  let world: DeskWorld;
  before(async () => {
    world = await createDeskWorld();
  });
  after(() => world?.close());

  const stateOf = async (agendaNo: string) =>
    (await findApplication(world.database, agendaNo)).state;
  const orderOf = async (agendaNo: string): Promise<string> => {
    const { rows } = await world.database.pool.query<{ order_id: string }>(
      `select order_id from ap2t.token_request where agenda_no = $1 and kind = 'first-stroom' and state <> 'cancelled'`,
      [agendaNo],
    );
    return rows[0]?.order_id ?? 'no order';
  };
  const look = async ({ agendaNo }: Staged) => {
    const caller = callerWith('metering', { label: 'tono' });
    const seen = { orderId: await orderOf(agendaNo), caller, at: world.now };
    return tokenDigits(world.database, world.securityModule, seen);
  };
  /** Neither is the money given back, nor does the meter take the credit of another activation; another meter does, to the end. */
  const assertOut = async ({ agendaNo, meterNo, requestKey }: Staged) => {
    await assert.rejects(world.unpay(requestKey), coded('SETRUM_REGISTRATION_IN_PROGRESS'));
    assert.equal(await stateOf(agendaNo), 'paid');
    const stranger = await takenTo(world, 'paid');
    for (const one of [agendaNo, stranger.agendaNo])
      await assert.rejects(
        world.act(one, 'activate', { meterNo }),
        coded('SETRUM_METER_CREDIT_OUT'),
      );
    await world.act(agendaNo, 'activate', { meterNo: await world.meter('nfc') });
    await world.until(agendaNo, 'tokens-generated');
    await assertAgreed(world.database);
  };

  test('that nobody saw is none: the payment may be reversed, and the meter taken again', async () => {
    const staged = await takenTo(world, 'activated');
    const { agendaNo, meterNo, requestKey } = staged;
    await world.act(agendaNo, 'undoActivation');
    await world.act(agendaNo, 'activate', { meterNo });
    await world.until(agendaNo, 'tokens-generated');
    await world.act(agendaNo, 'undoActivation');
    await world.unpay(requestKey);
    assert.equal(await stateOf(agendaNo), 'sip-issued');
    await assertAgreed(world.database);
  });

  test('that a clerk looked at is out', async () => {
    const staged = await takenTo(world, 'activated');
    assert.ok((await look(staged)).some(({ kind }) => kind === 'first-stroom'));
    await world.act(staged.agendaNo, 'undoActivation');
    await assertOut(staged);
  });

  test('that stood on a work order is out, printed or not', async () => {
    for (const isPrinted of [true, false]) {
      const staged = await takenTo(world, 'workOrdered');
      const { agendaNo } = staged;
      if (isPrinted)
        await paperSecrets(world.database, world.securityModule, () => world.now).digitsOf(
          agendaNo,
          [],
        );
      await world.act(agendaNo, 'withdrawWorkOrder');
      await world.act(agendaNo, 'undoActivation');
      await assertOut(staged);
    }
  });

  test('works in the meter no more once its key has changed', async () => {
    const staged = await takenTo(world, 'activated');
    const { agendaNo, meterNo } = staged;
    await look(staged);
    await world.act(agendaNo, 'undoActivation');
    const activate = () => world.act(agendaNo, 'activate', { meterNo });
    await assert.rejects(activate(), coded('SETRUM_METER_CREDIT_OUT'));
    // The credit was made under the key that its activation leads to; that one in the meter, it works.
    const confirm = 'select vending.confirm_key_change($1, $2)';
    await world.database.pool.query(confirm, [meterNo, world.now]);
    await assert.rejects(activate(), coded('SETRUM_METER_CREDIT_OUT'));
    await planKeyChange(world.database, meterNo, { krn: 4 });
    await assert.rejects(activate(), coded('SETRUM_METER_CREDIT_OUT'));
    await world.database.pool.query(confirm, [meterNo, world.now]);
    await activate();
    await world.until(agendaNo, 'tokens-generated');
  });

  test('looked at while its activation is undone: it is out, or it was not told', async () => {
    for (let round = 0; round < 6; round++) {
      const staged = await takenTo(world, 'activated');
      const { agendaNo, requestKey } = staged;
      const undo = () => world.act(agendaNo, 'undoActivation');
      const orderId = await orderOf(agendaNo);
      const caller = callerWith('metering', { label: 'tono' });
      const at = world.now;
      const see = () => tokenDigits(world.database, world.securityModule, { orderId, caller, at });
      const [told] =
        round % 2 === 0
          ? await Promise.all([see(), undo()])
          : ((await Promise.all([undo(), see()])).toReversed() as [
              Awaited<ReturnType<typeof see>>,
              unknown,
            ]);
      const reversal = world.unpay(requestKey);
      if (told.length === 0) await reversal;
      else await assert.rejects(reversal, coded('SETRUM_REGISTRATION_IN_PROGRESS'));
    }
  });

  test('of a meter that stays where it hangs is not called back', async () => {
    const bank = bankOf(world);
    const home = await takenTo(world, 'posted');
    const { idpel, meterNo } = home;
    const { agendaNo } = await world.enter({
      ...{ kind: 'PD', channel: '05', unit: null, idpel },
      applicant: { name: 'SICILIA NFC', address: 'DK. SELATAN No.12 RT.4/5', rtRw: '4/5' },
      service: {
        ...{ product: 'prepaid-nfc', tariff: 'R1', powerVa: 1300, meterChange: false },
        firstCreditCents: 5_000_000,
      },
    });
    await world.act(agendaNo, 'approve');
    const { registrationNo, costs } = await world.act(agendaNo, 'issueSip');
    const of = { agendaNo, registrationNo: registrationNo ?? '', amountCents: costs.totalCents };
    const requestKey = randomUUID();
    await bank.pay(of, requestKey);
    await world.act(agendaNo, 'activate', { meterNo });
    await world.until(agendaNo, 'tokens-generated');
    await world.act(agendaNo, 'undoActivation');
    await world.act(agendaNo, 'activate', { meterNo });
    await world.until(agendaNo, 'tokens-generated');
    const digits = await look({ agendaNo, idpel, meterNo, requestKey });
    assert.ok(digits.some(({ kind }) => kind === 'first-stroom'));
    await assert.rejects(world.act(agendaNo, 'undoActivation'), coded('SETRUM_METER_CREDIT_OUT'));
    assert.equal(await stateOf(agendaNo), 'tokens-generated');
    assert.deepEqual(await look({ agendaNo, idpel, meterNo, requestKey }), digits);
    await assertAgreed(world.database);
  });
});
