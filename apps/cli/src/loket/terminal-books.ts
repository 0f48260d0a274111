import type { TerminalRoom } from './terminal-room.ts';
import { print } from './terminal-sale.ts';
import { dayText } from './words.ts';

export function showDay({ till, desk }: TerminalRoom): void {
  till.say(`\n${dayText(desk.today())}`);
}

/** Prints the receipt of one of today's sales: the original if it has not come out yet, else a copy. */
export async function reprintOne(room: TerminalRoom): Promise<void> {
  const { sales } = room.desk.today();
  showDay(room);
  if (sales.length === 0) return;
  const typed = await room.till.line('Nomor / number: ');
  const sale = sales[Number(typed ?? 0) - 1];
  if (sale !== undefined) await print(room, sale.requestKey);
}
