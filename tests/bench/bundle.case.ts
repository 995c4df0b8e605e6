import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '../../src-main/ledger/connect.ts'
import { amountField } from '../../src-main/ledger/registry.ts'
import { copied, databaseIn, openApp, remove, temporaryFolder } from './data.ts'
import { figure, type Case } from './figures.ts'

const changes = 10_000
/** Nobody reads a preview faster. */
const previewMs = 1000

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
  manager.close()
  const [first, again]: [number[], number[]] = [[], []]
  for (let session = 0; session < 5; session += 1) {
    const app = openApp(managerFolder)
    for (let run = 0; run < 3; run += 1) {
      app.ports.answers.push(path)
      const [ms, result] = await app.timed('exchange.write', { partner })
      if (result.changes !== changes) throw new Error(`wrote ${result.changes} changes`)
      ;(run === 0 ? first : again).push(ms)
    }
    app.close()
  }

  const [read, applied]: [number[], number[]] = [[], []]
  for (let session = 0; session < 6; session += 1) {
    const folder = copied(headquartersFolder)
    const app = openApp(folder)
    app.ports.answers.push(path)
    const [readMs, { id }] = await app.timed('exchange.read', {})
    await delay(previewMs)
    const [applyMs, result] = await app.timed('exchange.apply', { id })
    if (result.changes !== changes) throw new Error(`applied ${result.changes} changes`)
    read.push(readMs)
    applied.push(applyMs)
    app.close()
    remove(folder)
  }
  for (const folder of [managerFolder, headquartersFolder]) remove(folder)
  return [
    figure('bundle of 10,000 changes written, first of a session', first, { at: 300, of: 'median' }),
    figure('… and again', again, { at: 300, of: 'median' }),
    figure(
      'bundle of 10,000 changes read and applied, first of a session',
      read.map((ms, session) => ms + applied[session]!),
      { at: 400, of: 'median' },
    ),
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
