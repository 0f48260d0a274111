import type { Meter } from '@setrum/meter';
import { parseMoment, usage } from './units.ts';

/** What somebody with the utility's tool does to a meter. */
export const serviceActs = [
  'disconnect',
  'connect',
  'fault',
  'repair',
  'clear-tamper',
  'clock',
] as const;

/** Does one of them; `clock` takes the time that it is set to. SETRUM_USAGE. */
export async function serve(meter: Meter, act: string, value: string | undefined): Promise<void> {
  switch (act) {
    case 'disconnect':
    case 'connect':
      return meter.setDisconnected(act === 'disconnect');
    case 'fault':
    case 'repair':
      return meter.setFault(act === 'fault');
    case 'clear-tamper':
      return meter.setTamper(null);
    case 'clock':
      return meter.setClock(parseMoment(value ?? 'now'));
    default:
      throw usage(`the tool does not ${act}: ${serviceActs.join(', ')}`);
  }
}
