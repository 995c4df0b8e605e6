import { amountField, heldField, months } from '../../../src-main/ledger/registry.ts'
import { measures, type Measure } from '../../../src-main/plans/plans.contract.ts'
import { planIdFor } from '../../../src-main/plans/plans.store.ts'
import { targetLineId } from '../../../src-main/targets/targets.store.ts'
import { quotaId } from '../../../src-main/targets/quotas.store.ts'
import type { LineKey } from '../../../src-main/targets/targets.contract.ts'
import { cities } from './places.ts'
import type { Random } from './random.ts'
import type { Row, SampleChannel } from './rows.ts'

export const lastYear = planIdFor(2026, 1)
export const thisYear = planIdFor(2027, 1)

const thousand = 100_000
/** Ten thousand yuan, in fen. */
const wan = 1_000_000
/** Share of the year by month, in per mille: a low February for Spring Festival, a strong close. */
const season = [76, 44, 84, 85, 83, 87, 80, 85, 91, 89, 94, 102]
const yearly: Readonly<Record<SampleChannel['grade'], readonly [number, number]>> = {
  A: [220, 430],
  B: [110, 210],
  C: [55, 110],
  D: [25, 60],
}

type Line = { readonly key: LineKey; readonly months: readonly (number | null)[]; readonly held: ReadonlySet<number> }

const rounded = (fen: number): number => Math.round(fen / thousand) * thousand
const total = (line: Line): number => line.months.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)

function lineRow(plan: string, measure: Measure, line: Line): Row {
  const amounts = months.map((month) => [amountField(month), line.months[month - 1] ?? null] as const)
  const holds = months.filter((month) => line.held.has(month)).map((month) => [heldField(month), 1] as const)
  return {
    entity: 'targetLine',
    id: targetLineId(plan, measure, line.key),
    fields: {
      plan,
      measure,
      ...line.key,
      ...Object.fromEntries(amounts.filter(([, amount]) => amount !== null)),
      ...Object.fromEntries(holds),
    },
  }
}

/** Monthly figures of both years and both measures, the quotas that headquarters gave, and the two plans. */
export function targetRows(random: Random, channels: readonly SampleChannel[]): readonly Row[] {
  const rows: Row[] = []
  const sums = Array.from({ length: 12 }, () => 0)
  for (const measure of measures) {
    const factor = measure === 'revenue' ? 1.12 : 1
    const before: Line[] = []
    const now: Line[] = []
    for (const channel of channels) {
      const year = random.between(...yearly[channel.grade]) * wan * factor
      const past = season.map((weight, at) =>
        at + 1 < channel.since ? null : rounded((year * weight * random.between(0.85, 1.15)) / 1000),
      )
      const growth = random.between(1.02, 1.16)
      const next = season.map((weight, at) => {
        if (random.chance(0.008)) return 0
        return rounded(past[at] === null ? (year * weight * growth) / 1000 : (past[at] as number) * growth)
      })
      const held = new Set(months.filter(() => random.chance(0.04)))
      const key = { channel: channel.id, city: null }
      before.push({ key: { owner: channel.before, ...key }, months: past, held: new Set() })
      now.push({
        key: { owner: channel.owner, ...key },
        months: next.map((amount, at) => (channel.since > 8 && at > 9 ? null : amount)),
        held,
      })
    }
    for (const city of cities.slice(0, 7)) {
      const key = { owner: city.owners[0] as string, channel: null, city: `cn-${city.code}` }
      const year = random.between(60, 150) * wan * factor
      now.push({
        key,
        months: season.map((weight, at) => (at < 2 ? null : rounded((year * weight) / 1000))),
        held: new Set(),
      })
    }
    rows.push(
      ...before.map((line) => lineRow(lastYear, measure, line)),
      ...now.map((line) => lineRow(thisYear, measure, line)),
    )
    rows.push(
      ...quotaRows(random, lastYear, measure, before, channels),
      ...quotaRows(random, thisYear, measure, now, channels),
    )
    if (measure === 'intake')
      before.forEach((line) =>
        line.months.forEach((amount, at) => {
          sums[at] = (sums[at] ?? 0) + (amount ?? 0)
        }),
      )
  }
  const plan = (id: string, fiscalYear: number, status: string, seasonality: string | null): Row => ({
    entity: 'plan',
    id,
    fields: { fiscalYear, version: 1, firstMonth: 1, status, step: thousand, seasonality },
  })
  const weights = JSON.stringify(sums.map((sum) => Math.round(sum / wan)))
  return [plan(lastYear, 2026, 'approved', null), plan(thisYear, 2027, 'draft', weights), ...rows]
}

/** 下达 by person and by city: near what the region itself plans, rounded as headquarters rounds. */
function quotaRows(
  random: Random,
  plan: string,
  measure: Measure,
  lines: readonly Line[],
  channels: readonly SampleChannel[],
): readonly Row[] {
  const byChannel = new Map(channels.map((channel) => [channel.id, `cn-${channel.city}`]))
  const given = (level: 'person' | 'city', subjectOf: (line: Line) => string | null): readonly Row[] => {
    const own = new Map<string, number>()
    for (const line of lines) {
      const subject = subjectOf(line)
      if (subject !== null) own.set(subject, (own.get(subject) ?? 0) + total(line))
    }
    return [...own].map(([subject, sum]) => ({
      entity: 'quota',
      id: quotaId(plan, measure, level, subject),
      fields: {
        plan,
        measure,
        level,
        subject,
        year: Math.round((sum * random.between(0.97, 1.05)) / (10 * wan)) * 10 * wan,
      },
    }))
  }
  return [
    ...given('person', ({ key }) => key.owner),
    ...given('city', ({ key }) => key.city ?? byChannel.get(key.channel ?? '') ?? null),
  ]
}
