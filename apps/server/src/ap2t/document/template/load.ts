import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetrumError } from '@setrum/errors';
import { type DocumentKind, documentKinds, kindFacts } from '../kind.ts';
import { templateProblems } from './check.ts';
import type { Template } from './schema.ts';

/** The folder of the templates that come with the product. */
export const builtInTemplates = fileURLToPath(new URL('../templates', import.meta.url));

/** A template for every kind of document. */
export type Templates = Readonly<Record<DocumentKind, Template>>;

/**
 * The templates: the built-in ones, and before them those of `directory`, where an operator keeps the ones that were changed.
 * Throws {@link SetrumError}, the first of what {@link checkTemplates} finds.
 */
export async function loadTemplates(directory: string | null): Promise<Templates> {
  const { templates, problems } = await checkTemplates(directory);
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  return templates as Templates;
}

/** Reads and checks all templates; gives those that may be used and everything that is wrong with the others. */
export async function checkTemplates(directory: string | null): Promise<{
  readonly templates: Partial<Record<DocumentKind, Template>>;
  readonly problems: readonly SetrumError[];
}> {
  const changed = directory === null ? new Map<string, string>() : await filesOf(directory);
  const templates: Partial<Record<DocumentKind, Template>> = {};
  const problems: SetrumError[] = [];
  for (const kind of documentKinds) {
    const name = `${kindFacts[kind].template}.json`;
    const path = changed.get(name) ?? join(builtInTemplates, name);
    changed.delete(name);
    const read = await readTemplate(kind, path);
    if (Array.isArray(read)) problems.push(...read);
    else templates[kind] = read;
  }
  for (const path of changed.values()) {
    problems.push(new SetrumError('SETRUM_TEMPLATE_UNKNOWN', { template: path }));
  }
  return { templates, problems };
}

/** The `.json` files of a folder, by name. */
async function filesOf(directory: string): Promise<Map<string, string>> {
  const names = await readdir(directory).catch((error: Error) => {
    throw unreadable(directory, error);
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return new Map(files.map((name) => [name, join(directory, name)]));
}

async function readTemplate(kind: DocumentKind, path: string): Promise<Template | SetrumError[]> {
  let candidate: unknown;
  try {
    candidate = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    return [unreadable(path, error as Error)];
  }
  const problems = templateProblems(kind, candidate);
  if (problems.length === 0) return candidate as Template;
  return problems.map(
    ({ code, place, params }) => new SetrumError(code, { template: path, place, ...params }),
  );
}

function unreadable(template: string, cause: Error): SetrumError {
  return new SetrumError(
    'SETRUM_TEMPLATE_UNREADABLE',
    { template, detail: cause.message },
    { cause },
  );
}
