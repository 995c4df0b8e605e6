import type { ChannelType } from '../channels/channels.contract.ts'
import type { Measure, PlanStatus } from '../plans/plans.contract.ts'
import type { Unit } from '../shared/money.ts'
import { english } from './words-en.rules.ts'

export type Language = 'zh-CN' | 'en'

/** What a note begins with, and what it says. */
export type Said = readonly [head: string, text: string]

const unitWords: Readonly<Record<Unit, string>> = { yuan: '元', hundred: '百元', thousand: '千元', wan: '万元' }

const chinese = {
  product: '渠道 Qudao',
  savePdf: '存为 PDF',
  pdfFile: 'PDF 文件',
  cityCount: (count: number) => `${count} 个城市`,
  wideSpace: '　',
  comma: '、',
  brackets: (text: string) => `（${text}）`,

  citySheet: '城市指标单',
  tableA: (measure: Measure): string => (measure === 'intake' ? 'A. 预收款或者订单指标分解' : 'A. 销售收入指标分解'),
  tableB: (measure: Measure): string =>
    measure === 'revenue' ? 'B. 各渠道销售收入指标到人' : 'B. 各渠道预收款或者订单指标到人',
  tableC: 'C. 各指标分解到月',
  measures: { intake: '预收款或者订单', revenue: '销售收入' } satisfies Record<Measure, string>,
  statuses: { draft: '草稿', submitted: '已提交', returned: '已退回', approved: '已批准' } satisfies Record<
    PlanStatus,
    string
  >,
  types: { agent: '代理商', direct: '直营', institution: '合作机构' } satisfies Record<ChannelType, string>,
  units: unitWords,

  region: '区域',
  city: '城市',
  owner: '负责人',
  fiscalYear: '财年',
  planVersion: '计划版本',
  measure: '指标',
  unit: '单位',
  printedOn: '打印日期',
  quotaAndOwn: '下达 / 自报',
  own: '自报',
  quota: '下达',
  headquartersQuota: '总部下达',
  difference: '差额',
  checkCode: '校验码',
  printed: '打印',
  continued: '续表',
  page: (page: number, pages: number) => `第 ${page} 页 / 共 ${pages} 页`,

  channel: '渠道',
  grade: '等级',
  year: '全年',
  total: '合计',
  share: '占比',
  shareDetail: '占全年，%',
  newValue: '修改值',
  note: '备注',
  department: '部门',
  salesperson: '销售人员',
  cityOrChannel: '城市或者渠道名称',
  target: '销售目标',
  ownersOfTableA: (measure: Measure): string => (measure === 'intake' ? '渠道预收款或者订单指标' : '渠道销售收入指标'),
  newCustomers: '新增客户',
  unsigned: '尚未签约',
  unsignedByCity: '尚未签约的渠道，按城市列',
  noCity: '未定城市',
  noOwner: '无负责人',
  noDepartment: '无部门',
  groupContinued: '（续）',
  signatures: ['制表', '审核', '签字', '日期'],

  months: (first: number, last: number) => `${first}–${last} 月`,
  monthsIntoNextYear: (first: number, last: number) => `${first} 月–次年 ${last} 月`,
  month: (month: number) => `${month}月`,
  quarter: (quarter: number) => `${['一', '二', '三', '四'][quarter - 1]}季度`,
  quarterMonths: (first: number, last: number) => `（${first}–${last}月）`,
  fiscalYearOf: (year: number, months: string) => `${year}（${months}）`,
  runningYear: (year: number) => `${year} 财年`,
  runningPlan: (version: number, status: string) => `计划 v${version} ${status}`,
  planOf: (version: number, status: string) => `v${version} · ${status}`,
  runningUnit: (unit: string) => `单位 ${unit}`,
  ownerAndTitle: (name: string, title: string | null) => (title ? `${name}（${title}）` : name),
  andMore: (names: string, count: number) => `${names} 等 ${count} 人`,
  manyRegions: (count: number) => `${count} 个区域`,
  rowCount: (channels: number, newLines: number) =>
    newLines > 0 ? `${channels} 个渠道和新增客户` : `${channels} 个渠道`,
  rowCountByCity: (channels: number, cities: number) =>
    cities > 0 ? `${channels} 个渠道和 ${cities} 个城市的新增客户` : `${channels} 个渠道`,
  channelsOf: (place: string, channels: number, amount: string) => `${place} ${channels} 个渠道，${amount}`,
  citiesOf: (cities: number, channels: number, amount: string) => `${cities} 个城市 ${channels} 个渠道，${amount}`,
  newCustomersOf: (cities: number, amount: string) => `${cities} 个城市，${amount}`,

  noteCompare: '与总部下达对照',
  noteDifference: '差额（自报 − 下达）',
  notes: {
    change: ['怎样改', '改某个月：划去原数，在同一格下半写新数。改全年：写在“修改值”，各月按原比例分摊。'] as Said,
    blank: (zero: string): Said => ['空白与零', `空白表示未定；${zero} 表示已定为零。`],
    held: ['带下划线', '的月份已锁定，分摊时不动。'] as Said,
    keyIn: ['录回', '凭校验码找到本单，按序号或渠道编号录入。校验码不同，说明打印后计划已改。'] as Said,
    sums: ['合计', '季度为三个月之和，全年为四个季度之和；占比按最大余数取整，各月合计 100.0。'] as Said,
    rounded: '合计按原值相加后取舍。',
    scopeHead: '口径',
    scope: { intake: '预收款或者订单，不并入销售收入；', revenue: '销售收入，不含预收款或者订单；' } satisfies Record<
      Measure,
      string
    >,
    scopeTail: '季度为三个月之和，各月见“各指标分解到月”。',
    precision: (unit: Unit, decimals: number) =>
      unit === 'yuan'
        ? `金额精确到${decimals === 0 ? '元' : '分'}。`
        : `金额精确到 ${(10 ** -decimals).toFixed(decimals)} ${unitWords[unit]}。`,
    compareB: (quota: string, own: string, difference: string, unit: string) =>
      `下达 ${quota}　自报 ${own}　差额 ${difference} ${unit}。`,
    ownB: (own: string, unit: string) => `自报 ${own} ${unit}。`,
    seeC: '按人的分月目标见“各指标分解到月”。',
    shareC: '占比为各月占全年的份额，按最大余数取整，合计 100.0%。',
    agreesC: {
      intake: '本表各季之和与“预收款或者订单指标分解”一致。',
      revenue: '本表合计与“各渠道销售收入指标到人”一致。',
    } satisfies Record<Measure, string>,
  },
}

/** Every word that stands on paper. The two languages have the same keys; the compiler says so. */
export type Words = typeof chinese

export const wordsOf = (language: Language): Words => (language === 'zh-CN' ? chinese : english)
