import { randomUUID } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { rupiah, type SaleView, type VisitView } from '@setrum/loket';
import { type TerminalRoom, tellProblem } from './terminal-room.ts';
import { isYes, parseAmount } from './typed.ts';
import { saleText } from './words.ts';

/** Asks for the amount, has it confirmed, sells, writes, prints. */
export async function sellTo(room: TerminalRoom, visit: VisitView): Promise<void> {
  const amountCents = await askAmount(room);
  if (amountCents === null) return;
  const { adminCents, holder } = visit.inquiry;
  const total = rupiah(amountCents + adminCents);
  const question = `${holder}: ${rupiah(amountCents)} + admin ${rupiah(adminCents)} = ${total}. Terima uangnya, lanjut? / Take the money, go on? (y/t) `;
  if (!isYes(await room.till.line(question))) return;
  const sale = await room.desk.buy({ visitId: visit.visitId, amountCents, saleId: randomUUID() });
  await handOver(room, sale);
}

/** Tells how a sale came out, writes the card again where need be, and prints. */
export async function handOver(room: TerminalRoom, sale: SaleView): Promise<void> {
  let last = sale;
  room.till.say(`\n${saleText(last)}`);
  while (last.card === 'pending') {
    const typed = await room.till.line(
      'Tempelkan kartu yang sama lalu Enter; k = berikan di kertas; l = nanti / tap the same card, Enter; k = on paper; l = later: ',
    );
    if (typed === null || typed.toLowerCase() === 'l') return;
    try {
      last =
        typed.toLowerCase() === 'k'
          ? await room.desk.giveOnPaper(last.saleId)
          : await room.desk.resume(last.saleId, { signal: room.stop });
      room.till.say(`\n${saleText(last)}`);
    } catch (error) {
      tellProblem(room.till, error);
    }
  }
  await print(room, last.saleId);
}

/** Prints the receipt; a printer's fault never touches the sale. */
export async function print({ desk, till }: TerminalRoom, saleId: string): Promise<void> {
  try {
    const { where, copy } = await desk.print(saleId);
    till.say(`Struk${copy ? ' (CU)' : ''}: ${where}`);
  } catch (error) {
    tellProblem(till, error);
  }
}

async function askAmount({ till, amounts }: TerminalRoom): Promise<number | null> {
  const keys = amounts.map((amount, n) => `${n + 1} ${rupiah(amount * 100)}`).join('   ');
  for (;;) {
    const typed = await till.line(
      `${keys}\nNomor, atau nilai rupiah; Enter batal / key, or rupiah; Enter cancels: `,
    );
    if (typed === null || typed === '') return null;
    const amountCents = parseAmount(typed, amounts);
    if (amountCents !== null) return amountCents;
    tellProblem(till, new SetrumError('SETRUM_AMOUNT_INVALID', { amount: typed.slice(0, 20) }));
  }
}
