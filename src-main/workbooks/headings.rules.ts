import { parseDate } from '../shared/calendar.ts'
import type { RecordedMeasure } from '../actuals/actuals.contract.ts'
import { recordedMeasures } from '../shared/choices.ts'
import type { ImportField, ImportSubject } from './workbooks.contract.ts'

/** A heading without what people put around the word: case, width, spaces, brackets and their content, marks. */
export const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '')
    .replace(/[\s_*:.,、/\\#·-]+/gu, '')

/** A month that a heading names; `year` is null where it names none. Both count by the calendar. */
export type NamedMonth = { readonly month: number; readonly year: number | null }

const hanziMonths = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const longEnglish =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const trailing = /(?:的)?(?:目标|指标|计划|预算|金额|任务|数|小计|合计|汇总)$/u

const fullYear = (digits: string | undefined): number | null =>
  digits === undefined ? null : digits.length === 2 ? 2000 + Number(digits) : Number(digits)

const monthPatterns: readonly (readonly [
  RegExp,
  (groups: RegExpExecArray) => readonly [string | undefined, string | undefined],
])[] = [
  [/^(?:(\d{4})年?[-/.]?)?(\d{1,2})月份?$/u, (found) => [found[1], found[2]]],
  [
    /^(?:(\d{4})年)?(十[一二]?|[一二三四五六七八九])月份?$/u,
    (found) => [found[1], String(hanziMonths.indexOf(found[2] ?? '') + 1)],
  ],
  [/^(\d{4})[-/.](\d{1,2})$/u, (found) => [found[1], found[2]]],
  [/^((?:19|20)\d{2})(0[1-9]|1[0-2])$/u, (found) => [found[1], found[2]]],
  [new RegExp(`^(${longEnglish})[-\\s.,']*(\\d{4}|\\d{2})?$`, 'u'), (found) => [found[2], english(found[1])]],
  [new RegExp(`^(\\d{4}|\\d{2})[-\\s.]+(${longEnglish})$`, 'u'), (found) => [found[1], english(found[2])]],
  [/^m(?:onth)?\s*(\d{1,2})$/u, (found) => [undefined, found[1]]],
]

const english = (word: string | undefined): string => String(englishMonths.indexOf((word ?? '').slice(0, 3)) + 1)

/** Headings as they are written, without brackets and without the word target after them. */
const loose = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/gu, '')
    .trim()
    .replace(trailing, '')
    .trim()

/**
 * The month that a heading names: `1月`, `一月`, `2024年1月`, `2024-01`, `202401`, `Jan`, `Jan-24`, or a day of it as a
 * workbook's date headings come. Null where it names none.
 */
export function monthOf(heading: string): NamedMonth | null {
  const text = loose(heading)
  if (text.length > 20) return null
  const day = parseDate(text)
  if (day.ok && day.value !== null) return { month: Number(day.value.slice(5, 7)), year: Number(day.value.slice(0, 4)) }
  for (const [pattern, parts] of monthPatterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const [year, month] = parts(found)
    const number = Number(month)
    if (number >= 1 && number <= 12) return { month: number, year: fullYear(year) }
  }
  return null
}

/** The quarter that a heading names (as the fiscal year counts) and its year: `Q1`, `一季度`, `第一季度`, `2024Q1`, `Q1 2024`. */
export function quarterOfHeading(heading: string): { readonly quarter: number; readonly year: number | null } | null {
  const text = loose(heading).replace(/[\s_]+/gu, '')
  const found =
    /^(?:(\d{4})年?[-/.]?)?第?([一二三四1-4])季度?$/u.exec(text) ??
    /^(?:(\d{4})年?[-/.]?)?(?:q|quarter)([1-4])$/u.exec(text) ??
    /^(?:(\d{4})年?[-/.]?)?([1-4])(?:q|st|nd|rd|th)(?:uarter)?$/u.exec(text)
  if (found) {
    const hanzi = '一二三四'.indexOf(found[2] ?? '')
    return { quarter: hanzi >= 0 ? hanzi + 1 : Number(found[2]), year: fullYear(found[1]) }
  }
  const late = /^(?:q|quarter)([1-4])[-/.'年]*(\d{4}|\d{2})年?$/u.exec(text)
  return late ? { quarter: Number(late[1]), year: fullYear(late[2]) } : null
}

const words = (list: string): readonly string[] => list.split(' ')

const owner = words(
  '负责人 渠道负责人 区域负责人 销售人员 销售 业务员 业务人员 客户经理 渠道经理 区域经理 销售经理 责任人 姓名 人员 负责人账号 负责人登录名 登录名 账号 工号 ' +
    'owner ownerlogin ownername salesperson salesrep rep manager login person employee accountmanager responsible',
)
const channelCode = words(
  '渠道编码 渠道编号 渠道代码 编码 编号 代码 客户编码 客户编号 客户代码 代理商编码 代理商编号 经销商编码 经销商编号 ' +
    'channelcode channelid channelno code customercode customerid resellercode resellerid dealercode dealerid',
)
const channelName = words(
  '渠道名称 渠道 名称 客户名称 客户 代理商名称 代理商 经销商名称 经销商 合作机构 合作方 单位名称 机构名称 城市或者渠道名称 城市或渠道名称 城市渠道名称 ' +
    'channelname channel name customername customer resellername reseller dealername dealer cityandchannel cityorchannel',
)
const city = words('城市 所在城市 所属城市 地市 市 city town cityname')
const region = words('区域 所属区域 大区 片区 销售区域 region territory area salesterritory salesregion')
const department = words('部门 所属部门 department dept')
const year = words(
  '全年 年度 年合计 全年合计 年度合计 年指标 年目标 全年指标 全年目标 年度指标 年度目标 销售目标 year fullyear annual fy yeartotal yearly',
)
const amount = words(
  '金额 指标 目标 下达 下达指标 指标金额 目标金额 任务 任务额 销售指标 收入指标 预收款指标 订单指标 销售收入指标 预收款 销售收入 ' +
    'quota quotausd quotacny quotaamount amount target targetamount amountusd amountcny value',
)
const date = words('日期 月份 月 期间 季度 时间 年月 下达日期 quotadate date month period quarter targetdate')

const document = words(
  '单号 单据号 单据编号 订单号 订单编号 到款单号 收款单号 出货单号 发货单号 出库单号 发票号 凭证号 流水号 documentno document documentnumber orderno orderid ordernumber ' +
    'invoiceno receiptno shipmentno voucherno number',
)
/** Headings of a day by the measure that they speak of. */
const days: Readonly<Record<RecordedMeasure, readonly string[]>> = {
  order: words('订单日期 下单日期 下单时间 订货日期 签单日期 orderdate ordered orderedon'),
  receipt: words(
    '到款日期 到款时间 收款日期 到账日期 回款日期 付款日期 预收日期 receiptdate paymentdate paidon received',
  ),
  shipment: words('出货日期 发货日期 出库日期 发货时间 shippeddate shipdate shipmentdate shippedon deliverydate'),
  revenue: words('销售日期 确认日期 收入日期 开票日期 salesdate invoicedate revenuedate'),
}
const sums: Readonly<Record<RecordedMeasure, readonly string[]>> = {
  order: words('订单 订单金额 订货金额 下单金额 订单额 order orders orderamount'),
  receipt: words(
    '到款 到款金额 收款 收款金额 到账金额 回款 回款金额 预收款 预收款金额 receipt receipts payment prepayment',
  ),
  shipment: words('出货 出货金额 发货 发货金额 出库金额 出货额 shipment shipments shipped shippedamount'),
  revenue: words('销售收入 收入 销售 销售额 销售金额 收入金额 开票金额 revenue sales salesamount'),
}

/** The recorded measure that a word or a heading of a file speaks of; null where it speaks of none. */
export function recordedOf(text: string): RecordedMeasure | null {
  const plain = plainHeading(text)
  const found = recordedMeasures.find((one) => one === plain || sums[one].includes(plain) || days[one].includes(plain))
  return found ?? null
}

/** Words that the fields go by, by subject; a word stands for one field of a subject only. */
const vocabulary: Readonly<Record<ImportSubject, Partial<Record<ImportField, readonly string[]>>>> = {
  channels: {
    code: channelCode,
    name: channelName,
    type: words('类型 渠道类型 客户类型 合作类型 type channeltype businesstype'),
    class: words('分类 渠道分类 客户分类 class category channelclass segment'),
    grade: words('等级 分级 级别 渠道等级 渠道分级 渠道级别 客户等级 客户级别 grade level tier rating gr'),
    status: words('状态 渠道状态 合作状态 客户状态 阶段 status stage'),
    city,
    cityCode: words('城市代码 城市编码 行政区划代码 行政区划 区划代码 citycode admincode'),
    province: words(
      '省份 省 所在省 所在省份 省市 省区 省自治区 state stateprovince province provincename stateorprovince stateprovincename',
    ),
    country: words('国家 国家地区 国别 country countryname countryregion nation'),
    region,
    owner,
    department,
    firstContact: words(
      '第一联系人 联系人 首要联系人 主要联系人 联系人姓名 contact firstcontact contactname primarycontact contactperson',
    ),
    phone: words(
      '电话 手机 手机号 手机号码 联系电话 电话号码 联系方式 phone mobile tel telephone phonenumber contactphone',
    ),
    signedOn: words(
      '签约日期 签约时间 签约日 合同日期 签订日期 signedon signeddate signed datesigned contractdate signingdate',
    ),
    address: words('地址 详细地址 联系地址 通讯地址 address street streetaddress'),
    note: words('备注 说明 附注 note notes remark remarks comment comments'),
  },
  quotas: { owner, department, city, region, date, amount, year },
  actuals: {
    document,
    date: [...words('日期 发生日期 业务日期 时间 交易日期 date day'), ...Object.values(days).flat()],
    measure: words('类型 业绩类型 指标 类别 业务类型 measure kind type'),
    channelCode,
    channel: channelName,
    city,
    owner: [...owner, '业绩归属'],
    amount: [
      ...words('金额 业绩 发生额 金额合计 amount amountusd amountcny value total'),
      ...Object.values(sums).flat(),
    ],
    note: words('备注 说明 附注 摘要 note notes remark remarks comment comments'),
  },
  targets: { owner, channelCode, channel: channelName, city, year: [...year, '目标', '指标', 'target'] },
}

/** Headings that name the owner by what he signs in with. */
const loginHeading = /login|账号|帐号|登录|工号|userid|username/u
export const isLoginHeading = (heading: string): boolean => loginHeading.test(heading.normalize('NFKC').toLowerCase())

const totalHeading = /^(?:合计|总计|共计|小计|累计|total|sum|grandtotal)$/u
/** A column of totals; it is a year of its own only where no months or quarters stand beside it. */
export const isTotalHeading = (heading: string): boolean => totalHeading.test(plainHeading(heading))

/** The field that a heading stands for in files of a subject; null where it is none that we know. */
export function fieldOf(heading: string, subject: ImportSubject): ImportField | null {
  const plain = plainHeading(heading)
  if (plain === '') return null
  for (const [field, names] of Object.entries(vocabulary[subject])) {
    // The keys come from the vocabulary above, whose type holds them to fields.
    if (names.includes(plain)) return field as ImportField
  }
  if (subject === 'channels' || subject === 'actuals') return null
  const quarter = quarterOfHeading(heading)
  if (quarter) return `quarter${quarter.quarter}` as ImportField
  const month = monthOf(heading)
  if (month) return `month${month.month}` as ImportField
  if (/^(?:fy)?(?:19|20)\d{2}(?:年度?|财年)?(?:合计|指标|目标)?$/u.test(plain)) return 'year'
  return null
}

/** The unit that a title or a heading names; null where it names none. */
export function unitOf(text: string): 'yuan' | 'hundred' | 'thousand' | 'wan' | null {
  const plain = text.normalize('NFKC')
  if (/万\s*元|CNY 10,?000|RMB 10,?000|万人民币/iu.test(plain)) return 'wan'
  if (/千元/u.test(plain)) return 'thousand'
  if (/百元/u.test(plain)) return 'hundred'
  return /[(:]\s*(?:人民币)?元\s*\)?|单位\s*:?\s*元/u.test(plain) ? 'yuan' : null
}
