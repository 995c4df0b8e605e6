import { z } from 'zod'
import { call } from '../shared/call.ts'
import { groupings, negatives, units, type AmountForm, type Unit } from '../shared/money.ts'
import type { Failure } from '../shared/result.ts'

export const workspaceKind = z.enum(['manager', 'headquarters'])
export type WorkspaceKind = z.infer<typeof workspaceKind>

export type Workspace = {
  readonly id: string
  readonly kind: WorkspaceKind
  readonly name: string
  /** Who works here; stands as the author of every change. */
  readonly user: string
  readonly sample: boolean
  /** Where the database lies, for the settings screen and the message of a full disk. */
  readonly folder: string
}

/** What the status line says; `savedAt` is the time of the last durable commit (ms since 1970), null before the first. */
export type WorkspaceStatus = {
  readonly workspace: Workspace | null
  readonly savedAt: number | null
  readonly unsent: number
  /** Why the workspace of last time could not be opened; the first-run screen tells it. */
  readonly problem: Failure | null
}

/** What the sample holds, counted from its file, for the first-run screen. */
export type SampleFacts = {
  readonly name: string
  readonly cities: number
  readonly channels: number
  readonly people: number
  readonly intakeFen: number
  readonly revenueFen: number
}

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** `language` is what the app speaks now: the chosen one, else the system's, else Chinese. */
export type Preferences = {
  readonly language: Language
  readonly theme: Theme
  /** In what amounts are counted, for a workspace where none was chosen yet. */
  readonly unit: Unit
  /** How amounts look. */
  readonly amounts: AmountForm
  readonly version: string
}

export const amountForm = z.object({
  grouping: z.enum(groupings),
  negative: z.enum(negatives),
  decimals: z.number().int().min(0).max(4).nullable(),
})

export const workspacesCalls = {
  'workspace.status': call<WorkspaceStatus>()(z.object({})),
  'workspace.list': call<readonly Workspace[]>()(z.object({})),
  'workspace.sampleFacts': call<SampleFacts>()(z.object({})),
  'workspace.create': call<Workspace>()(
    z.object({
      kind: workspaceKind,
      name: z.string().trim().min(1).max(60),
      user: z.string().trim().min(1).max(60),
    }),
  ),
  'workspace.openSample': call<Workspace>()(z.object({})),
  'workspace.open': call<Workspace>()(z.object({ id: z.string().max(80) })),
  'workspace.close': call<null>()(z.object({})),
  /** Asks for a file, checks it, and opens what it holds as a new workspace; nothing existing is overwritten. */
  'workspace.restore': call<Workspace>()(z.object({})),
  /** Writes a verified copy where the user chooses; answers its path. */
  'workspace.backUp': call<{ readonly path: string }>()(z.object({})),
  'workspace.showFolder': call<null>()(z.object({ path: z.string().max(1000) })),
  'preferences.read': call<Preferences>()(z.object({})),
  'preferences.write': call<Preferences>()(
    z.object({
      language: z.enum(languages).optional(),
      theme: z.enum(themes).optional(),
      unit: z.enum(units).optional(),
      amounts: amountForm.optional(),
    }),
  ),
}
