import { citySheet, linesByCity, placeName } from './city.rules.ts'
import { cityPages } from './city-html.rules.ts'
import type { Orientation } from './pages.rules.ts'
import type { SheetRequest } from './sheets.contract.ts'
import { cityName, type Known } from './source.rules.ts'
import { tableAPages } from './table-a-html.rules.ts'
import { tableASheet } from './table-a.rules.ts'
import { tableBPages } from './table-b-html.rules.ts'
import { tableBSheet } from './table-b.rules.ts'
import { tableCPages } from './table-c-html.rules.ts'
import { tableCSheets } from './table-c.rules.ts'

/** One document of a print job: its pages are made when they are asked for. */
export type PrintedDocument = {
  readonly name: string
  readonly make: () => { readonly html: string; readonly pages: number }
}

export type PrintJob = {
  readonly title: string
  readonly paper: Orientation
  readonly documents: readonly PrintedDocument[]
}

/**
 * What a request prints. `known` holds the asked measure, `other` the other one, which table C prints after or before it
 * (预收款/订单 first) where it has anything to tell. Without a row to print there are no documents.
 */
export function printJob(document: SheetRequest['document'], known: Known, other: Known | null): PrintJob {
  const { words, grid } = known
  const title = (name: string): string => `${name} ${grid.plan.fiscalYear} v${grid.plan.version}`
  const table = (name: string, paper: Orientation, make: PrintedDocument['make']): PrintJob => ({
    title: title(name),
    paper,
    documents: grid.lines.length === 0 && grid.quotas.length === 0 ? [] : [{ name, make }],
  })
  switch (document.kind) {
    case 'table-a':
      return table(words.tableA(grid.measure), 'portrait', () => tableAPages(tableASheet(known)))
    case 'table-b':
      return table(words.tableB(grid.measure), 'portrait', () => tableBPages(tableBSheet(known)))
    case 'table-c':
      return table(words.tableC, 'landscape', () => tableCPages(tableCSheets(measuresOf(known, other))))
    case 'cities': {
      const cities = linesByCity(known, document.cities)
      const [first] = cities
      const what =
        cities.length === 1 && first
          ? cityName(known, first.city)
          : words.cityCount(cities.filter(({ city }) => city !== null).length)
      return {
        title: title(`${words.citySheet} ${what} ${words.measures[grid.measure]}`),
        paper: 'landscape',
        documents: cities.map(({ city, lines }) => ({
          name: placeName(known, city),
          make: () => cityPages(citySheet(known, city, lines)),
        })),
      }
    }
  }
}

function measuresOf(known: Known, other: Known | null): readonly Known[] {
  const tells = ({ grid }: Known): boolean =>
    grid.quotas.length > 0 || grid.lines.some(({ months }) => months.some((fen) => fen !== null))
  const both = other && tells(other) ? [known, other] : [known]
  return both.toSorted((a, b) => (a.grid.measure < b.grid.measure ? -1 : 1))
}
