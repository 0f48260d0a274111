import { SetrumError } from '@setrum/errors';
import * as oidc from 'openid-client';
import { isLoopback, type OidcSettings } from './settings.ts';

/** What must be known again when the browser comes back. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: shows that who asks for the token is who began. */
  readonly verifier: string;
}

export type Claims = Readonly<Record<string, unknown>>;

const timeoutSeconds = 10;
/** A directory that does not answer is not asked again at once. */
const retryMs = 5_000;

/** The utility's directory: authorisation code flow with PKCE, state and nonce. */
export class Directory {
  readonly #settings: OidcSettings;
  readonly #redirectUri: string;
  readonly #nowMs: () => number;
  #found: oidc.Configuration | null = null;
  #failedMs: number | null = null;

  constructor(settings: OidcSettings, redirectUri: string, nowMs: () => number) {
    this.#settings = settings;
    this.#redirectUri = redirectUri;
    this.#nowMs = nowMs;
  }

  /** Where to send a browser, and what to keep until it comes back. SETRUM_OIDC_UNAVAILABLE. */
  async start(): Promise<{ readonly url: URL; readonly flow: Flow }> {
    const configuration = await this.#configuration();
    const flow = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: `openid ${this.#settings.scope}`,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      state: flow.state,
      nonce: flow.nonce,
    });
    return { url, flow };
  }

  /**
   * Who came back, as the directory says: the claims of the ID token, and of the user info where there is more. `query` is the search part
   * of the address that the browser came back to. SETRUM_OIDC_FAILED, SETRUM_OIDC_UNAVAILABLE.
   */
  async finish(query: string, flow: Flow): Promise<Claims> {
    const configuration = await this.#configuration();
    const url = new URL(this.#redirectUri);
    url.search = query;
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, url, {
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        pkceCodeVerifier: flow.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new SetrumError('SETRUM_OIDC_FAILED');
      if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
      const { access_token: token } = tokens;
      const more = await oidc.fetchUserInfo(configuration, token, claims.sub);
      return { ...more, ...claims };
    } catch (error) {
      if (error instanceof SetrumError) throw error;
      throw new SetrumError('SETRUM_OIDC_FAILED', {}, { cause: error });
    }
  }

  async #configuration(): Promise<oidc.Configuration> {
    if (this.#found !== null) return this.#found;
    if (this.#failedMs !== null && this.#nowMs() - this.#failedMs < retryMs)
      throw new SetrumError('SETRUM_OIDC_UNAVAILABLE');
    const { issuer, clientId, clientSecret } = this.#settings;
    const server = new URL(issuer);
    const insecure = isLoopback(server) ? { execute: [oidc.allowInsecureRequests] } : {};
    try {
      const options = { timeout: timeoutSeconds, ...insecure };
      this.#found = await oidc.discovery(server, clientId, clientSecret, undefined, options);
      return this.#found;
    } catch (error) {
      this.#failedMs = this.#nowMs();
      throw new SetrumError('SETRUM_OIDC_UNAVAILABLE', {}, { cause: error });
    }
  }
}
