import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { oddTexts } from '../../test-support/bad-input/samples.ts';
import { payable } from '../../test-support/desk-agreement.ts';
import { type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { entryBody, realisation, signatures, takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';

/** What would do something, if any of it were put into SQL, a pattern, HTML or a path as it is. */
const hostile: readonly string[] = [
  ...oddTexts,
  `x'; update ap2t.application set state = 'posted'; --`,
  `%_\\`,
  '../../../etc/passwd',
  'null',
  'a\u0300\u0301 e\u0301',
];

describe('what people write', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  let sari: string;
  let budi: string;
  let tono: string;
  let dedi: string;
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    sari = await desk.session('front-office', { name: 'sari' });
    budi = await desk.session('supervisor', { name: 'budi' });
    tono = await desk.session('metering', { name: 'tono' });
    dedi = await desk.session('fitter', { name: 'dedi' });
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  const get = async (token: string, path: string) => {
    const answer = await desk.call(token, 'GET', path);
    assert.equal(answer.status, 200, `${path}: ${answer.text.slice(0, 300)}`);
    return answer.body;
  };
  const short = (text: string, length: number) => [...text].slice(0, length).join('').trim();

  test('in an application is told, found and printed as it was written', async () => {
    for (const [n, name] of hostile.entries()) {
      const place = short(name, 20);
      const applicant = { name, address: name, purpose: name, substation: place, pole: place };
      const body = { ...entryBody(), applicant };
      const entered = await desk.call(sari, 'POST', 'applications', { body });
      assert.equal(entered.status, 201, entered.text);
      const agendaNo = String(entered.body['agendaNo']);
      const { application } = await get(sari, `applications/${agendaNo}`);
      assert.deepEqual({ ...(application as object), ...applicant }, application);
      const { rows } = await world.database.pool.query(
        'select name, address, purpose, substation, pole from ap2t.application where agenda_no = $1',
        [agendaNo],
      );
      assert.deepEqual(rows, [applicant]);
      // A paper takes its time to print.
      if (n % 6 !== 0) continue;
      await world.act(agendaNo, 'approve');
      await world.act(agendaNo, 'issueSip');
      const { documents } = await get(sari, `applications/${agendaNo}/documents`);
      for (const { documentId } of documents as { documentId: string }[]) {
        const { status, text } = await desk.call(sari, 'GET', `documents/${documentId}`);
        assert.ok(status === 200 && text.startsWith('%PDF-'), name);
      }
    }
  });

  test('as a reason is on record as it was written, in as many lines as it has', async () => {
    const { agendaNo } = await payable(world);
    const reasons = [...hostile, 'baris satu\nbaris dua\n\tbaris tiga'].filter(
      (text) => [...text].length >= 3,
    );
    for (const reason of reasons) {
      const withdrawn = await desk.step(budi, agendaNo, 'withdrawSip', { reason });
      assert.equal(withdrawn.status, 200, withdrawn.text);
      const { steps } = await get(sari, `applications/${agendaNo}`);
      assert.equal((steps as { reason: string }[]).at(-1)?.reason, reason);
      await world.act(agendaNo, 'issueSip');
    }
  });

  test('of an installation, a signature and a PDL goes to the papers and the register', async () => {
    const some = hostile.filter((one) => one.length <= 40).slice(0, 3);
    for (const [n, text] of some.entries()) {
      const { agendaNo, meterNo, idpel } = await takenTo(world, 'workOrdered');
      const line = short(text, 30);
      const report = {
        ...realisation(world, meterNo),
        ...{ fitter: text, note: `${text}\n${text}`, seals: [{ place: line, number: line }] },
      };
      const realised = await desk.step(dedi, agendaNo, 'realise', report);
      assert.equal(realised.status, 200, realised.text);
      const { contract, minutes, cardUid } = signatures(world, agendaNo);
      const who = { signedBy: text, witness: text };
      const signed = await desk.step(dedi, agendaNo, 'sign', {
        ...{ contract: { ...contract, ...who }, minutes: { ...minutes, ...who }, cardUid },
      });
      assert.equal(signed.status, 200, signed.text);
      const officer = await desk.session('pdl-officer', { name: 'rina' });
      const pdl = { name: text, address: text, purpose: text, ppjCode: short(text, 10) };
      const entered = await desk.step(officer, agendaNo, 'enterPdl', pdl);
      assert.equal(entered.status, 200, entered.text);
      for (const action of ['checkPdl', 'approvePdl', 'postPdl'] as const)
        await world.act(agendaNo, action);
      const customer = await get(officer, `customers/${idpel}`);
      assert.deepEqual(
        [customer['name'], customer['address'], customer['purpose']],
        [text, text, text],
      );
      if (n > 0) continue;
      const { documents } = await get(dedi, `applications/${agendaNo}/documents`);
      for (const { documentId } of documents as { documentId: string }[])
        assert.equal((await desk.call(dedi, 'GET', `documents/${documentId}`)).status, 200);
    }
  });

  test('is longest as long as its schema says, in the database and on the papers', async () => {
    for (const letter of ['W', '字', '😀']) {
      const [name, line] = [letter.repeat(60), letter.repeat(20)];
      const applicant = {
        name,
        address: letter.repeat(160),
        purpose: name,
        substation: line,
        pole: line,
      };
      const body = { ...entryBody(), applicant };
      const entered = await desk.call(sari, 'POST', 'applications', { body });
      assert.equal(entered.status, 201, entered.text);
      const agendaNo = String(entered.body['agendaNo']);
      await world.act(agendaNo, 'approve');
      const { registrationNo } = await world.act(agendaNo, 'issueSip');
      // Banks get 25 characters of it, and no half of one.
      const { rows } = await world.database.pool.query(
        'select name from ap2t.registration where registration_no = $1',
        [registrationNo],
      );
      assert.deepEqual(rows, [{ name: letter.repeat(25) }]);
      const { documents } = await get(sari, `applications/${agendaNo}/documents`);
      for (const { documentId } of documents as { documentId: string }[])
        assert.equal((await desk.call(sari, 'GET', `documents/${documentId}`)).status, 200);
    }
  });

  test('in a line of a file, however long, is kept as far as it can be', async () => {
    const header = 'name;address;tariff;power_va;product;first_credit_rupiah';
    const names = ['A'.repeat(199), 'A'.repeat(198), 'ABC\u0007', 'ABC\u202eD', ''];
    const lines = names.map((name, n) => `${name}😀;JL. SETRUM ${n};R1;2200;prepaid;50000`);
    const { status, body } = await desk.call(budi, 'POST', 'collectives?unit=53425', {
      body: [header, ...lines].join('\n'),
      headers: { 'content-type': 'text/csv' },
    });
    assert.deepEqual([status, body['lines'], body['refused']], [201, 5, 4]);
  });

  test('as a search is looked for as it is: nothing else is found by it, nothing is done by it', async () => {
    const before = await get(sari, 'applications?limit=200');
    for (const q of hostile) {
      const path = `search?q=${encodeURIComponent(short(q, 80))}`;
      const { status, code } = await desk.call(sari, 'GET', path);
      assert.ok(status === 200 || code === 'SETRUM_SEARCH_QUERY', `${q}: ${status} ${code}`);
      const stock = `meter-stock?q=${encodeURIComponent(short(q, 20))}`;
      const { meters } = await get(tono, stock);
      assert.deepEqual(meters, [], q);
    }
    for (const wild of ['%', '_', '%%', '3%', '\\', '%00']) {
      const { meters } = await get(tono, `meter-stock?q=${encodeURIComponent(wild)}`);
      assert.deepEqual(meters, [], wild);
    }
    assert.deepEqual(await get(sari, 'applications?limit=200'), before);
  });
});
