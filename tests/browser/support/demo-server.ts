import { type Serving, serve, temporaryFolder } from '../../e2e/setrum.ts';

/** A demo server in a folder of its own. */
export interface DemoServer {
  readonly url: string;
  /** The folder with the demo's keys and people. */
  readonly dataDir: string;
  /** Everything the server has printed. */
  output(): string;
  stop(): Promise<void>;
}

export async function startDemo(): Promise<DemoServer> {
  const folder = await temporaryFolder();
  let server: Serving;
  try {
    server = await serve(['--demo', '--data', folder.path]);
  } catch (error) {
    await folder.remove();
    throw error;
  }
  return {
    url: server.url,
    dataDir: folder.path,
    output: () => server.output(),
    stop: async () => {
      await server.end('SIGTERM');
      await folder.remove();
    },
  };
}
