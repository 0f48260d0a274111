import { SetrumError } from '@setrum/errors';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { startThrowawayPostgres } from './throwaway.ts';

/** Starts a server, prints where it is, and stops it when its standard input ends. */
const [kind, folder = ''] = process.argv.slice(2);

function start(): Promise<EmbeddedPostgres> {
  return kind === 'throwaway'
    ? startThrowawayPostgres({ parent: folder })
    : startEmbeddedPostgres({ dataDir: folder });
}

try {
  const server = await start();
  console.log(JSON.stringify({ url: server.url, adopted: server.adopted }));
  process.stdin.resume().once('end', () => void server.stop());
} catch (error) {
  if (!(error instanceof SetrumError)) throw error;
  console.log(JSON.stringify({ code: error.code, text: error.text('en') }));
}
