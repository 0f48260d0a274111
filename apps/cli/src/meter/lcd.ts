import type { Panel } from '@setrum/meter';

const WIDTH = 38;

/** The front of a meter as lines of text: the display, and under it lamps and bars. `text` stands on the display. */
export function drawPanel(meterNo: string, panel: Panel, text: string): readonly string[] {
  const rule = '─'.repeat(WIDTH);
  return [
    `┌${rule}┐`,
    framed(` SETRUM  MPB ${meterNo}`),
    framed(` ┌${'─'.repeat(WIDTH - 4)}┐`),
    ...displayLines(text).map((line) => framed(` │ ${line.padEnd(WIDTH - 6)} │`)),
    framed(` └${'─'.repeat(WIDTH - 4)}┘`),
    framed(` ${bars(panel.loadBars)}  ${contactor(panel)}`),
    framed(` ${lamps(panel).join('  ')}`),
    `└${rule}┘`,
  ];
}

const DISPLAY_LINES = 2;

/** A text that is too long for a line goes on in the next one. */
function displayLines(text: string): readonly string[] {
  const width = WIDTH - 6;
  const lines = text.match(new RegExp(`.{1,${width}}(?= |$)|.{1,${width}}`, 'g')) ?? [];
  const shown = lines.map((line) => line.trim()).slice(0, DISPLAY_LINES);
  return [...shown, ...Array.from({ length: DISPLAY_LINES - shown.length }, () => '')];
}

function framed(line: string): string {
  return `│${line.padEnd(WIDTH)}│`;
}

const BARS = 5;

function bars(count: number): string {
  return '▮'.repeat(count) + '▯'.repeat(BARS - count);
}

function contactor({ contactor: state, openReasons }: Panel): string {
  return state === 'closed' ? 'kontaktor: MASUK' : `kontaktor: LEPAS (${openReasons.join(', ')})`;
}

/** Only what is lit. */
function lamps(panel: Panel): readonly string[] {
  const lit: readonly (readonly [boolean, string])[] = [
    [panel.led !== 'off', panel.led === 'blinking' ? '(*) LED' : '( ) LED'],
    [panel.lowCredit, '! STROOM'],
    [panel.tamper, '# PERIKSA'],
    [panel.overload, '^ OVERLOAD'],
    [panel.reverse, '<- TERBALIK'],
    [panel.emergency, '+ DARURAT'],
    [panel.buzzer !== 'off', '~ BUNYI'],
  ];
  return lit.filter(([isLit]) => isLit).map(([, text]) => text);
}
