import { ownProblem } from './own-problems.ts';
import { type ProblemBody, ProblemError } from './problem.ts';

/** The content of an answer: JSON as the caller expects it, text of anything else, null of nothing. Throws the problem that it tells. */
export async function contentOf<Content>(response: Response): Promise<Content> {
  if (!response.ok) throw await problemIn(response);
  if (response.status === 204) return null as Content;
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  try {
    return (await (isJson ? response.json() : response.text())) as Content;
  } catch (error) {
    throw ownProblem('SETRUM_WEB_OFFLINE', error);
  }
}

/** What somebody between us and the server says is no problem of ours to read. */
async function problemIn(response: Response): Promise<ProblemError> {
  try {
    const body = (await response.json()) as ProblemBody;
    if (typeof body.code === 'string' && typeof body.messages?.id === 'string')
      return new ProblemError(body);
  } catch {
    // Not JSON: told as what it is below.
  }
  return ownProblem(response.status >= 500 ? 'SETRUM_WEB_SERVER' : 'SETRUM_WEB_ANSWER');
}
