import type { ImportField, ImportSubject } from '../../src-main/workbooks/workbooks.contract.ts'
import { en, i18n, zh } from '../text/texts.ts'

const periods = ['year', 'quarter1', 'quarter2', 'quarter3', 'quarter4'] as const
const months = [
  'month1',
  'month2',
  'month3',
  'month4',
  'month5',
  'month6',
  'month7',
  'month8',
  'month9',
  'month10',
  'month11',
  'month12',
] as const

/** The fields that a column may stand for, by subject, in the order of the list. */
export const fieldsOf: Readonly<Record<ImportSubject, readonly ImportField[]>> = {
  channels: [
    'code',
    'name',
    'type',
    'class',
    'grade',
    'status',
    'city',
    'cityCode',
    'province',
    'country',
    'region',
    'owner',
    'department',
    'firstContact',
    'phone',
    'signedOn',
    'address',
    'note',
  ],
  quotas: ['owner', 'department', 'city', 'region', 'date', 'amount', ...periods, ...months],
  actuals: ['document', 'date', 'measure', 'channelCode', 'channel', 'city', 'owner', 'amount', 'note'],
  targets: ['owner', 'channelCode', 'channel', 'city', ...periods, ...months],
}

/** A field's name in the window's language; months are calendar months. */
export function importFieldName(field: string): string {
  const { workbooks, domain } = i18n.language === 'en' ? en : zh
  const names: Readonly<Record<string, string>> = workbooks.field
  const monthNames: Readonly<Record<string, string>> = domain.month
  return monthNames[field.replace(/^month/, 'm')] ?? names[field] ?? field
}
