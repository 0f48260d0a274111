import { Command } from 'commander';
import { type RoomOptions, withRoomOptions } from '../keys/options.ts';
import { inKeyRoom } from '../keys/room.ts';
import { keyTable, rowJson } from '../keys/show.ts';

/** `setrum keys list`: every key that there is or was; never a key itself. */
export function listCommand(): Command {
  const command = new Command('list')
    .description('Daftar kunci vending. The vending keys, their states and check values')
    .option('--json', 'one JSON object');
  return withRoomOptions(command).action(async (options: RoomOptions) => {
    const rows = await inKeyRoom(options, ({ custody }) => custody.list());
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ keys: rows.map(rowJson) }, null, 2)}\n`
        : keyTable(rows),
    );
  });
}
