import { issueDesfire } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { ChipLink, IssueSecrets } from './chip-link.ts';

/** Application, files and keys of a DESFire (docs/card.md §10). SETRUM_USAGE without a share that its keys follow from. */
export async function issueDesfireWith(
  link: ChipLink,
  { shares, formerShares, piccKey }: IssueSecrets,
): Promise<unknown> {
  const [share, ...others] = shares;
  if (share === undefined) {
    const detail = "the keys of a DESFire follow from a meter's share: --share";
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  const previous = [...others, ...formerShares];
  return issueDesfire(link, { share, previous, ...(piccKey === null ? {} : { piccKey }) });
}
