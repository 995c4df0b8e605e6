import { expect, test } from 'vitest'
import { paperFonts } from '../../src-main/sheets/paper-fonts.store.ts'

const bytes = (base64: string): number => Buffer.from(base64, 'base64').length

test('a document’s faces hold the characters that stand in it, not the twenty megabytes of a system’s face', async () => {
  const few = await paperFonts('resources', ['城市指标单 0123456789'])
  const more = await paperFonts('resources', ['城市指标单 0123456789', '渠道负责人全年合计占比备注修改值'])
  for (const face of ['regular', 'bold'] as const) {
    expect(Buffer.from(few[face], 'base64').toString('latin1', 0, 4)).toBe('OTTO')
    expect(bytes(few[face])).toBeLessThan(20_000)
    expect(bytes(more[face])).toBeGreaterThan(bytes(few[face]))
  }
  expect(more.title).toBe(few.title)
})

test('a character that our face lacks is no error: the system’s face has it', async () => {
  const { regular } = await paperFonts('resources', ['𠮷'])
  expect(bytes(regular)).toBeGreaterThan(0)
})
