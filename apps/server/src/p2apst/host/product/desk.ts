import { SetrumError } from '@setrum/errors';
import { businessDay, nextDay } from '../../../platform/index.ts';
import type { HostConfig } from '../config.ts';
import type { Link } from '../link/model.ts';
import type { Lookups } from '../lookup/lookups.ts';
import type { HubServices } from '../services.ts';
import type { Ask, Reply } from '../speech/ask.ts';
import { invalid } from '../speech/speech.ts';

/** What handlers work with. */
export interface Desk {
  readonly config: HostConfig;
  readonly services: HubServices;
  readonly lookups: Lookups;
}

/** An ask whose bank and central may come by this link. */
export interface Case {
  readonly ask: Ask;
  readonly link: Link;
}

export type Handler = (desk: Desk, of: Case) => Promise<Reply>;

/** Throws SETRUM_LINK_UNKNOWN for a switcher that does not come by this link. */
export function assertSwitcher({ link }: Case, switcherId: string): void {
  if (!link.switcherIds.includes(switcherId)) throw new SetrumError('SETRUM_LINK_UNKNOWN');
}

/**
 * Lets a new sale come by this channel and from this terminal. Throws SETRUM_MESSAGE_INVALID (channels are agreed upon),
 * SETRUM_TERMINAL_UNKNOWN, SETRUM_TERMINAL_BLOCKED.
 */
export async function assertSeat({ lookups }: Desk, { ask }: Case): Promise<void> {
  const [isChannel, terminal] = await Promise.all([
    lookups.isChannel(ask.channel),
    lookups.terminal(ask.bank, ask.terminal),
  ]);
  if (!isChannel) throw invalid('the merchant category is no channel');
  if (terminal === 'unknown' && (await lookups.partner(ask.bank)) === null) {
    throw new SetrumError('SETRUM_PARTNER_UNKNOWN');
  }
  if (terminal === 'unknown') throw new SetrumError('SETRUM_TERMINAL_UNKNOWN');
  if (terminal === 'blocked') throw new SetrumError('SETRUM_TERMINAL_BLOCKED');
}

/** The settlement date of field 15: the day after the partner's business day of the sale [confirmed: samples], YYYYMMDD. */
export async function settlementDay({ lookups }: Desk, bank: string, at: string): Promise<string> {
  const cutOff = (await lookups.partner(bank))?.cut_off_from ?? null;
  return nextDay(businessDay(new Date(at), cutOff)).replaceAll('-', '');
}

/** The amount of field 4, which every message but an inquiry has. */
export function amountOf({ ask }: Case): number {
  if (ask.amountCents === null) throw invalid('field 4 is absent');
  return ask.amountCents;
}

/** The sale or payment that was found; null when there is none, or it was declined, or taken back. */
export async function settled<Sale>(finding: Promise<Sale>): Promise<Sale | null> {
  try {
    return await finding;
  } catch (error) {
    const passes =
      !(error instanceof SetrumError) ||
      ['SETRUM_UNAVAILABLE', 'SETRUM_INTERNAL', 'SETRUM_BUSY'].includes(error.code);
    if (passes) throw error;
    return null;
  }
}
