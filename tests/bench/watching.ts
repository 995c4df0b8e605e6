import type { Page } from '@playwright/test'

/** Begins to note the time between frames in ms; the answer ends it. */
export async function watchFrames(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const look = (now: number): void => {
      frames.push(now - last)
      last = now
      if (!(window as unknown as { readonly framesEnded?: boolean }).framesEnded) requestAnimationFrame(look)
    }
    Object.assign(window, { frames, framesEnded: false })
    requestAnimationFrame((now) => {
      last = now
      requestAnimationFrame(look)
    })
  })
  return () =>
    page.evaluate(() => {
      Object.assign(window, { framesEnded: true })
      return (window as unknown as { readonly frames: readonly number[] }).frames
    })
}

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** In microseconds. */
  readonly ts: number
  readonly dur?: number
  readonly args?: { readonly data?: { readonly type?: string } }
}

/**
 * For each press of a key with one modifier: how long the window's thread is busy, in ms, from the key's arrival until its
 * frame is laid out, painted and handed over. Taken from the browser's own trace; the wait for the display's next frame,
 * up to 17 ms in which nothing is done, is not in it.
 */
export async function busyTimes(page: Page, press: () => Promise<void>): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const traceConfig = { includedCategories: ['devtools.timeline'] }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await press()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const keys = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
  const [first] = keys
  if (!first) throw new Error('no key was seen')
  const work = events
    .filter(({ ph, pid, tid, dur }) => ph === 'X' && pid === first.pid && tid === first.tid && dur !== undefined)
    .toSorted((a, b) => a.ts - b.ts || endOf(b) - endOf(a))
  // The modifier's own press comes first.
  return keys
    .toSorted((a, b) => a.ts - b.ts)
    .filter((_, index) => index % 2 === 1)
    .flatMap(({ ts }) => {
      const frame = work.find((event) => event.name === 'Layerize' && event.ts > ts)
      return frame ? [busyBetween(work, ts, endOf(frame)) / 1000] : []
    })
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur

/** The time that events cover between two moments; those inside others are counted once. */
function busyBetween(sorted: readonly TraceEvent[], from: number, to: number): number {
  let busy = 0
  let counted = from
  for (const event of sorted) {
    if (event.ts >= to) break
    const begin = Math.max(event.ts, counted)
    const end = Math.min(endOf(event), to)
    if (end <= begin) continue
    busy += end - begin
    counted = end
  }
  return busy
}
