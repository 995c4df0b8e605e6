import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type {
  ActEntry,
  HistoryCursor,
  HistoryFilterInput,
  HistoryPage,
} from '../../src-main/history/history.contract.ts'
import { ask, type CallFailure } from '../api.ts'

const size = 100

export type Acts = {
  readonly acts: readonly ActEntry[] | null
  readonly error: CallFailure | null
  readonly again: () => void
  /** Reads the page before; null where there is none. */
  readonly earlier: (() => void) | null
}

/** The acts on a plan, or all where it is null, newest first, page by page. */
export function useActs(plan: string | null, filter: HistoryFilterInput): Acts {
  const answer = useInfiniteQuery({
    queryKey: ['history.acts', { plan, filter }],
    queryFn: ({ pageParam }): Promise<HistoryPage<ActEntry>> =>
      ask('history.acts', { plan, filter, before: pageParam, size }),
    initialPageParam: null as HistoryCursor,
    getNextPageParam: (page: HistoryPage<ActEntry>) => page.next,
  })
  const acts = useMemo(() => answer.data?.pages.flatMap(({ items }) => items) ?? null, [answer.data])
  return {
    acts,
    error: answer.error as CallFailure | null,
    again: () => void answer.refetch(),
    earlier: answer.hasNextPage ? () => void answer.fetchNextPage() : null,
  }
}
