import type { ActivityKind } from './activities.contract.ts'
import { endsWord, readDay, readKind, readStars, readStatus, type Read } from './entry-words.rules.ts'

export type EntryNames = {
  readonly today: string
  /** Who types; the person where none is named. */
  readonly me: string | null
  readonly channels: readonly { readonly id: string; readonly name: string; readonly code: string | null }[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly login: string | null }[]
}

/** What a typed line means so far. Blank parts were not found in it. */
export type QuickEntry = {
  readonly kind: ActivityKind | null
  readonly channel: string | null
  /** Where a name fits several channels: their ids, and none is taken. */
  readonly channelChoices: readonly string[]
  readonly person: string | null
  readonly status: 'planned' | 'done'
  readonly dueOn: string | null
  readonly doneOn: string | null
  /** What it is about, for planned work; `result` is what came of it, for work done. */
  readonly note: string | null
  readonly result: string | null
  readonly satisfaction: number | null
}

type Found = {
  day?: string
  kind?: ActivityKind
  channel?: string
  channelChoices?: readonly string[]
  person?: string
  status?: 'planned' | 'done'
  stars?: number
}

const skip = /^[\s\u3000，,、；;。]+/u
const shortest = 2

/**
 * Reads a line as one types it: day, kind, channel, person, planned or done, stars, and the rest as text. The parts may
 * come in any order, before and after the text; the first of each counts. A channel is named by its name's beginning (two
 * characters or more) or by `#code`, a person by the whole name or by `@` and its beginning. A name that fits several is
 * not guessed. Work on a coming day is planned, else done, unless the line says so itself. 结果： parts note from result.
 */
export function readQuickEntry(line: string, names: EntryNames): QuickEntry {
  const found: Found = {}
  let rest = line.replace(skip, '')
  while (rest !== '') {
    const length = takeHead(rest, found, names)
    if (length === 0) break
    rest = rest.slice(length).replace(skip, '')
  }
  rest = takeTail(rest.trimEnd(), found, names)
  return settle(found, rest, names)
}

/** Takes one part off the beginning; answers its length, 0 where the beginning is plain text. */
function takeHead(text: string, found: Found, names: EntryNames): number {
  const day = found.day === undefined ? readDay(text, names.today) : null
  if (day) return ((found.day = day.value), day.length)
  const stars = found.stars === undefined ? readStars(text) : null
  if (stars) return ((found.stars = stars.value), stars.length)
  const channel = found.channel === undefined && !found.channelChoices ? readChannel(text, names) : null
  const kind = found.kind === undefined ? readKind(text) : null
  // 培训中心 is a channel's name although 培训 is a kind: the longer reading is meant.
  if (channel && channel.length >= (kind?.length ?? 0)) {
    if (channel.value.length === 1) found.channel = channel.value[0] as string
    else found.channelChoices = channel.value
    return channel.length
  }
  if (kind) return ((found.kind = kind.value), kind.length)
  const person = found.person === undefined ? readPerson(text, names) : null
  if (person) return ((found.person = person.value), person.length)
  const status = found.status === undefined ? readStatus(text) : null
  if (status) return ((found.status = status.value), status.length)
  return 0
}

const lastStars = /^(.*[\s\u3000，,、；;。])([1-5]\sstars?)$/isu
const lastWord = /^(.*[\s\u3000，,、；;。])(\S+)$/su

/** Takes day, stars, person and status off the end, word by word, and answers the text before them. */
function takeTail(text: string, found: Found, names: EntryNames): string {
  let rest = text
  for (;;) {
    const match = lastStars.exec(rest) ?? lastWord.exec(rest)
    const [before, word] = [match?.[1], match?.[2]]
    if (before === undefined || word === undefined) return rest
    const day = found.day === undefined ? readDay(word, names.today) : null
    const stars = found.stars === undefined ? readStars(word) : null
    const person = found.person === undefined ? readPerson(word, names) : null
    const status = found.status === undefined ? readStatus(word) : null
    const whole = [day, stars, person, status].find((read) => read?.length === word.length)
    if (!whole) return rest
    if (whole === day) found.day = day.value
    else if (whole === stars) found.stars = stars.value
    else if (whole === person) found.person = person.value
    else if (status) found.status = status.value
    rest = before.replace(/[\s\u3000，,、；;。]+$/u, '')
  }
}

const wordOf = (text: string): string => /^[^\s\u3000，,；;。]+/u.exec(text)?.[0] ?? ''
const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

function readChannel(text: string, names: EntryNames): Read<readonly string[]> | null {
  const word = wordOf(text)
  if (word.startsWith('#')) {
    const code = folded(word.slice(1))
    const ids = names.channels
      .filter((channel) => channel.code !== null && folded(channel.code) === code)
      .map(({ id }) => id)
    return ids.length > 0 ? { value: ids, length: word.length } : null
  }
  // A whole name wins, also where it holds spaces (“Next-Door Bike Store”) or text follows without one.
  const lower = folded(text)
  const whole = names.channels.filter(
    ({ name }) => name.length >= shortest && lower.startsWith(folded(name)) && endsWord(text, name.length),
  )
  const longest = Math.max(0, ...whole.map(({ name }) => name.length))
  if (longest > 0)
    return { value: whole.filter(({ name }) => name.length === longest).map(({ id }) => id), length: longest }
  const wanted = folded(word)
  if (wanted.length < shortest) return null
  const begun = names.channels.filter(({ name }) => folded(name).startsWith(wanted)).map(({ id }) => id)
  return begun.length > 0 ? { value: begun, length: word.length } : null
}

function readPerson(text: string, names: EntryNames): Read<string> | null {
  const word = wordOf(text)
  const named = word.startsWith('@') ? folded(word.slice(1)) : null
  if (named === '') return null
  const fits = names.people.filter(({ name, login }) =>
    named === null
      ? folded(name) === folded(word)
      : folded(name).startsWith(named) || (login !== null && folded(login).startsWith(named)),
  )
  const [only] = fits
  return only && fits.length === 1 ? { value: only.id, length: word.length } : null
}

function settle(found: Found, rest: string, names: EntryNames): QuickEntry {
  const day = found.day ?? null
  const status = found.status ?? (day !== null && day > names.today ? 'planned' : 'done')
  const [before, after] = rest.split(/\s*(?:结果|result)\s*[:：]\s*/iu, 2)
  const said = after === undefined
  const text = (words: string | undefined): string | null =>
    words === undefined || words.trim() === '' ? null : words.trim()
  return {
    kind: found.kind ?? null,
    channel: found.channel ?? null,
    channelChoices: found.channelChoices ?? [],
    person: found.person ?? names.me,
    status,
    dueOn: status === 'planned' ? day : null,
    doneOn: status === 'done' ? (day ?? names.today) : null,
    note: said && status === 'done' ? null : text(before),
    result: said ? (status === 'done' ? text(before) : null) : text(after),
    satisfaction: found.stars ?? null,
  }
}
