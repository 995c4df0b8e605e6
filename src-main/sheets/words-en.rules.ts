import type { Unit } from '../shared/money.ts'
import type { Words } from './words.rules.ts'

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const shortMonth = (month: number): string => shortMonths[month - 1] ?? ''
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const unitWords: Readonly<Record<Unit, string>> = {
  yuan: 'CNY',
  hundred: 'CNY 100',
  thousand: 'CNY 1,000',
  wan: 'CNY 10,000',
}

export const english: Words = {
  product: 'Qudao',
  savePdf: 'Save as PDF',
  pdfFile: 'PDF file',
  cityCount: (count) => plural(count, 'city', 'cities'),
  wideSpace: '\u2003',
  comma: ', ',
  brackets: (text) => ` (${text})`,

  citySheet: 'City target sheet',
  tableA: (measure) => (measure === 'intake' ? 'A. Prepayments or orders by quarter' : 'A. Revenue by quarter'),
  tableB: (measure) =>
    measure === 'revenue' ? 'B. Revenue targets by person' : 'B. Prepayment or order targets by person',
  tableC: 'C. Targets by month',
  measures: { intake: 'Prepayments or orders', revenue: 'Revenue' },
  statuses: { draft: 'Draft', submitted: 'Submitted', returned: 'Returned', approved: 'Approved' },
  types: { agent: 'Agent', direct: 'Direct team', institution: 'Institution' },
  units: unitWords,

  region: 'Region',
  city: 'City',
  owner: 'Owner',
  fiscalYear: 'Fiscal year',
  planVersion: 'Plan',
  measure: 'Measure',
  unit: 'Unit',
  printedOn: 'Printed on',
  quotaAndOwn: 'Quota / own',
  own: 'Own target',
  quota: 'Quota',
  headquartersQuota: 'Quota',
  difference: 'Gap',
  checkCode: 'Check code',
  printed: 'Printed',
  continued: 'Continued',
  page: (page, pages) => `Page ${page} of ${pages}`,

  channel: 'Channel',
  grade: 'Gr.',
  year: 'Year',
  total: 'Total',
  share: 'Share',
  shareDetail: 'of the year, %',
  newValue: 'Revised',
  note: 'Notes',
  department: 'Dept',
  salesperson: 'Salesperson',
  cityOrChannel: 'City and channel',
  target: 'Target',
  ownersOfTableA: () => 'Owner',
  newCustomers: 'New customers',
  unsigned: 'not yet signed',
  unsignedByCity: 'Not yet signed, by city',
  noCity: 'No city',
  noOwner: 'No owner',
  noDepartment: 'No department',
  groupContinued: ' (cont.)',
  signatures: ['Prepared', 'Checked', 'Signed', 'Date'],

  months: (first, last) => `${shortMonth(first)}–${shortMonth(last)}`,
  monthsIntoNextYear: (first, last) => `${shortMonth(first)}–${shortMonth(last)} next year`,
  month: shortMonth,
  quarter: (quarter) => `Quarter ${quarter}`,
  quarterMonths: (first, last) => ` (${shortMonth(first)}–${shortMonth(last)})`,
  fiscalYearOf: (year, months) => `${year} (${months})`,
  runningYear: (year) => `FY ${year}`,
  runningPlan: (version, status) => `plan v${version} ${status.toLowerCase()}`,
  planOf: (version, status) => `v${version} · ${status.toLowerCase()}`,
  runningUnit: (unit) => `unit ${unit}`,
  ownerAndTitle: (name, title) => (title ? `${name} (${title})` : name),
  andMore: (names, count) => `${names} and others (${count})`,
  manyRegions: (count) => plural(count, 'region', 'regions'),
  rowCount: (channels, newLines) =>
    plural(channels, 'channel', 'channels') + (newLines > 0 ? ' and new customers' : ''),
  rowCountByCity: (channels, cities) =>
    plural(channels, 'channel', 'channels') +
    (cities > 0 ? ` and new customers in ${plural(cities, 'city', 'cities')}` : ''),
  channelsOf: (place, channels, amount) => `${place}: ${plural(channels, 'channel', 'channels')}, ${amount}`,
  citiesOf: (cities, channels, amount) =>
    `${plural(cities, 'city', 'cities')}, ${plural(channels, 'channel', 'channels')}: ${amount}`,
  newCustomersOf: (cities, amount) => `${plural(cities, 'city', 'cities')}: ${amount}`,

  noteCompare: 'Against the quota',
  noteDifference: 'Gap (own − quota)',
  notes: {
    change: [
      'To change',
      'a month: strike it out, write the new number below it. The year: write it under "Revised"; months keep their shares.',
    ],
    blank: (zero) => ['Blank, zero', `Blank is undecided; ${zero} is a decided zero.`],
    held: ['Underlined', 'months are held and stay as they are.'],
    keyIn: [
      'To key in',
      'find the sheet by its check code, the rows by number or code. Another code means that the plan has changed.',
    ],
    sums: [
      'Sums',
      'A quarter is its three months, the year its four quarters. Shares are rounded so that the months make 100.0.',
    ],
    rounded: ' Totals add the stored values and are then rounded.',
    scopeHead: 'Scope',
    scope: {
      intake: 'Prepayments or orders, never added to revenue. ',
      revenue: 'Revenue, without prepayments or orders. ',
    },
    scopeTail: 'A quarter is its three months; for months see "Targets by month". ',
    precision: (unit, decimals) =>
      unit === 'yuan'
        ? `Amounts to CNY ${decimals === 0 ? '1' : '0.01'}.`
        : `Amounts to ${(10 ** -decimals).toFixed(decimals)} of ${unitWords[unit]}.`,
    compareB: (quota, own, difference, unit) => `Quota ${quota}\u2003Own ${own}\u2003Gap ${difference} (${unit}). `,
    ownB: (own, unit) => `Own ${own} (${unit}). `,
    seeC: 'For months by person see "Targets by month".',
    shareC: 'Share: part of the year, rounded so that the months make 100.0%. ',
    agreesC: {
      intake: 'Quarters agree with "Prepayments or orders by quarter".',
      revenue: 'The total agrees with "Revenue targets by person".',
    },
  },
}
