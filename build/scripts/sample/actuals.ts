import { amountField, months } from '../../../src-main/ledger/registry.ts'
import type { SampleActuals } from '../../../src-main/workspaces/sample-actuals.ts'
import { seeded } from './random.ts'
import type { Row, SampleChannel } from './rows.ts'
import { lastYear } from './targets.ts'

const hundredYuan = 10_000

/**
 * What 2026 brought in by 20 November: receipts and revenue of each channel around last year's targets, some channels
 * well above, some below, and a few returns. December is still to come.
 */
export function sampleActuals(rows: readonly Row[], channels: readonly SampleChannel[]): readonly SampleActuals[] {
  // A generator of its own: the rest of the sample stays as it is.
  const random = seeded(20_261_120)
  const targets = new Map(
    rows
      .filter(({ entity, fields }) => entity === 'targetLine' && fields['plan'] === lastYear)
      .map(({ fields }) => [`${String(fields['channel'])} ${String(fields['measure'])}`, fields]),
  )
  const found: SampleActuals[] = []
  for (const channel of channels) {
    const form = random.between(0.84, 1.12)
    const day = random.whole(3, 26)
    for (const [measure, target, prefix] of [
      ['receipt', 'intake', 'SK'],
      ['revenue', 'revenue', 'XS'],
    ] as const) {
      const fields = targets.get(`${channel.id} ${target}`)
      const on = measure === 'revenue' ? 28 : day
      const amounts = months.map((month) => {
        const aim = Number(fields?.[amountField(month)] ?? 0)
        if (aim === 0 || month > 11 || (month === 11 && on > 20)) return null
        // A partner pays in larger pieces than he sells: now and then a month brings nothing.
        if (measure === 'receipt' && channel.grade > 'B' && random.chance(0.12)) return null
        return Math.round((aim * form * random.between(0.86, 1.14)) / hundredYuan) * 100
      })
      found.push({ measure, channel: channel.id, person: channel.before, year: 2026, day: on, prefix, yuan: amounts })
    }
    if (random.chance(0.08)) {
      const month = random.whole(4, 10)
      const yuan = months.map((one) => (one === month ? -100 * random.whole(30, 260) : null))
      const note = '临期退货'
      found.push({
        measure: 'revenue',
        channel: channel.id,
        person: channel.before,
        year: 2026,
        day: 25,
        prefix: 'TH',
        yuan,
        note,
      })
    }
  }
  return found
}
