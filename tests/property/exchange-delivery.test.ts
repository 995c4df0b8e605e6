import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSide, type Side } from '../integration/exchange-pair.ts'
import { openTestWorkspace } from '../integration/workspace.ts'

const cases = Math.ceil(Number(process.env['QUDAO_PROPERTY_CASES'] ?? 1000) / 100)

/** What may happen between two managers (1 and 2) and headquarters (0); which side and which file are taken modulo. */
type Step =
  | {
      readonly kind: 'edit'
      readonly side: number
      readonly row: number
      readonly month: number
      readonly fen: number | null
    }
  | { readonly kind: 'undo'; readonly side: number }
  | { readonly kind: 'write'; readonly side: number; readonly to: number }
  | { readonly kind: 'take'; readonly file: number }

const small = fc.integer({ min: 0, max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      side: small,
      row: small,
      month: fc.integer({ min: 1, max: 3 }),
      fen: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), side: small }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), side: small, to: small }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('take' as const), file: fc.nat(100) }) },
)

type File = { readonly path: string; readonly to: Side }

/** Answers whether something was written: a side that has nothing to tell writes no file. */
async function write(from: Side, to: Side, path: string): Promise<boolean> {
  try {
    await from.write(path, to)
    return true
  } catch (error) {
    from.workspace.context.ports.answers.length = 0
    if (String(error).includes('exchange-nothing-new') || String(error).includes('not-found')) return false
    throw error
  }
}

async function play(steps: readonly Step[], sides: readonly Side[], folder: string): Promise<void> {
  const [headquarters, ...managers] = sides as [Side, ...Side[]]
  const files: File[] = []
  for (const one of steps) {
    const side = 'side' in one ? sides[one.side]! : headquarters
    if (one.kind === 'edit') side.type(`line-${one.row}`, one.month, one.fen)
    else if (one.kind === 'undo') {
      if (side.workspace.open.ledger.undoState().undo) {
        try {
          side.workspace.open.ledger.undo()
        } catch {
          // Others changed all of it since.
        }
      }
    } else if (one.kind === 'write') {
      const to = side === headquarters ? managers[one.to % managers.length]! : headquarters
      const path = join(folder, `${files.length}.qudao`)
      if (await write(side, to, path)) files.push({ path, to })
    } else if (files.length > 0) {
      // Any file, whether an old one, one that was taken already, or out of turn; those never picked are lost.
      const file = files[one.file % files.length]!
      await file.to.take(file.path)
    }
  }
  // Everybody reports once more and is answered, twice: the second answer acknowledges the receipts of the first.
  for (let round = 0; round < 2; round += 1) {
    for (const manager of managers) {
      const path = join(folder, `end-${round}-${manager.id}.qudao`)
      if (await write(manager, headquarters, path)) await headquarters.take(path)
      if (await write(headquarters, manager, path)) await manager.take(path)
    }
  }
}

test('files lost, repeated and out of order end in the content of all changes, and nothing is left to send', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-delivery-'))
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        let clock = Date.UTC(2027, 2, 5)
        const now = (): number => (clock += 1000)
        const sides = [
          openSide('headquarters', '何静', now),
          openSide('manager', '张伟', now),
          openSide('manager', '李娜', now),
        ]
        const oracle = openTestWorkspace({ now })
        try {
          const [headquarters, ...managers] = sides as [Side, ...Side[]]
          for (const manager of managers) {
            await headquarters.invite(join(folder, 'invitation'), manager.workspace.open.workspace.user)
            await manager.join(join(folder, 'invitation'))
          }
          await play(steps, sides, folder)
          for (const { workspace } of sides) {
            const { ledger } = workspace.open
            const own = ledger.heads().get(ledger.device) ?? 0
            oracle.open.ledger.apply(ledger.read([{ device: ledger.device, from: 1, to: own }]))
          }
          expect(headquarters.hash()).toBe(oracle.open.ledger.contentHash())
          for (const side of sides) for (const partner of (await side.status()).partners) expect(partner.unsent).toBe(0)
        } finally {
          for (const { workspace } of sides) workspace.close()
          oracle.close()
        }
      }),
      { numRuns: cases },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 600_000)
