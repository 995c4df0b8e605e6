import type { Words } from './words.ts'

/** Conditional colours of the working grid. */
const zh = {
  title: '颜色',
  legend: '颜色图例',
  off: '不着色',
  kind: { row: '占本行全年', column: '占本列合计', growth: '比上年增减', attainment: '对下达的完成' },
  level: { l1: '低于平均 20% 以上', l2: '接近平均', l3: '高于平均 20% 以上' },
  sign: { up: '增长', down: '下降', reached: '达到下达', below: '低于下达' },
  bar: '条长一半为平均',
  none: { growth: '没有上一年的计划可比', attainment: '没有下达指标可比' },
} as const

const en: Words<typeof zh> = {
  title: 'Colours',
  legend: 'Key to the colours',
  off: 'No colours',
  kind: {
    row: "Share of the row's year",
    column: "Share of the column's total",
    growth: 'Growth on last year',
    attainment: 'Against the quota',
  },
  level: { l1: 'over 20% below even', l2: 'near even', l3: 'over 20% above even' },
  sign: { up: 'more', down: 'less', reached: 'quota reached', below: 'below the quota' },
  bar: 'half a bar is an even share',
  none: { growth: 'There is no plan of last year', attainment: 'No quota was given' },
}

export const coloursText = { zh, en }
