import { describe, expect, it } from 'vitest'
import {
  type AmountForm,
  type Unit,
  amountOfNumber,
  exactAmount,
  formatAmount,
  formatShare,
  formatSigned,
  parseAmount,
  sumFen,
  usualForm,
} from '../../src-main/shared/money.ts'

const read = (text: string, unit: Unit = 'yuan'): number | string | null => {
  const result = parseAmount(text, unit)
  return result.ok ? result.value : `${result.error.code} ${String(result.error.facts['reason'] ?? '')}`.trim()
}

describe('an amount is read as it is written', () => {
  it.each<[string, Unit, number]>([
    ['1234', 'yuan', 123_400],
    ['1,234.56', 'yuan', 123_456],
    ['1,2345,6789', 'yuan', 12_345_678_900],
    ['(1,2345.6)', 'yuan', -1_234_560],
    ['１２３４．５', 'yuan', 123_450],
    ['１，２３４．５', 'yuan', 123_450],
    ['1.2万', 'yuan', 1_200_000],
    ['1.2万', 'wan', 1_200_000],
    ['1.2 万元', 'thousand', 1_200_000],
    ['3千', 'yuan', 300_000],
    ['2.5千万', 'yuan', 2_500_000_000],
    ['0.5亿', 'wan', 5_000_000_000],
    ['￥300', 'yuan', 30_000],
    ['¥ 300.50', 'yuan', 30_050],
    ['300元', 'wan', 30_000],
    ['￥300元', 'wan', 30_000],
    ['(500)', 'yuan', -50_000],
    ['（５００）', 'yuan', -50_000],
    ['(￥500)', 'yuan', -50_000],
    ['￥(500)', 'yuan', -50_000],
    ['-500', 'yuan', -50_000],
    ['−500', 'yuan', -50_000],
    ['－500', 'yuan', -50_000],
    ['-￥500', 'yuan', -50_000],
    ['￥-500', 'yuan', -50_000],
    ['+500', 'yuan', 50_000],
    ['  500\u00a0', 'yuan', 50_000],
    ['\u3000500', 'yuan', 50_000],
    ['.5', 'yuan', 50],
    ['5.', 'yuan', 500],
    ['0', 'wan', 0],
    ['0.005', 'wan', 5_000],
    ['0.000001', 'wan', 1],
    ['40.6', 'wan', 40_600_000],
    ['1.10', 'yuan', 110],
    ['1.000000', 'yuan', 100],
    ['12', 'hundred', 120_000],
    ['12', 'thousand', 1_200_000],
    ['100000000000', 'yuan', 10_000_000_000_000],
    ['-10000000', 'wan', -10_000_000_000_000],
  ])('%j in %s is %d fen', (text, unit, fen) => {
    expect(read(text, unit)).toBe(fen)
  })

  it.each(['', ' ', '\t', '\u3000', ' '.repeat(100)])('%j is blank, not zero', (text) => {
    expect(read(text)).toBeNull()
  })

  it('a minus before nothing but zero is plain zero', () => {
    expect(Object.is(read('-0'), 0)).toBe(true)
  })
})

describe('what could mean two things is reported', () => {
  it.each(['-', '—', '——', '–', '－', '−', '--'])('%j is a dash: zero for some, blank for others', (text) => {
    expect(read(text)).toBe('amount-unreadable dash')
  })

  it.each([
    'N/A',
    '#N/A',
    '无',
    '1e9',
    '1E3',
    '0x10',
    '12,34',
    '1,23456',
    '1,234,5678',
    '12345,6789',
    '1.234,56',
    '1 234',
    '1..2',
    '1.2.3',
    '三百',
    '12%',
    '500-',
    '—500',
    '(500',
    '500)',
    '(-500)',
    '--500',
    '-(500)',
    '-￥-500',
    '￥￥5',
    '+',
    '.',
    '()',
    '￥',
    '万',
    '1万2千',
    '1.2w',
    '$300',
    '5/2',
    '=1+1',
    "'500",
    '5\u200b00',
    'NaN',
    'Infinity',
    '9'.repeat(65),
  ])('%j is no amount', (text) => {
    expect(read(text)).toBe('amount-unreadable not-a-number')
  })

  it.each<[string, Unit]>([
    ['0.005', 'yuan'],
    ['1.234', 'yuan'],
    ['0.0000001', 'wan'],
    ['0.00000001万', 'yuan'],
  ])('%j in %s is finer than a fen', (text, unit) => {
    expect(read(text, unit)).toBe('amount-unreadable finer-than-fen')
  })

  it('a yuan sign where amounts are in 万元 does not say which of the two is meant', () => {
    expect(read('￥300', 'wan')).toBe('amount-unreadable unit-unclear')
  })

  it.each<[string, Unit]>([
    ['100000000000.01', 'yuan'],
    ['10000000.000001', 'wan'],
    ['-1001亿', 'yuan'],
    ['9'.repeat(60), 'wan'],
  ])('%j in %s is beyond the safe range', (text, unit) => {
    expect(read(text, unit)).toBe('amount-out-of-range')
  })

  it('the report carries the text as it came', () => {
    const result = parseAmount(' N/A ', 'yuan')
    expect(result.ok ? null : result.error.facts).toEqual({ value: ' N/A ', reason: 'not-a-number' })
  })
})

describe('a number cell of a workbook', () => {
  it.each<[number, Unit, number]>([
    [1234.56, 'yuan', 123_456],
    [0.1 + 0.2, 'yuan', 30],
    [1.1 * 3, 'wan', 3_300_000],
    [-42, 'thousand', -4_200_000],
    [0, 'wan', 0],
    [1e-6, 'wan', 1],
    [8_039_000, 'yuan', 803_900_000],
  ])('%d in %s is %d fen', (value, unit, fen) => {
    expect(amountOfNumber(value, unit)).toEqual({ ok: true, value: fen })
  })

  it.each([1 / 3, 0.005, Number.NaN, Number.POSITIVE_INFINITY])('%d yuan is reported', (value) => {
    expect(amountOfNumber(value, 'yuan')).toMatchObject({ ok: false, error: { code: 'amount-unreadable' } })
  })

  it.each([1e12, 1e300, -1e12])('%d yuan is beyond the safe range', (value) => {
    expect(amountOfNumber(value, 'yuan')).toMatchObject({ ok: false, error: { code: 'amount-out-of-range' } })
  })
})

describe('an amount for the eye', () => {
  it.each<[number | null, Unit, number | undefined, string]>([
    [null, 'wan', undefined, ''],
    [0, 'wan', undefined, '0.0'],
    [40_600_000, 'wan', undefined, '40.6'],
    [101_700_000_000, 'wan', undefined, '101,700.0'],
    [123_456_789, 'yuan', 2, '1,234,567.89'],
    [123_456_789, 'yuan', undefined, '1,234,568'],
    [-50_000, 'yuan', undefined, '−500'],
    [50_000, 'wan', undefined, '0.1'],
    [-50_000, 'wan', undefined, '−0.1'],
    [49_999, 'wan', undefined, '0.0'],
    [-49_999, 'wan', undefined, '0.0'],
    [100_000, 'yuan', 2, '1,000.00'],
    [99_900, 'yuan', undefined, '999'],
    [10_000_000_000_000, 'yuan', 2, '100,000,000,000.00'],
  ])('%s fen in %s with %s decimals is %j', (fen, unit, decimals, text) => {
    expect(formatAmount(fen, unit, decimals)).toBe(text)
  })

  it('a variance is signed, and zero is not', () => {
    expect([31_000_000, -4_000_000, 0, -49_999, null].map((fen) => formatSigned(fen, 'wan'))).toEqual([
      '+31.0',
      '−4.0',
      '0.0',
      '0.0',
      '',
    ])
  })

  it('a share has one decimal and an impossible one is a dash', () => {
    expect([68, 1000, 0, -7, null].map(formatShare)).toEqual(['6.8%', '100.0%', '0.0%', '−0.7%', '—'])
  })

  it('the text for editing is exact and bare', () => {
    expect(exactAmount(40_655_000, 'wan')).toBe('40.655')
    expect(exactAmount(-123_456, 'yuan')).toBe('-1234.56')
    expect(exactAmount(0, 'wan')).toBe('0')
    expect(exactAmount(null, 'wan')).toBe('')
  })
})

it('blanks add nothing, and only blanks stay blank', () => {
  expect(sumFen([null, 5, null, 7])).toBe(12)
  expect(sumFen([null, null])).toBeNull()
  expect(sumFen([null, 0])).toBe(0)
})

describe('the form of shown amounts', () => {
  const fen = -12_345_678_900
  const look = (change: Partial<AmountForm>): string => formatAmount(fen, 'yuan', 1, { ...usualForm, ...change })

  it('has commas by thousands or by 万, and negatives with the true minus or in brackets', () => {
    expect(look({})).toBe('−123,456,789.0')
    expect(look({ grouping: 'wan' })).toBe('−1,2345,6789.0')
    expect(look({ negative: 'brackets' })).toBe('(123,456,789.0)')
    expect(formatSigned(-500, 'yuan', 0, { ...usualForm, negative: 'brackets' })).toBe('(5)')
    expect(formatSigned(500, 'yuan', 0, { ...usualForm, negative: 'brackets' })).toBe('+5')
  })

  it('never shows a sign on what rounds to zero, nor anything for a blank', () => {
    expect(formatAmount(-1, 'wan', 1, { ...usualForm, negative: 'brackets' })).toBe('0.0')
    expect(formatAmount(null, 'wan', 1, { ...usualForm, negative: 'brackets' })).toBe('')
  })
})
