import { addDays } from '../shared/day.ts'
import type { ActivityKind } from './activities.contract.ts'

/** Words by which a kind of work is recognised where one types, in both languages; the longest that fits is taken. */
const kindWords: Readonly<Record<ActivityKind, readonly string[]>> = {
  training: ['培训', 'training'],
  meetingSupport: ['会议支持', '会议', 'meeting support', 'meeting'],
  phoneCall: ['电话呼叫', '电话', '打电话', 'phone call', 'phone', 'call'],
  customerService: ['客户服务', 'customer service'],
  salesConversion: ['销售转化', '转化', 'sales conversion', 'conversion'],
  mobileTracking: ['移动化数据跟踪', '数据跟踪', 'mobile data tracking', 'mobile tracking', 'tracking'],
  headquartersCoordination: ['总部服务协调', '总部协调', '服务协调', 'headquarters coordination'],
  platformLiaison: ['服务平台客户对接', '平台对接', '客户对接', 'platform liaison'],
  processFeedback: ['过程反馈', '反馈', 'process feedback', 'feedback'],
  promotionMaterial: ['宣传物料', '物料', 'promotion material', 'material'],
  localDesign: ['各地定制设计', '定制设计', '设计', 'local design', 'design'],
  promotionPlan: ['推广活动方案', '活动方案', '方案', 'promotion plan'],
  video: ['视频资料', '视频', 'video'],
  visit: ['拜访', '走访', '上门', 'visit'],
  relationship: ['日常感情交流', '感情交流', '交流', 'keeping in touch', 'relationship'],
  onlineTraining: ['线上培训', 'online training'],
  offlineTraining: ['线下培训', '现场培训', 'offline training', 'training on site'],
  channelDevelopment: ['渠道开发', '开发', 'channel development'],
}

/** A piece at the beginning of a text that was understood, and how many UTF-16 units it takes. */
export type Read<Value> = { readonly value: Value; readonly length: number }

const allKindWords = (Object.entries(kindWords) as [ActivityKind, readonly string[]][])
  .flatMap(([kind, words]) => words.map((word) => ({ kind, word })))
  .toSorted((a, b) => b.word.length - a.word.length)

/** Where a word ends: at the end, at space, at punctuation; Chinese needs no space between words. */
export function endsWord(text: string, length: number): boolean {
  const next = text[length]
  const last = text[length - 1] ?? ''
  if (next === undefined || !/[\p{L}\p{N}]/u.test(next)) return true
  return /\p{Script=Han}/u.test(last)
}

export function readKind(text: string): Read<ActivityKind> | null {
  const lower = text.toLowerCase()
  const found = allKindWords.find(({ word }) => lower.startsWith(word) && endsWord(text, word.length))
  return found ? { value: found.kind, length: found.word.length } : null
}

const dayWords: readonly (readonly [word: string, days: number])[] = [
  ['大前天', -3],
  ['前天', -2],
  ['昨天', -1],
  ['今天', 0],
  ['明天', 1],
  ['后天', 2],
  ['大后天', 3],
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]

const weekdays = '一二三四五六日'
const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

const two = (part: string | number): string => String(part).padStart(2, '0')

const exists = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** A month and day without a year is the one nearest to today; of two that are equally far, the coming one. */
function nearest(month: string, day: string, today: string): string | null {
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year, year + 1]
    .map((one) => `${one}-${two(month)}-${two(day)}`)
    .filter(exists)
    .map((one) => ({ one, far: Math.abs(Date.parse(one) - Date.parse(today)) }))
  return days.toSorted((a, b) => a.far - b.far || (a.one < b.one ? 1 : -1))[0]?.one ?? null
}

function weekday(number: number, week: 'this' | 'next' | 'last', today: string): string {
  const monday = addDays(today, 1 - weekdayOf(today))
  return addDays(monday, number - 1 + { this: 0, next: 7, last: -7 }[week])
}

/**
 * A day at the beginning of a text: 今天, 昨天, 明天, 后天, 前天, 6-18, 6/18, 6月18日, 18日, 2027-06-18, 周五, 下周五, 上周五, 3天后,
 * 3天前, and today, yesterday, tomorrow, friday, next friday. Weeks begin on Monday; 周五 is this week's.
 */
export function readDay(text: string, today: string): Read<string> | null {
  const lower = text.toLowerCase()
  for (const [word, days] of dayWords) {
    if (lower.startsWith(word) && endsWord(text, word.length))
      return { value: addDays(today, days), length: word.length }
  }
  const found = (pattern: RegExp, day: (parts: readonly string[]) => string | null): Read<string> | null => {
    const match = pattern.exec(lower)
    if (!match || !endsNumber(text, match[0].length)) return null
    const value = day(match.slice(1))
    return value !== null && exists(value) ? { value, length: match[0].length } : null
  }
  return (
    found(
      /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?/u,
      ([year, month, day]) => `${year}-${two(month ?? '')}-${two(day ?? '')}`,
    ) ??
    found(/^(\d{1,2})(?:[-/]|月)(\d{1,2})[日号]?/u, ([month, day]) => nearest(month ?? '', day ?? '', today)) ??
    found(/^(\d{1,2})[日号]/u, ([day]) => `${today.slice(0, 8)}${two(day ?? '')}`) ??
    found(/^(\d{1,3})天([前后])/u, ([days, way]) => addDays(today, Number(days) * (way === '前' ? -1 : 1))) ??
    found(/^([上下本这]?)(?:周|星期|礼拜)([一二三四五六日天])/u, ([week, name]) =>
      weekday(
        weekdays.indexOf(name === '天' ? '日' : (name ?? '')) + 1,
        week === '下' ? 'next' : week === '上' ? 'last' : 'this',
        today,
      ),
    ) ??
    found(/^(?:(next|last)\s)?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/u, ([week, name]) =>
      weekday(
        weekdayNames.indexOf(name ?? '') + 1,
        week === 'next' ? 'next' : week === 'last' ? 'last' : 'this',
        today,
      ),
    )
  )
}

/** 6-18 is a day, 6-180 or 6-18-1 is not; 6月18日拜访 goes on with a word. */
const endsNumber = (text: string, length: number): boolean => !/^[\d\-/.%]/.test(text.slice(length))

const starDigits = '一二三四五'

/** Stars at the beginning of a text: 5星, 五星, 5 stars, ★★★★☆. Other numbers of stars are none. */
export function readStars(text: string): Read<number> | null {
  const drawn = /^(★{1,5})☆{0,4}/u.exec(text)
  if (drawn) return { value: (drawn[1] ?? '').length, length: drawn[0].length }
  const match = /^([1-5一二三四五])\s?(星级?|stars?\b)/iu.exec(text)
  if (!match || /^[\p{L}\p{N}]/u.test(text.slice(match[0].length))) return null
  const [digit] = match.slice(1) as [string]
  const value = starDigits.includes(digit) ? starDigits.indexOf(digit) + 1 : Number(digit)
  return { value, length: match[0].length }
}

/** Whether it is said that work is planned or done: 计划, 待办, 完成, 已完成; planned, to do, done. */
export function readStatus(text: string): Read<'planned' | 'done'> | null {
  const match = /^(?:(计划|待办|planned|todo|to do|due)|(已完成|完成|done))/iu.exec(text)
  if (!match || !endsWord(text, match[0].length)) return null
  return { value: match[1] === undefined ? 'done' : 'planned', length: match[0].length }
}
