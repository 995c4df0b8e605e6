export type Tag = {
  /** In lower case. */
  readonly name: string
  readonly closing: boolean
  /** What stands between the name and the end. */
  readonly inside: string
  /** Where the text after it begins. */
  readonly end: number
}

/** The tag or comment that begins at a `<`; null where it never ends. A lone `<` is text, a tag without a name. */
export function tagAt(html: string, open: number): Tag | null {
  if (!/[a-z/!?]/iu.test(html[open + 1] ?? '')) return { name: '', closing: false, inside: '', end: open + 1 }
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4)
    return close < 0 ? null : { name: '!', closing: false, inside: '', end: close + 3 }
  }
  const end = tagEnd(html, open + 1)
  if (end < 0) return null
  const body = html.slice(open + 1, end)
  const name = /^\/?([a-z][\w:-]*)/iu.exec(body)?.[1]
  if (name === undefined) return { name: '!', closing: false, inside: '', end: end + 1 }
  const closing = body.startsWith('/')
  return { name: name.toLowerCase(), closing, inside: body.slice(name.length + (closing ? 1 : 0)), end: end + 1 }
}

/** Where the tag ends: a `>` inside quotes does not end it. */
function tagEnd(html: string, from: number): number {
  const marks = /["'>]/g
  marks.lastIndex = from
  for (let found = marks.exec(html); found; found = marks.exec(html)) {
    const [mark] = found
    if (mark === '>') return found.index
    const close = html.indexOf(mark, found.index + 1)
    if (close < 0) return -1
    marks.lastIndex = close + 1
  }
  return -1
}

const attributePattern = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu

/** Attributes by name in lower case; one without a value has an empty one. */
export function attributesOf(inside: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of inside.matchAll(attributePattern))
    attributes.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ''))
  return attributes
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  yen: '¥',
  euro: '€',
  pound: '£',
  minus: '\u2212',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  times: '×',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
}

/** Turns character references into characters; what is none stays as it came. */
export function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d*));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
