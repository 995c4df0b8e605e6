/** The region of the sample: real cities, invented people and channels. */
export const region = { id: 'region-east', name: '华东大区' } as const

export const departments = [
  { id: 'dep-channel', name: '渠道部', duty: '渠道开发、分类分级、预收款与订单' },
  { id: 'dep-sales', name: '销售部', duty: '预收款与订单转化为销售收入' },
  { id: 'dep-service', name: '销售服务部', duty: '培训、会议支持、客户服务、销售转化' },
  { id: 'dep-operations', name: '渠道运维部', duty: '数据跟踪、总部协调、过程反馈' },
  { id: 'dep-marketing', name: '市场企划部', duty: '宣传物料、推广方案、主题活动' },
] as const

export type SamplePerson = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly department: string
  readonly phone: string
  readonly leftOn: string | null
}

export const people: readonly SamplePerson[] = [
  {
    id: 'p-zhangwei',
    name: '张伟',
    title: '区域经理',
    department: 'dep-channel',
    phone: '138 0000 1001',
    leftOn: null,
  },
  { id: 'p-lijing', name: '李静', title: '销售总监', department: 'dep-sales', phone: '138 0000 1002', leftOn: null },
  { id: 'p-wanglei', name: '王磊', title: '区域负责人', department: 'dep-sales', phone: '138 0000 1003', leftOn: null },
  {
    id: 'p-chenchen',
    name: '陈晨',
    title: '渠道经理',
    department: 'dep-channel',
    phone: '138 0000 1004',
    leftOn: null,
  },
  { id: 'p-zhaomin', name: '赵敏', title: '区域负责人', department: 'dep-sales', phone: '138 0000 1005', leftOn: null },
  {
    id: 'p-zhouqiang',
    name: '周强',
    title: '渠道经理',
    department: 'dep-channel',
    phone: '138 0000 1006',
    leftOn: null,
  },
  { id: 'p-qianjin', name: '钱进', title: '专员', department: 'dep-operations', phone: '138 0000 1007', leftOn: null },
  { id: 'p-shenyue', name: '沈悦', title: '设计师', department: 'dep-marketing', phone: '138 0000 1008', leftOn: null },
  // Left in October: her lines of 2026 stay hers, 2027 is her successor's.
  {
    id: 'p-wuting',
    name: '吴婷',
    title: '渠道经理',
    department: 'dep-channel',
    phone: '138 0000 1009',
    leftOn: '2026-10-31',
  },
]

export type SampleCity = {
  readonly code: string
  readonly name: string
  readonly province: string
  readonly short: string
  /** Who answers for its channels in 2027, in turn. */
  readonly owners: readonly string[]
  /** Who did in 2026, where that was someone else. */
  readonly before?: string
  readonly channels: readonly string[]
}

const split = (names: string): readonly string[] => names.split(' ')

export const cities: readonly SampleCity[] = [
  {
    code: '310000',
    name: '上海',
    province: '上海市',
    short: 'SH',
    owners: ['p-lijing', 'p-wanglei'],
    channels: split(
      '沪康健康科技 申和医药连锁 浦江颐年服务 静安体检中心 徐汇直营一部 宝山康护之家 虹桥国际健康 闵行社区康养 嘉定仁济药房 杨浦老年大学 松江直营部 奉贤惠民药业',
    ),
  },
  {
    code: '330100',
    name: '杭州',
    province: '浙江省',
    short: 'HZ',
    owners: ['p-chenchen'],
    channels: split(
      '颐和堂健康管理 钱塘体检机构 西湖直营部 滨江智康科技 萧山仁济药房连锁 余杭康宁药房 拱墅惠民大药房 临平颐养中心 富阳春江医药 桐庐富春康养',
    ),
  },
  {
    code: '330200',
    name: '宁波',
    province: '浙江省',
    short: 'NB',
    owners: ['p-chenchen'],
    channels: split('甬江健康服务 鄞州体检中心 北仑海港药房 海曙颐康 慈溪慈惠医药 余姚四明康养'),
  },
  {
    code: '330300',
    name: '温州',
    province: '浙江省',
    short: 'WZ',
    owners: ['p-chenchen'],
    channels: split('瓯海康达医药 鹿城直营部 乐清雁荡康养'),
  },
  {
    code: '320100',
    name: '南京',
    province: '江苏省',
    short: 'NJ',
    owners: ['p-zhaomin'],
    channels: split(
      '金陵康元医药 玄武直营部 江宁颐康中心 浦口仁和药店 鼓楼体检中心 秦淮老字号药房 栖霞健康驿站 六合惠众医药',
    ),
  },
  {
    code: '320500',
    name: '苏州',
    province: '江苏省',
    short: 'SZ',
    owners: ['p-zhouqiang'],
    channels: split(
      '姑苏康养集团 园区直营部 昆山健康驿站 吴江同里药房 常熟虞山医药 张家港港城康护 太仓沪太健康 相城惠仁体检',
    ),
  },
  {
    code: '320200',
    name: '无锡',
    province: '江苏省',
    short: 'WX',
    owners: ['p-zhouqiang'],
    channels: split('锡惠健康 太湖体检中心 江阴澄江医药 宜兴陶都康养 梁溪直营部'),
  },
  {
    code: '320600',
    name: '南通',
    province: '江苏省',
    short: 'NT',
    owners: ['p-zhouqiang'],
    channels: split('濠河康健医药 启东江海药房 海门直营部'),
  },
  {
    code: '340100',
    name: '合肥',
    province: '安徽省',
    short: 'HF',
    owners: ['p-zhouqiang'],
    before: 'p-wuting',
    channels: split('庐州健康管理 蜀山体检中心 包河直营部 巢湖颐养院 肥西惠民药房'),
  },
]
