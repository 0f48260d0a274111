import { type MeterState, panelOf } from '@setrum/meter';
import { drawPanel } from '../lcd.ts';
import { timeText } from '../meter-json.ts';
import type { Mode } from './mode.ts';

/** All that the terminal shows: the meter's front, what is around it, what was told last, and what is being typed. */
export function drawScreen(
  state: MeterState,
  view: { readonly mode: Mode; readonly shown: string | null; readonly speed: number },
  told: readonly string[],
): readonly string[] {
  const { mode, shown, speed } = view;
  const panel = panelOf(state);
  const isOn = state.clock.cutAtMs === null;
  const typed = mode.kind === 'keypad' && mode.text !== '' ? grouped(mode.text) : null;
  const text = isOn ? (typed ?? shown ?? panel.text) : '';
  return [
    ...drawPanel(state.meterNo, panel, text),
    `${timeText(state.clock.ranUntilMs ?? 0)}  x${speed}  ${isOn ? `${state.voltageV} V` : 'PADAM'}  ${state.loadW} W`,
    '',
    ...told,
    '',
    mode.kind === 'line' ? `> ${mode.text}` : '? bantuan/help   q keluar/quit',
  ];
}

/** Digits as a token is printed. */
function grouped(digits: string): string {
  return digits.replace(/.{4}(?=.)/g, '$& ');
}
