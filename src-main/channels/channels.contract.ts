import { z } from 'zod'
import { call } from '../shared/call.ts'
import type { channelGrades, channelStatuses, channelTypes } from '../shared/choices.ts'

export type ChannelType = (typeof channelTypes)[number]
export type ChannelGrade = (typeof channelGrades)[number]
export type ChannelStatus = (typeof channelStatuses)[number]

export type Channel = {
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly type: ChannelType | null
  /** 分类: a free word of the company's own. */
  readonly class: string | null
  readonly grade: ChannelGrade | null
  readonly status: ChannelStatus | null
  readonly city: string | null
  readonly owner: string | null
  readonly firstContact: string | null
  /** The seasonality profile that its targets follow; null for the plan's. */
  readonly profile: string | null
  readonly signedOn: string | null
  readonly address: string | null
  readonly note: string | null
  readonly archived: boolean
}

export type Contact = {
  readonly id: string
  readonly channel: string
  readonly name: string
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly note: string | null
}

const value = z.union([z.string().max(10_000), z.number(), z.null()])
const id = z.string().max(200)

export const channelsCalls = {
  'channels.list': call<readonly Channel[]>()(z.object({ archived: z.boolean() })),
  'channels.create': call<{ readonly id: string }>()(z.object({ fields: z.record(z.string(), value) })),
  'channels.edit': call<{ readonly changed: number }>()(
    z.object({
      act: z.enum(['type', 'paste', 'fill', 'clear', 'edit']),
      edits: z.array(z.object({ id, field: z.string().max(40), value })).max(500_000),
    }),
  ),
  /** A channel is archived and taken out of the archive, never deleted. */
  'channels.archive': call<{ readonly changed: number }>()(
    z.object({ ids: z.array(id).max(100_000), archived: z.boolean() }),
  ),
  /** Every channel's contacts, for the grid's column of first contacts. */
  'channels.allContacts': call<readonly Contact[]>()(z.object({})),
  'channels.contacts': call<readonly Contact[]>()(z.object({ channel: id })),
  'channels.saveContact': call<{ readonly id: string }>()(
    z.object({ id: id.nullable(), channel: id, fields: z.record(z.string(), value), first: z.boolean() }),
  ),
  'channels.removeContact': call<null>()(z.object({ id })),
}
