import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openBundle } from '../../src-main/exchange/bundle-file.ts'
import { limits } from '../../src-main/exchange/format.ts'
import type { Batch } from '../../src-main/ledger/ledger.ts'
import { header, hlc, keys } from '../fixtures/bundles/forge.ts'
import { verdict } from '../fixtures/bundles/reading.ts'

const at = (name: string): string => fileURLToPath(new URL(`../fixtures/bundles/${name}`, import.meta.url))
const expected = JSON.parse(readFileSync(at('expected.json'), 'utf8')) as Readonly<Record<string, string>>

describe('the vectors of format version 1', () => {
  test.each(Object.entries(expected))('%s is told as %s', async (name, code) => {
    expect(await verdict(at(`${name}.qudao`))).toBe(code)
  })

  test('a file written when the format was fixed still holds what it held', async () => {
    const batches: readonly Batch[] = [
      {
        id: 'batch-1',
        device: 'device-manager',
        hlc,
        author: '张伟',
        act: 'type',
        facts: { cells: 3 },
        undoes: null,
        changes: [
          { seq: 1, entity: 'targetLine', id: 'line-1', field: 'm01', value: 120000, base: null },
          { seq: 2, entity: 'targetLine', id: 'line-1', field: 'm02', value: null, base: null },
          {
            seq: 3,
            entity: 'targetLine',
            id: 'line-1',
            field: 'm01',
            value: -5,
            base: { device: 'device-headquarters', seq: 3 },
          },
        ],
      },
      {
        id: 'batch-2',
        device: 'device-manager',
        hlc: hlc + 1,
        author: '张伟',
        act: 'edit',
        facts: {},
        undoes: 'batch-1',
        changes: [
          {
            seq: 4,
            entity: 'channel',
            id: 'channel-1',
            field: 'name',
            value: '𠮷野“渠道”\n第二行',
            base: { device: 'device-manager', seq: 1 },
          },
        ],
      },
    ]
    const file = await openBundle(at('valid.qudao'), keys.headquarters.identity, limits)
    const pass = file.pass()
    expect(pass.header).toEqual(header)
    expect([...pass.batches]).toEqual(batches)
    file.close()
  })
})
