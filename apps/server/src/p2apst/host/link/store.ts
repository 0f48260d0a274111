import { SetrumError } from '@setrum/errors';
import { recordAct } from '../../../identity/index.ts';
import { type Database, tables } from '../../../platform/index.ts';
import { type Link, type LinkRegistration, linkDefaults } from './model.ts';

interface LinkTable {
  readonly link_id: string;
  readonly dialect: string | null;
  readonly framing: string | null;
  readonly central_id: string;
  readonly switcher_ids: readonly string[];
  readonly bank_codes: readonly string[];
  readonly fingerprints: readonly string[];
  readonly addresses: readonly string[];
  readonly auto_sign_on: boolean;
  readonly max_connections: number;
  readonly max_unanswered: number;
  readonly max_frame_bytes: number;
  readonly idle_echo_seconds: number;
  readonly enabled: boolean;
}

/**
 * Registers a link, or changes the one of this name as a whole. Hosts that are up follow within seconds.
 *
 * @param by who does it, for the audit trail; null: the set-up of a demo or a test
 */
export async function registerLink(
  database: Database,
  registration: LinkRegistration,
  by: string | null = null,
  at: Date = new Date(),
): Promise<void> {
  const link: Link = { ...linkDefaults, ...registration };
  const row: LinkTable = {
    link_id: link.linkId,
    dialect: link.dialect,
    framing: link.framing,
    central_id: link.centralId,
    switcher_ids: link.switcherIds,
    bank_codes: link.bankCodes,
    fingerprints: link.fingerprints.map((text) => text.toUpperCase()),
    addresses: link.addresses,
    auto_sign_on: link.autoSignOn,
    max_connections: link.maxConnections,
    max_unanswered: link.maxUnanswered,
    max_frame_bytes: link.maxFrameBytes,
    idle_echo_seconds: link.idleEchoSeconds,
    enabled: link.enabled,
  };
  await tables<{ link: LinkTable }>(database, 'p2apst')
    .transaction()
    .execute(async (p2apst) => {
      await p2apst
        .insertInto('link')
        .values(row)
        .onConflict((conflict) => conflict.column('link_id').doUpdateSet(row))
        .execute();
      if (by === null) return;
      const act = { actor: by, act: 'link.register', subject: link.linkId };
      await recordAct(p2apst, { ...act, detail: { enabled: String(link.enabled) } }, at);
    });
}

const columns = `
  link_id as "linkId", dialect, framing, central_id as "centralId", switcher_ids as "switcherIds", bank_codes as "bankCodes",
  fingerprints, addresses::text[] as addresses, auto_sign_on as "autoSignOn", max_connections as "maxConnections",
  max_unanswered as "maxUnanswered", max_frame_bytes as "maxFrameBytes", idle_echo_seconds as "idleEchoSeconds", enabled`;

/** The links that are enabled. */
export async function loadLinks(database: Database): Promise<readonly Link[]> {
  const { rows } = await database.pool.query<Link>(
    `select ${columns} from p2apst.link where enabled order by link_id`,
  );
  return rows;
}

/** All links, also those that are shut. */
export async function allLinks(database: Database): Promise<readonly Link[]> {
  const { rows } = await database.pool.query<Link>(
    `select ${columns} from p2apst.link order by link_id`,
  );
  return rows;
}

/** Opens a link or shuts it, and keeps who did. Throws SETRUM_LINK_NOT_FOUND. */
export async function setLinkEnabled(
  database: Database,
  change: { readonly linkId: string; readonly enabled: boolean },
  by: { readonly label: string; readonly at: Date },
): Promise<void> {
  const { linkId, enabled } = change;
  await tables<{ link: LinkTable }>(database, 'p2apst')
    .transaction()
    .execute(async (p2apst) => {
      const changed = await p2apst
        .updateTable('link')
        .set({ enabled })
        .where('link_id', '=', linkId)
        .returning('link_id')
        .executeTakeFirst();
      if (changed === undefined) throw new SetrumError('SETRUM_LINK_NOT_FOUND', { linkId });
      const act = { actor: by.label, act: 'link.enable', subject: linkId };
      await recordAct(p2apst, { ...act, detail: { enabled: String(enabled) } }, by.at);
    });
}
