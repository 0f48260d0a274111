import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseAccount, parseAccounts } from './account.ts';

const passwd = `root:x:0:0:root:/root:/bin/bash
# a remark
nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin
broken:x:one:2::/:
postgres:x:101:104::/var/lib/postgresql:/bin/bash
`;
const accounts = parseAccounts(passwd);
const nobody = { name: 'nobody', uid: 65534, gid: 65533 };
const postgres = { name: 'postgres', uid: 101, gid: 104 };

test('the accounts of /etc/passwd are read, other lines are passed over', () => {
  assert.deepEqual(accounts, [{ name: 'root', uid: 0, gid: 0 }, nobody, postgres]);
});

test('an ordinary user runs PostgreSQL as himself', () => {
  assert.equal(chooseAccount(1000, null, accounts), null);
  assert.equal(chooseAccount(1000, postgres, accounts), null);
});

test('root gives it to the owner of the files, else to postgres, else to nobody', () => {
  const owner = { name: 'budi', uid: 1000, gid: 1000 };
  const root = { name: 'root', uid: 0, gid: 0 };
  assert.deepEqual(chooseAccount(0, owner, accounts), owner);
  assert.deepEqual(chooseAccount(0, root, accounts), postgres);
  assert.deepEqual(chooseAccount(0, null, accounts), postgres);
  assert.deepEqual(chooseAccount(0, null, [nobody]), nobody);
});

test('root on a machine without either is told what to do', () => {
  assert.throws(() => chooseAccount(0, null, []), {
    code: 'SETRUM_DATABASE_START',
    message: /useradd --system postgres/,
  });
});
