import { SetrumError } from '@setrum/errors';
import { prepaidLayouts } from '@setrum/iso8583';
import { asciiText } from '../ascii.ts';
import { done } from '../speech/ask.ts';
import { readInside } from '../speech/speech.ts';
import { assertSeat, assertSwitcher, type Handler } from './desk.ts';
import { assertFlag, byMeter, cardOf, inquired, supplyOf } from './prepaid-parts.ts';

/** 2100: who is this, and what may be bought? */
export const prepaidInquiry: Handler = async (desk, of) => {
  const { ask } = of;
  const { config, services } = desk;
  const head = readInside(prepaidLayouts.inquiryRequest, ask.data);
  assertFlag(head);
  const card = cardOf(of);
  assertSwitcher(of, head.switcherId);
  await assertSeat(desk, of);
  const by = head.flag === byMeter ? { meterNo: head.meterNo } : { idpel: head.idpel };
  const answer = await services
    .inquire({ by, partnerId: ask.bank, card, channel: ask.channel })
    .catch((error: unknown) => {
      const isUnknown = error instanceof SetrumError && error.code === 'SETRUM_METER_UNKNOWN';
      if (!isUnknown || 'meterNo' in by) throw error;
      throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel: head.idpel });
    });
  const found = { ...head, meterNo: answer.meterNo, idpel: answer.idpel };
  return {
    code: done,
    data: prepaidLayouts.inquiryResponse.write({
      ...found,
      ...services.references.create(inquired(of, found)),
      name: asciiText(answer.holder, 25),
      tariff: asciiText(answer.tariff, 4),
      powerVa: answer.powerVa,
      adminCents: answer.adminCents,
    }),
    supply: supplyOf(config, answer.unit, answer.allowedDkwh, answer.unsoldCents),
    info: config.infoText,
  };
};
