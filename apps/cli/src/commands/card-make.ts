import type { MailboxEntry } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { Command } from 'commander';
import { cardAt, placeOf } from '../card/card-at.ts';
import { cardInFileOrNew } from '../card/card-in-file.ts';
import { readSecrets } from '../card/chip-keys.ts';
import { chipKind } from '../card/chips.ts';
import { parseEntry, readRecords } from '../card/filling.ts';
import { issueSecrets } from '../card/issue-secrets.ts';
import { makeCard } from '../card/make.ts';
import { madeText } from '../card/make-text.ts';
import { signingKeys } from '../card/signing.ts';
import { type Filling, sample, sampleMeterNo } from '../card/trial.ts';
import {
  chipNamed,
  chipOption,
  type PlaceOptions,
  parseCardNo,
  parseMeterNo,
  parseUid,
  type SecretOptions,
  whole,
  withPlace,
  withSecrets,
} from './card-options.ts';

interface MakeOptions extends PlaceOptions, SecretOptions {
  readonly chip: string;
  readonly meter?: string;
  readonly cardNo: number;
  readonly uid?: string;
  readonly keyVersion?: number;
  readonly mailbox?: readonly MailboxEntry[];
  readonly records?: string;
  readonly sample?: boolean;
  readonly formerShare?: string;
  readonly piccKey?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `setrum card make`: an emulated card in a file, or the card in a reader, issued for a meter. */
export function cardMakeCommand(): Command {
  return withSecrets(withPlace(new Command('make')))
    .description('Terbitkan kartu. Issue a card: an emulated one in a file, or the one in a reader')
    .addOption(chipOption().makeOptionMandatory())
    .option('--meter <no>', 'the meter that it is for, 11 digits', parseMeterNo)
    .option('--card-no <n>', "the issuer's number of the card", parseCardNo, 1)
    .option('--uid <hex>', 'serial number of a new emulated card; made up otherwise', parseUid)
    .option('--key-version <n>', 'which share signs; the lowest otherwise', whole)
    .option('--mailbox <token>', '20 digits, or management:DIGITS; again for more', parseEntry)
    .option('--records <file>', 'load profile records as JSON, newest first')
    .option('--sample', "fill it with the SOP's table 3-2 and a made-up token")
    .option('--former-share <file>', 'shares that the keys of a DESFire follow from until now')
    .option('--picc-key <file>', "a DESFire's own master key in hex, where one was set")
    .option('--force', "take a foreign card, or another meter's; never one of a later version")
    .option('--json', 'one JSON object')
    .action(make);
}

async function make(file: string | undefined, options: MakeOptions): Promise<void> {
  const meterNo = options.meter ?? (options.sample === true ? sampleMeterNo : undefined);
  if (meterNo === undefined) {
    throw new SetrumError('SETRUM_USAGE', { detail: '--meter is missing' });
  }
  const { shares, keys } = await readSecrets(options);
  const kind = chipKind(chipNamed(options.chip));
  const place = placeOf(file, options);
  const at =
    'file' in place
      ? await cardInFileOrNew(place.file, { kind, uid: options.uid ?? null, keys })
      : await cardAt(place, keys);
  try {
    const signing = { uid: at.link.uid, meterNo, version: options.keyVersion };
    const signingWith = signingKeys(shares, signing);
    const secrets = await issueSecrets(options, shares, signingWith);
    const made = await makeCard(at, kind, secrets, {
      meterNo,
      cardNo: options.cardNo,
      keys: signingWith,
      force: options.force === true,
      filling: await fillingOf(options),
    });
    await at.save();
    const card = { uid: at.link.uid, chip: kind.chip, where: at.where };
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ card, ...made }, null, 2)}\n`
        : madeText(card, made),
    );
  } finally {
    await at.close();
  }
}

async function fillingOf({
  mailbox,
  records,
  sample: isSample,
}: MakeOptions): Promise<Filling | null> {
  const base = isSample === true ? sample : null;
  if (mailbox === undefined && records === undefined) return base;
  return {
    entries: mailbox ?? base?.entries ?? [],
    records: records === undefined ? (base?.records ?? []) : await readRecords(records),
    results: mailbox === undefined ? (base?.results ?? null) : null,
  };
}
