import assert from 'node:assert/strict';
import test from 'node:test';
import { cmacKey } from '../../authenticity/cmac.ts';
import { concatBytes, fromHex, toHex } from '../../bytes.ts';
import { authenticate } from './authenticate.ts';
import type { Channel } from './channel.ts';
import { maced, sealed, sealedPayload } from './channel.ts';
import { changeKey, getCardUid } from './commands.ts';
import { answerChallenge, finishHandshake } from './handshake.ts';
import { localDesfireKeys } from './keys.ts';
import type { Session } from './messaging.ts';
import { createVirtualDesfire } from './virtual.ts';
import { chipDecrypt, chipEncrypt, chipSessionKey } from './virtual-crypto.ts';

/**
 * NXP AN12196 rev. 2.0 prints its examples of EV2 secure messaging byte for byte. They were made with an NTAG 424 DNA, whose secure messaging is
 * that of DESFire EV2 and EV3.
 */
const ZERO = new Uint8Array(16);

const handshakes = [
  {
    table: 'table 14, AuthenticateEV2First with key 0',
    encryptedRndB: 'A04C124213C186F22399D33AC2A30215',
    rndB: 'B9E2FC789B64BF237CCCAA20EC7E6E48',
    rndA: '13C5DB8A5930439FC3DEF9A4C675360F',
    response: '35C3E05A752E0144BAC0DE51C1F22C56B34408A23D8AEA266CAB947EA8E0118D',
    last: '3FA64DB5446D1F34CD6EA311167F5E4985B89690C04A05F17FA7AB2F08120663',
    transactionId: '9D00C4DF',
    encKey: '1309C877509E5A215007FF0ED19CA564',
    macKey: '4C6626F5E72EA694202139295C7A7FC7',
  },
  {
    table: 'table 19, AuthenticateEV2First with key 3',
    encryptedRndB: 'B875CEB0E66A6C5CD00898DC371F92D1',
    rndB: '91517975190DCEA6104948EFA3085C1B',
    rndA: 'B98F4C50CF1C2E084FD150E33992B048',
    response: 'FF0306E47DFBC50087C4D8A78E88E62DE1E8BE457AA477C707E2F0874916A8B1',
    last: '0CC9A8094A8EEA683ECAAC5C7BF20584206D0608D477110FC6B3D5D3F65C3A6A',
    transactionId: '7614281A',
    encKey: '7A93D6571E4B180FCA6AC90C9A7488D4',
    macKey: 'FC4AF159B62E549B5812394CAB1918CC',
  },
  {
    table: 'table 23, AuthenticateEV2NonFirst with key 0',
    encryptedRndB: 'A6A2B3C572D06C097BB8DB70463E22DC',
    rndB: '6924E8D09722659A2E7DEC68E66312B8',
    rndA: '60BE759EDA560250AC57CDDC11743CF6',
    response: 'BE7D45753F2CAB85F34BC60CE58B940763FE969658A532DF6D95EA2773F6E991',
    last: 'B888349C24B315EAB5B589E279C8263E',
    transactionId: null,
    encKey: '4CF3CB41A22583A61E89B158D252FC53',
    macKey: '5529860B2FC5FB6154B7F28361D30BF9',
  },
] as const;

for (const example of handshakes) {
  test(`AN12196 ${example.table}`, () => {
    const rndA = fromHex(example.rndA);
    const { response, rndB } = answerChallenge(ZERO, fromHex(example.encryptedRndB), rndA);
    assert.equal(toHex(rndB), example.rndB);
    assert.equal(toHex(response), example.response);
    const keys = finishHandshake(ZERO, { rndA, rndB }, fromHex(example.last));
    assert.ok(keys !== null);
    assert.equal(toHex(keys.encKey), example.encKey);
    assert.equal(toHex(keys.macKey), example.macKey);
    const { transactionId } = keys;
    assert.equal(transactionId === null ? null : toHex(transactionId), example.transactionId);
    // The same figures from the card's side, which is another implementation.
    assert.equal(toHex(chipEncrypt(ZERO, rndB)), example.encryptedRndB);
    assert.equal(toHex(chipDecrypt(ZERO, response)).slice(0, 32), example.rndA);
    assert.equal(toHex(chipSessionKey(ZERO, 'A55A', rndA, rndB)), example.encKey);
    assert.equal(toHex(chipSessionKey(ZERO, '5AA5', rndA, rndB)), example.macKey);
  });
}

test('a card that does not prove the key gets no session', () => {
  const [{ rndA, rndB, last }] = handshakes;
  const randoms = { rndA: fromHex(rndA), rndB: fromHex(rndB) };
  const other = { ...randoms, rndA: fromHex(rndA.replace(/^13/, '12')) };
  assert.equal(finishHandshake(ZERO, other, fromHex(last)), null);
  assert.equal(finishHandshake(ZERO, randoms, fromHex(last.replace(/^3F/, '3E'))), null);
  assert.equal(finishHandshake(ZERO, randoms, fromHex(last).subarray(0, 24)), null);
});

function sessionOf(transactionId: string, encKey: string, macKey: string, counter = 0): Session {
  const keys = { encKey: fromHex(encKey), macKey: cmacKey(fromHex(macKey)) };
  return { keyNo: 0, ...keys, transactionId: fromHex(transactionId), counter };
}

/** A card that must be asked exactly this, and answers that. */
function scripted(session: Session, ...exchanges: readonly (readonly [string, string])[]) {
  const left = [...exchanges];
  const channel: Channel = {
    session,
    transmit: async (apdu) => {
      const [asked, answer] = left.shift() ?? ['nothing', ''];
      assert.equal(toHex(apdu), asked);
      return fromHex(answer);
    },
  };
  return { channel, allAsked: () => assert.equal(left.length, 0) };
}

const [{ transactionId, encKey, macKey }] = handshakes;
const NOTHING = new Uint8Array(0);

test('AN12196 table 7, CommMode.MAC: GetFileSettings', async () => {
  const session = sessionOf('7A21085E', '00'.repeat(16), '8248134A386E86EB7FAF54A52E536CB6');
  const settings = '0040EEEE000100D1FE001F00004400004400002000006A0000';
  const { channel, allAsked } = scripted(session, [
    '90F5000009026597A457C8CD442C00',
    `${settings}2A474282E7A479869100`,
  ]);
  assert.equal(toHex(await maced(channel, 0xf5, fromHex('02'))), settings);
  assert.equal(session.counter, 1);
  allAsked();
});

test('AN12196 tables 17 and 18, CommMode.Full: WriteData and ChangeFileSettings in one session', async () => {
  const text =
    '0051D1014D550463686F6F73652E75726C2E636F6D2F6E7461673432343F653D' +
    `${'30'.repeat(32)}26633D${'30'.repeat(16)}`;
  const data = new Uint8Array(128);
  data.set(fromHex(text));
  const ciphertext =
    '421C73A27D827658AF481FDFF20A5025B559D0E3AA21E58D347F343CFFC768BF' +
    'E596C706BC00F2176781D4B0242642A0FF5A42C461AAF894D9A1284B8C76BCFA' +
    '658ACD40555D362E08DB15CF421B51283F9064BCBE20E96CAE545B407C9D651A' +
    '3315B27373772E5DA2367D2064AE054AF996C6F1F669170FA88CE8C4E3A4A7BB' +
    'BEF0FD971FF532C3A802AF745660F2B4';
  const { channel, allAsked } = scripted(
    sessionOf(transactionId, encKey, macKey),
    // The header's length as the command of step 15 has it; steps 4 and 12 print another one, which the MAC refutes.
    [`908D00009F02000000800000${ciphertext}D1D9A8499661EBF300`, 'FC222E5F7A5424529100'],
    ['905F0000190261B6D97903566E84C3AE5274467E89EAD799B7C1A0EF7A0400', '57BFF87B1241E93D9100'],
  );
  await sealed(channel, 0x8d, fromHex('02000000800000'), data);
  await sealed(channel, 0x5f, fromHex('02'), fromHex('4000E0C1F121200000430000430000'));
  allAsked();
});

test('AN12196 table 21, CommMode.Full: WriteData of ten bytes', async () => {
  const [, { transactionId: id, encKey: enc, macKey: mac }] = handshakes;
  const { channel, allAsked } = scripted(sessionOf(id, enc, mac), [
    '908D00001F030000000A00006B5E6804909962FC4E3FF5522CF0F8436C0C53315B9C73AA00',
    'C26D236E4A7C046D9100',
  ]);
  await sealed(channel, 0x8d, fromHex('030000000A0000'), fromHex('0102030405060708090A'));
  allAsked();
});

test('AN12196 tables 25 and 26: ChangeKey of another key and of the own one', async () => {
  const [, { transactionId: id }, { encKey: enc, macKey: mac }] = handshakes;
  const { channel, allAsked } = scripted(
    sessionOf(id, enc, mac, 2),
    [
      '90C4000029022CF362B7BF4311FF3BE1DAA295E8C68DE09050560D19B9E16C2393AE9CD1FAC75D0CE20BCD1D06E600',
      '203BB55D1089D5879100',
    ],
    [
      '90C400002900C0EB4DEEFEDDF0B513A03A95A75491818580503190D4D05053FF75668A01D6FDA6610234BDED643200',
      '9100',
    ],
  );
  const newKey = fromHex('F3847D627727ED3BC9C4CC050489B966');
  await changeKey(channel, { keyNo: 2, newKey, newVersion: 1, oldKey: ZERO });
  const ownKey = fromHex('5004BF991F408672B1EF00F08F9E8647');
  await changeKey(channel, { keyNo: 0, newKey: ownKey, newVersion: 1, oldKey: null });
  assert.equal(channel.session, null);
  allAsked();
});

test('AN12196 table 28, CommMode.Full with an answer: GetCardUID', async () => {
  const session = () =>
    sessionOf('DF055522', '2B4D963C014DC36F24F69A50A394F875', '379D32130CE61705DD5FD8C36B95D764');
  const answer = '70756055688505B52A5E26E59E329CD6595F672298EA41B79100';
  const asked = '90510000088E2C155ADDA99BE300';
  const { channel, allAsked } = scripted(session(), [asked, answer]);
  assert.equal(await getCardUid(channel), '04958CAA5C5E80');
  allAsked();
  const forged = scripted(session(), [asked, answer.replace(/^70/, '71')]);
  await assert.rejects(getCardUid(forged.channel), { code: 'SETRUM_CARD_REFUSED' });
  assert.equal(forged.channel.session, null);
});

test('driver and emulated card agree in every mode, each with its own cryptography', async () => {
  const card = createVirtualDesfire({ piccKey: ZERO });
  const channel: Channel = { transmit: card.transmit, session: null };
  const keys = localDesfireKeys(
    () => ZERO,
    (bytes) => new Uint8Array(bytes).fill(0x5a),
  );
  await authenticate(channel, { uid: card.uid, keyNo: 0, keyVersion: 0 }, keys);
  assert.equal(await getCardUid(channel), card.uid);
  await authenticate(channel, { uid: card.uid, keyNo: 0, keyVersion: 0 }, keys);
  // The counter went on over NonFirst: 3 commands below, after 1 above.
  assert.equal((await maced(channel, 0x6a)).length, 0);
  assert.equal(await getCardUid(channel), card.uid);
  assert.equal(channel.session?.counter, 3);
  const payload = sealedPayload(channel.session, 0x51, NOTHING, NOTHING);
  assert.equal(payload.length, 8);
  const wrong = payload.map((byte, index) => (index === 3 ? byte ^ 1 : byte));
  const apdu = concatBytes([fromHex('9051000008'), wrong, fromHex('00')]);
  assert.equal(toHex(card.answer(apdu)), '911E');
});
