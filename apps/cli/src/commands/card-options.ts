import { type Chip, isMeterNo } from '@setrum/card';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { chipNames } from '../card/chips.ts';

/** Where the card is, for the commands that also take one in a reader. */
export interface PlaceOptions {
  readonly reader?: string | true;
  readonly wait: number;
}

/** Adds --reader and --wait. */
export function withPlace(command: Command): Command {
  return command
    .argument('[file]', 'an image file of a card')
    .option('--reader [name]', 'the card in a PC/SC reader; a part of its name, else the first')
    .option('--wait <seconds>', 'how long to wait for a card on the reader', whole, 30);
}

/** The files of --share and --sector-keys. */
export interface SecretOptions {
  readonly share?: string;
  readonly sectorKeys?: string;
}

/** Adds --share and --sector-keys. */
export function withSecrets(command: Command): Command {
  return command
    .option(
      '--share <file>',
      "a meter's shares of the card keys, as `setrum card-keys share` writes them",
    )
    .option('--sector-keys <file>', 'keys of a MIFARE Classic: {"default":{"keyA","keyB"}}, hex');
}

export function chipOption(): Option {
  return new Option('--chip <chip>', 'the kind of card').choices(chipNames);
}

/** What commander has checked against the list. */
export function chipNamed(name: string): Chip {
  const chip = chipNames.find((known) => known === name);
  if (chip === undefined) throw new RangeError(`${name} is no chip`);
  return chip;
}

export function whole(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(text);
}

export function parseMeterNo(text: string): string {
  if (!isMeterNo(text)) throw new InvalidArgumentError('a meter number has 11 digits');
  return text;
}

export function parseCardNo(text: string): number {
  const cardNo = whole(text);
  if (cardNo > 0xffffffff) throw new InvalidArgumentError('a card number fits 32 bits');
  return cardNo;
}

export function parseUid(text: string): string {
  if (!/^(?:[0-9a-f]{2}){4,10}$/i.test(text)) {
    throw new InvalidArgumentError('a UID is written in hex, 4 or 7 bytes');
  }
  return text.toUpperCase();
}
