import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Serving, serve, setrum, temporaryFolder } from './setrum.ts';

interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly scenarios: readonly { readonly id: string; readonly verdict: string }[];
}

describe('setrum conformance against our own host', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: Serving;
  let ports: readonly string[];
  before(async () => {
    folder = await temporaryFolder();
    server = await serve(['--demo', '--data', folder.path]);
    ports = /ISO 8583: 127\.0\.0\.1:(\d+) \(0xFF\), :(\d+)/.exec(server.output())?.slice(1) ?? [];
  });
  after(async () => {
    await server?.end('SIGTERM');
    await folder?.remove();
  });

  const run = async (...args: readonly string[]): Promise<Report> => {
    const ended = await setrum(['conformance', '--json', ...args]);
    const report = JSON.parse(ended.stdout) as Report;
    assert.equal(ended.exitCode, 0, ended.stdout);
    return report;
  };

  test('passes with the end byte and the length, twice on the same host', async () => {
    const [endByte = '', length = ''] = ports;
    for (const _ of [1, 2]) {
      const report = await run('--port', endByte, '--length-port', length);
      assert.deepEqual(
        report.scenarios.filter(({ verdict }) => verdict === 'fail'),
        [],
      );
      assert.ok(report.scenarios.length > 70);
    }
  });

  test('a host that is not there is an error, not a pass', async () => {
    const ended = await setrum(['conformance', '--json', '--port', '1']);
    assert.notEqual(ended.exitCode, 0);
  });
});
