import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from './app-harness.ts'

let app: TestApp
beforeEach(async () => {
  app = startApp()
  await app.get('workspace.create', { kind: 'manager', name: '华东大区', user: '张伟' })
})
afterEach(() => app.close())

const grid = 'targets.working'
const names = async (): Promise<readonly string[]> => (await app.get('views.list', { grid })).map(({ name }) => name)
const create = async (name: string, content = '{}'): Promise<string> => {
  const view = (await app.get('views.create', { grid, name, content })).find((one) => one.name === name)
  if (!view) throw new Error(name)
  return view.id
}

describe('saved views', () => {
  test('are kept by name, changed in part, and removed', async () => {
    await app.get('views.create', { grid, name: '  大客户 ', content: '{"a":1}' })
    expect(await names()).toEqual(['大客户'])
    const [view] = await app.get('views.list', { grid })
    if (!view) throw new Error('no view')
    await app.get('views.edit', { grid, id: view.id, content: '{"a":2}' })
    expect(await app.get('views.edit', { grid, id: view.id, name: '重点' })).toEqual([
      { id: view.id, name: '重点', content: '{"a":2}', standard: false },
    ])
    expect(await app.get('views.remove', { grid, id: view.id })).toEqual([])
    expect(await app.ask('views.edit', { grid, id: view.id, name: 'x' })).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  test('do not share a name within a grid, and only one is the standard', async () => {
    const first = await create('甲')
    const second = await create('乙')
    expect(await app.ask('views.create', { grid, name: '甲', content: '{}' })).toMatchObject({
      error: { code: 'name-taken' },
    })
    expect(await app.ask('views.edit', { grid, id: second, name: '甲' })).toMatchObject({
      error: { code: 'name-taken' },
    })
    await app.get('views.create', { grid: 'channels', name: '甲', content: '{}' })
    await app.get('views.edit', { grid, id: first, standard: true })
    const views = await app.get('views.edit', { grid, id: second, standard: true })
    expect(views.filter(({ standard }) => standard).map(({ id }) => id)).toEqual([second])
  })

  test('outlive a restart, leave the ledger alone, and belong to one workspace', async () => {
    const told = app.told.length
    await create('甲')
    expect(app.told.slice(told).filter(({ name }) => name === 'changed')).toEqual([])
    expect(await app.get('history.batches', { limit: 10 })).toEqual([])
    const [mine] = await app.get('workspace.list', {})
    await app.get('workspace.create', { kind: 'manager', name: '华南大区', user: '李静' })
    expect(await names()).toEqual([])
    await app.get('workspace.open', { id: mine?.id ?? '' })
    expect(await names()).toEqual(['甲'])
  })
})
