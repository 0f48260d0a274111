import { isProblem } from './problem.ts';
import { type Method, type RequestOptions, send } from './request.ts';

/** Who the session belongs to, as far as requests must know. */
export interface SessionKeeper {
  /** What goes into X-CSRF-Token; null while nobody is signed in. */
  csrf(): string | null;
  /** The session has ended: brings the sign-in over the page. True when the same person is back, and the request may go again. */
  renew(): Promise<boolean>;
  /** Another tab has signed in anew: asks for the present token. True when there is one. */
  refresh(): Promise<boolean>;
}

let keeper: SessionKeeper | null = null;

/** To be called once, by who keeps the session. */
export function keepSession(by: SessionKeeper): void {
  keeper = by;
}

/**
 * A request of whoever is signed in. When the session has ended, it waits for the sign-in and goes again: a request refused for that has done
 * nothing, so sending it again is safe, and what the clerk has typed is not lost.
 */
async function call<Content>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Content> {
  const attempt = (): Promise<Content> =>
    send<Content>(method, path, options, keeper?.csrf() ?? null);
  try {
    return await attempt();
  } catch (error) {
    if (keeper === null) throw error;
    if (isProblem(error, 'SETRUM_UNAUTHENTICATED') && (await keeper.renew())) return attempt();
    if (isProblem(error, 'SETRUM_CSRF') && (await keeper.refresh())) return attempt();
    throw error;
  }
}

type WithoutBody = Omit<RequestOptions, 'body' | 'file'>;

/** The server's API. The caller says what it expects: `api.get<Customer>('/api/v1/customers/…')`. Everything throws ProblemError. */
export const api = {
  get: <Content>(path: string, options?: WithoutBody) => call<Content>('GET', path, options),
  post: <Content>(path: string, body?: unknown, options?: WithoutBody) =>
    call<Content>('POST', path, { ...options, body }),
  put: <Content>(path: string, body?: unknown, options?: WithoutBody) =>
    call<Content>('PUT', path, { ...options, body }),
  patch: <Content>(path: string, body?: unknown, options?: WithoutBody) =>
    call<Content>('PATCH', path, { ...options, body }),
  delete: <Content>(path: string, body?: unknown, options?: WithoutBody) =>
    call<Content>('DELETE', path, { ...options, body }),
  upload: <Content>(path: string, file: Blob, options?: WithoutBody) =>
    call<Content>('POST', path, { ...options, file }),
} as const;
