import { accountAt } from './people.ts';

export type Told = Readonly<Record<string, unknown>>;

/** The demo's API in the name of one of its people. */
export class Desk {
  readonly #url: string;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(url: string) {
    this.#url = url;
  }

  get<Content = Told>(as: string, path: string): Promise<Content> {
    return this.#call<Content>(as, 'GET', path);
  }

  post<Content = Told>(as: string, path: string, body: object): Promise<Content> {
    return this.#call<Content>(as, 'POST', path, body);
  }

  /** A file of text as the body. */
  upload<Content = Told>(as: string, path: string, csv: string): Promise<Content> {
    return this.#call<Content>(as, 'POST', path, csv);
  }

  put<Content = Told>(as: string, path: string, body: object): Promise<Content> {
    return this.#call<Content>(as, 'PUT', path, body);
  }

  delete<Content = Told>(as: string, path: string): Promise<Content> {
    return this.#call<Content>(as, 'DELETE', path);
  }

  async #call<Content>(
    as: string,
    method: string,
    path: string,
    body?: object | string,
  ): Promise<Content> {
    const type = typeof body === 'string' ? 'text/csv' : 'application/json';
    const headers = {
      authorization: `Bearer ${await this.#tokenOf(as)}`,
      'idempotency-key': crypto.randomUUID(),
      ...(body === undefined ? {} : { 'content-type': type }),
    };
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const init = { method, headers, ...(body === undefined ? {} : { body: sent }) };
    const answer = await fetch(`${this.#url}/api/v1${path}`, init);
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as Content;
  }

  #tokenOf(as: string): Promise<string> {
    const known = this.#tokens.get(as);
    if (known !== undefined) return known;
    const token = this.#signIn(as);
    this.#tokens.set(as, token);
    return token;
  }

  async #signIn(as: string): Promise<string> {
    const { name, password } = await accountAt(this.#url, as);
    const body = JSON.stringify({ name, password, carrier: 'bearer' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.#url}/api/v1/session`, { method: 'POST', headers, body });
    return ((await answer.json()) as { token: string }).token;
  }
}
