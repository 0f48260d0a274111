import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import { causeNamed } from './causes.ts';
import { parseSettings, settingNames } from './settings.ts';
import { parseDuration, parseHours, parseKwh, parseMoment } from './units.ts';

function refused(parse: () => unknown) {
  assert.throws(parse, (error) => error instanceof SetrumError && error.code === 'SETRUM_USAGE');
}

test('times, energies and moments as people write them', () => {
  assert.deepEqual(
    ['90s', '30m', '1.5h', '2d', '1d12h'].map(parseDuration),
    [90, 1_800, 5_400, 172_800, 129_600],
  );
  for (const text of ['', '5', '5x', '5h5', 'h', '99999d']) refused(() => parseDuration(text));
  assert.equal(parseHours('0.25'), 900);
  refused(() => parseHours('-1'));
  assert.deepEqual(['6', '-0.5', '12.345'].map(parseKwh), [6_000, -500, 12_345]);
  refused(() => parseKwh('6,5'));
  assert.equal(parseMoment('2026-11-20T07:00:00+07:00'), Date.UTC(2026, 10, 20));
  refused(() => parseMoment('yesterday'));
});

test('settings by their names, with their kinds', () => {
  assert.deepEqual(
    parseSettings([
      'powerLimitW=2200',
      'clockReserveSeconds=none',
      'recloseByKey=true',
      'refuseWhileTampered=all',
      'clockDriftPpm=-12.5',
    ]),
    {
      powerLimitW: 2_200,
      clockReserveSeconds: null,
      recloseByKey: true,
      refuseWhileTampered: 'all',
      clockDriftPpm: -12.5,
    },
  );
  for (const text of [
    'powerLimit=1',
    'powerLimitW',
    'powerLimitW=much',
    'recloseByKey=1',
    'refuseWhileTampered=some',
    'lowCreditWh=none',
  ]) {
    refused(() => parseSettings([text]));
  }
  assert.ok(settingNames.length > 10);
});

test('a cause of tamper by its name or its digit under code 08', () => {
  assert.deepEqual([causeNamed('magnet').cause, causeNamed('8').cause], [4, 4]);
  assert.equal(causeNamed('2').name, 'cover-unpowered');
  refused(() => causeNamed('9'));
});
