import { describe, expect, test } from 'vitest'
import { readQuickEntry, type EntryNames } from '../../src-main/activities/quick-entry.rules.ts'

// 2027-06-18 is a Friday.
const names: EntryNames = {
  today: '2027-06-18',
  me: 'zhang',
  channels: [
    { id: 'hukang', name: '沪康健康科技', code: 'H01' },
    { id: 'yihe', name: '颐和堂健康管理', code: 'H02' },
    { id: 'yihe2', name: '颐和药房', code: null },
    { id: 'centre', name: '培训中心', code: '77' },
    { id: 'bike', name: 'Next-Door Bike Store', code: '292' },
  ],
  people: [
    { id: 'zhang', name: '张伟', login: 'wei0' },
    { id: 'li', name: '李静', login: 'jing0' },
    { id: 'twin1', name: '王磊', login: null },
    { id: 'twin2', name: '王磊', login: null },
  ],
}
const read = (line: string) => readQuickEntry(line, names)
const blank = {
  kind: null,
  channel: null,
  channelChoices: [],
  person: 'zhang',
  status: 'done',
  dueOn: null,
  doneOn: '2027-06-18',
  note: null,
  result: null,
  satisfaction: null,
}

describe('the quick entry line', () => {
  test('reads a whole sentence as it is spoken', () => {
    expect(read('今天 拜访 沪康健康科技 谈三季度备货，王总同意首批 60 万 5星')).toEqual({
      ...blank,
      kind: 'visit',
      channel: 'hukang',
      result: '谈三季度备货，王总同意首批 60 万',
      satisfaction: 5,
    })
  })

  test('understands nothing but text at first, and nothing is lost', () => {
    expect(read('谈三季度备货')).toEqual({ ...blank, result: '谈三季度备货' })
    expect(read('   ')).toEqual(blank)
  })

  test('needs no spaces between Chinese words', () => {
    expect(read('昨天拜访沪康健康科技谈备货')).toMatchObject({
      kind: 'visit',
      channel: 'hukang',
      doneOn: '2027-06-17',
      result: '谈备货',
    })
  })

  test('plans what lies ahead and records what does not, unless it is said', () => {
    expect(read('明天 电话 沪康')).toMatchObject({
      kind: 'phoneCall',
      status: 'planned',
      dueOn: '2027-06-19',
      doneOn: null,
    })
    expect(read('昨天 电话 沪康')).toMatchObject({ status: 'done', dueOn: null, doneOn: '2027-06-17' })
    expect(read('计划 今天 电话 沪康 对账')).toMatchObject({
      status: 'planned',
      dueOn: '2027-06-18',
      note: '对账',
      result: null,
    })
    expect(read('待办 拜访 沪康')).toMatchObject({ status: 'planned', dueOn: null, doneOn: null })
  })

  test.each([
    ['前天', '2027-06-16'],
    ['6-18', '2027-06-18'],
    ['6/1', '2027-06-01'],
    ['6月8日', '2027-06-08'],
    ['5号', '2027-06-05'],
    ['2026-12-31', '2026-12-31'],
    ['2026年3月5日', '2026-03-05'],
    ['周一', '2027-06-14'],
    ['上周五', '2027-06-11'],
    ['星期天', '2027-06-20'],
    ['3天前', '2027-06-15'],
    ['yesterday', '2027-06-17'],
    ['last friday', '2027-06-11'],
    ['12-30', '2026-12-30'],
  ])('reads %s as %s', (word, day) => {
    const { doneOn, dueOn, result, note } = read(`${word} 拜访`)
    expect(doneOn ?? dueOn).toBe(day)
    expect([result, note]).toEqual([null, null])
  })

  test.each(['2-30', '13-1', '6-180', '60-1', '0日'])('takes %s for text, since it is no day', (word) => {
    expect(read(`拜访 ${word} 件`)).toMatchObject({ doneOn: '2027-06-18', result: `${word} 件` })
  })

  test('names a channel by its beginning or code, and guesses none where several fit', () => {
    expect(read('拜访 颐和堂')).toMatchObject({ channel: 'yihe', channelChoices: [] })
    expect(read('拜访 颐和')).toMatchObject({ channel: null, channelChoices: ['yihe', 'yihe2'], result: null })
    expect(read('拜访 #h02 谈')).toMatchObject({ channel: 'yihe', result: '谈' })
    expect(read('拜访 颐')).toMatchObject({ channel: null, result: '颐' })
    expect(read('visit next-door bike store new racks')).toMatchObject({
      kind: 'visit',
      channel: 'bike',
      result: 'new racks',
    })
    expect(read('visit next')).toMatchObject({ channel: 'bike' })
  })

  test('takes the longer of a kind and a channel that begin alike', () => {
    expect(read('培训中心 拜访')).toMatchObject({ channel: 'centre', kind: 'visit' })
    expect(read('培训 培训中心')).toMatchObject({ channel: 'centre', kind: 'training' })
    expect(read('线上培训 沪康')).toMatchObject({ channel: 'hukang', kind: 'onlineTraining' })
  })

  test('names a person by the whole name or by @, and two of one name are not guessed', () => {
    expect(read('李静 拜访 沪康')).toMatchObject({ person: 'li' })
    expect(read('拜访 沪康 谈备货 @李')).toMatchObject({ person: 'li', result: '谈备货' })
    expect(read('拜访 沪康 谈备货 @jing')).toMatchObject({ person: 'li' })
    expect(read('拜访 沪康 王磊')).toMatchObject({ person: 'zhang', result: '王磊' })
    expect(read('拜访 沪康 王总同意')).toMatchObject({ person: 'zhang', result: '王总同意' })
  })

  test('keeps words of the text that look like fields', () => {
    expect(read('拜访 沪康 谈 6-18 活动方案和培训')).toMatchObject({
      kind: 'visit',
      doneOn: '2027-06-18',
      result: '谈 6-18 活动方案和培训',
    })
    expect(read('昨天 拜访 沪康 今天发货')).toMatchObject({ doneOn: '2027-06-17', result: '今天发货' })
  })

  test('reads fields behind the text as well', () => {
    expect(read('拜访 沪康 谈备货 昨天 4星')).toMatchObject({ doneOn: '2027-06-17', satisfaction: 4, result: '谈备货' })
    expect(read('拜访 沪康 回访 6-25 计划')).toMatchObject({ status: 'planned', dueOn: '2027-06-25', note: '回访' })
  })

  test.each([
    ['5星', 5],
    ['五星', 5],
    ['3 stars', 3],
    ['1 star', 1],
    ['★★★★☆', 4],
  ])('reads %s as %i stars', (text, stars) => {
    expect(read(`拜访 沪康 谈备货 ${text}`)).toMatchObject({ satisfaction: stars, result: '谈备货' })
  })

  test('takes no star for 0 and leaves other numbers alone', () => {
    expect(read('拜访 沪康 0星')).toMatchObject({ satisfaction: null, result: '0星' })
    expect(read('拜访 沪康 6星')).toMatchObject({ satisfaction: null, result: '6星' })
    expect(read('拜访 沪康 五星级酒店开会')).toMatchObject({ satisfaction: null })
  })

  test('parts what it is about from what came of it', () => {
    expect(read('拜访 沪康 谈备货 结果：同意首批 60 万')).toMatchObject({ note: '谈备货', result: '同意首批 60 万' })
  })
})
