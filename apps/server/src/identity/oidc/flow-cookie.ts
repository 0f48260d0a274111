import type { Vault } from '../totp/vault.ts';
import type { Flow } from './directory.ts';

export const flowCookie = 'setrum_oidc';
export const flowSeconds = 600;
const context = 'oidc flow';

/** The flow, sealed, for the browser to keep: so any server can finish what another began, and only the browser that began it. */
export function sealFlow(vault: Vault, flow: Flow, at: Date): string {
  const untilMs = at.getTime() + flowSeconds * 1000;
  return vault.seal(Buffer.from(JSON.stringify({ ...flow, untilMs })), context);
}

/** Null when it is not ours, or too old. */
export function openFlow(vault: Vault, sealed: string | undefined, at: Date): Flow | null {
  const text = sealed === undefined ? null : vault.open(sealed, context);
  if (text === null) return null;
  const { untilMs, ...flow } = JSON.parse(text.toString()) as Flow & { readonly untilMs: number };
  return at.getTime() < untilMs ? flow : null;
}
