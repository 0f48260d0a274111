import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import { fromHex, toHex } from '../bytes.ts';
import type { Transmit } from '../memory.ts';
import { createVirtualNtag216, NTAG216_ATR } from './ntag216/virtual.ts';
import { models } from './ntag216/virtual-models.ts';
import { createVirtualSister } from './ntag216/virtual-sisters.ts';
import { type OpenOptions, openCard } from './open.ts';
import { readerProfile, readerProfileNames } from './reader-profile/profiles.ts';

function fails(code: string, params: object = {}) {
  return (error: unknown) =>
    error instanceof SetrumError &&
    error.code === code &&
    JSON.stringify(error.params) === JSON.stringify(params);
}

/** What was sent while the card was opened. */
async function sentToOpen(transmit: Transmit, options: OpenOptions): Promise<readonly string[]> {
  const sent: string[] = [];
  await openCard((apdu) => {
    sent.push(toHex(apdu));
    return transmit(apdu);
  }, options);
  return sent;
}

test('an NTAG216 is opened on every reader, with and without its ATR', async () => {
  for (const name of readerProfileNames) {
    for (const atr of [NTAG216_ATR, undefined]) {
      const card = createVirtualNtag216({ reader: name });
      const options = { reader: readerProfile(name), ...(atr === undefined ? {} : { atr }) };
      const memory = await openCard(card.transmit, options);
      assert.equal(memory.chip, 'NTAG216');
      assert.equal(memory.uid, card.uid);
    }
  }
});

test('GET VERSION goes to cards of the family only; without an ATR page 3 is asked', async () => {
  const card = createVirtualNtag216({ reader: 'pn532' });
  const reader = readerProfile('pn532');
  assert.deepEqual(await sentToOpen(card.transmit, { reader, atr: card.atr }), [
    'FFCA000000',
    'FF00000003D44260',
  ]);
  assert.deepEqual(await sentToOpen(card.transmit, { reader }), ['FFCA000000', 'FFB0000310']);
});

test('a card that was opened before is not asked for its chip again', async () => {
  const card = createVirtualNtag216();
  const known = { uid: card.uid, chip: 'NTAG216' } as const;
  assert.deepEqual(await sentToOpen(card.transmit, { known }), ['FFCA000000']);
  const other = { ...known, uid: '04FFFFFFFFFFFF' };
  assert.deepEqual(await sentToOpen(card.transmit, { known: other }), ['FFCA000000', 'FFB0000310']);
});

test('the smaller sisters are named, by GET VERSION or by their capability container', async () => {
  const expected = {
    plain: { NTAG215: 'NTAG215', NTAG213: 'NTAG213', 'MIFARE Ultralight': 'MIFARE Ultralight' },
    pn532: { NTAG215: 'NTAG215', 'MIFARE Ultralight EV1': 'MIFARE Ultralight EV1' },
    'pcsc-transparent': {
      NTAG213: 'NTAG213',
      'MIFARE Ultralight EV1': 'MIFARE Ultralight EV1',
      'MIFARE Ultralight': 'MIFARE Ultralight',
    },
  } as const;
  for (const name of readerProfileNames) {
    for (const [model, chip] of Object.entries(expected[name])) {
      const sister = createVirtualSister(models[chip], name);
      for (const atr of [{ atr: sister.atr }, {}]) {
        await assert.rejects(
          openCard(sister.transmit, { reader: readerProfile(name), ...atr }),
          fails('SETRUM_CARD_TOO_SMALL', { chip }),
          `${model} on ${name}`,
        );
      }
    }
  }
});

test('without GET VERSION and without a container nobody knows what a card is', async () => {
  const sister = createVirtualSister(models['MIFARE Ultralight EV1']);
  await assert.rejects(
    openCard(sister.transmit, { atr: sister.atr }),
    fails('SETRUM_CARD_UNKNOWN_CHIP'),
  );
});

test('an ATR that names a chip too small is enough', async () => {
  const { transmit } = createVirtualNtag216();
  await assert.rejects(
    openCard(transmit, { atr: fromHex('3B8F8001804F0CA00000030603003A0000000051') }),
    fails('SETRUM_CARD_TOO_SMALL', { chip: 'MIFARE Ultralight C' }),
  );
});

test('a session that a program left open is ended when the reader refuses the UID', async () => {
  const card = createVirtualNtag216({ reader: 'pcsc-transparent' });
  let left = true;
  const transmit: Transmit = (apdu) => {
    const request = toHex(apdu);
    if (request === 'FFC2000002820000') left = false;
    if (request === 'FFCA000000' && left) return Promise.resolve(fromHex('6985'));
    return card.transmit(apdu);
  };
  const reader = readerProfile('pcsc-transparent');
  assert.equal((await openCard(transmit, { reader })).uid, card.uid);
  left = true;
  await assert.rejects(openCard(transmit), fails('SETRUM_CARD_REFUSED', { status: '6985' }));
});
