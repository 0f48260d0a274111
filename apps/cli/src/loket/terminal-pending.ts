import type { JournalEntry } from '@setrum/loket';
import { type TerminalRoom, tellProblem } from './terminal-room.ts';
import { handOver } from './terminal-sale.ts';
import { entryText } from './words.ts';

/** Goes through pending sales, all of them unless told which: each is resumed, given on paper, called off, or left for later. */
export async function seeToPending(
  room: TerminalRoom,
  which: readonly JournalEntry[] = room.desk.pending(),
): Promise<void> {
  if (which.length > 0) room.till.say('\nPenjualan tertunda / pending sales:');
  for (const entry of which) {
    room.till.say(entryText(entry));
    if (!(await seeTo(room, entry))) return;
  }
}

/** False when nothing more is typed. */
async function seeTo(room: TerminalRoom, entry: JournalEntry): Promise<boolean> {
  const { till, desk } = room;
  const isOpen = entry.step === 'asked';
  const card = entry.cardUid === null ? '' : 'tempelkan kartunya, ';
  const typed = await till.line(
    `${card}Enter = lanjutkan / resume; k = di kertas / on paper; ${isOpen ? 'b = batalkan / call off; ' : ''}l = nanti / later: `,
  );
  const saleId = entry.requestKey;
  try {
    switch (typed?.toLowerCase()) {
      case undefined:
        return false;
      case 'l':
        break;
      case 'k':
        await handOver(room, await desk.giveOnPaper(saleId));
        break;
      case 'b':
        await desk.cancel(saleId);
        till.say('Dibatalkan; tidak pernah terjual. Called off; it was never sold.');
        break;
      default:
        await handOver(room, await desk.resume(saleId, { signal: room.stop }));
    }
  } catch (error) {
    tellProblem(till, error);
  }
  return true;
}
