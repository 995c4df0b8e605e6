import type { AppContext } from '../context.ts'
import type { Edit } from '../ledger/ledger.ts'
import { settleValue } from '../people/fields.rules.ts'
import type { Handlers } from '../shared/call.ts'
import { isDay } from '../shared/day.ts'
import { ok, Refusal } from '../shared/result.ts'
import { holidayEdit, readHolidays, shippedHolidays } from './holidays.store.ts'
import type { seasonalityCalls } from './seasonality.contract.ts'

type HolidayCalls = Pick<typeof seasonalityCalls, 'seasonality.holidays' | 'seasonality.editHolidays'>

/** Days off and worked weekends: the State Council's as shipped, and what the workspace made of them. */
export function createHolidaysService(context: AppContext): Handlers<HolidayCalls> {
  const resources = context.ports.resourcesFolder
  return {
    'seasonality.holidays': () => ok(readHolidays(context.open().sqlite, resources)),

    'seasonality.editHolidays': ({ act, edits }) => {
      const { ledger, sqlite } = context.open()
      const commit = ledger.transaction(() => {
        const known = new Map(readHolidays(sqlite, resources).days.map((day) => [day.date, day]))
        const shipped = new Map(shippedHolidays(resources).days.map((day) => [day.date, day]))
        const decided: Edit[] = []
        for (const { date, name, kind } of edits) {
          if (!isDay(date)) throw invalid('date', 'no-such-day', date)
          const before = known.get(date)
          const original = shipped.get(date)
          const after = {
            name: name === undefined ? (before?.name ?? '') : settledName(name ?? original?.name ?? null, date),
            kind: kind === undefined ? (before?.kind ?? 'off') : (kind ?? original?.kind ?? 'plain'),
          }
          if (after.name === '') throw invalid('name', 'required', date)
          known.set(date, { date, ...after, origin: 'own' })
          decided.push(holidayEdit(date, 'live', 1), holidayEdit(date, 'date', date))
          decided.push(holidayEdit(date, 'name', after.name), holidayEdit(date, 'kind', after.kind))
        }
        return ledger.commit(act, { entity: 'holiday', cells: edits.length }, decided)
      })
      context.committed(commit.batch, commit.entities)
      return ok({ changed: commit.changed })
    },
  }
}

const invalid = (field: string, reason: string, id: string): Refusal =>
  new Refusal('field-invalid', { entity: 'holiday', field, reason, id })

function settledName(name: string | null, date: string): string {
  const settled = settleValue({ kind: 'line', limit: 60, required: true }, 'name', name, () => false)
  if (!settled.ok) throw new Refusal(settled.error.code, { ...settled.error.facts, entity: 'holiday', id: date })
  return String(settled.value)
}
