import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { readAp2tSettings, settingsOf } from './read.ts';
import { ap2tDefaults } from './settings.ts';

const invalid = (detail: RegExp) => (error: unknown) =>
  error instanceof SetrumError &&
  error.code === 'SETRUM_SETTINGS_INVALID' &&
  detail.test(String(error.params['detail']));

describe('settings of AP2T', () => {
  test('what a file leaves out stays as it is', () => {
    assert.deepEqual(settingsOf({}), ap2tDefaults);
    const settings = settingsOf({
      sipValidDays: 7,
      numbers: { idpel: '{unit}9{serial:6}' },
      serviceTargets: { workingDays: { PB: 10 } },
    });
    assert.equal(settings.sipValidDays, 7);
    assert.equal(settings.numbers.idpel, '{unit}9{serial:6}');
    assert.equal(settings.numbers.agenda, ap2tDefaults.numbers.agenda);
    assert.deepEqual(settings.serviceTargets.workingDays, {
      ...ap2tDefaults.serviceTargets.workingDays,
      PB: 10,
    });
  });

  test('what is unknown, too large, or makes numbers of another form is refused with its place', () => {
    assert.throws(() => settingsOf({ sipDays: 7 }), invalid(/sipDays|additional/i));
    assert.throws(() => settingsOf({ sipValidDays: 0 }), invalid(/sipValidDays/));
    assert.throws(() => settingsOf({ numbers: { idpel: '{unit}{serial:6}' } }), invalid(/idpel/));
    assert.throws(() => settingsOf({ publicUrl: 'javascript:alert(1)' }), invalid(/publicUrl/));
  });

  test('a file that is not there, or no JSON, is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setrum-settings-'));
    try {
      await assert.rejects(readAp2tSettings(join(folder, 'none.json')), invalid(/ENOENT/));
      await writeFile(join(folder, 'torn.json'), '{"sipValidDays": ');
      await assert.rejects(readAp2tSettings(join(folder, 'torn.json')), invalid(/torn\.json/));
      await writeFile(join(folder, 'good.json'), '{"sipValidDays": 14}');
      assert.equal((await readAp2tSettings(join(folder, 'good.json'))).sipValidDays, 14);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
