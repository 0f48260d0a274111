import type { VisitView } from '@setrum/loket';
import type { TerminalRoom } from './terminal-room.ts';
import { isYes, parseNumber } from './typed.ts';
import { visitText } from './words.ts';

/** A customer without a card: number, the name read out, confirmed; null when it is given up. */
export async function findByNumber({ till, desk }: TerminalRoom): Promise<VisitView | null> {
  const typed = await till.line('No meter (11) atau IDPEL (12 angka) / meter number or IDPEL: ');
  if (typed === null || typed === '') return null;
  const by = parseNumber(typed);
  if (by === null) {
    till.say('Nomor meter 11 angka, IDPEL 12 angka. A meter has 11 digits, an IDPEL 12.');
    return null;
  }
  const found = await desk.find(by);
  const { holder } = found.inquiry;
  const asked = await till.line(
    `Bacakan nama: ${holder}. Benar? / Read the name out. Is it right? (y/t) `,
  );
  if (!isYes(asked)) return null;
  const visit = await desk.confirm(found.visitId, holder);
  till.say(`\n${visitText(visit)}`);
  return visit;
}
