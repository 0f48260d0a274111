import type { HttpServer } from '../platform/index.ts';
import { readWebFiles } from './file.ts';
import { webRoutes } from './routes.ts';
import type { DemoAccount } from './site.ts';
import { siteRoutes } from './site-routes.ts';

/** The screens as they are served. */
export interface Web {
  /** Says that this is a demo, and who may be whom in it. */
  showDemo(accounts: readonly DemoAccount[]): void;
}

export interface WebOptions {
  /** Where the built web app lies; null leaves the screens out. */
  readonly folder: string | null;
  /** Whether people may sign in by a directory. */
  readonly directory: boolean;
}

/** Serves the screens. After all other routes: theirs are what nobody else has. */
export async function startWeb(http: HttpServer, { folder, directory }: WebOptions): Promise<Web> {
  let accounts: readonly DemoAccount[] | null = null;
  siteRoutes(http, () => ({
    demo: accounts === null ? null : { accounts: [...accounts] },
    directory,
  }));
  if (folder !== null) webRoutes(http, await readWebFiles(folder));
  else http.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/health'));
  return {
    showDemo: (given) => {
      accounts = given;
    },
  };
}
