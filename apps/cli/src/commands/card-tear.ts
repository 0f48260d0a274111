import { type CardContents, readCard, type TearMode } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { Command, Option } from 'commander';
import { type Action, actions, actOn } from '../card/acts.ts';
import { type Bench, benchOf } from '../card/bench.ts';
import { viewCard } from '../card/card-view.ts';
import { readSecrets } from '../card/chip-keys.ts';
import { readCardFile } from '../card/image.ts';
import { sampleCard } from '../card/sample-card.ts';
import type { MeterShares } from '../card/shares.ts';
import { cardJson } from '../card/show-json.ts';
import { cardText } from '../card/show-text.ts';
import { signingKeys } from '../card/signing.ts';
import { doTorn, doWhole, tearModes } from '../card/tear.ts';
import { tearMatrix } from '../card/tear-matrix.ts';
import { matrixText, tornText } from '../card/tear-text.ts';
import { exitCodes } from '../exit.ts';
import { chipNamed, chipOption, type SecretOptions, whole, withSecrets } from './card-options.ts';

interface TearOptions extends SecretOptions {
  readonly chip?: string;
  readonly at?: number;
  readonly mode: TearMode;
  readonly action?: Action;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `setrum card tear`: what a card holds that is taken away while it is written. */
export function cardTearCommand(): Command {
  return withSecrets(new Command('tear'))
    .description('Kartu terangkat saat ditulis. A card that is torn away while it is written')
    .argument('[file]', 'an image file, which stays as it is; a sample card of --chip otherwise')
    .addOption(chipOption())
    .option('--at <n>', 'at which write of the chip, from 1', whole)
    .addOption(
      new Option('--mode <mode>', 'what of that write is stored')
        .choices(tearModes)
        .default('half'),
    )
    .addOption(
      new Option('--action <action>', 'what is written: mailbox, or with --all every one').choices(
        actions,
      ),
    )
    .option('--all', 'at every write, in every mode; and the control, one slot, which must fail')
    .option('--json', 'one JSON object')
    .action(tear);
}

/** A card to tear, and what stands on it. */
interface Subject {
  readonly bench: Bench;
  readonly contents: CardContents;
  readonly shares: MeterShares | null;
  readonly where: string;
}

async function tear(file: string | undefined, options: TearOptions): Promise<void> {
  const subject = await subjectOf(file, options);
  const { contents, shares } = subject;
  const { uid, chip } = contents;
  const meterNo = contents.identity?.meterNo ?? contents.report?.meterNo ?? shares?.meterNo ?? '';
  const keys = signingKeys(shares, { uid, meterNo, version: undefined });
  if (options.all === true) {
    const wanted = options.action === undefined ? actions : [options.action];
    const matrix = await tearMatrix(subject.bench, wanted, keys);
    const card = { uid, chip, where: subject.where };
    write(options, { card, ...matrix }, () => matrixText(card, matrix));
    if (!matrix.passed) process.exitCode = exitCodes.failed;
    return;
  }
  const { action = 'mailbox', at: atWrite, mode } = options;
  const act = actOn(contents, action, keys);
  const done = await doWhole(subject.bench, act);
  if (atWrite === undefined || atWrite < 1 || atWrite > done.writes) {
    const detail = `--at is 1 to ${done.writes} for this write on this card, or --all`;
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  const torn = await doTorn(subject.bench, act, done, { atWrite, mode });
  const view = viewCard({ uid, chip }, torn.map, shares);
  const shown = { area: action, zone: 'WIB', showTokens: false } as const;
  const { map: _, ...told } = torn;
  write(
    options,
    { action, writes: done.writes, ...told, ...cardJson(view, subject.where, shown) },
    () => tornText(action, done.writes, torn) + cardText(view, subject.where, shown),
  );
  if (torn.held === 'bad' || !torn.usable) process.exitCode = exitCodes.failed;
}

async function subjectOf(file: string | undefined, options: TearOptions): Promise<Subject> {
  if (file === undefined && options.chip === undefined) {
    throw new SetrumError('SETRUM_USAGE', { detail: 'name an image file, or --chip' });
  }
  const given = await readSecrets(options);
  const { card, shares, keys } =
    file === undefined
      ? await sampleCard(chipNamed(options.chip ?? ''), given)
      : { card: await readCardFile(file), ...given };
  const bench = benchOf(card, keys);
  const contents = await readCard((await bench.lay()).memory);
  const where = file ?? 'kartu contoh · sample card';
  return { bench, contents, shares, where };
}

function write(options: TearOptions, object: object, text: () => string): void {
  process.stdout.write(options.json === true ? `${JSON.stringify(object, null, 2)}\n` : text());
}
