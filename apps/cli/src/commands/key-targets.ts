import { randomUUID } from 'node:crypto';
import {
  decideKeyTarget,
  type KeyTargetOrder,
  type KeyTargetRule,
  keyTargetOrders,
  keyTargets,
  orderKeyTarget,
} from '@setrum/server';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseDay, printJson } from '../finance/room.ts';
import {
  type AdministratorOptions,
  administratorOf,
  withAdministrator,
} from '../people/administrator.ts';
import { type DatabaseOptions, onDatabase, withDatabaseOptions } from '../people/room.ts';
import { tableOf } from '../people/show.ts';

interface SetOptions extends AdministratorOptions {
  readonly unitPrefix: string;
  readonly tariff: string;
  readonly from: string;
  readonly sgc: string;
  readonly krn: number;
  readonly ti: string;
  readonly ken: number;
  readonly baseDate: keyof typeof baseDates;
  readonly keyType: '1' | '2';
}

const baseDates = { '1993': 1993, '2014': 2014, '2035': 2035 } as const;

/** `setrum key-targets`: to which keys meters change when they are activated, from the shell (docs/token-requests.md). */
export function keyTargetsCommand(): Command {
  return new Command('key-targets')
    .description('Sasaran kunci meter. Keys that meters are to change to (docs/token-requests.md)')
    .addCommand(setCommand())
    .addCommand(decideCommand('approve', 'approved'))
    .addCommand(decideCommand('reject', 'rejected'))
    .addCommand(ordersCommand())
    .addCommand(listCommand());
}

function setCommand(): Command {
  const command = new Command('set')
    .description('Minta sasaran. Ask for one, which holds once somebody else approves it')
    .requiredOption('--sgc <digits>', 'supply group code', digits(6))
    .requiredOption('--krn <n>', 'key revision, 1 to 9', whole(1, 9))
    .requiredOption('--ti <digits>', 'tariff index', digits(2))
    .requiredOption('--from <day>', 'from this day (WIB) on, like 2026-11-23', parseDay)
    .option(
      '--unit-prefix <digits>',
      'digits that units begin with; everywhere unless given',
      digits(0, 5),
      '',
    )
    .option(
      '--tariff <code>',
      'as for the product, R1T; every tariff unless given',
      parseTariff,
      '',
    )
    .option('--ken <n>', 'key expiry number', whole(0, 255), 255)
    .addOption(
      new Option('--base-date <year>', 'base date of token identifiers')
        .choices(Object.keys(baseDates))
        .default('2014'),
    )
    .addOption(new Option('--key-type <n>', 'key type').choices(['1', '2']).default('2'));
  return withAdministrator(command).action(async (options: SetOptions) => {
    const { unitPrefix, tariff, from: fromDate, sgc, krn, ti, ken, baseDate, keyType } = options;
    const rule = {
      ...{ unitPrefix, tariff, fromDate, sgc, krn, ti, ken, baseDate: baseDates[baseDate] },
      keyType: keyType === '1' ? 1 : 2,
    } as const;
    const who = { caller: administratorOf(options), at: new Date() };
    const order = await onDatabase(options, (database) =>
      orderKeyTarget(database, { rule, requestKey: randomUUID(), ...who }),
    );
    if (options.json === true) printJson({ order: shown(order) });
    else process.stdout.write(tableOfOrders([order]));
  });
}

function decideCommand(name: 'approve' | 'reject', state: 'approved' | 'rejected'): Command {
  const command = new Command(name)
    .description(
      name === 'approve'
        ? 'Setujui permintaan orang lain. Approve what somebody else has asked for'
        : 'Tolak permintaan orang lain. Reject what somebody else has asked for',
    )
    .argument('<order>', 'as `setrum key-targets orders` names it', parseOrder);
  return withAdministrator(command).action(
    async (orderId: string, options: AdministratorOptions) => {
      const who = { caller: administratorOf(options), at: new Date() };
      const order = await onDatabase(options, (database) =>
        decideKeyTarget(database, { orderId, state, ...who }),
      );
      if (options.json === true) printJson({ order: shown(order) });
      else process.stdout.write(tableOfOrders([order]));
    },
  );
}

function ordersCommand(): Command {
  const command = new Command('orders').description('Daftar permintaan. What was asked for');
  return withDatabaseOptions(command).action(async (options: DatabaseOptions) => {
    const orders = await onDatabase(options, keyTargetOrders);
    if (options.json === true) printJson({ orders: orders.map(shown) });
    else process.stdout.write(tableOfOrders(orders));
  });
}

function shown(order: KeyTargetOrder) {
  return {
    ...{ orderId: order.order_id, keyTarget: order.rule, state: order.state },
    ...{ madeBy: order.made_by, madeAt: order.made_at.toISOString() },
    ...{ decidedBy: order.decided_by, decidedAt: order.decided_at?.toISOString() ?? null },
  };
}

function tableOfOrders(orders: readonly KeyTargetOrder[]): string {
  if (orders.length === 0) return 'Belum ada permintaan. None\n';
  const lines = orders.map(({ order_id, rule, state, made_by, decided_by }) => [
    ...[order_id, state, rule.unitPrefix || '*', rule.tariff || '*', rule.fromDate, rule.sgc],
    ...[String(rule.krn), rule.ti, made_by, decided_by ?? '-'],
  ]);
  const head = ['Permintaan/Order', 'Status', 'Unit', 'Tarif/Tariff', 'Mulai/From', 'SGC'];
  return tableOf([[...head, 'KRN', 'TI', 'Oleh/By', 'Diputuskan/Decided'], ...lines]);
}

function parseOrder(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text))
    throw new InvalidArgumentError('the number of an order');
  return text;
}

function listCommand(): Command {
  const command = new Command('list').description('Daftar sasaran. The key targets');
  return withDatabaseOptions(command).action(async (options: DatabaseOptions) => {
    const found = await onDatabase(options, keyTargets);
    if (options.json === true)
      printJson({ keyTargets: found.map((one) => ({ ...one, setAt: one.setAt.toISOString() })) });
    else process.stdout.write(tableOfTargets(found));
  });
}

function tableOfTargets(targets: readonly KeyTargetRule[]): string {
  if (targets.length === 0)
    return 'Belum ada sasaran: meter tetap pada kuncinya. None: meters keep their keys\n';
  const lines = targets.map((one) => [
    ...[one.unitPrefix || '*', one.tariff || '*', one.fromDate, one.sgc, String(one.krn), one.ti],
    ...[String(one.ken), String(one.baseDate), String(one.keyType)],
  ]);
  const head = ['Unit', 'Tarif/Tariff', 'Mulai/From', 'SGC', 'KRN', 'TI', 'KEN'];
  return tableOf([[...head, 'Dasar/Base', 'Jenis/Type'], ...lines]);
}

function digits(least: number, most = least): (text: string) => string {
  const form = new RegExp(`^\\d{${least},${most}}$`);
  return (text) => {
    if (!form.test(text))
      throw new InvalidArgumentError(least === most ? `${most} digits` : `at most ${most} digits`);
    return text;
  };
}

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,3}$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`a whole number from ${least} to ${most}`);
    return value;
  };
}

function parseTariff(text: string): string {
  if (!/^[0-9A-Z]{0,5}$/.test(text)) throw new InvalidArgumentError('like R1T');
  return text;
}
