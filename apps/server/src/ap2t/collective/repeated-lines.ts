import type { Database } from '../../platform/index.ts';
import { type CollectiveFile, repeated } from './read-file.ts';
import { collectiveTables } from './store.ts';

const linesPerQuery = 1_000;

/** Refuses the lines that ask for what an earlier file has made, or is going to make. */
export async function withoutRepeated(
  database: Database,
  file: CollectiveFile,
): Promise<CollectiveFile> {
  const places = new Map<string, string>();
  for (let from = 0; from < file.lines.length; from += linesPerQuery) {
    const digests = file.lines.slice(from, from + linesPerQuery).map(({ digest }) => digest);
    const rows = await collectiveTables(database)
      .selectFrom('collective_line as l')
      .innerJoin('collective as c', 'c.collective_no', 'l.collective_no')
      .select(['l.digest', 'l.collective_no', 'l.line'])
      .where('l.digest', 'in', digests)
      .where('l.state', 'in', ['made', 'waiting'])
      .where((where) =>
        where.or([where('l.state', '=', 'made'), where('c.state', '<>', 'cancelled')]),
      )
      .execute();
    for (const { digest, collective_no, line } of rows)
      places.set(digest.toString('base64'), `${collective_no}, baris / line ${line}`);
  }
  const lines = file.lines.map((line) => {
    const place = places.get(line.digest.toString('base64'));
    return place === undefined || line.problems.length > 0 ? line : repeated(line, place);
  });
  return { ...file, lines };
}
