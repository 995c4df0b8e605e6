import { useEffect, useState } from 'react'
import { localDay } from '../../src-main/shared/day.ts'

/** This computer's day; it turns at midnight, also while the window stays open. */
export function useToday(): string {
  const [today, setToday] = useState(() => localDay(Date.now()))
  useEffect(() => {
    const timer = setInterval(() => setToday(localDay(Date.now())), 30_000)
    return () => clearInterval(timer)
  }, [])
  return today
}
