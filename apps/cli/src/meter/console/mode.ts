/** What somebody is typing at the meter's terminal: digits at its keypad, or a line for whoever stands around it. */
export interface Mode {
  readonly kind: 'keypad' | 'line';
  readonly text: string;
}

/** A key as the terminal tells it. */
export interface Key {
  /** `return`, `backspace`, `escape`, or the character itself. */
  readonly name: string;
  readonly ctrl: boolean;
}

/** What a key comes to: how the typing stands, and a line that is complete. */
export interface Typed {
  readonly mode: Mode;
  readonly line: string | null;
}

export const KEYPAD: Mode = { kind: 'keypad', text: '' };

/** The letters, and the line that each begins. A line without a blank at its end is complete at once. */
export const letters: Readonly<Record<string, string>> = {
  t: 'tap ',
  l: 'load ',
  m: 'tamper ',
  c: 'cut',
  w: 'warp ',
  x: 'speed ',
  v: 'service ',
  k: 'token ',
  s: 'show',
  r: 'report',
  '?': 'help',
  q: 'quit',
};

const LONGEST_ENTRY = 24;
const LONGEST_LINE = 200;

/** One key more. Digits, ENTER and backspace are the meter's own keys; a letter begins a line, and Esc leaves it. */
export function typeKey(mode: Mode, key: Key): Typed {
  if (key.ctrl && (key.name === 'c' || key.name === 'd')) return { mode: KEYPAD, line: 'quit' };
  if (key.name === 'escape') return { mode: KEYPAD, line: null };
  if (key.name === 'return') return { mode: KEYPAD, line: mode.text.trim() };
  if (key.name === 'backspace') {
    const text = mode.text.slice(0, -1);
    return { mode: text === '' ? KEYPAD : { ...mode, text }, line: null };
  }
  if ([...key.name].length !== 1 || key.ctrl) return { mode, line: null };
  return mode.kind === 'line' ? lineKey(mode, key.name) : keypadKey(mode, key.name);
}

function keypadKey(mode: Mode, character: string): Typed {
  if (/^\d$/.test(character)) {
    return { mode: longer(mode, character, LONGEST_ENTRY), line: null };
  }
  const line = letters[character.toLowerCase()];
  if (line === undefined) return { mode, line: null };
  // Digits that were typed before are given up, as when somebody walks away from the keypad.
  return line.endsWith(' ')
    ? { mode: { kind: 'line', text: line }, line: null }
    : { mode: KEYPAD, line };
}

function lineKey(mode: Mode, character: string): Typed {
  return { mode: longer(mode, character, LONGEST_LINE), line: null };
}

function longer(mode: Mode, character: string, most: number): Mode {
  return mode.text.length < most ? { ...mode, text: mode.text + character } : mode;
}
