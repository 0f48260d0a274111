import { SetrumError } from '@setrum/errors';
import { inTransaction, mailboxAtTap, receiveVisit, type SoldPurchase } from '@setrum/server';
import type { Chance } from '../chance.ts';
import { soakPartner } from '../world.ts';
import type { Home } from './home.ts';
import type { Tally } from './tally.ts';
import type { CampaignCentre } from './world.ts';

const amountCents = 2_000_000;

/** What a household does on a day, if anything. */
export async function liveDay(
  centre: CampaignCentre,
  home: Home,
  day: number,
  { chance, tally }: { readonly chance: Chance; readonly tally: Tally },
): Promise<void> {
  const { life } = home;
  if (day === life.losesOn) {
    await centre.lose(home);
    tally.add('cards lost');
  }
  const isLost = life.losesOn !== null && day >= life.losesOn;
  if (day === life.replacedOn) {
    await centre.replace(home);
    tally.add('cards replaced');
  }
  const isOut = (day - life.firstDay) % life.everyDays === 0 && day >= life.firstDay;
  if (!isOut || (life.silentFrom !== null && day >= life.silentFrom)) return;
  await home.typeAgain();
  const hasCard = home.card !== null && !(isLost && (life.replacedOn ?? day + 1) > day);
  if (!hasCard || chance.percent(8)) return buyOnPaper(centre, home, tally);
  await maybeTap(home, chance, tally);
  if (chance.percent(15)) await show(centre, home, tally);
  else await buy(centre, home, tally);
  await maybeTap(home, chance, tally);
}

async function maybeTap(home: Home, chance: Chance, tally: Tally): Promise<void> {
  const isDone = chance.percent(home.life.taps);
  tally.add(isDone ? 'taps' : 'taps forgotten');
  if (isDone) await home.tap();
}

async function buyOnPaper(centre: CampaignCentre, home: Home, tally: Tally): Promise<void> {
  const sold = await sell(centre, home, null, tally);
  if (sold === null) return;
  tally.add('sales on paper');
  await home.type(sold);
}

async function buy(centre: CampaignCentre, home: Home, tally: Tally): Promise<void> {
  const sold = await sell(centre, home, await home.visit(), tally);
  if (sold === null) return;
  if (sold.mailbox !== null) {
    tally.add('sales on a card');
    return home.write(sold.mailbox.image);
  }
  // No room: the customer taps first what lies on the card, as the receipt says, and types what is on it.
  tally.add('sales beside a full card');
  await home.tap();
  await home.type(sold);
}

type Card = Awaited<ReturnType<Home['visit']>>;

async function sell(centre: CampaignCentre, home: Home, card: Card, tally: Tally) {
  const day = centre.now.toISOString().slice(0, 10);
  const { meterNo } = home.life.household;
  const requestKey = `${meterNo}-${centre.now.getTime()}`;
  try {
    const sold = await centre.service.buy({
      ...{ meterNo, requestKey, amountCents, card, partnerId: soakPartner.partnerId },
      ...{ counterId: 'LOKET-01', terminalId: 'LOKET-01', channel: '6021' },
      ...{ plnRef: null, switcherRef: null, buyingOption: 'new', adminCents: null },
    });
    home.soldDkwh += sold.energyDkwh;
    home.log.push(saleLine(day, card, sold));
    return sold;
  } catch (error) {
    if (!(error instanceof SetrumError)) throw error;
    tally.add(`declined: ${error.code}`);
    return null;
  }
}

function saleLine(day: string, card: Card, sold: SoldPurchase): string {
  const { reference, keyChange, mailbox } = sold;
  const to = mailbox === null ? 'paper' : `mailbox ${mailbox.sequence}`;
  const ref = reference.slice(-8).toLowerCase();
  return `${day} sale ${ref} card ${card?.uid ?? '-'} to ${to}, ${keyChange.length} sections`;
}

/** At the counter without buying: what the card brings is taken in, what waits goes home with it. */
async function show(centre: CampaignCentre, home: Home, tally: Tally): Promise<void> {
  const card = await home.visit();
  if (card === null) return;
  const { options, now: at, database } = centre;
  const { meterNo } = home.life.household;
  const arrival = { meterNo, card, by: soakPartner.partnerId, at };
  const received = await receiveVisit(options, arrival);
  const tap = {
    ...{ meterNo, cardUid: card.uid, mailboxSequence: card.mailboxSequence, at },
    dealtSequence: received?.report.acknowledgement.mailboxSequence ?? 0,
  };
  const mailbox = await inTransaction(database, (transaction) =>
    mailboxAtTap(transaction, options, tap),
  );
  tally.add(mailbox === null ? 'visits without news' : 'visits that took tokens home');
  if (mailbox !== null) await home.write(mailbox.image);
}
