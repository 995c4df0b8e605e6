import type { channelGrades, channelStatuses, channelTypes } from '../shared/choices.ts'

/** Words that stand for the stored codes of a channel's choices, as people write them. */
const words = {
  type: {
    agent: '代理商 代理 经销商 经销 分销商 加盟商 agent dealer distributor reseller',
    direct: '直营 直营团队 自营 直销 direct directteam',
    institution: '合作机构 机构 合作伙伴 institution partner',
  } satisfies Record<(typeof channelTypes)[number], string>,
  grade: { A: 'a a级 a类', B: 'b b级 b类', C: 'c c级 c类', D: 'd d级 d类' } satisfies Record<
    (typeof channelGrades)[number],
    string
  >,
  status: {
    lead: '线索 潜在 意向 lead prospect',
    negotiating: '洽谈 洽谈中 谈判 谈判中 negotiating negotiation',
    signed: '签约 已签约 signed',
    active: '合作中 合作 正常 在营 active',
    stopped: '停用 终止 停止合作 已停用 已终止 stopped inactive terminated',
  } satisfies Record<(typeof channelStatuses)[number], string>,
} as const

export type ChoiceField = keyof typeof words

const codes = new Map<string, string>()
for (const [field, choices] of Object.entries(words)) {
  for (const [code, list] of Object.entries(choices))
    for (const word of `${code} ${list}`.split(' ')) codes.set(`${field} ${word.toLowerCase()}`, code)
}

/** The stored code for a word, in either language or as stored; undefined where it is none of them. */
export const choiceOf = (field: ChoiceField, text: string): string | undefined =>
  codes.get(
    `${field} ${text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s()]+/gu, '')}`,
  )
