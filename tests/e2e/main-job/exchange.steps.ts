import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { expect } from '@playwright/test'
import { readLog } from '../pages/activities.ts'
import { ask } from '../pages/door.ts'
import { Exchange } from '../pages/exchange.ts'
import { FirstRun } from '../pages/first-run.ts'
import { Targets } from '../pages/targets.ts'
import type { Job, Said, Step } from './job.ts'
import { readGrid, readTableA } from './targets.steps.ts'

async function join(job: Job): Promise<Said> {
  const { page, dialogs, frame } = await job.start('headquarters')
  const first = new FirstRun(page)
  await first.shown()
  await first.fill('headquarters', '康和健康集团', '何静')
  await first.create()
  const headquarters = new Exchange(page)
  await frame.go('同步')
  const invitation = await dialogs.save(() =>
    headquarters.invite('张伟', '北美大区', () => job.picture('headquarters', 'invite')),
  )
  expect(existsSync(invitation)).toBe(true)

  const manager = job.station('manager')
  const own = new Exchange(manager.page)
  await manager.frame.go('同步')
  await own.notJoined.waitFor()
  await job.picture('manager', 'not-joined')
  await manager.dialogs.open(invitation)
  await own.join()
  expect(await ask(manager.page, 'exchange.status', {})).toMatchObject({ joined: true, organisation: '康和健康集团' })
  return {
    chinese: '总部（另一个应用）写出邀请文件，经理打开邀请加入',
    english: 'Headquarters, a second app, writes an invitation and the manager joins with it',
  }
}

async function send(job: Job): Promise<Said> {
  const { page, dialogs } = job.station('manager')
  const exchange = new Exchange(page)
  const { partners } = await ask(page, 'exchange.status', {})
  const waiting = partners[0]?.unsent ?? 0
  expect(waiting).toBeGreaterThan(0)
  await job.picture('manager', 'joined')
  let said = ''
  const bundle = await dialogs.save(async () => {
    said = await exchange.write()
  })
  expect(existsSync(bundle)).toBe(true)
  job.measured.bundle = bundle
  await job.picture('manager', 'bundle-written')
  return {
    chinese: `${said.replace(/。.*$/, '')}（${basename(bundle)}，${Math.ceil(statSync(bundle).size / 1024)} KB）`,
    english: `The sync file is written with ${waiting.toLocaleString('en-US')} changes (${Math.ceil(statSync(bundle).size / 1024)} KB)`,
  }
}

async function receive(job: Job): Promise<Said> {
  const { page, dialogs, frame } = job.station('headquarters')
  const exchange = new Exchange(page)
  await dialogs.open(job.known('bundle'))
  await exchange.receive()
  expect(await ask(page, 'channels.list', { archived: true })).toHaveLength(0) // a look changes nothing
  await job.picture('headquarters', 'bundle-preview')
  await exchange.merge()
  expect(await ask(page, 'channels.list', { archived: true })).toHaveLength(701)
  await job.picture('headquarters', 'bundle-merged')

  // What both windows show of the same plan, and what both databases hold.
  const manager = job.station('manager')
  const own = new Targets(manager.page)
  await manager.frame.go('指标')
  await own.openTableA('自报')
  const theirs = new Targets(page)
  await frame.go('指标')
  await theirs.openTableA('自报')
  await frame.choose(/^单位/, '元')
  const [sent, received] = [await readTableA(own), await readTableA(theirs)]
  expect(sent.owners).toHaveLength(17)
  expect(received).toEqual(sent)
  job.measured.tableA = [...sent.owners, sent.total].map(({ cells }) =>
    ['name', 'q1', 'q2', 'q3', 'q4', 'year'].map((column) => cells[column] ?? ''),
  )
  expect(await readGrid(job, 'headquarters')).toEqual(await readGrid(job, 'manager'))
  expect(await readLog(page)).toEqual(await readLog(manager.page))
  await job.picture('headquarters', 'headquarters-table-a')
  return {
    chinese: `总部核对并合并同步文件，表A 与经理的逐格一致：全年 ${received.total.cells['year']} 元`,
    english: `Headquarters checks and merges the file; its table A equals the manager’s cell by cell: year ${received.total.cells['year']}`,
  }
}

export const exchangeSteps: readonly Step[] = [
  { name: 'headquarters writes an invitation, and the manager joins with it', run: join },
  { name: 'the manager writes the sync file', run: send },
  { name: 'headquarters looks into the file and merges it; its totals equal the manager’s', run: receive },
]
