import { TAMPER_CAUSES } from '@setrum/meter';
import { issuedKinds } from '../issued-kinds.ts';
import { advancedText, keypadText, type Lines, tapText } from '../outcome-text.ts';
import { reportNow, reportText } from '../report-text.ts';
import { serve } from '../service.ts';
import { statusText } from '../status-text.ts';
import { tamperWith } from '../tamper.ts';
import { tapPlace } from '../tap-place.ts';
import { parseDuration, usage } from '../units.ts';
import { helpLines } from './help.ts';
import type { Session } from './session.ts';

type Verb = (session: Session, words: readonly string[]) => Promise<Lines>;

/** Does what a line says, digits (or nothing) at the keypad, else a verb; gives what there is to tell. Errors are SetrumErrors. */
export async function doLine(session: Session, line: string): Promise<Lines> {
  session.shown = null;
  if (/^[\d ]*$/.test(line)) return press(session, line.replaceAll(' ', ''));
  const [name = '', ...words] = line.trim().split(/\s+/);
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined) throw usage(`${name} is nothing that the meter's terminal does: help`);
  return verb(session, words);
}

async function press(session: Session, entry: string): Promise<Lines> {
  const outcome = await session.bench.meter.press(entry);
  session.shown =
    outcome.kind === 'enter' || outcome.kind === 'restart' ? null : outcome.display.id;
  return keypadText(outcome);
}

const verbs: Readonly<Record<string, Verb>> = {
  tap: async (session, words) => {
    const file = words.length === 0 ? session.cardFile : words.join(' ');
    if (file === null) throw usage('tap which card? tap FILE');
    const tap = await tapPlace(session.bench.meter, { file });
    session.cardFile = file;
    session.shown = tap.display.id;
    return tapText(tap);
  },
  load: async ({ bench }, [watts, volts]) => {
    const voltageV = volts === undefined ? {} : { voltageV: numberOf(volts) };
    await settingOf(() => bench.meter.setLoad({ watts: numberOf(watts), ...voltageV }));
    return [];
  },
  tamper: async ({ bench }, [cause = '', turn]) => {
    const known = TAMPER_CAUSES.find(
      ({ name, place }) => name === cause || String(place) === cause,
    );
    const isOn = known !== undefined && bench.meter.state.tampering.includes(known.cause);
    await tamperWith(bench.meter, cause, turn ?? (isOn ? 'off' : 'on'));
    return [];
  },
  cut: async ({ bench }) => {
    await bench.meter.setPower(bench.meter.state.clock.cutAtMs !== null);
    return [];
  },
  warp: async ({ bench }, words) =>
    advancedText(await bench.meter.advance({ seconds: parseDuration(words.join('')) })),
  speed: async (session, [speed]) => {
    session.speed = Math.min(numberOf(speed), FASTEST);
    return [];
  },
  service: async ({ bench }, [act = '', value]) => {
    await serve(bench.meter, act, value);
    return [];
  },
  token: async ({ bench }, [kind, value]) => {
    const wanted = issuedKinds.find((known) => known === kind);
    if (wanted === undefined) throw usage(`token of which kind? ${issuedKinds.join(', ')}`);
    // The server's code, which the test keys are in, is loaded when it is wanted.
    const { makeTokens } = await import('../make-tokens.ts');
    return makeTokens(bench, wanted, value);
  },
  show: async ({ bench }) => statusText(bench.meter.state),
  report: async ({ bench }) => reportText(reportNow(bench.meter.state)),
  help: async () => helpLines,
  quit: async (session) => {
    session.ended = true;
    return [];
  },
};

/** A day in a second. */
const FASTEST = 86_400;

function numberOf(text: string | undefined): number {
  if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) throw usage('a number is wanted');
  return Number(text);
}

async function settingOf(set: () => Promise<void>): Promise<void> {
  try {
    await set();
  } catch (error) {
    if (error instanceof RangeError) throw usage(error.message);
    throw error;
  }
}
