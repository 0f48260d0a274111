import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contentDisposition, safeFileName } from './file-name.ts';

describe('names of files', () => {
  const names: readonly [string, string][] = [
    ['KTP Siti.jpg', 'KTP Siti.jpg'],
    ['foto.JPEG', 'foto.jpg'],
    ['surat.pdf', 'surat.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\temp\\x.png', 'x.jpg'],
    ['a\r\nset-cookie: x=1', 'aset-cookie_ x=1.jpg'],
    ['gpj.\u202eexe', 'gpj.exe.jpg'],
    ['<script>"x"|?*.jpg', '_script_x_.jpg'],
    ['..', 'photo.jpg'],
    ['', 'photo.jpg'],
    ['.jpg', 'photo.jpg'],
    ['CON.jpg', '_CON.jpg'],
    ['foto rumah é 家.jpg', 'foto rumah é 家.jpg'],
    ['x'.repeat(200), `${'x'.repeat(100)}.jpg`],
  ];
  for (const [given, expected] of names) {
    test(JSON.stringify(given.slice(0, 30)), () =>
      assert.equal(safeFileName(given, 'photo', 'image/jpeg'), expected),
    );
  }

  test('in a header a name is ASCII, and again as it is', () => {
    assert.equal(
      contentDisposition('é "家" (1).jpg'),
      `attachment; filename="_ ___ (1).jpg"; filename*=UTF-8''%C3%A9%20%22%E5%AE%B6%22%20%281%29.jpg`,
    );
  });
});
