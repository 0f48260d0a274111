import { isMeterNo } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { StsError } from '@setrum/sts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { sicilia } from '../demo/sicilia.ts';
import { lockMeter } from '../meter/lock.ts';
import { meterJson } from '../meter/meter-json.ts';
import type { NewMeter } from '../meter/new-meter.ts';
import { parseSettings } from '../meter/settings.ts';
import { readMeterFile, writeMeterFile } from '../meter/state-file.ts';
import { statusText } from '../meter/status-text.ts';
import { parseKwh, parseMoment, usage } from '../meter/units.ts';
import { asUsage, type MeterOptions, numberIn, tell, withMeterOptions } from './meter-options.ts';

interface NewOptions extends MeterOptions {
  readonly meterNo: string;
  readonly sgc?: string;
  readonly krn?: string;
  readonly ti?: string;
  readonly ea?: '07' | '11';
  readonly stand: string;
  readonly credit: string;
  readonly volts: string;
  readonly at: string;
  readonly cardKeys: string;
  readonly set: readonly string[];
  readonly force?: boolean;
}

/** `setrum meter new`: a virtual meter, with test keys. */
export function meterNewCommand(): Command {
  const demoMeter = sicilia.meter.meterNo;
  return withMeterOptions(new Command('new'))
    .description('Buat meter. A new meter, with test keys that anybody can make (docs/meter.md)')
    .option('--meter-no <no>', '11 digits; the demo meter otherwise', parseMeterNo, demoMeter)
    .option('--sgc <code>', "supply group of its key, 6 digits; else the demo meter's")
    .option('--krn <n>', 'revision of its key, 1 to 9')
    .option('--ti <nn>', 'tariff index, 2 digits')
    .addOption(new Option('--ea <code>', 'cipher of its tokens').choices(['07', '11']))
    .option('--stand <kWh>', 'total register', '0')
    .option('--credit <kWh>', 'credit that it begins with', '0')
    .option('--volts <V>', 'voltage of the street', '220')
    .option('--at <time>', 'the time there, ISO 8601', 'now')
    .option('--card-keys <versions>', 'test card keys that it has a share of, or none', '1')
    .option('--set <name=value>', 'a setting; again for more', collect, [])
    .option('--force', 'take the place of the meter that is in the file')
    .action(makeNew);
}

async function makeNew(options: NewOptions): Promise<void> {
  const { state: file, force = false } = options;
  const release = await lockMeter(file);
  try {
    if (!force && (await readMeterFile(file)) !== null) {
      throw new SetrumError('SETRUM_METER_STATE_EXISTS', { file });
    }
    // The server's code, which the test keys are in, is loaded here only.
    const { newMeterState } = await import('../meter/new-meter.ts');
    const meter = await asUsage(async () => newMeterState(wishOf(options))).catch(stsAsUsage);
    await writeMeterFile(file, { meter, lastIssuedTid: 0 });
    tell(options, { file, ...meterJson(meter) }, [...statusText(meter), file]);
  } finally {
    await release();
  }
}

function wishOf(options: NewOptions): NewMeter {
  const { meterNo, sgc, krn, ti, ea } = options;
  return {
    meterNo,
    ...(sgc === undefined ? {} : { sgc }),
    ...(krn === undefined ? {} : { krn: numberIn(krn) }),
    ...(ti === undefined ? {} : { ti }),
    ...(ea === undefined ? {} : { ea }),
    standWh: parseKwh(options.stand),
    creditWh: parseKwh(options.credit),
    voltageV: numberIn(options.volts, true),
    atMs: parseMoment(options.at),
    cardKeyVersions:
      options.cardKeys === 'none' ? [] : options.cardKeys.split(',').map((text) => numberIn(text)),
    config: parseSettings(options.set),
  };
}

function stsAsUsage(error: unknown): never {
  throw error instanceof StsError ? usage(error.message) : error;
}

function parseMeterNo(text: string): string {
  if (!isMeterNo(text)) throw new InvalidArgumentError('a meter number has 11 digits');
  return text;
}

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}
