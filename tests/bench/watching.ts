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

/**
 * Begins to note, for each key, the main thread's time from the key's arrival until its frame is laid out and painted,
 * without the wait for the frame itself: that is the display's.
 */
export async function watchKeys(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const times: number[] = []
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Shift' || event.key === 'Control') return
      const waited = performance.now() - event.timeStamp
      const began = performance.now()
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        const handled = performance.now() - began
        requestAnimationFrame(() => {
          const frame = performance.now()
          const after = new MessageChannel()
          after.port1.addEventListener('message', () => times.push(waited + handled + performance.now() - frame))
          after.port1.start()
          after.port2.postMessage(null)
        })
      })
      port1.start()
      port2.postMessage(null)
    }
    window.addEventListener('keydown', listen, true)
    Object.assign(window, { keyTimes: times, stopKeys: () => window.removeEventListener('keydown', listen, true) })
  })
  return () =>
    page.evaluate(() => {
      const { keyTimes, stopKeys } = window as unknown as {
        readonly keyTimes: readonly number[]
        readonly stopKeys: () => void
      }
      stopKeys()
      return keyTimes
    })
}
