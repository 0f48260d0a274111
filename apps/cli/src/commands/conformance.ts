import {
  type ConformanceTarget,
  conformancePage,
  runConformance,
  type ScenarioResult,
  scenarios,
} from '@setrum/bank';
import { SetrumError } from '@setrum/errors';
import { Command } from 'commander';
import { exitCodes, reportFailure } from '../exit.ts';
import { parsePort, parseRupiah } from '../options.ts';
import {
  demoMeterNo,
  digits,
  identityOf,
  type LinkOptions,
  linkOf,
  withLinkOptions,
} from './bank-options.ts';

interface ConformanceCommandOptions extends LinkOptions {
  readonly lengthPort?: number;
  readonly meter: string;
  readonly otherMeter?: string;
  readonly register?: string;
  readonly bill?: string;
  readonly otherSwitcher?: string;
  readonly amount: number;
  readonly only?: readonly string[];
  readonly markdown?: boolean;
  readonly list?: boolean;
}

/** `setrum conformance`: tries a host from the place of a bank, scenario by scenario. */
export function conformanceCommand(): Command {
  return withLinkOptions(new Command('conformance'))
    .description('Uji kesesuaian host mitra. What a host must be able to do, tried one by one')
    .option('--length-port <port>', 'where the host speaks the length framing', parsePort)
    .option('--meter <no>', 'a meter that may be sold to', digits(11), demoMeterNo)
    .option('--other-meter <no>', 'another one', digits(11))
    .option('--register <no>', 'a registration that may be paid and taken back', digits(13))
    .option('--bill <idpel>', 'a customer whose bills may be paid and taken back', digits(12))
    .option('--other-switcher <id>', 'another switcher of the same bank')
    .option('--amount <rupiah>', 'what a token costs that is really sold', parseRupiah, 20_000)
    .option('--only <prefix...>', 'only scenarios whose name starts so, like advice line.chopped')
    .option('--list', 'the scenarios and their rules, without a host')
    .option('--markdown', 'the page docs/conformance.md, without a host')
    .addHelpText(
      'after',
      `
With the meter of the demo world, its other meter, registration and bills are tried too; with another meter, what is not given is skipped.
Exit code 0: no scenario failed. docs/conformance.md holds the table.`,
    )
    .action(async (options: ConformanceCommandOptions) => {
      if (options.markdown === true) process.stdout.write(conformancePage());
      else if (options.list === true) list(options.json === true);
      else await run(options);
    });
}

function list(json: boolean): void {
  const shown = scenarios.map(({ id, rule }) => ({ id, ...rule }));
  if (json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  else
    for (const { id, text, certainty } of shown)
      process.stdout.write(`${id}\n  ${text} (${certainty})\n`);
}

async function run(options: ConformanceCommandOptions): Promise<void> {
  const isJson = options.json === true;
  const report = await runConformance(await targetOf(options), {
    only: options.only ?? [],
    ...(!isJson && { onResult: print }),
  });
  if (report.scenarios.length === 0) {
    throw new SetrumError('SETRUM_USAGE', { detail: 'no scenario has such a name; see --list' });
  }
  const { passed, failed, skipped } = report;
  if (isJson) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    process.stdout.write(
      `\n${passed} lulus, ${failed} gagal, ${skipped} dilewati. ${passed} passed, ${failed} failed, ${skipped} skipped.\n`,
    );
  }
  if (failed > 0) {
    if (!isJson) reportFailure(new SetrumError('SETRUM_CONFORMANCE_FAILED', { failed }));
    process.exitCode = exitCodes.failed;
  }
}

async function targetOf(options: ConformanceCommandOptions): Promise<ConformanceTarget> {
  const { host, port, framing, tls = null } = await linkOf(options);
  // Who tries the demo's meter tries a demo world, and that has the rest too.
  const demo = options.meter === demoMeterNo ? demoWorld : null;
  return {
    ...{ host, port, framing, tls },
    identity: identityOf(options),
    lengthPort: options.lengthPort ?? (port === demoPort ? demoPort + 1 : null),
    meterNo: options.meter,
    otherMeterNo: options.otherMeter ?? demo?.otherMeterNo ?? null,
    registrationNo: options.register ?? demo?.registrationNo ?? null,
    billIdpel: options.bill ?? demo?.billIdpel ?? null,
    otherSwitcherId: options.otherSwitcher ?? null,
    amountCents: options.amount * 100,
    timeoutMs: options.answerWithin * 1_000,
  };
}

const demoPort = 5500;
const demoWorld = {
  otherMeterNo: '01450000011',
  registrationNo: '5123123321556',
  billIdpel: '534252800006',
} as const;

const marks = { pass: 'LULUS   pass', fail: 'GAGAL   FAIL', skipped: 'LEWAT   skip' } as const;

function print({ id, verdict, reason, rule, trace }: ScenarioResult): void {
  process.stdout.write(`${marks[verdict]}  ${id}${reason === null ? '' : `: ${reason}`}\n`);
  if (verdict !== 'fail') return;
  process.stdout.write(`    ${rule.text} (${rule.certainty}; ${rule.source})\n`);
  for (const line of trace) {
    const text =
      line.direction === 'note'
        ? line.text
        : `${line.mti} ${Object.entries(line.fields)
            .map(([bit, value]) => `${bit}=${value}`)
            .join(' ')}`;
    process.stdout.write(`    ${arrows[line.direction]} ${text}\n`);
  }
}

const arrows = { sent: '>', received: '<', note: '#' } as const;
