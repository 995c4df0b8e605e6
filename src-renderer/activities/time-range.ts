import { addDays } from '../../src-main/shared/day.ts'

export const timePresets = ['anyTime', 'thisMonth', 'lastMonth', 'last30', 'next30', 'thisYear', 'custom'] as const
export type TimePreset = (typeof timePresets)[number]

/** Days inclusive; null leaves a side open. */
export type DayRange = { readonly from: string | null; readonly to: string | null }

/** The days of a calendar month, `by` months from the one of that day. */
export function monthAround(day: string, by = 0): { readonly from: string; readonly to: string } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + by]
  const text = (at: number): string => new Date(at).toISOString().slice(0, 10)
  return { from: text(Date.UTC(year, month, 1)), to: text(Date.UTC(year, month + 1, 0)) }
}

/** What a preset means today; `custom` keeps the days that were typed. */
export function rangeOf(preset: TimePreset, today: string, typed: DayRange): DayRange {
  switch (preset) {
    case 'anyTime':
      return { from: null, to: null }
    case 'thisMonth':
      return monthAround(today)
    case 'lastMonth':
      return monthAround(today, -1)
    case 'last30':
      return { from: addDays(today, -29), to: today }
    case 'next30':
      return { from: today, to: addDays(today, 29) }
    case 'thisYear':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
    case 'custom':
      return typed
  }
}
