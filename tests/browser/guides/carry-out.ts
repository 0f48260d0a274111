import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Guide, Mark, Step } from './parse.ts';
import { Screen } from './screen.ts';

/** What a guide's commands are run by. */
export interface Commands {
  run(block: string): Promise<string>;
  /** Ctrl-C, where the server was started. */
  interrupt(): Promise<void>;
}

export interface At {
  readonly page: Page;
  /** Of the server, at the moment. */
  url(): string;
  readonly commands: Commands;
  /** What the reader has at hand, and no guide can know: ‹nomor registrasi›. */
  readonly atHand: Readonly<Record<string, () => Promise<string>>>;
}

/** Carries out the steps of a guide. What commands print is looked through for the words of `beside`, too: the other language. */
export async function carryOut(guide: Guide, beside: Guide, at: At): Promise<void> {
  // The browser's dialogue for printing, which the reader answers.
  await at.page.addInitScript(() => {
    window.print = () => dispatchEvent(new Event('afterprint'));
  });
  const screen = new Screen(at.page);
  for (const [place, step] of guide.steps.entries()) {
    try {
      await carryOutStep(step, beside.steps[place], screen, at);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`step ${step.number}: ${step.text}\n${cause}`, { cause: error });
    }
  }
}

async function carryOutStep(
  step: Step,
  beside: Step | undefined,
  screen: Screen,
  at: At,
): Promise<void> {
  let printed: string | null = null;
  for (const [place, mark] of step.marks.entries()) {
    if (mark.kind === 'see' && printed !== null) {
      for (const one of [mark, beside?.marks[place]])
        if (one?.kind === 'see')
          assert.ok(oneLine(printed).includes(one.text), `no “${one.text}” in:\n${printed}`);
    } else {
      printed = mark.kind === 'run' ? await at.commands.run(mark.command) : null;
      if (mark.kind === 'open') await at.page.goto(`${at.url()}${mark.path}`);
      else if (mark.kind === 'key' && mark.key === 'Ctrl-C') await stop(at);
      else await screen.carryOut(await filledIn(mark, at));
    }
  }
}

async function stop(at: At): Promise<void> {
  // A page that is open would look for its server.
  await at.page.goto('about:blank');
  await at.commands.interrupt();
}

async function filledIn(mark: Mark, { atHand }: At): Promise<Mark> {
  if (mark.kind !== 'fill') return mark;
  const asked = /^‹(.*)›$/.exec(mark.value)?.[1];
  if (asked === undefined) return mark;
  const value = atHand[asked];
  if (value === undefined) throw new Error(`nobody has ${mark.value} at hand`);
  return { ...mark, value: await value() };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
