import { SetrumError } from '@setrum/errors';
import { listUnits, registerUnit, type Unit } from '@setrum/server/identity';
import { Command, InvalidArgumentError } from 'commander';
import { printJson } from '../finance/room.ts';
import {
  type AdministratorOptions,
  administratorOf,
  withAdministrator,
} from '../people/administrator.ts';
import { type DatabaseOptions, onDatabase, withDatabaseOptions } from '../people/room.ts';
import { tableOf } from '../people/show.ts';

interface AddOptions extends AdministratorOptions {
  readonly name: string;
  readonly parent?: string;
  readonly address: string;
  readonly phone: string;
}

const pageUnits = 500;

/** `setrum units`: the utility's units, from the shell (docs/identity.md). */
export function unitsCommand(): Command {
  return new Command('units')
    .description('Unit: UPI, UP3, ULP. The units of the utility (docs/identity.md)')
    .addCommand(addCommand())
    .addCommand(listCommand());
}

function addCommand(): Command {
  const command = new Command('add')
    .description('Daftarkan unit. Register a unit below one that is there')
    .argument('<unit>', '2 digits of a UPI, 5 of a UP3 or a ULP', parseUnit)
    .requiredOption('--name <text>', 'as papers write it', atMost(100))
    .option('--parent <unit>', 'the unit above; a UPI has none', parseUnit)
    .option(
      '--address <text>',
      'at most 35 characters: what a receipt has room for',
      atMost(35),
      '',
    )
    .option('--phone <text>', 'at most 15 characters', parsePhone, '');
  return withAdministrator(command).action(async (code: string, options: AddOptions) => {
    const { parent = null, name, address, phone } = options;
    const unit: Unit = { unit: code, kind: kindBelow(parent), parent, name, address, phone };
    await onDatabase(options, async (database) => {
      if (!(await registerUnit(database, unit, administratorOf(options), new Date())))
        throw new SetrumError('SETRUM_UNIT_EXISTS', { unit: code });
    });
    if (options.json === true) printJson({ unit });
    else process.stdout.write(tableOfUnits([unit]));
  });
}

function listCommand(): Command {
  const command = new Command('list').description('Daftar unit. The units');
  return withDatabaseOptions(command).action(async (options: DatabaseOptions) => {
    const units = await onDatabase(options, async (database) => {
      const found: Unit[] = [];
      for (let after: string | null = null; ; ) {
        const page = await listUnits(database, { after, limit: pageUnits });
        found.push(...page);
        if (page.length < pageUnits) return found;
        after = page.at(-1)?.unit ?? null;
      }
    });
    if (options.json === true) printJson({ units });
    else process.stdout.write(tableOfUnits(units));
  });
}

/** A UPI has nothing above it, a UP3 a UPI (2 digits), a ULP a UP3. */
function kindBelow(parent: string | null): Unit['kind'] {
  if (parent === null) return 'UPI';
  return parent.length === 2 ? 'UP3' : 'ULP';
}

function tableOfUnits(units: readonly Unit[]): string {
  if (units.length === 0)
    return 'Belum ada unit. No unit yet: setrum units add 53 --name "UPI JAWA BARAT"\n';
  const lines = units.map(({ unit, kind, parent, name, address, phone }) => [
    ...[unit, kind, parent ?? '-', name, address || '-', phone || '-'],
  ]);
  return tableOf([
    ['Unit', 'Jenis/Kind', 'Di bawah/Below', 'Nama/Name', 'Alamat/Address', 'Telp'],
    ...lines,
  ]);
}

function parseUnit(text: string): string {
  if (!/^(\d{2}|\d{5})$/.test(text)) throw new InvalidArgumentError('2 or 5 digits, like 53425');
  return text;
}

function parsePhone(text: string): string {
  if (!/^[0-9+() -]{0,15}$/.test(text))
    throw new InvalidArgumentError('at most 15 digits, spaces, and + - ( )');
  return text;
}

function atMost(length: number): (text: string) => string {
  return (text) => {
    if (text.length > length) throw new InvalidArgumentError(`at most ${length} characters`);
    return text;
  };
}
