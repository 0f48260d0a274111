import { Command, InvalidArgumentError } from 'commander';
import { parseNumber, type RoomOptions, withRoomOptions } from '../keys/options.ts';

/** What every command on one card key takes. */
export type CardKeyOptions = RoomOptions;

/** A command on one card key, named by its version. */
export function cardKeyCommand(name: string, description: string): Command {
  const command = new Command(name)
    .description(description)
    .argument('<version>', 'version of the card key, 1 to 255', parseVersion)
    .option('--json', 'one JSON object');
  return withRoomOptions(command);
}

export function parseVersion(text: string): number {
  const version = parseNumber(text);
  if (version < 1 || version > 255) throw new InvalidArgumentError('1 to 255');
  return version;
}
