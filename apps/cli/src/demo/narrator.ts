import { styleText } from 'node:util';

/** One step of the loop as a person reads it: Indonesian, English, and what can be seen at that moment. */
export interface Step {
  readonly id: string;
  readonly en: string;
  readonly seen?: readonly string[];
}

export type Narrator = (step: Step) => void;

/** Tells the steps on a terminal, numbered; colours only where the terminal has them. */
export function terminalNarrator(out: NodeJS.WriteStream): Narrator {
  let number = 0;
  const style = (format: 'bold' | 'dim' | 'cyan', text: string): string =>
    styleText(format, text, { stream: out, validateStream: true });
  return ({ id, en, seen = [] }) => {
    number += 1;
    const indent = ' '.repeat(4);
    out.write(
      `\n${style('bold', `${String(number).padStart(2)}. ${id}`)}\n${indent}${style('dim', en)}\n`,
    );
    for (const line of seen) out.write(`${indent}${style('cyan', '│')} ${line}\n`);
  };
}
