import { contentOf } from './answer.ts';
import { ownProblem } from './own-problems.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

export interface RequestOptions {
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is: a file. */
  readonly file?: Blob;
  /** The Idempotency-Key of whatever may be done only once. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Longer than the server takes for anything (30 s). */
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 40_000;

/** An address below the server's own with its query; what is null or undefined is left out. */
export function addressOf(path: string, query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [String(value)]) search.append(name, one);
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** One request with the session's cookie. Throws ProblemError; SETRUM_WEB_OFFLINE when nobody answers. */
export async function send<Content>(
  method: Method,
  path: string,
  options: RequestOptions,
  csrf: string | null,
): Promise<Content> {
  const { body, file, key, query, signal, timeoutMs = defaultTimeoutMs } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (file !== undefined) headers.set('content-type', file.type || 'application/octet-stream');
  if (key !== undefined) headers.set('idempotency-key', key);
  if (csrf !== null && method !== 'GET') headers.set('x-csrf-token', csrf);
  const content = file ?? (body === undefined ? null : JSON.stringify(body));
  let response: Response;
  try {
    response = await fetch(addressOf(path, query), {
      ...{ method, headers, body: content, credentials: 'same-origin', cache: 'no-store' },
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw ownProblem('SETRUM_WEB_OFFLINE', error);
  }
  return contentOf<Content>(response);
}
