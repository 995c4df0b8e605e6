import { describe, expect, it, vi } from 'vitest'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { entities } from '../../src-main/ledger/registry.ts'
import { otherLanguage } from '../../src-renderer/app/both-languages.ts'
import { initialsOf } from '../../src-renderer/app/initials.ts'
import { findCommands, type Command } from '../../src-renderer/app/commands.ts'
import { clockTime, dayAndTime, fileNumber } from '../../src-renderer/app/format.ts'
import { proposedYear, readChosen, sortPlans } from '../../src-renderer/app/plan-choice.ts'
import { pressed, shownKeys } from '../../src-renderer/app/shortcuts.ts'
import { readsOf, staleReads } from '../../src-renderer/app/stale-reads.ts'
import { createStore } from '../../src-renderer/app/store.ts'
import { percentOf, tasks, taskTold } from '../../src-renderer/app/tasks.ts'

const plan = (fiscalYear: number, version: number): Plan => ({
  id: `${fiscalYear}-${version}`,
  fiscalYear,
  version,
  firstMonth: 1,
  status: 'draft',
  step: 10_000,
  seasonality: null,
  profile: null,
  baseline: null,
  note: null,
})

describe('the context bar', () => {
  it('keeps plan, measure and unit, and takes nothing else from what was stored', () => {
    expect(readChosen('{"plan":"p1","measure":"revenue","unit":"yuan","x":1}')).toEqual({
      plan: 'p1',
      measure: 'revenue',
      unit: 'yuan',
    })
    expect(readChosen('{"plan":5,"measure":"order","unit":"fen"}')).toEqual({})
    for (const text of [null, '', 'null', '7', '{']) expect(readChosen(text)).toEqual({})
  })

  it('offers the newest plan first', () => {
    const sorted = sortPlans([plan(2026, 1), plan(2027, 1), plan(2027, 2)])
    expect(sorted.map(({ id }) => id)).toEqual(['2027-2', '2027-1', '2026-1'])
  })

  it('proposes the year after the newest plan, else this year, and the next one from October on', () => {
    expect(proposedYear([plan(2026, 1), plan(2028, 1)], new Date(2027, 0, 1))).toBe(2029)
    expect(proposedYear([], new Date(2027, 8, 30))).toBe(2027)
    expect(proposedYear([], new Date(2027, 9, 1))).toBe(2028)
  })
})

describe('keys', () => {
  const key = (key: string, code: string, held: readonly string[] = []): Parameters<typeof pressed>[0] => ({
    key,
    code,
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt'),
    shiftKey: held.includes('Shift'),
  })

  it('match with exactly their modifiers', () => {
    expect(pressed(key('z', 'KeyZ', ['Ctrl']), 'Ctrl+Z', false)).toBe(true)
    expect(pressed(key('Z', 'KeyZ', ['Ctrl', 'Shift']), 'Ctrl+Z', false)).toBe(false)
    expect(pressed(key('Z', 'KeyZ', ['Ctrl', 'Shift']), 'Ctrl+Shift+Z', false)).toBe(true)
    expect(pressed(key('F6', 'F6'), 'F6', false)).toBe(true)
    expect(pressed(key('F6', 'F6', ['Shift']), 'F6', false)).toBe(false)
    expect(pressed(key('1', 'Digit1', ['Ctrl', 'Alt']), 'Ctrl+1', false)).toBe(false)
  })

  it('go by the place of a letter, so that an input method does not swallow them', () => {
    expect(pressed(key('Process', 'KeyK', ['Ctrl']), 'Ctrl+K', false)).toBe(true)
    expect(pressed(key('л', 'KeyK', ['Ctrl']), 'Ctrl+K', false)).toBe(true)
  })

  it('are ⌘ on a Mac', () => {
    expect(pressed(key('z', 'KeyZ', ['Meta']), 'Ctrl+Z', true)).toBe(true)
    expect(pressed(key('z', 'KeyZ', ['Ctrl']), 'Ctrl+Z', true)).toBe(false)
    expect(shownKeys('Ctrl+Shift+Z', true)).toBe('⌘ Shift Z')
  })
})

describe('the palette', () => {
  const command = (id: string, title: string, words = '', disabled = false): Command => ({
    id,
    title,
    words,
    disabled,
    run: () => {},
  })
  const all = [
    command('a', '打开渠道', 'qudao'),
    command('b', '渠道归档', 'guidang'),
    command('c', '新建计划', 'xinjian'),
    command('d', '渠道合并', '', true),
  ]
  const found = (typed: string): readonly string[] => findCommands(all, typed).map(({ id }) => id)

  it('shows all that can be done now while nothing is typed', () => {
    expect(found('  ')).toEqual(['a', 'b', 'c'])
  })

  it('puts what begins with the typed words before what only holds them', () => {
    expect(found('渠道')).toEqual(['b', 'a'])
  })

  it('finds by pinyin and by letters in order', () => {
    expect(found('xinj')).toEqual(['c'])
    expect(found('新计')).toEqual(['c'])
    expect(found('计新')).toEqual([])
  })

  it('finds by pinyin initials without a list of readings, and by the word of the other language', () => {
    expect(found('xjjh')).toEqual(['c'])
    expect(found('dkqd')).toEqual(['a'])
    expect(initialsOf('锁定 Excel 表格')).toBe('sdexcelbg')
    const undo = [command('u', '撤销'), command('r', '重做')]
    expect(findCommands(undo, 'undo', otherLanguage).map(({ id }) => id)).toEqual(['u'])
    expect(findCommands([command('n', 'New plan')], '新建', otherLanguage)).toHaveLength(1)
  })
})

describe('what a commit makes stale', () => {
  it('is said for every entity', () => {
    expect(Object.keys(readsOf).toSorted()).toEqual([...entities].toSorted())
  })

  it('holds the histories always, and the grid where targets or channels changed', () => {
    expect(staleReads(['targetLine'])).toContain('targets.grid')
    expect(staleReads(['channel'])).toContain('targets.grid')
    expect(staleReads(['activity'])).not.toContain('targets.grid')
    expect([...staleReads([])].toSorted()).toEqual([
      'exchange.aside',
      'exchange.status',
      'history.act',
      'history.acts',
      'history.authors',
      'history.batches',
      'history.field',
      'history.previewRewind',
      'history.row',
      'history.state',
    ])
  })

  it('survives an entity that this version does not know', () => {
    expect(() => staleReads(['campaign', 'constructor'])).not.toThrow()
  })
})

describe('background work', () => {
  const task = { id: 't', kind: 'backup', state: 'running', done: 1, total: 3, facts: {} } as const

  it('is listed while it runs and gone once it ended', () => {
    taskTold(task)
    taskTold({ ...task, done: 2 })
    expect(tasks.get()).toEqual([{ ...task, done: 2 }])
    taskTold({ ...task, state: 'cancelled' })
    expect(tasks.get()).toEqual([])
  })

  it('says whole per cent and never more than all, or nothing while its size is unknown', () => {
    expect(percentOf({ done: 2, total: 3 })).toBe(66)
    expect(percentOf({ done: 5, total: 3 })).toBe(100)
    expect(percentOf({ done: 5, total: null })).toBeNull()
    expect(percentOf({ done: 0, total: 0 })).toBeNull()
  })
})

describe('a store', () => {
  it('wakes its watchers when the value differs, and only then', () => {
    const store = createStore(1)
    const watcher = vi.fn<() => void>()
    const stop = store.subscribe(watcher)
    store.set(1)
    store.set((now) => now + 1)
    stop()
    store.set(3)
    expect(watcher).toHaveBeenCalledTimes(1)
    expect(store.get()).toBe(3)
  })
})

describe('times', () => {
  it('read the same in both languages, with the year only where it is another one', () => {
    const at = new Date(2027, 11, 16, 14, 3, 9)
    expect(clockTime(at)).toBe('14:03:09')
    expect(dayAndTime(at, new Date(2027, 0, 1))).toBe('12-16 14:03')
    expect(dayAndTime(at, new Date(2028, 0, 1))).toBe('2027-12-16 14:03')
    expect(fileNumber(15)).toBe('0015')
  })
})
