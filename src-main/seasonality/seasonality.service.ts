import type { Database as Sqlite } from 'better-sqlite3'
import { readMonthlyActuals } from '../actuals/actuals.store.ts'
import type { AppContext } from '../context.ts'
import type { Act } from '../ledger/ledger.contract.ts'
import type { Commit, Edit } from '../ledger/ledger.ts'
import { settleValue } from '../people/fields.rules.ts'
import { valuesOf } from '../people/people.store.ts'
import { findTwin } from '../people/unique.rules.ts'
import type { Plan } from '../plans/plans.contract.ts'
import { planEdit, readOpenPlan, readPlan } from '../plans/plans.store.ts'
import type { Handlers } from '../shared/call.ts'
import { ok, Refusal, valueOf, type Facts } from '../shared/result.ts'
import { festivalShift, festivalYearOf } from './festival.rules.ts'
import { createHolidaysService } from './holidays.service.ts'
import { kindsOf, readHolidays } from './holidays.store.ts'
import {
  amountsOfActuals,
  evenWeights,
  patternWeights,
  toCalendar,
  weightsOfAmounts,
  writeWeights,
} from './profiles.rules.ts'
import { profileEdit, readProfile, readProfiles } from './profiles.store.ts'
import { weightUnit, type Making, type ProfileSource, type seasonalityCalls } from './seasonality.contract.ts'
import { readChannelMonths, readPlanMonths } from './sources.service.ts'
import { fiscalWorkingDays } from './workdays.rules.ts'

type Made = { readonly weights: readonly number[]; readonly source: ProfileSource; readonly year: number | null }

/** Seasonality profiles (DOMAIN.md rule 2), who follows them, and the days off that working days are counted by. */
export function createSeasonalityService(context: AppContext): Handlers<typeof seasonalityCalls> {
  /** Decides and writes in one transaction, then tells the window. */
  const write = (
    decide: (sqlite: Sqlite) => { readonly act: Act; readonly facts: Facts; readonly edits: readonly Edit[] },
  ): Commit => {
    const { ledger, sqlite } = context.open()
    const commit = ledger.transaction(() => {
      const { act, facts, edits } = decide(sqlite)
      return ledger.commit(act, facts, edits)
    })
    context.committed(commit.batch, commit.entities)
    return commit
  }

  const make = (sqlite: Sqlite, plan: Plan, making: Making): Made => {
    const { fiscalYear, firstMonth } = plan
    switch (making.kind) {
      case 'hand':
      case 'even':
        return { weights: evenWeights, source: making, year: null }
      case 'pattern':
        return { weights: patternWeights(making.pattern, firstMonth), source: making, year: null }
      case 'working-days': {
        const kinds = kindsOf(readHolidays(sqlite, context.ports.resourcesFolder))
        const days = fiscalWorkingDays(fiscalYear, firstMonth, kinds).map((count) => count * weightUnit)
        return {
          weights: toCalendar(days, firstMonth),
          source: { kind: 'working-days', fiscalYear },
          year: festivalYearOf(fiscalYear, firstMonth),
        }
      }
      case 'targets': {
        const { from, measure, channel } = making
        const other = readPlan(sqlite, from)
        const amounts =
          channel === null ? readPlanMonths(sqlite, other, measure) : readChannelMonths(sqlite, other, measure, channel)
        const weights = weightsOfAmounts(toCalendar(amounts, other.firstMonth))
        if (!weights) throw new Refusal('plan-empty', { fiscalYear: other.fiscalYear })
        return {
          weights,
          source: { kind: 'targets', fiscalYear: other.fiscalYear, measure, channel },
          year: festivalYearOf(other.fiscalYear, other.firstMonth),
        }
      }
      case 'actuals': {
        const { channel, ...source } = making
        // A year of records has no first month of its own; it is counted as this plan counts.
        const months = readMonthlyActuals(sqlite, {
          fiscalYear: making.fiscalYear,
          measure: making.measure,
          firstMonth,
          ...(channel === null ? {} : { channel }),
        })
        const weights = weightsOfAmounts(toCalendar(amountsOfActuals(months), firstMonth))
        if (!weights) throw new Refusal('actuals-none', { fiscalYear: making.fiscalYear })
        return { weights, source: { ...source, channel }, year: festivalYearOf(making.fiscalYear, firstMonth) }
      }
    }
  }

  return {
    ...createHolidaysService(context),

    'seasonality.profiles': () => ok(readProfiles(context.open().sqlite)),

    'seasonality.create': ({ name, plan, making }) => {
      const id = context.ports.newId()
      write((sqlite) => {
        const made = make(sqlite, readPlan(sqlite, plan), making)
        const edits = [
          profileEdit(id, 'live', 1),
          profileEdit(id, 'name', settledName(name, id)),
          ...madeEdits(id, made),
        ]
        refuseTwins(sqlite, edits)
        return { act: 'create', facts: { entity: 'profile', name }, edits }
      })
      return ok({ id })
    },

    'seasonality.remake': ({ id, plan, making }) => {
      write((sqlite) => {
        const { name } = readProfile(sqlite, id)
        const made = make(sqlite, readPlan(sqlite, plan), making)
        return { act: 'seasonality', facts: { entity: 'profile', name }, edits: madeEdits(id, made) }
      })
      return ok(null)
    },

    'seasonality.edit': ({ act, edits }) => {
      const commit = write((sqlite) => {
        const settled = decideEdits(sqlite, edits)
        refuseTwins(sqlite, settled)
        return { act, facts: { entity: 'profile', cells: edits.length }, edits: settled }
      })
      return ok({ changed: commit.changed })
    },

    'seasonality.shiftFestival': ({ id, plan }) => {
      write((sqlite) => {
        const { fiscalYear, firstMonth } = readPlan(sqlite, plan)
        const { name, weights, year } = readProfile(sqlite, id)
        const shift = festivalShift(weights, year, festivalYearOf(fiscalYear, firstMonth))
        if (!shift) throw new Refusal('seasonality-settled', { entity: 'profile', id })
        const edits = [
          profileEdit(id, 'weights', writeWeights([...shift.after, ...weights.slice(2)])),
          profileEdit(id, 'year', shift.to),
        ]
        return { act: 'seasonality', facts: { entity: 'profile', name, from: shift.from, to: shift.to }, edits }
      })
      return ok(null)
    },

    'seasonality.remove': ({ id }) => {
      write((sqlite) => {
        const { name } = readProfile(sqlite, id)
        const facts = { entity: 'profile', name, removed: true }
        return { act: 'edit', facts, edits: [profileEdit(id, 'live', null)] }
      })
      return ok(null)
    },

    'seasonality.follow': ({ plan, profile }) => {
      write((sqlite) => {
        const { fiscalYear } = readOpenPlan(sqlite, plan)
        const name = profile === null ? null : readProfile(sqlite, profile).name
        const facts = { entity: 'plan', fiscalYear, profile: name }
        return { act: 'seasonality', facts, edits: [planEdit(plan, 'profile', profile)] }
      })
      return ok(null)
    },
  }
}

const madeEdits = (id: string, { weights, source, year }: Made): readonly Edit[] => [
  profileEdit(id, 'weights', writeWeights(weights)),
  profileEdit(id, 'source', JSON.stringify(source)),
  profileEdit(id, 'year', year),
]

/** The name without outer space; throws `field-invalid` (required, too-long, control). */
function settledName(name: string | null, id: string): string {
  const rule = { kind: 'line', limit: 60, required: true } as const
  const settled = settleValue(rule, 'name', name, () => false)
  if (!settled.ok) throw new Refusal(settled.error.code, { ...settled.error.facts, entity: 'profile', id })
  return String(valueOf(settled))
}

type ProfileEdits = Parameters<Handlers<typeof seasonalityCalls>['seasonality.edit']>[0]['edits']

/** One edit of the weights for each profile, however many of its months were typed; a blank weighs nothing. */
function decideEdits(sqlite: Sqlite, edits: ProfileEdits): readonly Edit[] {
  const weights = new Map<string, number[]>()
  const decided: Edit[] = []
  for (const edit of edits) {
    const { id } = edit
    const profile = readProfile(sqlite, id)
    if (edit.field === 'name') decided.push(profileEdit(id, 'name', settledName(edit.value, id)))
    else if (edit.field === 'year') decided.push(profileEdit(id, 'year', edit.value))
    else {
      const twelve = weights.get(id) ?? [...profile.weights]
      twelve[edit.month - 1] = edit.value ?? 0
      weights.set(id, twelve)
    }
  }
  for (const [id, twelve] of weights) {
    if (twelve.every((weight) => weight === 0)) {
      throw new Refusal('field-invalid', { entity: 'profile', field: 'weights', reason: 'range', id })
    }
    decided.push(profileEdit(id, 'weights', writeWeights(twelve)), profileEdit(id, 'source', '{"kind":"hand"}'))
  }
  return decided
}

/** Throws `name-taken` where two profiles would bear one name. */
function refuseTwins(sqlite: Sqlite, edits: readonly Edit[]): void {
  const edited = new Map(edits.filter(({ field }) => field === 'name').map(({ id, value }) => [id, value]))
  if (edited.size === 0) return
  const twin = findTwin(valuesOf(sqlite, 'profile', 'name'), edited)
  if (twin) throw new Refusal('name-taken', { entity: 'profile', field: 'name', value: twin.value, id: twin.id })
}
