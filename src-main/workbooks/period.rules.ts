import { fiscalMonth, fiscalMonthOf, parseDate } from '../shared/calendar.ts'
import { monthOf, quarterOfHeading } from './headings.rules.ts'

/** A stretch of a fiscal year that a cell or a heading names; `fiscalYear` is null where it names no year. */
export type NamedPeriod = {
  /** A `day` stands for its quarter or its month; which, the other rows of the file tell. */
  readonly kind: 'year' | 'quarter' | 'month' | 'day'
  readonly fiscalYear: number | null
  /** The quarter (1–4) or the month (1–12) from the fiscal year's first month on; 0 for a year. */
  readonly part: number
}

/**
 * Reads a cell of a date column: a day (`2024-02-28`, a workbook's serial number), a month (`2024年2月`, `Feb-24`, `2月`), a
 * quarter (`2024Q1`, `第一季度`; counted as the fiscal year counts) or a year. Null where it could mean something else.
 */
export function periodOf(text: string, epoch: 1900 | 1904, firstMonth: number): NamedPeriod | null {
  const day = parseDate(/^\d{5}(?:\.\d+)?$/u.test(text) ? Number(text) : text, epoch)
  if (day.ok && day.value !== null) {
    const { fiscalYear, month } = fiscalMonthOf(day.value, firstMonth)
    return { kind: 'day', fiscalYear, part: month }
  }
  return headingPeriod(text, firstMonth)
}

/** Reads a heading or a cell that names a month, a quarter or a year. */
export function headingPeriod(text: string, firstMonth: number): NamedPeriod | null {
  const quarter = quarterOfHeading(text)
  if (quarter) return { kind: 'quarter', fiscalYear: quarter.year, part: quarter.quarter }
  const named = monthOf(text)
  if (named) {
    const early = named.year !== null && named.month < firstMonth
    const fiscalYear = named.year === null ? null : early ? named.year - 1 : named.year
    return { kind: 'month', fiscalYear, part: fiscalMonth(named.month, firstMonth) }
  }
  const year = /^(?:fy\s*)?((?:19|20)\d{2})\s*(?:年度?|财年)?\s*(?:合计|指标|目标)?$/iu.exec(
    text.normalize('NFKC').trim(),
  )
  return year ? { kind: 'year', fiscalYear: Number(year[1]), part: 0 } : null
}
