import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Chip, readCard } from '@setrum/card';
import { createMeter } from '@setrum/meter';
import { cardAt } from '../card/card-at.ts';
import { cardInFileOrNew } from '../card/card-in-file.ts';
import { keysFrom } from '../card/chip-keys.ts';
import { chipKind, chipNames } from '../card/chips.ts';
import { makeCard } from '../card/make.ts';
import { signingKeys } from '../card/signing.ts';
import { issueTokens } from './issue.ts';
import { newMeterState } from './new-meter.ts';
import { sharesOf, tapPlace } from './tap-place.ts';

const meterNo = '32031017679';
const atMs = Date.UTC(2026, 10, 20);

function newMeter() {
  const state = newMeterState({
    ...{ meterNo, standWh: 0, creditWh: 0, voltageV: 220, atMs },
    ...{ cardKeyVersions: [1], config: {} },
  });
  return createMeter(state, { nowMs: () => 0, save: () => Promise.resolve() });
}

describe('a card in a file, held to the meter', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-tap-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const chip of chipNames) {
    test(`${chip}: the credit is taken once, and the report is in the file`, async () => {
      const meter = newMeter();
      const file = join(folder, `${chip}.json`);
      await issueCard(file, chip, meter);
      const tap = await tapPlace(meter, { file });
      assert.deepEqual([tap.refusal, tap.mailbox, tap.addedDkwh], [null, 'taken', 30]);
      assert.deepEqual(
        [(await tapPlace(meter, { file })).mailbox, meter.state.creditWh],
        ['repeated', 3_000],
      );
      const card = await cardAt({ file }, keysFrom(sharesOf(meter.state)));
      const { report } = await readCard(await card.open());
      assert.deepEqual(report?.acknowledgement, { mailboxSequence: 1, results: [1, 0, 0, 0, 0] });
    });
  }

  async function issueCard(file: string, chip: Chip, meter: ReturnType<typeof newMeter>) {
    const order = { kind: 'credit', value: '3', lastTid: 0, nowMs: atMs } as const;
    const [token = ''] = issueTokens(meter.state, order).tokens;
    const shares = sharesOf(meter.state);
    const kind = chipKind(chip);
    const at = await cardInFileOrNew(file, { kind, uid: null, keys: keysFrom(shares) });
    const keys = signingKeys(shares, { uid: at.link.uid, meterNo, version: undefined });
    const secrets = { shares: shares?.shares ?? [], formerShares: [], piccKey: null };
    const entries = [{ kind: 'credit', token, ref: '00000001' }] as const;
    const filling = { entries, records: [], results: null };
    await makeCard(at, kind, secrets, { meterNo, cardNo: 1, keys, force: false, filling });
    await at.save();
  }
});
