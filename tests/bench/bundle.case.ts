import { join } from 'node:path'
import { connect } from '../../src-main/ledger/connect.ts'
import { amountField } from '../../src-main/ledger/registry.ts'
import { copied, databaseIn, openApp, remove, temporaryFolder } from './data.ts'
import { figure, timed, type Case } from './figures.ts'

const changes = 10_000

/** A sync file of 10,000 changes: written by the manager, read and applied by headquarters that knows none of them. */
export const measure: Case = async () => {
  const [managerFolder, headquartersFolder] = [temporaryFolder(), temporaryFolder()]
  const headquarters = openApp(headquartersFolder)
  await headquarters.get('workspace.create', { kind: 'headquarters', name: '总部', user: '何静' })
  const invitation = join(headquartersFolder, '邀请.qudao-invite')
  headquarters.ports.answers.push(invitation)
  await headquarters.get('exchange.invite', { name: '张伟', region: '华东' })
  headquarters.close()

  const manager = openApp(managerFolder)
  await manager.get('workspace.create', { kind: 'manager', name: '华东', user: '张伟' })
  manager.ports.answers.push(invitation)
  const partner = (await manager.get('exchange.join', {})).partners[0]!.workspace
  fill(databaseIn(managerFolder))
  const path = join(managerFolder, '华东.qudao')
  const written = await timed(
    10,
    () => manager.ports.answers.push(path),
    async () => {
      const result = await manager.get('exchange.write', { partner })
      if (result.changes !== changes) throw new Error(`wrote ${result.changes} changes`)
    },
    2,
  )
  manager.close()

  const [read, applied]: [number[], number[]] = [[], []]
  const both = await timed(
    8,
    async () => {
      const folder = copied(headquartersFolder)
      const app = openApp(folder)
      await app.get('exchange.status', {})
      app.ports.answers.push(path)
      return { app, folder }
    },
    async ({ app }, run) => {
      const began = performance.now()
      const { id } = await app.get('exchange.read', {})
      const between = performance.now()
      const result = await app.get('exchange.apply', { id })
      if (result.changes !== changes) throw new Error(`applied ${result.changes} changes`)
      if (run < 0) return
      read.push(between - began)
      applied.push(performance.now() - between)
    },
  )
  for (const folder of [managerFolder, headquartersFolder]) remove(folder)
  return [
    figure('bundle of 10,000 changes written', written, { at: 300, of: 'median' }),
    figure('bundle of 10,000 changes read and applied', both, { at: 400, of: 'median' }),
    figure('… of that, read and verified', read),
    figure('… of that, verified again and applied', applied),
  ]
}

/** As a year's planning leaves it: a paste of many lines, then many small edits. */
function fill(file: string): void {
  const { ledger, close } = connect(file)
  const edit = (at: number) => ({
    entity: 'targetLine' as const,
    id: `line-${Math.floor(at / 12) % 600}`,
    field: amountField(1 + (at % 12)),
    value: at * 100,
  })
  const heads = (): number => ledger.heads().get(ledger.device) ?? 0
  const left = (): number => changes - heads()
  ledger.commit(
    'paste',
    {},
    Array.from({ length: 7200 }, (_, at) => edit(at)),
  )
  for (let at = 7200; left() > 0; at += 10) {
    ledger.commit(
      'type',
      {},
      Array.from({ length: Math.min(10, left()) }, (_, step) => edit(at + step)),
    )
  }
  close()
}
