import { advance, press, tampering, tap } from './at-meter.ts';
import type { Table } from './part/table.ts';
import type { Action } from './schema/action.ts';

type Play = Exclude<Action, { action: 'reset' }>;

const CENTS_PER_RUPIAH = 100;

/** Does what the visitor asks. Throws the errors of the counter, the card and the centre as they are. */
export async function act(table: Table, action: Play): Promise<void> {
  const { desk, pocket, line, office, tell } = table;
  switch (action.action) {
    case 'advance':
      return advance(table, action.hours, action.watts);
    case 'press':
      return press(table, action.keys);
    case 'tap':
      return tap(table);
    case 'tamper':
      return tampering(table, action.on);
    case 'lay':
      return lay(table);
    case 'lift':
      desk.clear();
      return pocket.lift();
    case 'inquire':
      return desk.inquire();
    case 'buy':
      return desk.buy(action.amountRupiah * CENTS_PER_RUPIAH);
    case 'resume':
      return desk.resume();
    case 'print':
      return desk.print();
    case 'clear-tamper':
      await office.clearTamper(action.by);
      return tell('centre.clear-tamper', { by: action.by });
    case 'line':
      line.fault = action.line;
      return tell('fault.armed', { fault: action.line });
    case 'tear':
      pocket.arm(action.atWrite);
      return tell('fault.armed', { fault: action.atWrite === null ? 'no-tear' : 'tear' });
  }
}

/** A card on the reader is read at once, as at a real counter; unless a sale is open, which goes on first. */
async function lay({ desk, pocket }: Table): Promise<void> {
  pocket.lay();
  if (desk.counter.pending().length === 0) await desk.inquire();
}
