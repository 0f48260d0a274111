import { randomUUID } from 'node:crypto';
import { pathOf } from '../ap2t/workflow/routes.ts';
import type { ActionName } from '../ap2t/workflow/transitions.ts';
import {
  createGate,
  installGate,
  openSession,
  registerUser,
  type UserRole,
} from '../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../platform/index.ts';
import type { DeskWorld } from './desk-world.ts';
import { deskUnit } from './desk-world.ts';
import { cheapPasswords, shell, testPassword } from './identity.ts';

/** What a route answered. */
export interface DeskAnswer {
  readonly status: number;
  /** Of a problem; else null. */
  readonly code: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface DeskCall {
  readonly body?: unknown;
  /** The Idempotency-Key; a new one where it is left out, none where it is null. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The desk of a world over HTTP, behind the real gate, with people who are signed in. */
export interface DeskHttp {
  readonly http: HttpServer;
  /** A session of somebody with this role, `sari` if two of them are needed; in the desk's unit unless others are given. */
  session(role: UserRole, over?: SessionWish): Promise<string>;
  call(token: string | null, method: Method, path: string, call?: DeskCall): Promise<DeskAnswer>;
  /** Takes a step of an application. */
  step(
    token: string,
    agendaNo: string,
    action: ActionName,
    body?: Readonly<Record<string, unknown>>,
    key?: string,
  ): Promise<DeskAnswer>;
  close(): Promise<void>;
}

export interface SessionWish {
  readonly name?: string;
  readonly units?: readonly string[];
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export async function openDesk(world: DeskWorld): Promise<DeskHttp> {
  const { database } = world;
  const now = () => world.now;
  const http = await createHttpServer(createLogger('silent'));
  const gate = createGate({ database, now });
  installGate(http, gate);
  world.desk.routes(http, gate);
  await http.ready();
  const users = new Set<string>();
  const call: DeskHttp['call'] = async (token, method, path, { body, key, headers } = {}) => {
    const sent: Record<string, string> = { ...headers };
    if (token !== null) sent['authorization'] = `Bearer ${token}`;
    if (method !== 'GET' && key !== null) sent['idempotency-key'] = key ?? randomUUID();
    if (body !== undefined) sent['content-type'] ??= 'application/json';
    const payload =
      body === undefined || typeof body === 'string' || Buffer.isBuffer(body)
        ? body
        : JSON.stringify(body);
    const url = path.startsWith('/') ? path : `/api/v1/${path}`;
    const response = await http.inject({
      ...{ method, url, headers: sent },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = /json/.test(String(response.headers['content-type'] ?? ''));
    const json = isJson && response.body !== '' ? JSON.parse(response.body) : {};
    const code = response.statusCode >= 400 ? String(json.code ?? '(uncoded)') : null;
    return { status: response.statusCode, code, body: json, text: response.body };
  };
  return {
    http,
    call,
    session: async (role, { name = `the.${role}`, units = [deskUnit] } = {}) => {
      if (!users.has(name)) {
        const user = { name, displayName: name, roles: [role], units };
        const options = { password: testPassword, passwords: cheapPasswords };
        await registerUser(database, user, shell, world.now, options);
        users.add(name);
      }
      return (await openSession(database, name, world.now)).token;
    },
    step: (token, agendaNo, action, body = {}, key = randomUUID()) =>
      call(token, 'POST', `applications/${agendaNo}/${pathOf(action)}`, { body, key }),
    close: () => http.close(),
  };
}
