import { describe, expect, test } from 'vitest'
import type { JobLimits } from '../../src-main/background/background.ts'
import { createTaskRunner } from '../../src-main/background/run.ts'
import type { Result } from '../../src-main/shared/result.ts'
import type { TaskEvent } from '../../src-main/shared/task.contract.ts'

const told: TaskEvent[] = []
let ids = 0
const start = () =>
  createTaskRunner(
    new URL('../fixtures/workers/telling.ts', import.meta.url),
    (event) => told.push(event),
    () => `task-${++ids}`,
  )
/** Runs a job of the telling worker, which answers with the number of its thread. */
const run = async (runner: ReturnType<typeof start>, input = '', limits?: JobLimits): Promise<Result<number>> => {
  const options = limits ? { limits } : {}
  return (await runner.run('workbook-write', 'workbooks.export', input as never, options)) as unknown as Result<number>
}
const thread = async (...parts: Parameters<typeof run>): Promise<number> => {
  const result = await run(...parts)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('workers', () => {
  test('one that has done its job does the next', async () => {
    const runner = start()
    expect(await thread(runner)).toBe(await thread(runner))
  })

  test('two jobs at a time never share one', async () => {
    const runner = start()
    const [one, two] = await Promise.all([thread(runner), thread(runner)])
    expect(one).not.toBe(two)
  })

  test('one that was made ready does the job', async () => {
    const runner = start()
    runner.prepare('workbooks.export')
    const first = await thread(runner)
    runner.prepare('workbooks.export')
    expect(await thread(runner)).toBe(first)
  })

  test('other caps mean another worker', async () => {
    const runner = start()
    expect(await thread(runner)).not.toBe(await thread(runner, '', { memoryMb: 64 }))
  })

  test('one that read a foreign file within a time limit does nothing else', async () => {
    const runner = start()
    const limits = { memoryMb: 64, timeoutMs: 5000 }
    expect(await thread(runner, '', limits)).not.toBe(await thread(runner, '', limits))
  })

  test('one that was cancelled, or ran out of time, is gone, and the next job has another', async () => {
    const runner = start()
    const first = await thread(runner)
    const waiting = run(runner, 'wait')
    runner.cancel(told.at(-1)!.id)
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await thread(runner)).not.toBe(first)
    expect(await run(runner, 'wait', { timeoutMs: 300 })).toMatchObject({
      ok: false,
      error: { code: 'import-timeout' },
    })
  })

  test('one that dies fails its own job alone', async () => {
    const runner = start()
    await thread(runner)
    expect(await run(runner, 'die')).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(await thread(runner)).toBeGreaterThan(0)
  })
})
