import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { type Gate, installGate, mayDo, type Role } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { meterStockRoutes } from './routes.ts';
import {
  createStockWorld,
  metering,
  otherUnit,
  type StockWorld,
  unit,
} from './test-support/stock.ts';

const base = '/api/v1/meter-stock';

describe('meter stock over HTTP', () => {
  let world: StockWorld;
  let http: HttpServer;
  before(async () => {
    world = await createStockWorld();
    http = await createHttpServer(createLogger('silent'));
    // Who is calling stands in the header: a role, and the unit of somebody who has one.
    const gate: Gate = async ({ headers }, permission) => {
      const [role = '', only] = (headers.authorization ?? '').split(' ');
      if (permission !== 'signed-in' && !mayDo(role as Role, permission)) {
        throw new SetrumError('SETRUM_FORBIDDEN');
      }
      return metering('TONO', only === undefined ? 'all' : [only]);
    };
    installGate(http, gate);
    meterStockRoutes(http, { database: world.home.database, now: () => world.at });
    await http.ready();
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  const get = (path: string, as = 'metering') =>
    http.inject({ method: 'GET', url: path, headers: { authorization: as } });
  const post = (path: string, payload: object, as = 'metering', key = world.key()) =>
    http.inject({
      ...{ method: 'POST', url: `${base}${path}`, payload },
      headers: { authorization: as, 'idempotency-key': key },
    });
  const put = (path: string, payload: object, as = 'metering') =>
    http.inject({ method: 'PUT', url: path, payload, headers: { authorization: as } });
  const upload = (csv: string | Buffer, query = '', as = 'metering') =>
    http.inject({
      ...{ method: 'POST', url: `${base}/imports${query}`, payload: csv },
      headers: { authorization: as, 'content-type': 'text/csv' },
    });

  test('receive, issue, look, return, scrap; the same key again is the same batch', async () => {
    const [meter] = world.make('nfc');
    assert.ok(meter !== undefined);
    const { meterNo } = meter;
    const received = await post('/receipts', { meters: [meter] }, 'metering', 'receipt-of-today');
    assert.equal(received.statusCode, 200, received.body);
    const again = await post('/receipts', { meters: [meter] }, 'metering', 'receipt-of-today');
    assert.deepEqual(again.json().batch, received.json().batch);
    assert.equal((await post('/issues', { meterNos: [meterNo], unit })).statusCode, 200);
    const page = (await get(`${base}?unit=${unit}&state=issued&kind=nfc&q=${meterNo}`)).json();
    assert.deepEqual([page.meters.length, page.next, page.meters[0].sts], [1, null, meter.sts]);
    const reason = 'salah kirim';
    assert.equal((await post('/returns', { meterNos: [meterNo], reason })).statusCode, 200);
    assert.equal((await post('/scrappings', { meterNos: [meterNo], reason })).statusCode, 200);
    const one = (await get(`${base}/${meterNo}`)).json();
    assert.equal(one.meter.state, 'scrapped');
    assert.deepEqual(
      one.movements.map(({ action }: { action: string }) => action),
      ['scrap', 'return', 'issue', 'receive'],
    );
    const older = (await get(`${base}/${meterNo}?before=3&limit=1`)).json();
    assert.deepEqual(
      older.movements.map(({ version }: { version: number }) => version),
      [2],
    );
    const illegal = await post('/issues', { meterNos: [meterNo], unit });
    assert.deepEqual([illegal.statusCode, illegal.json().code], [409, 'SETRUM_METER_STATE']);
  });

  test('warnings come with the answer', async () => {
    const [meter] = world.make('nfc');
    assert.ok(meter !== undefined);
    const wrong = {
      ...meter,
      meterNo: `${meter.meterNo.slice(0, -1)}${(Number(meter.meterNo.at(-1)) + 1) % 10}`,
    };
    const { warnings } = (await post('/receipts', { meters: [wrong] })).json();
    assert.deepEqual(
      warnings.map(({ code }: { code: string }) => code),
      ['SETRUM_METER_CHECK_DIGIT'],
    );
    assert.match(warnings[0].messages.id, /Angka periksa/);
  });

  const refused: [string, object][] = [
    ['/receipts', { meters: [] }],
    ['/receipts', { meters: [{ meterNo: '1', modelId: 'X', factoryNo: null, sts: null }] }],
    ['/issues', { meterNos: ['32031017679'], unit: '534' }],
    ['/returns', { meterNos: ['32031017679'], reason: 'x' }],
    [
      '/scrappings',
      { meterNos: Array.from({ length: 201 }, () => '32031017679'), reason: 'rusak' },
    ],
  ];
  for (const [path, body] of refused) {
    test(`${path} refuses ${JSON.stringify(body).slice(0, 60)}`, async () => {
      const answer = await post(path, body);
      assert.deepEqual([answer.statusCode, answer.json().code], [400, 'SETRUM_BAD_REQUEST']);
    });
  }

  test('who may only look may not move, and a unit outside the scope stays unseen', async () => {
    const [meterNo = ''] = await world.issued('nfc', 1, otherUnit);
    assert.equal(
      (await post('/issues', { meterNos: [meterNo], unit }, 'front-office')).statusCode,
      403,
    );
    assert.equal((await upload('meter_no,model\n', '', 'front-office')).statusCode, 403);
    assert.equal((await get(base, 'counter')).statusCode, 403);
    assert.equal((await get(base, 'auditor')).statusCode, 200);
    const one = await get(`${base}/${meterNo}`, `metering ${unit}`);
    assert.deepEqual([one.statusCode, one.json().code], [403, 'SETRUM_UNIT_FORBIDDEN']);
    const list = (await get(`${base}?q=${meterNo}`, `metering ${unit}`)).json();
    assert.deepEqual(list.meters, []);
    assert.equal((await get(`${base}/32000000000`)).json().code, 'SETRUM_METER_UNKNOWN_IN_STOCK');
  });

  test('pages lead on to the end', async () => {
    await world.issued('keypad', 7);
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 10; pages++) {
      const from: string = after === null ? '' : `&after=${after}`;
      const page = (await get(`${base}?kind=keypad&limit=3${from}`)).json();
      seen.push(...page.meters.map(({ meterNo }: { meterNo: string }) => meterNo));
      after = page.next;
      if (after === null) break;
    }
    assert.equal(new Set(seen).size, 7);
    assert.deepEqual(seen, seen.toSorted());
  });

  test('makers and models', async () => {
    assert.equal((await put('/api/v1/meter-makers/60', { name: 'Hexing' })).statusCode, 200);
    const { makers } = (await get('/api/v1/meter-makers')).json();
    assert.deepEqual(
      makers.find(({ code }: { code: string }) => code === '32')?.name,
      'Itron (Mecoindo)',
    );
    const model = {
      ...{
        maker: '60',
        brand: 'HEXING',
        type: 'HXE115',
        kind: 'keypad',
        phases: 1,
        maxAmperes: 60,
      },
      sts: { eas: ['07'], dkgas: ['02'], kctCounts: [2], baseDates: [1993] },
    };
    const answer = await put('/api/v1/meter-models/HXE115', model);
    assert.deepEqual(answer.json(), { modelId: 'HXE115', ...model });
    const { models } = (await get('/api/v1/meter-models')).json();
    const sample = models.find(({ modelId }: { modelId: string }) => modelId === 'EM512-710');
    assert.deepEqual([sample.brand, sample.type, sample.kind], ['ITRON', 'EM512 TYPE 710', 'nfc']);
    assert.equal(
      (await put('/api/v1/meter-models/HXE115', { ...model, kind: 'x' })).statusCode,
      400,
    );
    assert.equal((await put('/api/v1/meter-models/HXE115', model, 'auditor')).statusCode, 403);
  });

  test('an import: dry run, refusal with lines and codes, success, and the export that leads back', async () => {
    const [meter] = world.make('nfc');
    assert.ok(meter !== undefined);
    const good = `${meter.meterNo};EM512-710;=F1;600675;1;1;11;2014`;
    const head = '\ufeffMETER_NO;MODEL;FACTORY_NO;SGC;KRN;TI;EA;BASE_DATE';
    const bad = (await upload(`${head}\n${good}\n12345;X;;;;;;\n`)).json();
    assert.deepEqual([bad.state, bad.lines, bad.errors, bad.batch], ['refused', 2, 2, null]);
    assert.deepEqual(
      bad.findings.map(({ line, code }: { line: number; code: string }) => [line, code]),
      [
        [3, 'SETRUM_METER_NUMBER_INVALID'],
        [3, 'SETRUM_METER_MODEL_UNKNOWN'],
      ],
    );
    const dry = (await upload(`${head}\n${good}\n`, '?dryRun=true')).json();
    assert.deepEqual([dry.state, dry.meters], ['checked', 1]);
    const done = (await upload(`${head}\n${good}\n`)).json();
    assert.deepEqual([done.state, done.meters, done.batch.meterCount], ['imported', 1, 1]);
    const csv = await get(`${base}/export?q=${meter.meterNo}&delimiter=;`);
    assert.match(csv.headers['content-type']?.toString() ?? '', /^text\/csv/);
    const [names, line, end] = csv.body.split('\r\n');
    assert.match(names ?? '', /^\ufeffmeter_no;model;factory_no;sgc/);
    assert.ok(
      line?.startsWith(`${meter.meterNo};EM512-710;'=F1;600675;1;01;255;2;11;04;4;2014;;received`),
    );
    assert.equal(end, '');
  });

  test('a file that is none is refused as a whole', async () => {
    const cases: [string | Buffer, number, string][] = [
      ['meter_no\n1\n', 422, 'SETRUM_CSV_COLUMN_MISSING'],
      ['meter_no,model\n', 422, 'SETRUM_CSV_EMPTY'],
      [Buffer.from('PK\u0003\u0004\0\0', 'latin1'), 422, 'SETRUM_CSV_NOT_TEXT'],
      [`meter_no,model\n${'1,X\n'.repeat(100_001)}`, 413, 'SETRUM_CSV_TOO_LONG'],
    ];
    for (const [file, status, code] of cases) {
      const answer = await upload(file);
      assert.deepEqual([answer.statusCode, answer.json().code], [status, code]);
    }
    const json = await post('/imports', {});
    assert.equal(json.json().code, 'SETRUM_BAD_REQUEST');
  });

  test('the API page describes every route', () => {
    const { paths = {} } = http.swagger();
    assert.deepEqual(Object.keys(paths).toSorted(), [
      '/api/v1/meter-makers',
      '/api/v1/meter-makers/{code}',
      '/api/v1/meter-models',
      '/api/v1/meter-models/{modelId}',
      base,
      `${base}/export`,
      `${base}/imports`,
      `${base}/issues`,
      `${base}/receipts`,
      `${base}/returns`,
      `${base}/scrappings`,
      `${base}/{meterNo}`,
    ]);
  });
});
