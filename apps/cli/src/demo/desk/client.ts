import { randomUUID } from 'node:crypto';
import { isErrorCode, SetrumError } from '@setrum/errors';
import type { DemoPerson } from './people.ts';

export type Told = Readonly<Record<string, unknown>>;

/** The demo's people at the API of a server, each signed in. */
export interface DeskClient {
  get(person: DemoPerson, path: string): Promise<Told>;
  /** The idempotency key is made up unless one is given. */
  post(person: DemoPerson, path: string, body: object, key?: string): Promise<Told>;
  put(person: DemoPerson, path: string, body: object): Promise<Told>;
  bytes(person: DemoPerson, path: string): Promise<Uint8Array>;
}

/** People sign in when they first do something. Throws the server's refusals as they are. */
export function deskClient(serverUrl: string, password: string): DeskClient {
  const tokens = new Map<DemoPerson, Promise<string>>();
  const signIn = async (name: DemoPerson): Promise<string> => {
    const body = JSON.stringify({ name, password, carrier: 'bearer' });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${serverUrl}/api/v1/session`, { method: 'POST', headers, body });
    return String((await answerOf(response))['token']);
  };
  const tokenOf = (person: DemoPerson): Promise<string> => {
    const known = tokens.get(person) ?? signIn(person);
    tokens.set(person, known);
    return known;
  };
  const send = async (person: DemoPerson, path: string, init: RequestInit): Promise<Response> => {
    const headers = { authorization: `Bearer ${await tokenOf(person)}`, ...init.headers };
    return fetch(`${serverUrl}/api/v1${path}`, { ...init, headers });
  };
  const write = async (
    method: string,
    person: DemoPerson,
    path: string,
    body: object,
    key: string = randomUUID(),
  ): Promise<Told> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    return answerOf(await send(person, path, { method, headers, body: JSON.stringify(body) }));
  };
  return {
    get: async (person, path) => answerOf(await send(person, path, {})),
    post: (...given) => write('POST', ...given),
    put: (...given) => write('PUT', ...given),
    bytes: async (person, path) => {
      const response = await send(person, path, {});
      if (!response.ok) await answerOf(response);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

async function answerOf(response: Response): Promise<Told> {
  const body = (await response.json()) as Told;
  if (response.ok) return body;
  const code = String(body['code']);
  const params = body['params'] as Readonly<Record<string, string | number>>;
  throw new SetrumError(isErrorCode(code) ? code : 'SETRUM_INTERNAL', params);
}
