import type { Channel } from '../channels/channels.contract.ts'
import type { People } from '../people/people.contract.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { fiscalMonths, monthLabels, type FiscalPeriod } from '../shared/calendar.ts'
import { exactAmount, type Fen } from '../shared/money.ts'
import { wordsOf, type Words } from '../sheets/words.rules.ts'
import { sumQuotas } from '../targets/quotas.rules.ts'
import { createRoster } from '../targets/roster.rules.ts'
import type { TargetGrid } from '../targets/targets.contract.ts'
import { addMonths, yearOf, type Months } from '../targets/targets.rules.ts'
import {
  amount,
  amountFormat,
  blank,
  headRows,
  place,
  sheetOf,
  sum,
  text,
  type BookUnit,
} from '../workbooks/book-cells.rules.ts'
import type { Book, BookCell } from '../workbooks/book.rules.ts'
import type { ComparedGrouping } from './comparison.contract.ts'
import {
  addCompared,
  anyDiffers,
  compareLines,
  compareWithQuotas,
  differenceOf,
  groupCompared,
  matchingOf,
  sideOf,
  stateOf,
} from './comparison.rules.ts'

export type ComparisonSource = {
  readonly mine: TargetGrid
  /** Null for the plan's own quotas. */
  readonly theirs: TargetGrid | null
  readonly measure: Measure
  readonly grouping: ComparedGrouping
  readonly onlyDifferences: boolean
  readonly people: People
  readonly channels: readonly Pick<Channel, 'id' | 'code' | 'name'>[]
  readonly unit: BookUnit
  readonly language: 'zh-CN' | 'en'
  /** Milliseconds since 1970, and the local day of it. */
  readonly madeAt: number
  readonly madeOn: string
}

const named = {
  'zh-CN': {
    sheet: '对比',
    mine: '本计划',
    rate: '变化率',
    code: '渠道编号',
    title: (mine: string, theirs: string) => `${mine} 对比 ${theirs}`,
    blankHere: '0→空白',
    blankThere: '空白→0',
    left: '只列出有差异的行；合计包含全部行。',
  },
  en: {
    sheet: 'Comparison',
    mine: 'This plan',
    rate: 'Change',
    code: 'Channel code',
    title: (mine: string, theirs: string) => `${mine} against ${theirs}`,
    blankHere: '0→blank',
    blankThere: 'blank→0',
    left: 'Only rows that differ are listed; the total counts all rows.',
  },
} as const

/** Twelve months and the year of both sides; null is blank, and a quota that cannot be told is blank too. */
type Written = {
  readonly lead: readonly string[]
  readonly mine: readonly (Fen | null)[]
  readonly theirs: readonly (Fen | null)[]
}

/** Twelve months and the year. */
const block = 13
const periods: readonly FiscalPeriod[] = [
  ...fiscalMonths.map((month): FiscalPeriod => ({ kind: 'month', month })),
  { kind: 'year' },
]
const withYear = (months: Months): readonly (Fen | null)[] => [...months, yearOf(months)]

/**
 * The workbook of a comparison: both sides and, as live formulas, the difference of each month and the year, the rate of
 * the year, and the totals of all rows. A blank beside a 0 is a difference and is said in words (DOMAIN.md rule 6).
 */
export function comparisonBook(source: ComparisonSource): Book {
  const { mine, theirs, unit, measure, language } = source
  const words = wordsOf(language)
  const said = named[language]
  const { rows, heads, totals } = theirs ? linesOf(source, theirs, words) : subjectsOf(source, words)
  const lead = heads.length
  const nameOf = ({ plan }: TargetGrid): string => `${words.runningYear(plan.fiscalYear)} v${plan.version}`
  const other = theirs ? nameOf(theirs) : words.quota
  const format = amountFormat(theirs ? [mine, theirs] : [mine], unit)
  const months = monthLabels(mine.plan.fiscalYear, mine.plan.firstMonth).map(({ month }) => words.month(month))
  const headings = [said.mine, other, words.difference].flatMap((side) =>
    [...months, words.year].map((period) => `${side} ${period}`),
  )
  const years = { mine: theirs !== null, theirs: theirs !== null }
  const body = rows.map((row, index) => rowOf(row, headRows + index, lead, unit, said, years))
  const title = said.title(nameOf(mine), other)
  const facts = [words.measures[measure], `${words.unit}: ${words.units[unit]}`]
  return {
    title,
    madeAt: source.madeAt,
    font: language === 'zh-CN' ? 'Microsoft YaHei' : 'Calibri',
    sheets: [
      sheetOf({
        name: said.sheet,
        title,
        facts: [...facts, ...(source.onlyDifferences ? [said.left] : [])].join(' · '),
        headings: [...heads, ...headings, said.rate],
        rows: [...body, totalOf(source, totals, rows.length, lead, words)],
        least: [...heads.map((_, index) => (index === lead - 1 && lead === 1 ? 18 : 11)), ...headings.map(() => 11), 9],
        frozenColumns: lead,
        format,
        footer: `&L${words.product}&C&P / &N&R${source.madeOn}`,
      }),
    ],
  }
}

type Content = {
  readonly rows: readonly Written[]
  readonly heads: readonly string[]
  readonly totals: Omit<Written, 'lead'>
}

function linesOf(source: ComparisonSource, theirs: TargetGrid, words: Words): Content {
  const { mine, people, grouping, onlyDifferences, language } = source
  const roster = createRoster(people)
  const channels = new Map(source.channels.map((channel) => [channel.id, channel]))
  const compared = compareLines(mine.lines, sideOf(theirs, mine.plan.firstMonth), matchingOf(grouping))
  const over = grouping === 'department' || grouping === 'region' ? grouping : null
  const rows = groupCompared(compared, grouping, roster)
    .flatMap((group) => group.rows.map((row) => ({ row, subject: group.subject })))
    .filter(({ row }) => !onlyDifferences || anyDiffers(row))
    .map(({ row, subject }): Written => {
      const channel = row.channel === null ? undefined : channels.get(row.channel)
      return {
        lead: [
          ...(over === null ? [] : [(over === 'region' ? roster.region : roster.department)(subject)?.name ?? '']),
          channel?.code ?? '',
          row.channel === null ? words.newCustomers : (channel?.name ?? ''),
          roster.city(row.city)?.name ?? '',
          roster.person(row.owner)?.name ?? '',
        ],
        mine: withYear(row.mine),
        theirs: withYear(row.theirs),
      }
    })
  const sums = addCompared(compared)
  return {
    rows,
    heads: [...(over === null ? [] : [words[over]]), named[language].code, words.channel, words.city, words.owner],
    totals: { mine: withYear(sums.mine), theirs: withYear(sums.theirs) },
  }
}

function subjectsOf(source: ComparisonSource, words: Words): Content {
  const { mine, people, onlyDifferences } = source
  const level = source.grouping === 'none' ? 'person' : source.grouping
  const roster = createRoster(people)
  const find = { city: roster.city, person: roster.person, department: roster.department, region: roster.region }[level]
  const rows = compareWithQuotas(mine, people, level)
    .map(({ subject, sides }): Written => {
      const both = periods.map(sides)
      return {
        lead: [find(subject)?.name ?? ''],
        mine: both.map((one) => one.mine),
        theirs: both.map((one) => one.theirs ?? null),
      }
    })
    .filter((row) => !onlyDifferences || row.mine.some((own, at) => stateOf(own, row.theirs[at] ?? null) === 'differs'))
  const given = mine.quotas.filter((quota) => quota.level === level)
  return {
    rows,
    heads: [level === 'person' ? words.owner : words[level]],
    totals: {
      mine: withYear(addMonths(mine.lines)),
      theirs: periods.map((period) => sumQuotas(given, period) ?? null),
    },
  }
}

function rowOf(
  row: Written,
  at: number,
  lead: number,
  unit: BookUnit,
  said: (typeof named)['zh-CN' | 'en'],
  live: { readonly mine: boolean; readonly theirs: boolean },
): readonly BookCell[] {
  const side = (amounts: readonly (Fen | null)[], from: number, summed: boolean): readonly BookCell[] =>
    amounts.map((fen, index) =>
      index === block - 1 && summed
        ? sum(`${place(at, from)}:${place(at, from + block - 2)}`, fen, unit)
        : amount(fen, unit, index === block - 1 ? 'sum' : 'body'),
    )
  return [
    ...row.lead.map((content) => text(content)),
    ...side(row.mine, lead, live.mine),
    ...side(row.theirs, lead + block, live.theirs),
    ...row.mine.map((mine, index) => gap(at, lead, index, mine, row.theirs[index] ?? null, unit, said)),
    rate(at, lead, row),
  ]
}

/** mine − theirs, live: blank where both are, in words where a blank stands beside a 0. */
function gap(
  at: number,
  lead: number,
  index: number,
  mine: Fen | null,
  theirs: Fen | null,
  unit: BookUnit,
  said: Pick<(typeof named)['zh-CN' | 'en'], 'blankHere' | 'blankThere'>,
  look: 'gap' | 'totalGap' = 'gap',
): BookCell {
  const [left, right] = [place(at, lead + index), place(at, lead + block + index)]
  const counts = `COUNT(${left})&COUNT(${right})`
  const difference = `N(${left})-N(${right})`
  const formula = `IF(${counts}="00","",IF(AND(${counts}="01",N(${right})=0),"${said.blankHere}",IF(AND(${counts}="10",N(${left})=0),"${said.blankThere}",${difference})))`
  const told = differenceOf(mine, theirs)
  const cached =
    told === null
      ? ''
      : mine === null && theirs === 0
        ? said.blankHere
        : mine === 0 && theirs === null
          ? said.blankThere
          : Number(exactAmount(told, unit))
  return { kind: 'formula', look, formula, cached }
}

/** The year's difference as a part of what it is compared with; blank where that is blank, 0 or less. */
function rate(at: number, lead: number, { mine, theirs }: Pick<Written, 'mine' | 'theirs'>): BookCell {
  const [left, right] = [place(at, lead + block - 1), place(at, lead + 2 * block - 1)]
  const [own, base] = [mine[block - 1] ?? null, theirs[block - 1] ?? null]
  return {
    kind: 'formula',
    look: 'rate',
    formula: `IF(N(${right})<=0,"",(N(${left})-N(${right}))/${right})`,
    cached: base === null || base <= 0 ? '' : ((own ?? 0) - base) / base,
  }
}

/**
 * The totals: live sums of the rows where these are all there is; where rows are left out, or a side holds more than its
 * rows, the amounts themselves.
 */
function totalOf(
  { onlyDifferences, unit, language, theirs: other }: ComparisonSource,
  totals: Omit<Written, 'lead'>,
  rows: number,
  lead: number,
  words: Words,
): readonly BookCell[] {
  const at = headRows + rows
  const live = !onlyDifferences && other !== null && rows > 0
  const sums = (amounts: readonly (Fen | null)[], from: number): readonly BookCell[] =>
    amounts.map((fen, index) =>
      live
        ? sum(`${place(headRows, from + index)}:${place(at - 1, from + index)}`, fen, unit, 'total')
        : amount(fen, unit, 'total'),
    )
  return [
    text(words.total, 'total'),
    ...Array.from({ length: lead - 1 }, () => blank('total')),
    ...sums(totals.mine, lead),
    ...sums(totals.theirs, lead + block),
    ...totals.mine.map((mine, index) =>
      gap(at, lead, index, mine, totals.theirs[index] ?? null, unit, named[language], 'totalGap'),
    ),
    rate(at, lead, totals),
  ]
}
