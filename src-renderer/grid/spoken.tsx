import { useEffect, type ReactNode } from 'react'
import { createStore, useStore } from '../app/store.ts'

/** What is said to a screen reader and shown to nobody: eyes see the check in the cell. The number tells repeats apart. */
const spoken = createStore({ text: '', count: 0 })

/** By then it has been taken up by the screen reader, in milliseconds; who reads the page later does not find it any more. */
const gone = 3000

/** Says a short sentence once what is being said has ended. */
export const speak = (text: string): void => spoken.set(({ count }) => ({ text, count: count + 1 }))

/** The window's one live region for grids. */
export function Spoken(): ReactNode {
  const { text, count } = useStore(spoken)
  useEffect(() => {
    if (text === '') return undefined
    const timer = setTimeout(() => spoken.set((now) => ({ ...now, text: '' })), gone)
    return () => clearTimeout(timer)
    // A repeat of the same words begins anew, hence the count.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text, count])
  return (
    <div className="unseen" role="status" aria-live="polite" data-spoken>
      <span key={count}>{text}</span>
    </div>
  )
}
