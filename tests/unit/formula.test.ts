import { describe, expect, it } from 'vitest'
import { readTyped } from '../../src-main/shared/formula.ts'
import type { Unit } from '../../src-main/shared/money.ts'

const read = (text: string, before: number | null = null, unit: Unit = 'yuan'): number | string | null => {
  const result = readTyped(text, unit, before)
  return result.ok ? result.value : result.error.code
}

describe('an amount stays an amount', () => {
  it.each([
    ['', null],
    ['1234.56', 123_456],
    ['-5', -500],
    ['+5', 500],
    ['(500)', -50_000],
    ['1.2万', 1_200_000],
  ])('%j is %j', (text, fen) => expect(read(text, 100)).toBe(fen))

  it.each(['2026-1-5', '2026/01/05'])('%j is a day and no sum', (text) => expect(read(text)).toBe('amount-unreadable'))
  it.each(['N/A', '-', '12%', '1e9', '三百'])('%j is reported as no amount', (text) =>
    expect(read(text, 100)).toBe('amount-unreadable'),
  )
})

describe('a formula', () => {
  it.each([
    ['1200/12', 10_000],
    ['=1200/12+3', 10_300],
    ['=12万', 12_000_000],
    ['=12万+3', 12_000_300],
    ['=12万/12', 1_000_000],
    ['(3+4)*2', 1_400],
    ['2+3*4', 1_400],
    ['10-2-3', 500],
    ['100/10/5', 200],
    ['=200*5%', 1_000],
    ['=1,234.5*2', 246_900],
    ['＝１２００÷１２', 10_000],
    ['3 × 4', 1_200],
    ['=-(2-5)', 300],
    ['=0.1+0.2', 30],
  ])('%j comes to %i fen', (text, fen) => expect(read(text)).toBe(fen))

  it('counts bare numbers in the unit of the column, and named ones in their own', () => {
    expect(read('1200/12', null, 'wan')).toBe(100_000_000)
    expect(read('=1亿/12万*3', null, 'wan')).toBe(2_500_000_000)
    expect(read('=12万+3', null, 'wan')).toBe(15_000_000)
    expect(read('=3千元+2', null, 'hundred')).toBe(320_000)
  })

  it('rounds once, at the end, half away from zero', () => {
    expect(read('=1/3')).toBe(33)
    expect(read('=1/3*3')).toBe(100)
    expect(read('=0.01/2')).toBe(1)
    expect(read('=0.01/2-0.01')).toBe('amount-negative')
  })
})

describe('a change of what stands in the cell', () => {
  it.each([
    ['+5%', 100_000, 105_000],
    ['-5%', 100_000, 95_000],
    ['-12.5%', 100_000, 87_500],
    ['*1.1', 100_000, 110_000],
    ['×1.1', 100_000, 110_000],
    ['/2', 100_001, 50_001],
    ['*1.1+3', 100_000, 110_300],
    ['+5%', 0, 0],
    ['*0', 100_000, 0],
  ])('%j of %i is %i', (text, before, fen) => expect(read(text, before)).toBe(fen))

  it('is refused on a blank, which is not zero', () => {
    expect(read('+5%')).toBe('formula-of-blank')
    expect(read('*1.1')).toBe('formula-of-blank')
  })
})

describe('what cannot be reckoned is refused', () => {
  it.each([
    ['1/0', 'formula-zero-divisor'],
    ['/0', 'formula-zero-divisor'],
    ['=5/(2-2)', 'formula-zero-divisor'],
    ['=5-8', 'amount-negative'],
    ['-200%', 'amount-negative'],
    ['=9999亿*9999', 'amount-out-of-range'],
    ['=', 'formula-unreadable'],
    ['=1+', 'formula-unreadable'],
    ['=(1+2', 'formula-unreadable'],
    ['=1)', 'formula-unreadable'],
    ['=12万*12万', 'formula-unreadable'],
    ['=5/12万', 'formula-unreadable'],
    ['=2026-01', 'formula-unreadable'],
    ['+5%+3', 'formula-unreadable'],
    ['=A1+2', 'formula-unreadable'],
    ['=1.2.3', 'formula-unreadable'],
  ])('%j answers %s', (text, code) => expect(read(text, 100_000)).toBe(code))
})
