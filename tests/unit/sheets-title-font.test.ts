import { expect, it } from 'vitest'
import { wordsOf, type Language } from '../../src-main/sheets/words.rules.ts'

/** What `resources/paper-fonts/title.woff2` was cut down to (see `resources/README.md`). */
const characters =
  '城市指标单预收款或者订单指标分解销售收入各渠道到人月服务重大活动考核表季度报告月计划对比年任务清册 ' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,·/-−()（）、'

it.each<Language>(['zh-CN', 'en'])('every printed title in %s stands in the face that ships for titles', (language) => {
  const { citySheet, tableA, tableB, tableC } = wordsOf(language)
  const titles = [citySheet, tableA('intake'), tableA('revenue'), tableB('intake'), tableB('revenue'), tableC]
  expect([...titles.join('')].filter((character) => !characters.includes(character))).toEqual([])
})
