import { createMeter, type Meter } from '@setrum/meter';
import { lockMeter } from './lock.ts';
import { readMeter, writeMeterFile } from './state-file.ts';

/** A meter that is kept in a file, in the hands of this process. */
export interface Workbench {
  readonly file: string;
  readonly meter: Meter;
  /** Identifier of the last token made for it. */
  readonly lastIssuedTid: number;
  /** Remembers one that was made. */
  issued(tid: number): Promise<void>;
}

/**
 * Opens the meter of a state file, and keeps others from it meanwhile. Time goes on for it only when it is told: its true time is the moment up
 * to which it was run. SETRUM_METER_STATE_MISSING, _UNREADABLE, _IN_USE; a step that cannot be saved fails with _UNWRITABLE.
 */
export async function atWorkbench<Result>(
  file: string,
  use: (bench: Workbench) => Promise<Result>,
): Promise<Result> {
  const release = await lockMeter(file);
  try {
    const saved = await readMeter(file);
    let { lastIssuedTid } = saved;
    const meter: Meter = createMeter(saved.meter, {
      save: (state) => writeMeterFile(file, { meter: state, lastIssuedTid }),
      nowMs: () => meter.state.clock.ranUntilMs ?? Date.now(),
    });
    return await use({
      file,
      meter,
      get lastIssuedTid() {
        return lastIssuedTid;
      },
      issued: async (tid) => {
        await writeMeterFile(file, { meter: meter.state, lastIssuedTid: tid });
        lastIssuedTid = tid;
      },
    });
  } finally {
    await release();
  }
}
