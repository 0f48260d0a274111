import { createInterface } from 'node:readline/promises';
import { panelOf } from '@setrum/meter';
import { drawPanel } from '../lcd.ts';
import { doLine } from './line.ts';
import type { Session } from './session.ts';
import { toldError } from './told.ts';

/**
 * The meter's terminal where there is none: a line of input is done, and told with the meter's front after it. Time goes by only when a line
 * says so. Gives how many lines failed.
 */
export async function runLines(
  session: Session,
  input: NodeJS.ReadableStream,
  write: (text: string) => void,
): Promise<number> {
  let failed = 0;
  for await (const line of createInterface({ input })) {
    if (line.trim().startsWith('#')) continue;
    const told = await doLine(session, line.trim()).catch((error: unknown) => {
      failed += 1;
      return toldError(error);
    });
    const { state } = session.bench.meter;
    const panel = panelOf(state);
    const front = drawPanel(state.meterNo, panel, session.shown ?? panel.text);
    write(`> ${line}\n${[...told, ...front].join('\n')}\n`);
    if (session.ended) break;
  }
  return failed;
}
