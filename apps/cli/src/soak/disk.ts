import type { PowerCutFiles } from '@setrum/loket';

/** The disk of a counter's PC, which can be full. */
export interface Disk {
  /** Full from the n-th append from now on; null: there is room. True when it has been full since the last time. */
  fullAfter(n: number | null): boolean;
  of(files: PowerCutFiles): PowerCutFiles;
}

export function createDisk(): Disk {
  let left: number | null = null;
  let met = false;
  return {
    fullAfter(n) {
      const was = met;
      left = n;
      met = false;
      return was;
    },
    of: (files) => ({
      ...files,
      async create(path) {
        const file = await files.create(path);
        return {
          ...file,
          async append(bytes) {
            if (left !== null) left -= 1;
            if (left === null || left > 0) return file.append(bytes);
            met = true;
            // As much as there was room for.
            await file.append(bytes.subarray(0, bytes.length / 3));
            throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          },
        };
      },
    }),
  };
}
