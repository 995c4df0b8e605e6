import { z } from 'zod'
import { call } from '../shared/call.ts'
import type { Measure } from '../plans/plans.contract.ts'
import type { Facts } from '../shared/result.ts'

export type Partner = {
  /** The other workspace's id. */
  readonly workspace: string
  readonly name: string
  readonly kind: 'manager' | 'headquarters'
  /** Fingerprint of its signing key, in groups, to compare by eye. */
  readonly fingerprint: string
  readonly lastReceived: { readonly number: number; readonly at: number } | null
  readonly lastSent: { readonly number: number; readonly at: number } | null
  /** Local changes that this partner has not acknowledged. */
  readonly unsent: number
}

export type ExchangeStatus = {
  readonly joined: boolean
  readonly organisation: string | null
  readonly fingerprint: string | null
  readonly partners: readonly Partner[]
  readonly files: readonly ReceivedFile[]
}

/** A file that came in, as headquarters' or the manager's list shows it. */
export type ReceivedFile = {
  readonly id: string
  readonly name: string
  readonly at: number
  readonly from: string
  readonly number: number
  readonly state: 'applied' | 'refused' | 'waiting'
  readonly facts: Facts
}

/** What a file holds, verified before anything is applied. */
export type BundlePreview = {
  readonly id: string
  readonly file: string
  readonly from: string
  readonly fromKind: 'manager' | 'headquarters'
  readonly organisation: string
  readonly fingerprint: string
  readonly number: number
  readonly createdAt: number
  readonly batches: number
  readonly changes: number
  /** How many of the changes are not here yet. */
  readonly fresh: number
  /** Numbers of earlier files that never arrived. */
  readonly missing: readonly number[]
  readonly entities: Readonly<Record<string, number>>
  /** How many of the changes would be set aside by locks or for want of the right, and the first of them. */
  readonly aside: number
  readonly asides: readonly AsideChange[]
  /** True when this file is the first from a sender that an invitation of ours names. */
  readonly joins: boolean
}

/**
 * Why a change that came in a file may not take effect: its month is held, its plan is submitted or approved, or its
 * sender may not say it at all.
 */
export type AsideReason = 'held' | 'submitted' | 'approved' | 'not-yours'

/** A change that came in a file and did not take effect, named as far as the workspace knows what it is about. */
export type AsideChange = {
  readonly id: string
  readonly reason: AsideReason
  /** The partner whose file brought it, and who made it when (ms since 1970). */
  readonly from: string
  readonly author: string
  readonly writtenAt: number
  readonly file: string
  readonly at: number
  readonly entity: string
  readonly field: string
  /** The channel's, owner's or subject's name; empty where it is not known here. */
  readonly name: string
  readonly owner: string
  readonly fiscalYear: number | null
  readonly version: number | null
  readonly measure: Measure | null
  /** Calendar month of an amount or a hold; null for other fields. */
  readonly month: number | null
  readonly value: string | number | null
  readonly current: string | number | null
}

const id = z.string().max(200)

export const exchangeCalls = {
  'exchange.status': call<ExchangeStatus>()(z.object({})),
  /** Headquarters: makes an invitation for a manager and asks where to save it. */
  'exchange.invite': call<{ readonly path: string }>()(
    z.object({ name: z.string().trim().min(1).max(60), region: z.string().max(60) }),
  ),
  /** Manager: opens headquarters' invitation file and joins. */
  'exchange.join': call<ExchangeStatus>()(z.object({})),
  /** Writes all that the partner has not acknowledged; asks where. */
  'exchange.write': call<{ readonly path: string; readonly number: number; readonly changes: number }>()(
    z.object({ partner: id }),
  ),
  /** Asks for a file, verifies it, and tells what it holds. */
  'exchange.read': call<BundlePreview>()(z.object({})),
  /** Applies a verified file in one transaction. */
  'exchange.apply': call<{
    readonly changes: number
    readonly conflicts: number
    readonly waiting: number
    readonly aside: number
  }>()(z.object({ id })),
  /** Changes that files brought and that wait for a decision, the latest file first. */
  'exchange.aside': call<{ readonly count: number; readonly changes: readonly AsideChange[] }>()(z.object({})),
  /**
   * Takes set-aside changes in, or leaves them for good; one act. Accepting does not break a lock: what is still held or in
   * a locked plan stays aside and is counted in `locked`.
   */
  'exchange.settle': call<{ readonly settled: number; readonly locked: number }>()(
    z.object({ ids: z.array(z.string().max(300)).min(1).max(10_000), accept: z.boolean() }),
  ),
  'exchange.forget': call<null>()(z.object({ id })),
}
