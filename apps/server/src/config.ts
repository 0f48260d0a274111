import { isIP } from 'node:net';
import { SetrumError } from '@setrum/errors';
import { type Ap2tSettings, ap2tDefaults } from './ap2t/index.ts';
import { type IdentitySettings, identityDefaults } from './identity/index.ts';
import { type AddressPolicy, type ListenerConfig, strictPolicy } from './p2apst/index.ts';
import type { HttpServer } from './platform/index.ts';
import { type ProfileSettings, profileDefaults } from './profile/index.ts';
import { type SecuritySettings, securityDefaults } from './vending/index.ts';

/** How a server is to run. */
export interface ServerConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the embedded database, keys and journals live. */
  readonly dataDir: string;
  /** A PostgreSQL of one's own; null starts the embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly logLevel: string;
  /** How load profiles are judged and kept. */
  readonly profile: ProfileSettings;
  readonly now: () => Date;
  /** The ports for ISO 8583; none: partners cannot connect. */
  readonly iso8583: readonly ListenerConfig[];
  /** Lets ISO 8583 without TLS leave this machine. */
  readonly iso8583AllowPlain: boolean;
  /** Where webhooks may be sent. */
  readonly webhookPolicy: AddressPolicy;
  /** Where the vending keys are, and which are refused. */
  readonly security: SecuritySettings;
  /** Addresses or networks of proxies in front, whose word counts for where a request comes from. */
  readonly trustedProxies: readonly string[];
  /** How people sign in. */
  readonly identity: IdentitySettings;
  /** Customer service: numbers, service levels, letters. */
  readonly ap2t: Ap2tSettings;
  /** Parts that somebody else will report to health later; until then it is not 200. */
  readonly awaitedParts: readonly string[];
  /** Where the built web app lies; null leaves the screens out. */
  readonly webDir: string | null;
  /** Adds routes of its own behind the gate, before the server listens. */
  readonly extend: (http: HttpServer) => void;
}

export const serverDefaults = {
  host: '127.0.0.1',
  port: 8080,
  databaseUrl: null,
  logLevel: 'warn',
  profile: profileDefaults,
  iso8583: [],
  iso8583AllowPlain: false,
  webhookPolicy: strictPolicy,
  now: () => new Date(),
  security: securityDefaults,
  trustedProxies: [],
  identity: identityDefaults,
  ap2t: ap2tDefaults,
  awaitedParts: [],
  webDir: null,
  extend: () => undefined,
} as const satisfies Omit<ServerConfig, 'dataDir'>;

/** SETRUM_TRUSTED_PROXIES: addresses or networks, separated by commas. SETRUM_USAGE. */
export function trustedProxiesOf(env: NodeJS.ProcessEnv): readonly string[] {
  const given = (env['SETRUM_TRUSTED_PROXIES'] ?? '').split(',').map((one) => one.trim());
  const proxies = given.filter((one) => one !== '');
  const wrong = proxies.find(
    (one) => !/^[^/]+(\/\d{1,3})?$/.test(one) || isIP(one.replace(/\/.*/, '')) === 0,
  );
  if (wrong !== undefined)
    throw new SetrumError('SETRUM_USAGE', { detail: `SETRUM_TRUSTED_PROXIES: ${wrong}` });
  return proxies;
}
