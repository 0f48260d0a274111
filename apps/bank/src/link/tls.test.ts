import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { plainAnswer, type ScriptedHost, scriptedHost } from '../test-support/scripted-host.ts';
import { BankLink } from './link.ts';

const names = ['authority', 'host', 'bank', 'stranger'] as const;

describe('a bank link over TLS', () => {
  let folder: string;
  let host: ScriptedHost;
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  };
  const pem = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'setrum-tls-'));
    for (const name of names) {
      const self = ['req', '-x509', '-days', '2', ...fresh, '-subj', `/CN=${name}`];
      const signed = name === 'host' || name === 'bank';
      const by = signed ? ['-CA', 'authority.crt', '-CAkey', 'authority.key'] : [];
      openssl(...self, ...by, '-keyout', `${name}.key`, '-out', `${name}.crt`);
    }
    const tls = { ca: pem('authority.crt'), cert: pem('host.crt'), key: pem('host.key') };
    host = await scriptedHost((message, line) => line.answer(plainAnswer(message)), { tls });
  });
  after(async () => {
    await host?.stop();
    rmSync(folder, { recursive: true });
  });

  const connect = (ca: string, who: string, servername = 'host'): Promise<BankLink> =>
    BankLink.connect({
      host: '127.0.0.1',
      port: host.port,
      framing: 'end-byte',
      tls: { ca: pem(`${ca}.crt`), cert: pem(`${who}.crt`), key: pem(`${who}.key`), servername },
    });
  const echo = { mti: '2800', fields: { 11: '000000000001', 12: '20261123120000', 40: '301' } };
  const patience = { timeoutMs: 10_000 };

  test('both show a certificate, and messages go', async () => {
    const link = await connect('authority', 'bank');
    assert.equal((await link.request(echo, patience)).fields[39], '0000');
    await link.close();
  });

  test('a host that another authority signed, or of another name, is not spoken to', async () => {
    await assert.rejects(connect('stranger', 'bank'), /SETRUM_BANK_UNREACHABLE/);
    await assert.rejects(connect('authority', 'bank', 'elsewhere'), /SETRUM_BANK_UNREACHABLE/);
    assert.equal(host.received.length, 1);
  });

  test('a bank that the host does not know gets no answer', async () => {
    // With TLS 1.3 the host's refusal comes after the bank's side of the handshake is done.
    const lost = connect('authority', 'stranger').then((link) => link.request(echo, patience));
    await assert.rejects(lost, /SETRUM_BANK_(UNREACHABLE|LINK_CLOSED)/);
    assert.equal(host.received.length, 1);
  });
});
