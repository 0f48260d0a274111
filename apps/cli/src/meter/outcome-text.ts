import type { Advanced, KeypadOutcome, MeterEvent, TapResult, TokenOutcome } from '@setrum/meter';
import { timeText } from './meter-json.ts';

/** Lines for a person: Indonesian, English beside it. */
export type Lines = readonly string[];

export function keypadText({ display, token }: KeypadOutcome): Lines {
  const shown = display.id === display.en ? display.id : `${display.id} · ${display.en}`;
  return token === null ? [shown] : [`${shown}  [${token.code} ${token.result}]`, ...tests(token)];
}

function tests({ shown }: TokenOutcome): Lines {
  return shown.map(({ test, text }) => `  ${test}: ${text}`);
}

export function tapText(tap: TapResult): Lines {
  const { display, tokens, report, fault, uid } = tap;
  const shown = `${display.id} · ${display.en}  [kartu/card ${uid}]`;
  const taken = tokens.map(
    ({ kind, result, code, tried }, index) =>
      `  ${index + 1}. ${kind}: ${code} ${result}${tried ? '' : ' (tap lama · earlier tap)'}`,
  );
  const written =
    report === null
      ? []
      : [`  laporan/report: sequence ${report.sequence}, commits ${report.commits}`];
  return [shown, ...taken, ...written, ...(fault === null ? [] : [`  ${fault.message}`])];
}

export function advancedText({ drawnWh, beeps, events, untilMs, eventsLeftOff }: Advanced): Lines {
  const told = events.slice(-MOST_TOLD).map(eventText);
  const left = events.length - told.length + eventsLeftOff;
  return [
    `${timeText(untilMs)}  ${(drawnWh / 1_000).toFixed(3)} kWh, ${beeps}x bunyi/beeps`,
    ...(left > 0 ? [`  ... ${left} lagi/more`] : []),
    ...told,
  ];
}

const MOST_TOLD = 12;

const kinds: Readonly<Record<MeterEvent['kind'], string>> = {
  opened: 'kontaktor lepas · contactor opens',
  closed: 'kontaktor masuk · contactor closes',
  tripped: 'beban lebih · overload',
  lockout: 'terkunci karena beban lebih · locked by overloads',
  'low-credit': 'stroom hampir habis · credit is low',
  month: 'bulan ditutup · month closed',
};

function eventText({ atMs, kind, reasons, month }: MeterEvent): string {
  const more = month ?? reasons.join(', ');
  return `  ${timeText(atMs)}  ${kinds[kind]}${more === '' ? '' : ` (${more})`}`;
}
