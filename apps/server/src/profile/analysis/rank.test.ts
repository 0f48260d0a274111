import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Evidence, EvidenceMonth, FeedMonth, MeterHistory } from './model.ts';
import { rankP2tl } from './rank.ts';

const axis = [202510, 202511, 202512, ...Array.from({ length: 10 }, (_, n) => 202601 + n)];
const meters = 40;
const places = ['T-1', 'T-2', 'T-3', 'T-4'];
const suspect = '32000000007';
/** The month in which its use falls, a place on the axis. */
const fallsIn = 7;

/** Use of a meter in a month, kWh: a level of its own, and a little chance that is always the same. */
function usual(n: number, month: number): number {
  return 100 + (n % 10) * 8 + (((n + 3) * (month + 7) * 31) % 13) - 6;
}

interface Story {
  /** Of what it used before, the suspect's meter counts this share. */
  readonly left: number;
  /** Of what is missing there, this share has flowed past it. */
  readonly past: number;
  readonly change?: (months: readonly EvidenceMonth[]) => readonly EvidenceMonth[];
}

/** Four transformers of forty meters each; on the first one hangs somebody whose use falls. */
function evidenceOf({ left, past, change = (months) => months }: Story): Evidence {
  const histories: MeterHistory[] = [];
  const feeds: FeedMonth[] = [];
  places.forEach((place, p) => {
    const flowed = axis.map(() => 0);
    for (let n = 0; n < meters; n += 1) {
      const meterNo = String(32000000000 + p * 1000 + n).padStart(11, '0');
      const isSuspect = meterNo === suspect;
      let standKwh = 5000 + n * 40;
      const months = axis.map((month, at) => {
        const wanted = usual(n, at);
        const counted = isSuspect && at >= fallsIn ? Math.round(wanted * left) : wanted;
        standKwh += counted;
        flowed[at] = (flowed[at] ?? 0) + counted + (wanted - counted) * past;
        return monthOf(month, standKwh);
      });
      const sold = months.map(({ month }, at) => {
        const before = months[at - 1]?.standKwh ?? 0;
        return { month, energyDkwh: 10 * ((months[at]?.standKwh ?? 0) - before) };
      });
      histories.push({
        ...{ meterNo, unit: '53425', feeder: 'P-1', transformer: place, tariff: 'R1T' },
        ...{ powerVa: 1300, since: null, removed: null, sold },
        months: isSuspect ? change(months) : months,
      });
    }
    axis.forEach((month, at) => {
      const loss = 1.03 + (((at + p) * 7) % 5) * 0.001;
      feeds.push({ place, month, energyKwh: Math.round((flowed[at] ?? 0) * loss) });
    });
  });
  return { meters: histories, feeds };
}

function monthOf(month: number, standKwh: number): EvidenceMonth {
  const marks = { tamper: 0, tamperCause: 0, tamperEvents: 0, verification: 'verified' } as const;
  return { month, standKwh, remainingKwh: 20, ...marks };
}

const findingOf = (story: Story) =>
  rankP2tl(evidenceOf(story), { least: 0 }).find(({ meterNo }) => meterNo === suspect);

describe('the detector', () => {
  test('finds a fall that the transformer does not share, and says why', () => {
    const [first] = rankP2tl(evidenceOf({ left: 0.45, past: 1 }));
    assert.equal(first?.meterNo, suspect);
    assert.ok(first.score > 0.9, `score ${first.score}`);
    assert.equal(first.since, axis[fallsIn]);
    const codes = first.reasons.map(({ code }) => code);
    assert.ok(codes.includes('fall') && codes.includes('balance'), codes.join());
    const { figures, id, en } = first.reasons.find(({ code }) => code === 'fall') ?? assert.fail();
    assert.ok(Math.abs((figures['fallPercent'] ?? 0) - 55) <= 4, JSON.stringify(figures));
    assert.match(id, /^Pemakaian turun 5\d % sejak 05\/2026/);
    assert.match(en, /^Use fell by 5\d % since 05\/2026/);
    const balance = first.reasons.find(({ code }) => code === 'balance');
    assert.ok((balance?.weight ?? 0) > 0);
    assert.match(balance?.en ?? '', /^Balance of T-1: .*It fits the/);
  });

  test('lets the balance speak for an honest household that saves', () => {
    const thief = findingOf({ left: 0.7, past: 1 });
    const saver = findingOf({ left: 0.7, past: 0 });
    assert.ok((thief?.score ?? 0) > 0.5, `thief ${thief?.score}`);
    assert.ok((saver?.score ?? 1) < 0.2, `saver ${saver?.score}`);
    const spoken = saver?.reasons.find(({ code }) => code === 'balance');
    assert.ok((spoken?.weight ?? 0) < 0);
    assert.match(spoken?.id ?? '', /tidak tampak di sana/);
  });

  test('takes an empty house for what it is', () => {
    assert.ok((findingOf({ left: 0.02, past: 0 })?.score ?? 1) < 0.1);
  });

  test('tells tamper marks with their cause, and forged reports', () => {
    const change = (months: readonly EvidenceMonth[]) =>
      months.map((month, at): EvidenceMonth => {
        if (at === 8) return { ...month, tamper: 8, tamperCause: 4, tamperEvents: 2 };
        return at === 11 ? { ...month, verification: 'forged' } : month;
      });
    const plain = findingOf({ left: 0.7, past: 1 });
    const marked = findingOf({ left: 0.7, past: 1, change });
    assert.ok((marked?.score ?? 0) > (plain?.score ?? 1));
    const texts = Object.fromEntries((marked?.reasons ?? []).map(({ code, id }) => [code, id]));
    assert.match(texts['tamper'] ?? '', /06\/2026: medan magnet/);
    assert.match(texts['forged'] ?? '', /^1 bulan/);
  });

  test('does not take a register that jumps, or a roll-over, for use', () => {
    const jump = (months: readonly EvidenceMonth[]) =>
      months.map((month, at) => ({ ...month, standKwh: month.standKwh + (at >= 6 ? 3000 : 0) }));
    const jumped = findingOf({ left: 1, past: 0, change: jump });
    assert.ok((jumped?.score ?? 1) < 0.1);
    assert.ok(
      jumped?.reasons.some(({ code, figures }) => code === 'jump' && figures['month'] === axis[6]),
    );
    const rolled = (months: readonly EvidenceMonth[]) =>
      months.map((month) => ({ ...month, standKwh: (month.standKwh + 994_000) % 1_000_000 }));
    const over = findingOf({ left: 1, past: 0, change: rolled });
    assert.ok(!over?.reasons.some(({ code }) => code === 'jump' || code === 'fall'));
  });

  test('has nothing to say of nothing', () => {
    assert.deepEqual(rankP2tl({ meters: [], feeds: [] }), []);
  });
});
