import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { type Caller, installGate, mayDo, type Role } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { searchRoutes } from './routes.ts';
import { SearchService } from './service.ts';
import { registerAll } from './test-support/register.ts';

describe('search over HTTP', () => {
  let home: MigratedDatabase;
  let http: HttpServer;
  let caller: Caller;
  before(async () => {
    home = await createMigratedDatabase();
    await registerAll(home.database, [
      {
        ...{ idpel: '534252904966', unit: '53425', meterNo: '32031017679' },
        ...{ name: '=HYPERLINK("http://x","SITI")', address: '@DK.SELATAN No.12' },
      },
    ]);
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async (_request, permission) => {
      const may =
        permission !== 'signed-in' && caller.roles.some((role) => mayDo(role, permission));
      if (!may) throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    searchRoutes(http, new SearchService({ pool: home.database.pool, now: () => new Date(0) }));
  });
  after(async () => {
    await http?.close();
    await home?.close();
  });

  const get = (role: Role, query: string, units: Caller['units'] = 'all', path = '') => {
    caller = { label: 'SRI', roles: [role], units, seller: null, source: '127.0.0.1' };
    return http.inject({ url: `/api/v1/search${path}?${query}` });
  };

  test('who may not see addresses gets them masked', async () => {
    const seen = await get('front-office', 'q=siti');
    assert.deepEqual(seen.json(), {
      found: [
        {
          ...{ kind: 'customer', id: '534252904966', idpel: '534252904966', agendaNo: null },
          ...{ registrationNo: null, meterNo: '32031017679', unit: '53425', state: 'active' },
          ...{ name: '=HYPERLINK("http://x","SITI")', address: '@DK.SELATAN No.12' },
          ...{ tariff: 'R1T', powerVa: 2200 },
        },
      ],
      more: false,
      corrected: null,
    });
    const masked = await get('auditor', 'q=siti');
    assert.equal(masked.json().found[0].address, '@DK***');
  });

  test('a file holds no formula, and no name for those who may not see where people live', async () => {
    const file = await get('front-office', 'q=siti', 'all', '/export');
    assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8');
    const [, line = ''] = file.body.split('\r\n');
    assert.match(line, /,"'=HYPERLINK\(""http:\/\/x"",""SITI""\)",'@DK\.SELATAN No\.12,/);
    const masked = await get('auditor', 'q=siti', 'all', '/export');
    assert.ok(!masked.body.includes('SITI') && !masked.body.includes('SELATAN'));
  });

  test('other units find nothing; who sells may not search; queries out of form are refused', async () => {
    assert.deepEqual((await get('front-office', 'q=siti', new Set(['53426']))).json().found, []);
    assert.equal((await get('counter-clerk', 'q=siti')).statusCode, 403);
    const long = encodeURIComponent('siti '.repeat(16));
    assert.equal((await get('auditor', `q=${long}`)).statusCode, 200);
    for (const query of [
      ...['', 'q=', 'q=a', `q=${long}x`, 'q=siti&limit=0', 'q=siti&limit=51'],
      ...['q=siti&kind=person', 'q=siti&q=sri'],
    ])
      assert.equal((await get('auditor', query)).statusCode, 400, query);
  });
});
