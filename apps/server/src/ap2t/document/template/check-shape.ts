import { Value } from 'typebox/value';
import type { TemplateProblem } from './problem.ts';
import { Block, Template } from './schema.ts';

/** What keeps a candidate from being a template at all; of each block the one thing that is most to the point. */
export function shapeProblems(candidate: unknown): TemplateProblem[] {
  if (Value.Check(Template, candidate)) return [];
  const body = (candidate as { readonly body?: unknown } | null)?.body;
  const inBlocks = Array.isArray(body) ? body.flatMap((block, n) => blockProblems(block, n)) : [];
  if (inBlocks.length > 0) return inBlocks;
  return Value.Errors(Template, candidate)
    .slice(0, 1)
    .map(({ instancePath, message }) => shape(instancePath || '/', message));
}

/** A union's own errors speak of every member; so the block is held against the one that it names. */
function blockProblems(block: unknown, n: number): TemplateProblem[] {
  const name = (block as { readonly block?: unknown } | null)?.block;
  const named = Block.anyOf.find(({ properties }) => properties.block.const === name);
  if (named === undefined) return [shape(`/body/${n}/block`, `there is no block ${String(name)}`)];
  return Value.Errors(named, block)
    .slice(0, 1)
    .map(({ instancePath, message }) => shape(`/body/${n}${instancePath}`, message));
}

function shape(place: string, detail: string): TemplateProblem {
  return { code: 'SETRUM_TEMPLATE_SHAPE', place, params: { detail } };
}
