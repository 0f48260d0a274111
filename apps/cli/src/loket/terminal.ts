import { SetrumError } from '@setrum/errors';
import type { VisitView } from '@setrum/loket';
import { reprintOne, showDay } from './terminal-books.ts';
import { layOrLift } from './terminal-cards.ts';
import { findByNumber } from './terminal-number.ts';
import { seeToPending } from './terminal-pending.ts';
import { type TerminalRoom, tellProblem } from './terminal-room.ts';
import { sellTo } from './terminal-sale.ts';
import { readerText, visitText } from './words.ts';

const menu = `
  Tempelkan kartu pelanggan, atau ketik / tap the customer's card, or type:
    m  jual tanpa kartu / sell without a card       t  penjualan hari ini / today's sales
    p  penjualan tertunda / pending sales           u  cetak ulang / print again
    r  pembaca / readers                            q  selesai / quit`;
const cardKeys = '\n    k FILE  letakkan kartu / lay a card             a  angkat kartu / lift it';

/** The counter at a terminal, until the clerk quits. Pending sales come first. */
export async function runTerminal(room: TerminalRoom): Promise<void> {
  const { till, desk, emulated } = room;
  await seeToPending(room);
  till.say(emulated === null ? menu : `${menu}${cardKeys}`);
  for (;;) {
    const next = await tapOrKey(room);
    if (next === null || next === 'q') return;
    try {
      if (typeof next !== 'string') await serve(room, next);
      else await press(room, next);
    } catch (error) {
      tellProblem(till, error);
    }
    if (room.stop.aborted) return;
    till.say(desk.readers().map(readerText).join('\n'));
  }
}

async function serve(room: TerminalRoom, visit: VisitView): Promise<void> {
  room.till.say(`\n${visitText(visit)}`);
  if (visit.pending.length > 0) await seeToPending(room, visit.pending);
  await sellTo(room, visit);
}

async function press(room: TerminalRoom, typed: string): Promise<void> {
  const [key = '', ...rest] = typed.split(/\s+/);
  switch (key.toLowerCase()) {
    case 'm': {
      const visit = await findByNumber(room);
      if (visit !== null) await sellTo(room, visit);
      return;
    }
    case 't':
      showDay(room);
      return;
    case 'p':
      await seeToPending(room);
      return;
    case 'u':
      await reprintOne(room);
      return;
    case 'k':
    case 'a':
      await layOrLift(room, key.toLowerCase(), rest.join(' '));
      return;
    case 'r':
    case '':
      return;
    default:
      room.till.say(menu);
  }
}

/** A tap on any reader, or what the clerk types; null when nothing more is typed. */
async function tapOrKey({ taps, till, stop }: TerminalRoom): Promise<VisitView | string | null> {
  const either = new AbortController();
  const ending = AbortSignal.any([either.signal, stop]);
  const tap = taps.next(ending).catch((error: unknown) => {
    if (ending.aborted) return null;
    tellProblem(till, error);
    return '';
  });
  const key = till.line('> ', ending).catch(() => null);
  try {
    return await Promise.race([tap, key]);
  } finally {
    either.abort(new SetrumError('SETRUM_CANCELLED'));
    await Promise.all([tap, key]);
  }
}
