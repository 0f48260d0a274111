import type { profileTitlesId } from './profile.id.ts';

export const profileTitlesEn: Readonly<Record<keyof typeof profileTitlesId, string>> = {
  pageTwoWay: 'Monitoring of transactions',
  pageLoadProfile: 'Load profile by meter number',
  pageProfileReports: 'Reports by unit',
  pageP2tl: 'P2TL list',
  pageCardInspector: 'What is on a card',
  pageKeyCampaigns: 'Key-change campaigns',
  pageKeyCampaign: 'Key-change campaign',
  pageKeyCampaignNew: 'Ask for a key-change campaign',
};
