import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { realisation, type Stage, signatures, takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { findApplication } from '../application/store.ts';
import { sopMoment } from '../workflow/test-support/applications.ts';

const bad = 'SETRUM_BAD_REQUEST';
/** What no calendar has, or nobody means. */
const noDays = [
  '2015-02-29',
  '2015-13-01',
  '2015-00-10',
  '2015-01-32',
  '2015-04-31',
  '0000-01-01',
  '0999-12-31',
  '9999-12-31',
  '2015-1-5',
  '15-01-2015',
  '2015-01-15T00:00:00Z',
  '',
  '2015-01-15 ',
];

describe('days', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  const at = (moment: string) => {
    world.now = new Date(moment);
  };
  /** `done`, or the refusal. */
  const told = ({ status, code }: { readonly status: number; readonly code: string | null }) =>
    code ?? (status === 200 ? 'done' : String(status));

  /** Asks for a day on an application of each its own that is at this stage; those that are refused share one. */
  const ask = async (
    stage: Stage,
    role: 'fitter' | 'pdl-officer',
    send: (
      token: string,
      one: Awaited<ReturnType<typeof takenTo>>,
      day: string,
    ) => ReturnType<DeskHttp['call']>,
    days: Readonly<Record<string, string>>,
  ) => {
    const token = await desk.session(role);
    let one = await takenTo(world, stage);
    for (const [day, expected] of Object.entries(days)) {
      assert.equal(told(await send(token, one, day)), expected, `${day || 'no day'} at ${stage}`);
      if (expected === 'done') one = await takenTo(world, stage);
    }
  };
  const noDaysAre = Object.fromEntries(noDays.map((day) => [day, bad]));

  test('of an installation lie between its application and today', async () => {
    const invalid = 'SETRUM_REALISATION_INVALID';
    const send = (
      token: string,
      { agendaNo, meterNo }: { agendaNo: string; meterNo: string },
      doneOn: string,
    ) => desk.step(token, agendaNo, 'realise', { ...realisation(world, meterNo), doneOn });
    const days = {
      '2015-01-14': invalid,
      '2015-01-16': invalid,
      '2014-12-31': invalid,
      '2999-12-31': invalid,
    };
    await ask('workOrdered', 'fitter', send, { ...noDaysAre, ...days, '2015-01-15': 'done' });
  });

  test('begin and end in WIB', async () => {
    const send = (
      token: string,
      { agendaNo, meterNo }: { agendaNo: string; meterNo: string },
      doneOn: string,
    ) => desk.step(token, agendaNo, 'realise', { ...realisation(world, meterNo), doneOn });
    const invalid = 'SETRUM_REALISATION_INVALID';
    at('2015-01-20T16:59:59.999Z');
    await ask('workOrdered', 'fitter', send, { '2015-01-21': invalid, '2015-01-20': 'done' });
    at('2015-01-20T17:00:00.000Z');
    await ask('workOrdered', 'fitter', send, { '2015-01-20': invalid, '2015-01-21': 'done' });
    world.now = sopMoment;
  });

  test('of a signature lie between the installation and today', async () => {
    const invalid = 'SETRUM_SIGNATURE_INVALID';
    const days = { '2015-01-14': invalid, '2015-01-16': invalid, '2015-01-15': 'done' };
    for (const paper of ['contract', 'minutes'] as const)
      await ask(
        'realised',
        'fitter',
        (token, { agendaNo }, signedOn) => {
          const papers = signatures(world, agendaNo);
          return desk.step(token, agendaNo, 'sign', {
            ...papers,
            [paper]: { ...papers[paper], signedOn },
          });
        },
        { ...noDaysAre, ...days },
      );
  });

  test('from which a PDL holds, and its month, are of the calendar and not to come', async () => {
    const token = await desk.session('pdl-officer');
    const { agendaNo } = await takenTo(world, 'signed');
    const enter = async (body: Readonly<Record<string, unknown>>) =>
      told(await desk.step(token, agendaNo, 'enterPdl', body));
    for (const day of noDays) {
      assert.equal(await enter({ effectiveOn: day }), bad, day);
      assert.equal(await enter({ contractOn: day }), bad, day);
    }
    const wrong = [
      { effectiveOn: '2015-01-16' },
      { effectiveOn: '2999-12-31' },
      { mutationMonth: 201_513 },
      { mutationMonth: 201_500 },
      { mutationMonth: 201_502 },
      { contractOn: '2015-01-14' },
    ];
    for (const body of wrong) assert.match(await enter(body), /^SETRUM_PDL_/, JSON.stringify(body));
    assert.equal(await enter({ mutationMonth: 201_501, effectiveOn: '2015-01-15' }), 'done');
  });

  test('of a removal lie between the last change of the customer and today', async () => {
    const early = 'SETRUM_CUSTOMER_EFFECTIVE_EARLY';
    await ask(
      'posted',
      'fitter',
      (token, { idpel }, removedOn) =>
        desk.call(token, 'POST', `customers/${idpel}/removal`, {
          body: { removedOn, fitter: 'DEDI' },
        }),
      {
        ...noDaysAre,
        '2015-01-16': bad,
        '2015-01-14': early,
        '1000-01-01': early,
        '2015-01-15': 'done',
      },
    );
  });

  test('of February in a leap year are there: for the fitter, the customer and the bank', async () => {
    at('2024-01-30T03:00:00.000Z');
    const { agendaNo } = await takenTo(world, 'paid');
    const { sipExpiresOn } = await findApplication(world.database, agendaNo);
    assert.equal(sipExpiresOn, '2024-02-29');
    at('2024-02-29T03:00:00.000Z');
    const leap = await takenTo(world, 'posted');
    const token = await desk.session('front-office');
    const read = (on: string) =>
      desk.call(token, 'GET', `customers/${leap.idpel}/history?on=${on}`);
    assert.equal(((await read('2024-02-29')).body['entries'] as unknown[]).length, 1);
    assert.deepEqual((await read('2024-02-28')).body['entries'], []);
    for (const day of noDays) assert.equal(told(await read(encodeURIComponent(day))), bad, day);
    world.now = sopMoment;
  });

  test('that a list is read from may be of any year', async () => {
    const token = await desk.session('front-office');
    for (const ms of ['0', '1', '999999999999999', '253402300800000', '100000000000000']) {
      const { status } = await desk.call(
        token,
        'GET',
        `applications?after=${ms}-534250511501150001`,
      );
      assert.equal(status, 200, ms);
    }
  });
});
