import type { Centre } from '../centre.ts';
import type { GrowingFile, JournalFiles } from '../journal/files.ts';
import type { CardSession, Reader } from '../reader/index.ts';
import type { MortalProcess } from './mortal-process.ts';

/** A reader as a mortal process uses it: every command to the card is a call. */
export function mortalReader(process: MortalProcess, reader: Reader): Reader {
  return {
    name: reader.name,
    connect: (options) =>
      process.call('connect', async () => mortalSession(process, await reader.connect(options))),
    waitForRemoval: (options) => process.call('removal', () => reader.waitForRemoval(options)),
    close: () => reader.close(),
  };
}

function mortalSession(process: MortalProcess, session: CardSession): CardSession {
  return {
    ...session,
    transmit: (apdu) => process.call('transmit', () => session.transmit(apdu)),
    close: () => process.call('lift', () => session.close()),
  };
}

/** The centre as a mortal process asks it. */
export function mortalCentre(process: MortalProcess, centre: Centre): Centre {
  return {
    inquire: (...of) => process.call('inquire', () => centre.inquire(...of)),
    inquireByNumber: (...of) => process.call('inquire', () => centre.inquireByNumber(...of)),
    mailboxAtTap: (...of) => process.call('atTap', () => centre.mailboxAtTap(...of)),
    buy: (...of) => process.call('buy', () => centre.buy(...of)),
    find: (...of) => process.call('find', () => centre.find(...of)),
    conclude: (...of) => process.call('conclude', () => centre.conclude(...of)),
    receipt: (...of) => process.call('receipt', () => centre.receipt(...of)),
  };
}

/** Files as a mortal process has them; `reap` closes what it has left open, as an operating system does. */
export interface MortalFiles extends JournalFiles {
  reap(): Promise<void>;
}

export function mortalFiles(process: MortalProcess, files: JournalFiles): MortalFiles {
  const open = new Set<GrowingFile>();
  return {
    makeFolder: (path) => process.call('makeFolder', () => files.makeFolder(path)),
    names: (folder) => process.call('names', () => files.names(folder)),
    read: (path) => process.call('read', () => files.read(path)),
    claim: (path, text) => process.call('claim', () => files.claim(path, text)),
    remove: (path) => process.call('remove', () => files.remove(path)),
    syncFile: (path) => process.call('syncFile', () => files.syncFile(path)),
    syncFolder: (path) => process.call('syncFolder', () => files.syncFolder(path)),
    create: (path) =>
      process.call('create', async () => {
        const file = await files.create(path);
        open.add(file);
        return mortalFile(process, file, () => open.delete(file));
      }),
    async reap() {
      await process.quiet();
      for (const file of open) await file.close();
      open.clear();
    },
  };
}

function mortalFile(process: MortalProcess, file: GrowingFile, onClose: () => void): GrowingFile {
  return {
    append: (bytes) => process.call('append', () => file.append(bytes)),
    sync: () => process.call('sync', () => file.sync()),
    close: () =>
      process.call('closeFile', async () => {
        onClose();
        await file.close();
      }),
  };
}
