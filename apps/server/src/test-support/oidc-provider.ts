import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A directory of the utility, by a library that others made, on the loopback address. */
export interface TestDirectory {
  readonly issuer: string;
  /** Who is signed in there; null refuses. */
  account: string | null;
  /** What the directory knows of each account. */
  readonly claims: Map<string, Record<string, unknown>>;
  close(): Promise<void>;
}

export const testClient = { clientId: 'setrum', clientSecret: 'a secret of the tests' } as const;

export async function startDirectory(redirectUri: string): Promise<TestDirectory> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const directory: TestDirectory = {
    issuer,
    account: null,
    claims: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const provider = new Provider(issuer, configurationOf(directory, redirectUri));
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
    const { account } = directory;
    const result =
      account === null ? { error: 'access_denied' } : { login: { accountId: account } };
    void provider.interactionFinished(request, response, result);
  });
  return directory;
}

function configurationOf(directory: TestDirectory, redirectUri: string): Configuration {
  return {
    clients: [
      {
        client_id: testClient.clientId,
        client_secret: testClient.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['of the tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    claims: {
      openid: ['sub'],
      profile: ['preferred_username', 'name', 'groups', 'units'],
      email: ['email', 'email_verified'],
    },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...directory.claims.get(accountId) }),
    }),
    // Nobody is asked whether they agree: the utility's own directory and its own system.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

/** A browser with a cookie jar: follows a directory's redirections until one leaves it, and gives that address. */
export async function followThrough(start: string): Promise<string> {
  const origin = new URL(start).origin;
  const jar = new Map<string, string>();
  let url = start;
  for (let n = 0; n < 10; n++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null)
      throw new Error(`${url} ended at ${response.status}: ${await response.text()}`);
    url = new URL(next, url).href;
    if (new URL(url).origin !== origin) return url;
  }
  throw new Error('too many redirections');
}
