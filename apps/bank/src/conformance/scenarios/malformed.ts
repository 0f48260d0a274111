import { SetrumError } from '@setrum/errors';
import type { IsoMessage } from '@setrum/iso8583';
import type { BankLink } from '../../link/link.ts';
import { inquiryRequest } from '../../messages/prepaid.ts';
import { expectCode } from '../expect.ts';
import { codes, confirmed, hostPromise, inferred, ours } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';

const endByte = 0xff;

/** An inquiry by the target's meter. */
const inquiry = (stage: Stage): IsoMessage =>
  inquiryRequest(stage.identity, stage.mark(), { meterNo: stage.target.meterNo });

/** Field 48 so written is 0030, and the link goes on. */
async function badData(stage: Stage, spoil: (data: string) => string): Promise<void> {
  const link = await stage.link();
  const { mti, fields } = inquiry(stage);
  const answer = await stage.ask(link, { mti, fields: { ...fields, 48: spoil(fields[48] ?? '') } });
  expectCode(answer, '0030');
  await stage.inquire(link);
}

/** Sends bytes that are no message; the host may close the link, and must serve a new one and, if it is still there, the old one. */
async function survives(stage: Stage, bytes: Uint8Array): Promise<void> {
  const link = await stage.link();
  stage.trace.note(`${bytes.length} bytes that are no message`);
  await link.sendBytes(bytes);
  await stage.inquire(await stage.link());
  await inquireUnlessClosed(stage, link);
}

async function inquireUnlessClosed(stage: Stage, link: BankLink): Promise<void> {
  try {
    await stage.inquire(link);
  } catch (error) {
    const isClosed = error instanceof SetrumError && error.code === 'SETRUM_BANK_LINK_CLOSED';
    if (!isClosed) throw error;
    stage.trace.note('the host closed the link');
  }
}

/** Bytes as a message on the target's line. */
function framed({ target }: Stage, bytes: Uint8Array): Uint8Array {
  return target.framing === 'end-byte'
    ? Buffer.concat([bytes, Buffer.from([endByte])])
    : Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
}

export const malformedScenarios: readonly Scenario[] = [
  {
    id: 'malformed.short-data',
    rule: confirmed('Field 48 one character too short is 0030; the link goes on.', codes),
    run: (stage) => badData(stage, (data) => data.slice(0, -1)),
  },
  {
    id: 'malformed.long-data',
    rule: confirmed('Field 48 one character too long is 0030; the link goes on.', codes),
    run: (stage) => badData(stage, (data) => `${data}0`),
  },
  {
    id: 'malformed.letters',
    rule: confirmed('Letters in the meter number are 0030.', codes),
    run: (stage) => badData(stage, (data) => `${data.slice(0, 7)}ABC${data.slice(10)}`),
  },
  {
    id: 'malformed.flag',
    rule: inferred('A flag other than 0 or 1 is 0030.'),
    run: (stage) => badData(stage, (data) => `${data.slice(0, -1)}7`),
  },
  {
    id: 'malformed.field-missing',
    rule: inferred('A request without its terminal (field 41) is 0030; the link goes on.'),
    run: async (stage) => {
      const link = await stage.link();
      const { mti, fields } = inquiry(stage);
      const { 41: _terminal, ...others } = fields;
      expectCode(await stage.ask(link, { mti, fields: others }), '0030');
      await stage.inquire(link);
    },
  },
  {
    id: 'malformed.length',
    rule: ours(
      'A field whose length says more than the message holds is answered 0030, or the link is closed; a new link works.',
    ),
    run: async (stage) => {
      const link = await stage.link();
      const asked = inquiry(stage);
      const patience = { timeoutMs: stage.target.timeoutMs };
      try {
        const answer = await link.requestBy(asked, patience, (bytes, socket) => {
          const text = Buffer.from(bytes).toString('latin1').replace('031ST', '931ST');
          socket.write(Buffer.from(text, 'latin1'));
        });
        expectCode(answer, '0030');
      } catch (error) {
        if (!(error instanceof SetrumError) || error.code !== 'SETRUM_BANK_LINK_CLOSED')
          throw error;
        stage.trace.note('the host closed the link');
      }
      await stage.inquire(await stage.link());
    },
  },
  {
    id: 'malformed.garbage',
    rule: ours('A frame of garbage is passed over or the link closed; a new link works at once.'),
    run: (stage) =>
      survives(stage, framed(stage, Buffer.from('GARBAGE 2100 ~~~~ not a message', 'latin1'))),
  },
  {
    id: 'malformed.bitmap',
    rule: ours('A bitmap with fields that the dialect has not harms nobody.'),
    run: (stage) => survives(stage, framed(stage, Buffer.from(`2100${'F'.repeat(16)}`, 'latin1'))),
  },
  {
    id: 'malformed.endless',
    rule: ours(
      'A message above the limit of 4096 bytes does not go on for ever: the link is closed, a new one works.',
      `${hostPromise}; the limit from a public host`,
    ),
    run: async (stage) => {
      const link = await stage.link();
      stage.trace.note('70000 bytes without an end');
      const endless = Buffer.alloc(70_000, 0x30);
      if (stage.target.framing === 'length') endless.writeUInt16BE(0xffff, 0);
      await link.sendBytes(endless);
      await stage.closedByHost(link);
      await stage.inquire(await stage.link());
    },
  },
];
