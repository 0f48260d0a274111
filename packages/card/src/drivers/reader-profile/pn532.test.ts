import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import { fromHex, toHex } from '../../bytes.ts';
import { pn532 } from './pn532.ts';
import { scripted } from './test-support/scripted.ts';

const UID = '04A1B2C3D4E5F6';
const GET_VERSION = fromHex('60');

test('a command goes as InCommunicateThru, its answer comes back bare', async () => {
  const reader = scripted({ FF00000003D44260: 'D543000004040201001303 9000' });
  const answer = await pn532.passThrough(reader.transmit, UID)?.transceive(GET_VERSION);
  assert.equal(toHex(answer ?? new Uint8Array(0)), '0004040201001303');
  assert.deepEqual(reader.sent, ['FF00000003D44260']);
});

test('older firmware is asked for the answer that it keeps', async () => {
  const reader = scripted({ FF00000003D44260: '610B', FFC000000B: 'D543000004040201001303 9000' });
  const answer = await pn532.passThrough(reader.transmit, UID)?.transceive(GET_VERSION);
  assert.equal(toHex(answer ?? new Uint8Array(0)), '0004040201001303');
});

test('errors of the chip, the PN532 and the reader are no answer', async () => {
  for (const answer of [
    'D54301 9000',
    'D54302 9000',
    '6300',
    '637F',
    'D543 9000',
    'D541000A 9000',
    '9000',
  ]) {
    const reader = scripted({ FF00000003D44260: answer });
    assert.equal(
      await pn532.passThrough(reader.transmit, UID)?.transceive(GET_VERSION),
      null,
      answer,
    );
  }
});

test('fewer than two bytes mean that the card is gone', async () => {
  const reader = scripted({ FF00000003D44260: '' });
  await assert.rejects(
    async () => pn532.passThrough(reader.transmit, UID)?.transceive(GET_VERSION),
    (error) => error instanceof SetrumError && error.code === 'SETRUM_CARD_REMOVED',
  );
});

test('there is nothing to end', async () => {
  const reader = scripted({});
  await pn532.passThrough(reader.transmit, UID)?.end();
  await pn532.reset(reader.transmit);
  assert.deepEqual(reader.sent, []);
});
