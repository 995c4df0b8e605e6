import type { HandoverScope } from '../../src-main/handover/handover.contract.ts'
import { createStore } from '../app/store.ts'

/** What a grid asks to hand over: ways to say how much, the narrowest first. The dialog stands over the whole window. */
export type HandoverRequest = { readonly scopes: readonly HandoverScope[] }

export const handoverRequest = createStore<HandoverRequest | null>(null)

/** The ways to hand over from one channel or line: it alone, its owner's in that city, all of its owner's. */
export function scopesOf(
  channels: readonly string[],
  owner: string | null,
  city: string | null,
): readonly HandoverScope[] {
  return [
    ...(channels.length > 0 ? [{ kind: 'channels' as const, channels: [...channels] }] : []),
    ...(owner !== null && city !== null ? [{ kind: 'city' as const, owner, city }] : []),
    ...(owner !== null ? [{ kind: 'owner' as const, owner }] : []),
  ]
}

export function requestHandover(scopes: readonly HandoverScope[]): void {
  if (scopes.length > 0) handoverRequest.set({ scopes })
}
