import { readFile } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { type ComponentKind, checkValueOf, parseComponent } from '@setrum/server/vending';
import { ask, askText, isInteractive, type Terminal } from './terminal.ts';

const mostAttempts = 3;

/** The components of a ceremony; the caller wipes them. */
export type Components = readonly Buffer[];

/** Wipes what is no longer needed. */
export function wipe(components: Components): void {
  for (const component of components) component.fill(0);
}

/** Reads components from files, each with its check value beside it, as `generate-component` prints them. */
export async function componentsFromFiles(
  kind: ComponentKind,
  files: readonly string[],
): Promise<Components> {
  const components: Buffer[] = [];
  try {
    for (const file of files) components.push(await componentFromFile(kind, file));
    return components;
  } catch (error) {
    wipe(components);
    throw error;
  }
}

async function componentFromFile(kind: ComponentKind, file: string): Promise<Buffer> {
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new SetrumError('SETRUM_USAGE', { detail: error.message });
  });
  try {
    const written = fieldOf(content, 'Component:') ?? jsonTextOf(content, 'component');
    const told = fieldOf(content, 'Check value:') ?? jsonTextOf(content, 'checkValue');
    if (written === null || told === null) {
      const detail = `${file} is not what generate-component prints, with or without --json`;
      throw new SetrumError('SETRUM_USAGE', { detail });
    }
    const component = parseComponent(kind, written);
    assertCheckValue(file, kind, component, told.toString('ascii'));
    return component;
  } finally {
    content.fill(0);
  }
}

/** The rest of the line after `name`, as a view into `content`: wiping that wipes this. */
function fieldOf(content: Buffer, name: string): Buffer | null {
  const at = content.indexOf(name);
  if (at === -1) return null;
  const end = content.indexOf('\n', at);
  return content.subarray(at + name.length, end === -1 ? content.length : end);
}

/** The text of a JSON member, as a view like {@link fieldOf}: `JSON.parse` would leave a copy behind that nobody can wipe. */
function jsonTextOf(content: Buffer, name: string): Buffer | null {
  const at = content.indexOf(`"${name}"`);
  const start = at === -1 ? -1 : content.indexOf('"', content.indexOf(':', at)) + 1;
  const end = start <= 0 ? -1 : content.indexOf('"', start);
  return end === -1 ? null : content.subarray(start, end);
}

/** Asks one custodian after the other. What they type is not shown, and the check value tells a slip at once. */
export async function componentsFromCustodians(
  terminal: Terminal,
  kind: ComponentKind,
  custodians: number,
): Promise<Components> {
  if (!isInteractive(terminal)) {
    const detail = 'no terminal to ask custodians at: give --component FILE for each of them';
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  const components: Buffer[] = [];
  try {
    for (let n = 1; n <= custodians; n++) components.push(await askCustodian(terminal, kind, n));
    return components;
  } catch (error) {
    wipe(components);
    throw error;
  }
}

async function askCustodian(terminal: Terminal, kind: ComponentKind, n: number): Promise<Buffer> {
  terminal.output.write(`\nPemegang komponen ${n}. Custodian ${n}.\n`);
  for (let attempt = 1; ; attempt++) {
    const written = await ask(terminal, '  Komponen (tidak tampil). Component (not shown): ', true);
    try {
      const component = parseComponent(kind, written);
      const told = await askText(terminal, '  Nilai uji. Check value: ');
      assertCheckValue(`custodian ${n}`, kind, component, told);
      return component;
    } catch (error) {
      if (!(error instanceof SetrumError) || attempt === mostAttempts) throw error;
      if (error.code === 'SETRUM_USAGE') throw error;
      terminal.output.write(`  ${error.text('id')}\n  ${error.text('en')}\n`);
    } finally {
      written.fill(0);
    }
  }
}

function assertCheckValue(
  what: string,
  kind: ComponentKind,
  component: Buffer,
  told: string,
): void {
  const found = checkValueOf(kind, component);
  const expected = told.trim().toUpperCase();
  if (found === expected) return;
  component.fill(0);
  throw new SetrumError('SETRUM_VENDING_KEY_CHECK_VALUE', { what, found, expected });
}
