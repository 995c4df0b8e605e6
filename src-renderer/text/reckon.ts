import type { Words } from './words.ts'

/** One arithmetic act on the selected months. */
const zh = {
  title: '批量运算',
  open: '批量运算…',
  act: '运算',
  kind: { set: '设为', add: '加减', raise: '增减 %', multiply: '乘以', round: '取整' },
  operand: { set: '金额（{{unit}}）', add: '金额（{{unit}}）', raise: '百分比', multiply: '倍数', round: '取整到' },
  example: { set: '10', add: '−2 或 2', raise: '5 或 −5', multiply: '1.1 或 110%' },
  step: { s100: '元', s10000: '百元', s100000: '千元', s1000000: '万元' },
  preview: '预览',
  cells: '改动格数',
  before: '原合计',
  after: '新合计',
  change: '变化',
  skipped: '不动：{{list}}',
  held: '锁定 {{count}} 格',
  computed: '合计等 {{count}} 格',
  blank: '空白 {{count}} 格',
  unchanged: '不变 {{count}} 格',
  refused: '{{count}} 格不能这样算。',
  nothing: '先选中要运算的月份',
  apply: '应用',
} as const

const en: Words<typeof zh> = {
  title: 'Calculate on the selection',
  open: 'Calculate on the selection…',
  act: 'Act',
  kind: { set: 'Set to', add: 'Add', raise: 'Raise %', multiply: 'Multiply', round: 'Round' },
  operand: { set: 'Amount ({{unit}})', add: 'Amount ({{unit}})', raise: 'Per cent', multiply: 'Times', round: 'To' },
  example: { set: '10', add: '2 or −2', raise: '5 or −5', multiply: '1.1 or 110%' },
  step: { s100: 'CNY 1', s10000: 'CNY 100', s100000: 'CNY 1,000', s1000000: 'CNY 10,000' },
  preview: 'Preview',
  cells: 'Cells changed',
  before: 'Sum before',
  after: 'Sum after',
  change: 'Change',
  skipped: 'Left alone: {{list}}',
  held: '{{count}} held',
  computed: '{{count}} totals or other cells',
  blank: '{{count}} blank',
  unchanged: '{{count}} unchanged',
  refused: '{{count}} cells cannot be reckoned so.',
  refused_one: '{{count}} cell cannot be reckoned so.',
  nothing: 'Select the months to reckon with first',
  apply: 'Apply',
}

export const reckonText = { zh, en }
