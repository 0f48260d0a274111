import { SetrumError } from '@setrum/errors';
import { flag, object, text } from '../agent/shape.ts';
import type { EmulatedDriver } from '../driver/index.ts';
import { type Verb, verb, type Workplace } from './verb.ts';

const reader = text(/^[\x20-\x7e]{1,128}$/);
/** The name of a file in the folder of cards: never a way out of it. */
const card = text(/^[0-9A-Za-z][\w. -]{0,95}\.json$/);

/** Verbs of emulated readers, for demonstrations and training: the page has the hand that lays cards. */
export const emulatorVerbs: Readonly<Record<string, Verb>> = {
  cards: verb(object({}), async (workplace) => ({ cards: await emulated(workplace).cards() })),
  lay: verb(object({ reader, card }), async (workplace, params) => {
    await emulated(workplace).lay(params.reader, params.card);
    return {};
  }),
  lift: verb(object({ reader }), (workplace, params) => {
    emulated(workplace).lift(params.reader);
    return {};
  }),
  plug: verb(object({ reader, plugged: flag }), (workplace, params) => {
    emulated(workplace).plug(params.reader, params.plugged);
    return {};
  }),
};

function emulated({ emulated: driver }: Workplace): EmulatedDriver {
  if (driver !== null) return driver;
  throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'the readers here are real' });
}
