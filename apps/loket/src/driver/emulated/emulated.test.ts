import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  createVirtualClassic,
  createVirtualNtag216,
  encodeMailbox,
  MAP_BYTES,
  openCard,
  readCard,
  writeIdentity,
  writeMailbox,
} from '@setrum/card';
import { EventLog } from '../contract/event-log.ts';
import { cardImageOf, cardImageText, virtualCardOf } from './card-image.ts';
import { createEmulatedDriver, isEmulatedDriver } from './driver.ts';

const reader = 'Loket 1';
const format = 'setrum-card-1';
const image = encodeMailbox({
  sequence: 1,
  entries: [{ kind: 'credit', token: '0'.repeat(20), ref: 'deadbeef' }],
});

describe('the emulated driver', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-emulated-'));
  });
  after(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    const card = createVirtualNtag216({ uid: '04A1B2C3D4E5F6' });
    await writeIdentity(await openCard(card.transmit), {
      meterNo: '14000000123',
      state: 'active',
      cardNo: 7,
    });
    await writeFile(join(folder, 'sicilia.json'), cardImageText(cardImageOf(card)));
  });
  const driverOf = (settings: Record<string, unknown> = {}) =>
    createEmulatedDriver({
      timeoutMs: 100,
      settings: { folder, readers: [reader, 'Loket 2'], ...settings },
    });

  test('reads a card from its file and writes it back, whole at any moment', async () => {
    const driver = driverOf();
    assert.ok(isEmulatedDriver(driver));
    assert.deepEqual(await driver.list(), [reader, 'Loket 2']);
    assert.deepEqual(await driver.cards(), ['sicilia.json']);
    await driver.lay(reader, 'sicilia.json');
    const session = await (await driver.open(reader)).connect({ waitMs: 0 });
    const memory = await openCard(session.transmit);
    assert.equal((await readCard(memory)).identity?.meterNo, '14000000123');
    await writeMailbox(memory, image);
    driver.lift(reader);

    await driver.lay('Loket 2', join(folder, 'sicilia.json'));
    const again = await (await driver.open('Loket 2')).connect({ waitMs: 0 });
    const contents = await readCard(await openCard(again.transmit));
    assert.equal(contents.mailbox?.entries[0]?.token, '0'.repeat(20));
    assert.deepEqual(await readdir(folder), ['sicilia.json']);
  });

  test('keeps what was stored when a card is torn', async () => {
    const driver = driverOf();
    await driver.lay(reader, 'sicilia.json');
    const session = await (await driver.open(reader)).connect({ waitMs: 0 });
    const memory = await openCard(session.transmit);
    driver.laid(reader)?.card.tear({ atWrite: 6, mode: 'unanswered' });
    await assert.rejects(writeMailbox(memory, image), { code: 'SETRUM_CARD_REMOVED' });
    const torn = driver.laid(reader)?.card.dump();
    await driver.lay(reader, 'sicilia.json');
    assert.deepEqual(driver.laid(reader)?.card.dump(), torn);
    const next = await (await driver.open(reader)).connect({ waitMs: 0 });
    await writeMailbox(await openCard(next.transmit), image);
  });

  test('a card that somebody else has taken is gone, and keeps what that one wrote', async () => {
    const driver = driverOf();
    await driver.lay(reader, 'sicilia.json');
    const memory = await openCard(
      (await (await driver.open(reader)).connect({ waitMs: 0 })).transmit,
    );
    const path = join(folder, 'sicilia.json');
    const elsewhere = virtualCardOf(JSON.parse(await readFile(path, 'utf8')));
    await writeMailbox(await openCard(elsewhere.transmit), image);
    const theirs = cardImageText(cardImageOf(elsewhere));
    await writeFile(path, theirs);
    await assert.rejects(writeMailbox(memory, image), { code: 'SETRUM_CARD_REMOVED' });
    assert.equal(await readFile(path, 'utf8'), theirs);
  });

  test('tells cards and cables of each reader', async () => {
    const driver = driverOf();
    const log = new EventLog(driver, 1000);
    await log.until('appeared', reader);
    await driver.lay('Loket 2', 'sicilia.json');
    await log.until('laid', 'Loket 2');
    assert.equal(driver.laid(reader), null);
    driver.plug('Loket 2', false);
    await log.until('vanished', 'Loket 2');
    assert.deepEqual(await driver.list(), [reader]);
    await driver.lay('Loket 2', 'sicilia.json');
    assert.equal(driver.laid('Loket 2'), null, 'without power there is no field');
    await log.close();
    await driver.close();
  });

  test('refuses what is no card, and says why', async () => {
    const driver = driverOf();
    const memory = Buffer.alloc(MAP_BYTES).toString('base64');
    const cases: readonly (readonly [string, RegExp])[] = [
      ['{', /JSON/],
      ['null', /it is not a JSON object/],
      ['{"format":"setrum-card-2"}', /it is not of the format setrum-card-1/],
      [
        JSON.stringify({ format, chip: 'NTAG215', uid: '04A1B2C3D4E5F6', memory }),
        /its chip is none of NTAG216/,
      ],
      [
        JSON.stringify({ format, chip: 'toString', uid: '04A1B2C3D4E5F6', memory }),
        /its chip is none of/,
      ],
      [
        JSON.stringify({ format, chip: 'NTAG216', uid: '04a1', memory }),
        /its uid is not in upper case hex/,
      ],
      [
        JSON.stringify({ format, chip: 'NTAG216', uid: '04A1B2C3D4E5F6', memory: 7 }),
        /its memory is not in base64/,
      ],
      [JSON.stringify({ format, chip: 'NTAG216', uid: '04A1B2C3D4E5F6', memory: 'AAAA' }), /bytes/],
    ];
    for (const [text, message] of cases) {
      await writeFile(join(folder, 'bad.json'), text);
      await assert.rejects(driver.lay(reader, 'bad.json'), {
        code: 'SETRUM_CARD_IMAGE_UNREADABLE',
        message,
      });
    }
    await rm(join(folder, 'bad.json'));
    await assert.rejects(driver.lay(reader, 'nowhere.json'), { message: /ENOENT/ });
    await assert.rejects(driver.lay('Loket 3', 'sicilia.json'), { code: 'SETRUM_READER_MISSING' });
    assert.throws(() => driver.lift('Loket 3'), { code: 'SETRUM_READER_MISSING' });
  });

  test('an image of the map alone will do, and the UID must be that of the memory', () => {
    const bytes = Buffer.alloc(MAP_BYTES, 7);
    const uid = '04A1B2C3D4E5F6';
    const card = virtualCardOf({ format, chip: 'NTAG216', uid, memory: bytes.toString('base64') });
    assert.equal(card.uid, uid);
    const whole = cardImageOf(card);
    assert.deepEqual(virtualCardOf(whole).dump(), card.dump());
    assert.throws(() => virtualCardOf({ ...whole, uid: '04112233445566' }), {
      message: /that of card 04A1B2C3D4E5F6/,
    });
  });

  test('a MIFARE Classic lives in a file as well', () => {
    const card = createVirtualClassic({ uid: '5A1B2C3D' });
    assert.deepEqual(virtualCardOf(cardImageOf(card)).dump(), card.dump());
  });

  test('refuses settings that it cannot use', () => {
    for (const settings of [
      { folder: 7 },
      { readers: [] },
      { readers: ['A', 'A'] },
      { readers: 'A' },
      { profile: 'usb' },
    ]) {
      assert.throws(
        () => driverOf(settings),
        { code: 'SETRUM_DRIVER_UNUSABLE' },
        JSON.stringify(settings),
      );
    }
  });
});
