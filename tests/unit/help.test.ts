import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gridWorkEn } from '../../src-renderer/help/grid-work-en.ts'
import { gridWorkZh } from '../../src-renderer/help/grid-work-zh.ts'
import { helpTopics } from '../../src-renderer/help/help-sections.ts'
import { en, zh } from '../../src-renderer/text/texts.ts'

type Tree = { readonly [key: string]: string | Tree }
const textsOf = (tree: Tree): readonly string[] =>
  Object.values(tree).flatMap((part) => (typeof part === 'string' ? [part] : textsOf(part)))

const folder = join(import.meta.dirname, '../../src-renderer/help/pictures')

describe('working in the grid, the page of the help', () => {
  test('every topic has a picture in both languages, and no picture is left over', () => {
    const wanted = helpTopics.flatMap((topic) => [`${topic}-en.webp`, `${topic}-zh.webp`])
    expect(readdirSync(folder).toSorted()).toEqual(wanted.toSorted())
  })

  test('the pictures together weigh less than a megabyte', () => {
    const files = readdirSync(folder).map((name) => join(folder, name))
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(1_000_000)
  })

  test.each([
    ['Chinese', gridWorkZh],
    ['English', gridWorkEn],
  ])('the %s page speaks of every topic, in its order', (_, page) => {
    expect(Object.keys(page)).toEqual([...helpTopics])
    for (const { title, paragraphs } of Object.values(page)) {
      expect(title).not.toBe('')
      expect(paragraphs.length).toBeGreaterThan(0)
    }
  })

  test.each([
    ['Chinese', gridWorkZh, zh],
    ['English', gridWorkEn, en],
  ])('what the %s page quotes stands in the window, word by word', (_, page, texts) => {
    const known = new Set(textsOf(texts as unknown as Tree))
    const quoted = Object.values(page).flatMap(({ paragraphs }) =>
      paragraphs.flatMap((paragraph) => [...paragraph.matchAll(/“([^”]+)”/gu)].map(([, words = '']) => words)),
    )
    expect(quoted.length).toBeGreaterThan(10)
    expect(quoted.filter((words) => !known.has(words))).toEqual([])
  })
})
