import { concatBytes } from '../../bytes.ts';
import { PAGE_BYTES } from '../../map.ts';
import type { Link } from '../link.ts';
import type { PassThrough } from '../reader-profile/profile.ts';
import { assertStillThere } from '../uid.ts';
import { ACKNOWLEDGED, FAST_READ, WRITE } from './chip.ts';
import type { Pages } from './pages.ts';

/**
 * By the chip's own FAST_READ and WRITE through the reader. A command that does not come back whole is done again by the plain commands,
 * as is all that follows: a page may then be written twice, with the same bytes.
 */
export function rawPages(link: Link, passThrough: PassThrough, plain: Pages): Pages {
  const { transmit, uid, reader, notice } = link;
  const most = Math.floor(reader.maxAnswerBytes / PAGE_BYTES);
  let works = true;
  const fallBack = async () => {
    works = false;
    notice({ kind: 'pass-through-refused', profile: reader.name });
    await passThrough.end();
    await assertStillThere(transmit, uid);
  };

  return {
    async read(first, last) {
      const parts: Uint8Array[] = [];
      for (let page = first; page <= last && works; page += most) {
        const end = Math.min(page + most - 1, last);
        const answer = await passThrough.transceive(Uint8Array.of(FAST_READ, page, end));
        if (answer?.length === (end - page + 1) * PAGE_BYTES) parts.push(answer);
        else await fallBack();
      }
      return works ? concatBytes(parts) : plain.read(first, last);
    },
    async write(page, bytes) {
      if (works && reader.acknowledges) {
        const answer = await passThrough.transceive(Uint8Array.of(WRITE, page, ...bytes));
        if (answer?.length === 1 && answer[0] === ACKNOWLEDGED) return;
        await fallBack();
      }
      await plain.write(page, bytes);
    },
  };
}
