import { isErrorCode, SetrumError } from '@setrum/errors';

export interface CallerOptions {
  readonly url: string;
  readonly accessKey: string;
  /** Longest wait for one answer. PLN's partners wait 35 s before they ask again. */
  readonly timeoutMs?: number;
  /** How often a request is sent before the counter gives up for now. */
  readonly attempts?: number;
  readonly pauseMs?: number;
  readonly fetch?: typeof fetch;
}

/** Calls the centre's HTTP API. Throws its coded refusal, or SETRUM_CENTRE_UNREACHABLE when no answer came. */
export interface Caller {
  get<Answer>(path: string): Promise<Answer>;
  /** Sent again while the outcome is open: only for requests that are safe to repeat. */
  post<Answer>(
    path: string,
    body: object,
    headers?: Readonly<Record<string, string>>,
    patience?: Patience,
  ): Promise<Answer>;
}

/** How long one answer is waited for, and how often it is asked for. */
export interface Patience {
  readonly timeoutMs: number;
  readonly attempts: number;
}

/** After these the outcome is open: the same request may be sent again. Every other code is final. */
const openOutcomes: readonly string[] = ['SETRUM_BUSY', 'SETRUM_UNAVAILABLE', 'SETRUM_INTERNAL'];

export function httpCaller(options: CallerOptions): Caller {
  const { url, accessKey, timeoutMs = 35_000, attempts = 3, pauseMs = 500 } = options;
  const usual: Patience = { timeoutMs, attempts };
  const send = options.fetch ?? fetch;
  const authorization = { authorization: `Bearer ${accessKey}` };

  async function once<Answer>(
    path: string,
    request: RequestInit,
    { timeoutMs }: Patience,
  ): Promise<Answer> {
    const response = await send(new URL(path, url), {
      ...request,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw refusalOf(answer, response.status);
    return answer as Answer;
  }

  async function ask<Answer>(
    path: string,
    request: RequestInit,
    patience: Patience = usual,
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once<Answer>(path, request, patience);
      } catch (error) {
        const final = error instanceof SetrumError && !openOutcomes.includes(error.code);
        if (final) throw error;
        if (attempt >= patience.attempts) throw unreachable(error);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  return {
    get: (path) => ask(path, { headers: authorization }),
    post: (path, body, headers = {}, patience = usual) => {
      const sent = { 'content-type': 'application/json', ...authorization, ...headers };
      return ask(path, { method: 'POST', headers: sent, body: JSON.stringify(body) }, patience);
    },
  };
}

function refusalOf(answer: unknown, status: number): SetrumError {
  if (
    typeof answer === 'object' &&
    answer !== null &&
    'code' in answer &&
    typeof answer.code === 'string'
  ) {
    const params =
      'params' in answer && typeof answer.params === 'object' ? { ...answer.params } : {};
    if (isErrorCode(answer.code)) return new SetrumError(answer.code, params);
  }
  return new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail: `HTTP ${status}` });
}

function unreachable(error: unknown): SetrumError {
  if (error instanceof SetrumError && error.code === 'SETRUM_CENTRE_UNREACHABLE') return error;
  const detail =
    error instanceof SetrumError
      ? error.code
      : error instanceof Error
        ? describe(error)
        : String(error);
  return new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail }, { cause: error });
}

/** fetch hides the reason ("connection refused") in its cause. */
function describe(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
