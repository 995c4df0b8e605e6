import type { Words } from './words.ts'

/** Editors, filters and histories of fields, wherever they stand. */
const zh = {
  left: '已离职',
  none: '没有符合的选项',
  search: '搜索',
  clearFilter: '取消筛选：{{title}}',
  dayHint: '6-18、今天、周五',
  dayWrong: '看不懂这个日期',
  history: '变更记录',
  historyCount: '{{count}} 次',
  historyNone: '还没有变更',
  changedTo: '改为',
  blank: '空白',
  escape: 'Esc',
  waited: '同一次改动里有一格没有通过，整次都没有写入。',
  more: '更早的 {{count}} 次',
} as const

const en: Words<typeof zh> = {
  left: 'Left',
  none: 'No match',
  search: 'Search',
  clearFilter: 'Clear the filter: {{title}}',
  dayHint: '6-18, today, Friday',
  dayWrong: 'This is no day',
  history: 'History',
  historyCount: '{{count}} changes',
  historyCount_one: '{{count}} change',
  historyNone: 'No changes yet',
  changedTo: 'became',
  blank: 'blank',
  escape: 'Esc',
  waited: 'Another cell of the same act was refused, so nothing was written.',
  more: '{{count}} earlier',
}

export const fieldsText = { zh, en }
