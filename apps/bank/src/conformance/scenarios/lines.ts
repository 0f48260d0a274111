import { type IsoMessage, prepaidLayouts } from '@setrum/iso8583';
import type { BankLink } from '../../link/link.ts';
import { amountField } from '../../messages/frame.ts';
import { networkRequest } from '../../messages/network.ts';
import { inquiryRequest } from '../../messages/prepaid.ts';
import { ConformanceSkip, expect, expectCode, expectEqual, expectSold } from '../expect.ts';
import { client, confirmed, inferred, ours } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { checkSale } from './purchase.ts';

const crowd = 64;
const links = 32;
/** Inquiries that a slow reader leaves unread: more than the buffers of a line hold. */
const unread = 400;
/** Too little for any host to sell: such purchases are answered and cost nothing. */
const tooLittle = amountField(100_000);

const inquiry = (stage: Stage): IsoMessage =>
  inquiryRequest(stage.identity, stage.mark(), { meterNo: stage.target.meterNo });

const patience = ({ target }: Stage) => ({ timeoutMs: target.timeoutMs });

/** 64 purchases at the same time, one of them for real. */
async function manyOutstanding(stage: Stage): Promise<void> {
  const link = await stage.link();
  const inquiries = await Promise.all(Array.from({ length: crowd }, () => stage.inquire(link)));
  const requests = inquiries.map((one, n) => {
    const request = stage.purchase(one);
    return n === crowd / 2 ? request : { ...request, fields: { ...request.fields, 4: tooLittle } };
  });
  const answers = await Promise.all(requests.map((request) => stage.ask(link, request)));
  for (const [n, answer] of answers.entries()) {
    const asked = inquiries[n];
    const request = requests[n];
    if (asked === undefined || request === undefined) continue;
    expectEqual(answer.fields[11], request.fields[11], 'field 11');
    if (n !== crowd / 2) {
      expectCode(answer, '0041');
      continue;
    }
    expectSold(answer);
    checkSale({ inquiry: asked, request, answer });
  }
}

async function chopped(stage: Stage): Promise<void> {
  const link = await stage.link();
  for (const size of [1, 7]) {
    const pieces: Promise<void>[] = [];
    const answer = link.requestBy(inquiry(stage), patience(stage), (bytes, socket) => {
      pieces.push(inPieces(link, Uint8Array.from(bytes), size));
      // Small segments on the wire, not one that the system puts together.
      socket.setNoDelay(true);
    });
    expectCode(await answer, '0000');
    await Promise.all(pieces);
  }
}

async function inPieces(link: BankLink, bytes: Uint8Array, size: number): Promise<void> {
  for (let at = 0; at < bytes.length; at += size) await link.sendBytes(bytes.slice(at, at + size));
}

async function twoInOne(stage: Stage): Promise<void> {
  const link = await stage.link();
  const held: Uint8Array[] = [];
  const asked = [inquiry(stage), inquiry(stage)];
  const answers = asked.map((message) =>
    link.requestBy(message, patience(stage), (bytes) => void held.push(bytes)),
  );
  await link.sendBytes(Buffer.concat(held));
  for (const answer of await Promise.all(answers)) expectCode(answer, '0000');
}

async function slowReader(stage: Stage): Promise<void> {
  const slow = await stage.link();
  slow.pauseReading();
  stage.trace.note(`${unread} inquiries whose answers nobody reads`);
  const waiting = Promise.allSettled(
    Array.from({ length: unread }, () => slow.request(inquiry(stage), patience(stage))),
  );
  const other = await stage.link();
  for (let times = 0; times < 10; times++) {
    const echo = networkRequest(stage.identity, stage.mark(), 'echo');
    expectCode(await stage.ask(other, echo), '0000');
    await stage.inquire(other);
  }
  slow.resumeReading();
  const settled = await waiting;
  const answered = settled.filter(({ status }) => status === 'fulfilled').length;
  stage.trace.note(`${answered} of ${unread} were answered once they were read`);
  expect(answered === unread || !slow.isOpen, 'answers are missing on a link that is still open');
}

async function lengthFraming(stage: Stage): Promise<void> {
  const { lengthPort } = stage.target;
  if (lengthPort === null) throw new ConformanceSkip('no --length-port is given');
  const first = await stage.sale(await stage.link());
  const link = await stage.link({ port: lengthPort, framing: 'length' });
  const asked = await stage.inquire(link);
  expectEqual(asked.meterNo, stage.target.meterNo, 'the meter number');
  const again = await stage.ask(link, first.request);
  expectCode(again, '0000');
  expect(
    again.fields[48] === first.answer.fields[48],
    'field 48 is another one than on the other port',
  );
  const data = prepaidLayouts.inquiryRequest.fixedLength;
  expectEqual(inquiry(stage).fields[48]?.length, data, 'the length of field 48');
}

export const lineScenarios: readonly Scenario[] = [
  {
    id: 'line.many-outstanding',
    rule: inferred(
      '64 purchases may await their answers on one link; answers come in any order and are matched by trace number. One of them is sold; the others are for Rp 1,000 and refused.',
      client,
    ),
    run: manyOutstanding,
  },
  {
    id: 'line.length-framing',
    rule: confirmed(
      'Framing is per link: the port with two bytes of length gives the same answers as the one with the end byte.',
      client,
    ),
    run: lengthFraming,
  },
  {
    id: 'line.chopped',
    rule: ours('A message may come in any pieces, down to single bytes.'),
    run: chopped,
  },
  {
    id: 'line.two-in-one',
    rule: ours('Two messages in one segment are both answered.'),
    run: twoInOne,
  },
  {
    id: 'line.slow-reader',
    rule: ours(
      'A link that does not read its answers slows no other link; when it reads again it gets them, or it was closed.',
    ),
    run: slowReader,
  },
  {
    id: 'line.many-links',
    rule: ours('32 links of the bank are open at the same time, and each is served.'),
    run: async (stage) => {
      const open = await Promise.all(Array.from({ length: links }, () => stage.link()));
      await Promise.all(open.map((link) => stage.inquire(link)));
      expect(
        open.every((link) => link.isOpen),
        'a link was closed',
      );
    },
  },
  {
    id: 'line.cut-and-back',
    rule: ours('After a line that broke in the middle of a message the bank comes back at once.'),
    run: async (stage) => {
      const link = await stage.link();
      const cut = link.requestBy(inquiry(stage), patience(stage), (bytes, socket) => {
        socket.write(bytes.slice(0, 40), () => link.cut());
      });
      await cut.catch(() => stage.trace.note('the line is cut'));
      await stage.inquire(await stage.link());
    },
  },
];
