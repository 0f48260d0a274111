import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCodec } from '../codec/codec.ts';
import { fragment, sample } from '../samples.fixture.ts';
import { bytesOf, refusal, textOf } from '../values.fixture.ts';
import { CARD_FIELD } from './card-extension.ts';
import { plnDialect1987, plnDialect2003 } from './dialect.ts';
import { responseCode, responseCodes1987, responseCodes2003 } from './response-codes.ts';
import { usualFields2003 } from './usual-fields.ts';

const codec = createCodec(plnDialect2003);
const { amount, original, prepaid, nonTaglis, postpaid, card } = plnDialect2003.layouts;
const read = (id: string) => codec.unpack(bytesOf(sample(id).raw));

test('the layouts have the lengths of the public clients', () => {
  const lengths = [
    [prepaid.inquiryRequest, 31],
    [prepaid.inquiryResponse, 144],
    [prepaid.purchaseRequest, 145],
    [prepaid.adviceRequest, 95],
    [prepaid.purchaseResponse, 241],
    [prepaid.purchaseResponseSettled, 255],
    [prepaid.supply, 28],
    [nonTaglis.request, 23],
    [nonTaglis.response, 267],
    [postpaid.inquiryRequest, 19],
    [postpaid.inquiryResponse, 121],
    [postpaid.payment, 122],
    [amount, 16],
    [original, 37],
  ] as const;
  for (const [layout, length] of lengths) assert.equal(layout.fixedLength, length, layout.name);
});

describe('the inner layouts of the samples', () => {
  for (const id of ['prepaid_advice_resp_2230', 'prepaid_purchase_resp_2210']) {
    test(`${id}: values as published, and back to the same characters`, () => {
      const message = read(id);
      const bit48 = sample(id).bit48 ?? {};
      const value = codec.read(message, prepaid.purchaseResponse);
      assert.equal(value.meterNo, bit48['meter_no']);
      assert.equal(value.idpel, bit48['idpel']);
      assert.equal(value.vendingReceiptNo, bit48['vending_receipt_no']);
      assert.equal(value.name, bit48['name']?.trimEnd());
      assert.equal(value.powerVa, Number(bit48['power_va']));
      assert.equal(value.ppjCents, Number(bit48['street_light_ppj']));
      assert.equal(value.tokenCents, Number(bit48['power_purchase']));
      assert.equal(value.energyCkwh, Number(bit48['kwh']));
      assert.equal(value.token, bit48['token']);
      assert.equal(prepaid.purchaseResponse.write(value), message.fields[48]);
      const parts = [value.adminCents, value.stampCents, value.ppnCents, value.ppjCents];
      const sum = [...parts, value.instalmentCents, value.tokenCents].reduce((a, b) => a + b, 0);
      assert.deepEqual(codec.read(message, amount), { amountCents: sum });
      assert.equal(amount.write({ amountCents: sum }), message.fields[4]);
    });
  }

  test('a left-padded tariff keeps its spaces', () => {
    const value = codec.read(read('prepaid_purchase_resp_2210'), prepaid.purchaseResponse);
    assert.equal(value.tariff, '  R1');
  });

  test('field 62 of a purchase: the list is read to the end, whatever its count says', () => {
    const message = read('prepaid_purchase_resp_2210');
    const value = codec.read(message, prepaid.supply);
    assert.deepEqual(value, {
      distributionCode: '51',
      serviceUnit: '51128',
      serviceUnitPhone: '022-1234567',
      maxKwh: 120,
      statedUnsold: 0,
      unsold: [{ amountCents: 10_000_000 }],
    });
    assert.equal(prepaid.supply.write(value), message.fields[62]);
    assert.deepEqual(codec.read(read('prepaid_advice_resp_2230'), prepaid.supply).unsold, []);
  });

  test('non-taglis: amounts in cents, one line of detail', () => {
    const message = read('nontaglis_payment_resp_2210');
    const value = codec.read(message, nonTaglis.response);
    assert.equal(value.registrationNo, '5123123321556');
    assert.equal(value.transactionName, 'PEMASANGAN BARU');
    assert.deepEqual(
      [value.totalCents, value.plnBillCents, value.adminCents],
      [27_250_000, 27_250_000, 0],
    );
    assert.equal(nonTaglis.response.write(value), message.fields[48]);
    const lines = codec.read(message, nonTaglis.details);
    assert.deepEqual(lines, { details: [{ code: '01', amountCents: 27_250_000 }] });
    assert.equal(nonTaglis.details.write(lines), message.fields[62]);
  });

  test('a reversal says what it undoes', () => {
    const message = read('nontaglis_reversal_resp_2410');
    const value = codec.read(message, original);
    const expected = { mti: '2200', traceNumber: '000000000001', localDateTime: '20170309144324' };
    assert.deepEqual(value, { ...expected, bank: '4510017' });
    assert.equal(original.write(value), message.fields[56]);
  });

  test('postpaid: the inquiry, and a payment of one bill', () => {
    const request = codec.read(read('postpaid_inq_req_2100'), postpaid.inquiryRequest);
    assert.deepEqual(request, { switcherId: 'ST145S3', idpel: '534250000005' });
    const message = read('postpaid_payment_resp_2210');
    const value = codec.read(message, postpaid.payment);
    assert.equal(value.bills.length, 1);
    assert.equal(value.bills[0]?.month, '201501');
    assert.equal(value.bills[0]?.billCents, codec.read(message, amount).amountCents);
    assert.deepEqual(
      [value.bills[0]?.previousReading1, value.bills[0]?.currentReading1],
      [17_970, 18_162],
    );
    assert.equal(postpaid.payment.write(value), message.fields[48]);
  });

  test('the gateway of the 1987 style: 255 characters', () => {
    const raw = fragment('jatelindo_bit48_purchase_response');
    assert.equal(raw.length, 255);
    const value = prepaid.purchaseResponseSettled.read(raw);
    assert.deepEqual(
      [value.tokenCents, value.energyCkwh, value.settlementDateTime],
      [1_939_802, 1_621, '20230920140953'],
    );
    assert.equal(prepaid.purchaseResponseSettled.write(value), raw);
  });

  test('an error inside a field gives the offset in the message', () => {
    const { raw } = sample('prepaid_purchase_resp_2210');
    const at = raw.indexOf('32000000029') + 3;
    const message = codec.unpack(bytesOf(`${raw.slice(0, at)}x${raw.slice(at + 1)}`));
    const error = refusal(() => codec.read(message, prepaid.purchaseResponse));
    assert.deepEqual([error.code, error.field, error.offset], ['ISO_CHARACTERS', 48, at]);
    assert.equal(error.fieldName, 'prepaid purchase response, meterNo');
  });

  test('a field that is not there is named', () => {
    const error = refusal(() => codec.read(read('postpaid_inq_req_2100'), prepaid.supply));
    assert.deepEqual([error.code, error.field], ['ISO_MISSING_FIELD', 62]);
  });

  test('another currency is refused', () => {
    assert.equal(refusal(() => amount.read('8400000000020000')).code, 'ISO_VALUE');
  });
});

test('the samples carry the usual fields, and no other', () => {
  const usual = {
    prepaid_advice_resp_2230: usualFields2003.adviceResponse,
    prepaid_purchase_resp_2210: usualFields2003.purchaseResponse,
    nontaglis_payment_resp_2210: usualFields2003.purchaseResponse,
    nontaglis_reversal_resp_2410: usualFields2003.reversalResponse,
    postpaid_inq_req_2100: usualFields2003.inquiryRequest,
    postpaid_payment_resp_2210: usualFields2003.postpaidPaymentResponse,
  };
  for (const [id, fields] of Object.entries(usual)) {
    assert.deepEqual(Object.keys(read(id).fields).map(Number), fields, id);
  }
});

describe('the card', () => {
  test('a request and an answer carry it in field 124, through the secondary bitmap', () => {
    const reportImage = Uint8Array.from({ length: 592 }, (_, index) => (index * 7) & 255);
    const asked = { uid: '04A1B2C3D4E5F6', mailboxSequence: 4_294_967_294, reportImage };
    const field = card.request.write(asked);
    assert.equal(field.length, 825);
    const inquiry = read('postpaid_inq_req_2100');
    const message = { ...inquiry, fields: { ...inquiry.fields, [CARD_FIELD]: field } };
    const bytes = codec.pack(message);
    assert.equal(textOf(bytes).slice(4, 36), 'C0300041808100000000000000000010');
    assert.deepEqual(codec.read(codec.unpack(bytes), card.request), asked);

    const answer = { uid: asked.uid, mailboxImage: reportImage.slice(0, 96) };
    assert.equal(card.response.write(answer).length, 151);
    assert.deepEqual(card.response.read(card.response.write(answer)), answer);
  });

  test('another mark is another version', () => {
    const raw = card.response.write({ uid: '04A1B2C3', mailboxImage: new Uint8Array(96) });
    assert.equal(refusal(() => card.response.read(raw.replace('SC1', 'SC2'))).code, 'ISO_VALUE');
  });

  test('no sample uses its field', () => {
    assert.ok(
      plnDialect2003.fields
        .filter((field) => field.bit > 64)
        .every((field) => field.bit === CARD_FIELD),
    );
  });
});

test('each request knows its answer, and the answer its request', () => {
  for (const dialect of [plnDialect2003, plnDialect1987]) {
    const own = createCodec(dialect);
    for (const type of dialect.messageTypes) {
      const other = own.messageType(type.counterpart);
      assert.equal(other?.counterpart, type.mti);
      assert.notEqual(other?.direction, type.direction);
      assert.deepEqual([other?.use, other?.isRepeat], [type.use, type.isRepeat]);
    }
  }
  assert.equal(codec.messageType('2221')?.isRepeat, true);
  assert.equal(codec.messageType('0100'), undefined);
});

test('a deployment changes lengths by tables of its own', () => {
  const fields = plnDialect2003.fields.map((field) =>
    field.bit === 41 ? { ...field, minLength: 8, maxLength: 8 } : field,
  );
  const own = createCodec({ ...plnDialect2003, name: 'eight', fields });
  const message = { mti: '2800', fields: { 41: '00000048' } };
  assert.deepEqual(own.unpack(own.pack(message)), message);
  assert.equal(refusal(() => codec.pack(message)).code, 'ISO_LENGTH');
});

test('response codes are unique and of one length; both texts are there', () => {
  for (const [codes, length] of [
    [responseCodes2003, 4],
    [responseCodes1987, 2],
  ] as const) {
    assert.equal(new Set(codes.map((row) => row.code)).size, codes.length);
    assert.ok(codes.every((row) => row.code.length === length && row.id !== '' && row.en !== ''));
  }
  assert.equal(responseCodes1987.length, 18);
  assert.equal(responseCode('0063')?.en, 'No payment found');
  assert.equal(responseCode('06')?.en, 'Partner blocked');
  assert.equal(responseCode('9999'), undefined);
});

test('a published sign-on of the 1987 style, with its secondary bitmap', () => {
  const own = createCodec(plnDialect1987);
  const raw = fragment('netmgmt_0800_1987');
  const message = own.unpack(bytesOf(raw));
  assert.deepEqual(message, {
    mti: '0800',
    fields: { 7: '0000005901', 11: '000001', 33: '123', 70: '001' },
  });
  assert.equal(textOf(own.pack(message)), raw);
});
