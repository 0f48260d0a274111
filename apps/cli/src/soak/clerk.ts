import { SetrumError } from '@setrum/errors';
import type { Counter, Journal, JournalEntry, Sale } from '@setrum/loket';
import type { Mishap, SalePlan } from './plan.ts';
import type { Stage } from './run-of-program.ts';

/** What the clerk does when a customer comes. */
export async function serve(
  stage: Stage,
  plan: SalePlan,
  mishap: Mishap,
  counter: Counter,
): Promise<void> {
  const { household, notes } = stage;
  const { meterNo } = household;
  const { card, others } = household.home;
  if (plan.way === 'number') {
    const found = await attempt(stage, 'inquiry', () => counter.inquireByNumber({ meterNo }));
    if (found === null) return;
    const { holder } = found.inquiry;
    const visit = await attempt(stage, 'name', () => counter.confirmHolder(found, holder));
    if (visit === null) return;
    await sell(stage, counter, () => counter.buyByNumber(visit, plan.amountCents));
    return;
  }
  const visit = await attempt(stage, 'visit', () => counter.visit());
  if (visit === null) return;
  if (mishap.swap === 'before') {
    household.lay(others[1]);
    await mustRefuse(stage, () => counter.buy(visit, plan.amountCents));
    household.lay(card);
  }
  const buy = (): Promise<Sale> => counter.buy(visit, plan.amountCents);
  if (mishap.clicks === undefined) {
    await sell(stage, counter, buy);
  } else {
    notes.count('clicked twice');
    await Promise.all([sell(stage, counter, buy), sell(stage, counter, buy)]);
  }
}

/** What the clerk does with what is left over: `turn` counts how often. */
export async function seeTo(
  stage: Stage,
  plan: SalePlan,
  turn: number,
  counter: Counter,
  journal: Journal,
): Promise<void> {
  const { household, notes, k } = stage;
  for (const { params } of journal.damage) {
    notes.found(`the journal is damaged: ${JSON.stringify(params)}`, k, household.number);
  }
  for (const entry of unprinted(journal)) {
    const receipt = await attempt(stage, 'reprint', () => counter.reprint(entry.requestKey));
    if (receipt !== null) await hand(stage, counter, entry.requestKey, receipt.sale.token);
  }
  for (const entry of counter.pending()) await takeUp(stage, plan, turn, counter, entry);
}

async function takeUp(
  stage: Stage,
  plan: SalePlan,
  turn: number,
  counter: Counter,
  entry: JournalEntry,
): Promise<void> {
  const { household } = stage;
  const { card, others } = household.home;
  if (plan.clerk === 'cancel' && entry.step === 'asked') {
    await attempt(stage, 'cancel', () => counter.cancel(entry));
    return;
  }
  if (plan.clerk === 'paper') {
    await sell(stage, counter, () => counter.giveOnPaper(entry));
    return;
  }
  if (plan.wrongCardFirst && entry.cardUid !== null) {
    household.lay(others[turn % 2] ?? others[0]);
    await mustRefuse(stage, () => counter.resume(entry));
    household.lay(card);
  }
  await sell(stage, counter, () => counter.resume(entry));
}

/** The card of a sale on paper comes back. */
export async function bringBack(stage: Stage, counter: Counter, journal: Journal): Promise<void> {
  const paper = journal.all().filter(({ step, cardUid }) => step === 'paper' && cardUid !== null);
  const last = paper.at(-1);
  if (last !== undefined) {
    stage.notes.count('card brought back');
    await sell(stage, counter, () => counter.writeAgain(last));
  }
}

function unprinted(journal: Journal): readonly JournalEntry[] {
  return journal.all().filter(({ step, printed }) => step === 'paper' && !printed);
}

/** A sale that has come to paper is handed over. */
async function sell(stage: Stage, counter: Counter, act: () => Promise<Sale>): Promise<void> {
  const sale = await attempt(stage, 'sale', act);
  if (sale === null) return;
  stage.notes.step(stage.k, `  ${sale.card} ${sale.problem?.code ?? ''}`.trimEnd());
  if (sale.card !== 'paper') return;
  await hand(stage, counter, sale.purchase.requestKey, sale.purchase.token);
}

/** The customer has the paper; then it is noted. */
async function hand(
  stage: Stage,
  counter: Counter,
  requestKey: string,
  token: string,
): Promise<void> {
  stage.household.papers.add(token);
  await attempt(stage, 'printed', () => counter.receiptPrinted(requestKey));
}

async function mustRefuse(stage: Stage, act: () => Promise<Sale>): Promise<void> {
  const { notes, k, household } = stage;
  notes.count('another card tapped');
  const sale = await attempt(stage, 'with another card', act);
  if (sale !== null) notes.found('another card was sold to', k, household.number);
}

/** Null after an error of the catalogue, which is what a clerk is told; anything else is a defect and ends the soak's sale. */
async function attempt<Result>(
  { notes, k }: Stage,
  what: string,
  act: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof SetrumError)) throw error;
    notes.step(k, `  ${what}: ${error.code}`);
    return null;
  }
}
