import { usualForm } from '../../src-main/shared/money.ts'
/**
 * Stands in for the preload while the window is looked at without its main process: fixed answers, no logic. Runs in the
 * page, so it must be self-contained. `given` overrides answers by call name; `{ failure: code }` refuses.
 */
export function fakeBridge(given: Readonly<Record<string, unknown>>): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const workspace = {
    id: 'w1',
    kind: 'manager',
    name: '华东大区',
    user: '张伟',
    sample: true,
    folder: '/home/zhangwei/.config/Qudao/workspaces/w1',
  }
  const preferences = { language: 'zh-CN', theme: 'light', unit: 'wan', amounts: usualForm, version: '0.1.0' }
  const plan = {
    id: 'p1',
    fiscalYear: 2027,
    version: 2,
    firstMonth: 1,
    status: 'draft',
    step: 100_000,
    seasonality: null,
    profile: null,
    baseline: 'p0',
    note: null,
  }
  const regions = [{ id: 'r1', name: '华东大区', manager: 'm1', position: 1 }]
  const departments = [
    { id: 'd1', name: '销售部', duty: '销售收入', position: 1 },
    { id: 'd2', name: '渠道部', duty: '渠道开拓、预收款与订单', position: 2 },
    { id: 'd3', name: '销售服务部', duty: '培训、会议支持、转化', position: 3 },
  ]
  const names = ['张伟', '李静', '王磊', '陈晨', '赵敏', '周强', '吴婷', '钱进']
  const people = names.map((name, at) => ({
    id: `m${at + 1}`,
    name,
    login: null,
    title: at === 0 ? '区域经理' : '渠道经理',
    department: at % 2 ? 'd1' : 'd2',
    region: 'r1',
    phone: `1380000000${at}`,
    leftOn: at === 7 ? '2027-03-31' : null,
  }))
  const cities = [
    ['310000', '上海', '上海'],
    ['330100', '杭州', '浙江'],
    ['330200', '宁波', '浙江'],
    ['320100', '南京', '江苏'],
  ].map(([code, name, province]) => ({ id: code, code, name, province, country: null, region: 'r1' }))
  const batch = { batch: 'b9', act: 'paste', facts: {}, author: '张伟', at: Date.now(), changes: 24 }
  const answers: Record<string, unknown> = {
    'preferences.read': preferences,
    'workspace.status': { workspace, savedAt: Date.now() - 60_000, unsent: 128 },
    'workspace.list': [workspace, { ...workspace, id: 'w2', name: '华中大区', user: '何俊', sample: false }],
    'workspace.sampleFacts': {
      name: '华东大区',
      cities: 9,
      channels: 62,
      people: 8,
      intakeFen: 9_114_700_000,
      revenueFen: 10_355_000_000,
    },
    'workspace.backUp': { path: '/home/zhangwei/渠道备份-2027-06-18.qudaobackup' },
    'plans.list': [
      plan,
      { ...plan, id: 'p0', version: 1, status: 'approved' },
      { ...plan, id: 'p9', fiscalYear: 2026, version: 1 },
    ],
    'people.list': { departments, people, regions, cities },
    'people.findPlaces': [{ code: '320500', name: '苏州', province: '江苏' }],
    'channels.list': [],
    'activities.list': [],
    'targets.grid': { plan, measure: 'intake', lines: [], quotas: [] },
    'history.state': { undo: batch, redo: null },
    'history.batches': [batch],
    'history.undo': { batch, changed: 24, skipped: 2, entities: [], state: { undo: null, redo: batch } },
    'exchange.status': {
      joined: true,
      organisation: '康和健康集团',
      fingerprint: '3F2A 91C4 07BE 5D18 A6E0 44F9 2C7B 8D31',
      partners: [
        {
          workspace: 'hq',
          name: '总部 · 渠道运营',
          kind: 'headquarters',
          fingerprint: '8B10 44D2 9EA7 C3F5 6012 BB9D E7A4 1C58',
          lastReceived: { number: 7, at: Date.now() - 9e8 },
          lastSent: { number: 14, at: Date.now() - 8e7 },
          unsent: 128,
        },
      ],
      files: [
        {
          id: 'f2',
          name: '总部-计划包-0007.qudao',
          at: Date.now() - 9e8,
          from: '总部 · 渠道运营',
          number: 7,
          state: 'applied',
          facts: {},
        },
        {
          id: 'f1',
          name: '未知.qudao',
          at: Date.now() - 9.1e8,
          from: '',
          number: 0,
          state: 'refused',
          facts: { code: 'bundle-unknown-signer' },
        },
      ],
    },
    'exchange.read': {
      id: 'x1',
      file: '华东大区-张伟-0015.qudao',
      from: '张伟',
      fromKind: 'manager',
      organisation: '康和健康集团',
      fingerprint: '3F2A 91C4 07BE 5D18 A6E0 44F9 2C7B 8D31',
      number: 15,
      createdAt: Date.now() - 3.6e6,
      batches: 31,
      changes: 128,
      fresh: 126,
      missing: [13],
      entities: { targetLine: 117, channel: 6, person: 3, quota: 2 },
      joins: true,
    },
    'exchange.apply': { changes: 126, conflicts: 1, waiting: 0 },
    ...given,
  }
  const tell = (event: string, payload: unknown): void => listeners.get(event)?.forEach((listener) => listener(payload))
  Object.defineProperty(window, 'tell', { value: tell })
  Object.defineProperty(window, 'qudao', {
    value: {
      invoke: async (call: string, input: Record<string, unknown>) => {
        if (call === 'preferences.write') Object.assign(preferences, input)
        const value = call === 'preferences.write' ? { ...preferences } : answers[call]
        const failure = (value as { failure?: string } | undefined)?.failure
        if (failure !== undefined) return { ok: false, error: { code: failure, facts: {} } }
        return { ok: true, value: value ?? null }
      },
      on: (event: string, listener: (payload: unknown) => void) => {
        const all = listeners.get(event) ?? new Set()
        listeners.set(event, all.add(listener))
        return () => all.delete(listener)
      },
    },
  })
}
