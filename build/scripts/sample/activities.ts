import { activityKinds, type ActivityGroup } from '../../../src-main/activities/activities.contract.ts'
import type { Random } from './random.ts'
import type { Row, SampleChannel } from './rows.ts'

const byGroup: Readonly<
  Record<
    ActivityGroup,
    {
      readonly department: string | null
      readonly people: readonly string[]
      readonly notes: readonly string[]
      readonly results: readonly string[]
    }
  >
> = {
  service: {
    department: 'dep-service',
    people: ['p-lijing', 'p-wanglei', 'p-zhaomin'],
    notes: ['动销方案培训', '经销商季度会', '回访重点客户', '对账与催款', '预收款转出货排期'],
    results: ['到会 46 人，签下季度意向', '门店 12 人完成培训', '差 3 笔未核，已列清单', '确认首批出货 60 万元'],
  },
  operations: {
    department: 'dep-operations',
    people: ['p-qianjin'],
    notes: ['核对扫码激活数与出货数', '换货批次与总部仓对接', '会员接口联调', '满意度回访'],
    results: ['数据一致', '总部仓周五发出', '联调通过', '客户对响应速度满意'],
  },
  marketing: {
    department: 'dep-marketing',
    people: ['p-shenyue'],
    notes: ['宣传物料补发 4 店', '门头与展架定制稿', '主题日活动方案', '产品视频剪辑'],
    results: ['物料已签收', '二改定稿', '方案通过，预算 3.8 万元', '成片已发渠道群'],
  },
  own: {
    department: null,
    people: ['p-zhangwei', 'p-chenchen', 'p-zhouqiang'],
    notes: ['季度拜访，谈明年备货', '新渠道洽谈', '节前回访', '线上产品培训', '门店巡访'],
    results: ['同意首批 60 万元', '意向明确，下月签约', '关系良好，续约无虞', '参训 23 人'],
  },
}

const day = (offset: number): string => new Date(Date.UTC(2026, 10, 23 + offset)).toISOString().slice(0, 10)

/** Work around 23 November 2026: done, late, due today and planned. */
export function activityRows(random: Random, channels: readonly SampleChannel[]): readonly Row[] {
  const groups = Object.keys(activityKinds) as ActivityGroup[]
  return Array.from({ length: 64 }, (_, at): Row => {
    const group = groups[at % groups.length] as ActivityGroup
    const { department, people, notes, results } = byGroup[group]
    const due = at < 40 ? -random.whole(1, 33) : at < 44 ? 0 : random.whole(1, 45)
    const done = due < 0 && !random.chance(0.14)
    const finished = done ? Math.min(-1, due + random.pick([-1, 0, 0, 0, 1])) : 0
    return {
      entity: 'activity',
      id: `ac-${String(at + 1).padStart(3, '0')}`,
      fields: {
        kind: random.pick<string>(activityKinds[group]),
        channel: random.pick(channels).id,
        person: random.pick(people),
        department,
        status: done ? 'done' : 'planned',
        dueOn: day(due),
        doneOn: done ? day(finished) : null,
        note: random.pick(notes),
        result: done ? random.pick(results) : null,
        satisfaction: done && random.chance(0.6) ? random.whole(3, 5) : null,
      },
    }
  })
}
