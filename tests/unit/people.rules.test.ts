import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { settleEdits, settleNew, settleValue } from '../../src-main/people/fields.rules.ts'
import { hasLeft, isHome } from '../../src-main/people/people.rules.ts'
import {
  completeCity,
  matchPlace,
  searchPlaces,
  shortPlace,
  shortProvince,
} from '../../src-main/people/places.rules.ts'
import { readPlaces } from '../../src-main/people/places.store.ts'
import { findTwin } from '../../src-main/people/unique.rules.ts'

const places = readPlaces(resolve('resources'))
const known = () => true

describe('the table of places', () => {
  test('holds each code once, with six digits, a name and a province', () => {
    expect(places.length).toBeGreaterThan(700)
    expect(new Set(places.map(({ code }) => code)).size).toBe(places.length)
    expect(
      places.filter(({ code, name, province }) => !/^\d{6}$/.test(code) || name === '' || province === ''),
    ).toEqual([])
  })

  test('knows municipalities, prefectures, prefecture-level and county-level cities', () => {
    const names = new Map(places.map(({ code, name }) => [code, name]))
    expect(['110000', '500000', '330100', '222400', '320583', '441900'].map((code) => names.get(code))).toEqual([
      '北京市',
      '重庆市',
      '杭州市',
      '延边朝鲜族自治州',
      '昆山市',
      '东莞市',
    ])
    expect([...names.values()].filter((name) => name === '市辖区' || name === '东莞市')).toEqual(['东莞市'])
  })

  test('is searched by the beginning of name or code, short names first, at most twenty', () => {
    expect(
      searchPlaces(places, '吉')
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['吉林市', '吉安市'])
    expect(searchPlaces(places, '3').length).toBe(20)
    expect(searchPlaces(places, 'ｘ')).toEqual([])
  })

  test('meets a city with and without 市, and its province with and without 省', () => {
    expect(matchPlace(places, { name: '杭州', province: null })?.code).toBe('330100')
    expect(matchPlace(places, { name: '杭州市', province: '浙江' })?.code).toBe('330100')
    expect(matchPlace(places, { name: '杭州', province: '江苏省' })).toBeUndefined()
    expect(matchPlace(places, { name: '南宁', province: '广西' })?.code).toBe('450100')
    expect([shortProvince('内蒙古自治区'), shortProvince('新疆维吾尔自治区'), shortProvince('Ohio')]).toEqual([
      '内蒙古',
      '新疆',
      'Ohio',
    ])
    expect([shortPlace('沙市'), shortPlace('香港特别行政区'), shortPlace('阿拉善盟')]).toEqual([
      '沙市',
      '香港',
      '阿拉善盟',
    ])
  })

  test('completes a city at home and leaves a city abroad alone', () => {
    expect(completeCity(places, { code: null, name: '苏州', province: null, country: '中国' })).toEqual({
      code: '320500',
      name: '苏州',
      province: '江苏省',
      country: '中国',
    })
    const abroad = { code: null, name: '杭州', province: null, country: 'Japan' }
    expect(completeCity(places, abroad)).toBe(abroad)
    expect([isHome(null), isHome('China'), isHome('United States')]).toEqual([true, true, false])
  })
})

describe('fields', () => {
  test('a line drops the space around it, a text keeps all', () => {
    expect(settleValue({ kind: 'line', limit: 9 }, 'name', ' 甲\u3000', known)).toEqual({ ok: true, value: '甲' })
    expect(settleValue({ kind: 'text' }, 'note', ' 甲\n', known)).toEqual({ ok: true, value: ' 甲\n' })
    expect(settleValue({ kind: 'line', limit: 9 }, 'code', 292, known)).toEqual({ ok: true, value: '292' })
  })

  test('rare characters pass as they came, lone surrogates do not', () => {
    expect(settleValue({ kind: 'line', limit: 9 }, 'name', '𠮷野', known)).toEqual({ ok: true, value: '𠮷野' })
    expect(settleValue({ kind: 'line', limit: 9 }, 'name', '\ud800', known)).toMatchObject({ ok: false })
    expect(settleValue({ kind: 'text' }, 'note', 'a\udfff', known)).toMatchObject({ ok: false })
  })

  test.each(['2027-02-29', '0000-01-01', '9999-12-31', '2027-13-01', '2027-1-1', 'yesterday'])(
    '%s is no day',
    (text) => {
      expect(settleValue({ kind: 'date' }, 'leftOn', text, known)).toMatchObject({
        ok: false,
        error: { facts: { reason: 'date' } },
      })
    },
  )

  test('an empty text is a blank, and a required field refuses it, given or left out', () => {
    const rules = { name: { kind: 'line', limit: 9, required: true }, note: { kind: 'text' } } as const
    expect(settleNew('person', rules, { name: '甲', note: '' }, known)).toEqual({ ok: true, value: { name: '甲' } })
    expect(settleNew('person', rules, { note: 'x' }, known)).toMatchObject({
      ok: false,
      error: { facts: { field: 'name', reason: 'required' } },
    })
  })

  test('no field is found on the prototype', () => {
    expect(settleEdits('person', {}, [{ id: '1', field: 'constructor', value: 'x' }], known)).toMatchObject({
      ok: false,
      error: { code: 'field-unknown', facts: { field: 'constructor', problems: 1 } },
    })
  })
})

describe('values that no two rows may share', () => {
  const standing = [
    { id: '1', value: 'A1' },
    { id: '2', value: 'a1' },
    { id: '3', value: null },
  ]

  test('twins that stood before do not block another row', () => {
    expect(findTwin(standing, new Map([['3', 'B1']]))).toBeNull()
    expect(findTwin(standing, new Map([['3', null]]))).toBeNull()
  })

  test('an edited row meets others and other edits, whatever the case and width', () => {
    expect(findTwin(standing, new Map([['3', 'Ａ1 ']]))).toMatchObject({ id: '3' })
    expect(
      findTwin(
        [],
        new Map([
          ['1', 'x'],
          ['2', 'X'],
        ]),
      ),
    ).toEqual({ id: '2', other: '1', value: 'X' })
  })
})

test('a person has left from the day on which he left', () => {
  expect(hasLeft({ leftOn: '2027-06-30' }, '2027-06-29')).toBe(false)
  expect(hasLeft({ leftOn: '2027-06-30' }, '2027-06-30')).toBe(true)
  expect(hasLeft({ leftOn: null }, '2027-06-30')).toBe(false)
})
