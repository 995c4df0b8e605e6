import { inflateSync } from 'node:zlib'

/** One page of a PDF as it can be read and searched. */
export type PdfPage = { readonly width: number; readonly height: number; readonly text: string }
export type Pdf = {
  readonly pages: readonly PdfPage[]
  readonly bookmarks: readonly { readonly title: string; readonly page: number }[]
}

type Dictionary = { readonly head: string; readonly stream: Buffer | null }

/**
 * Reads the text of a PDF as a reader's search would: through each font's own table of characters. Enough for what Chromium
 * writes; anything else throws, so that a test never passes on a file it could not read.
 */
export function readPdf(bytes: Uint8Array): Pdf {
  const file = Buffer.from(bytes)
  const objects = objectsOf(file)
  const object = (number: number): Dictionary => {
    const found = objects.get(number)
    if (!found) throw new Error(`object ${number} is missing`)
    return found
  }
  const tail = file.toString('latin1', file.length - 1024)
  const root = object(Number(/\/Root (\d+) 0 R/.exec(tail)?.[1]))
  const pages: number[] = []
  const walk = (number: number): void => {
    const { head } = object(number)
    const kids = /\/Kids \[([^\]]*)\]/.exec(head)?.[1]
    if (kids === undefined) pages.push(number)
    else for (const kid of references(kids)) walk(kid)
  }
  const tree = Number(/\/Pages (\d+) 0 R/.exec(root.head)?.[1])
  walk(tree)
  const counted = Number(/\/Count (\d+)/.exec(object(tree).head)?.[1])
  if (counted !== pages.length) throw new Error(`the tree counts ${counted} pages and has ${pages.length}`)
  const fonts = new Map<number, Font>()
  const fontAt = (number: number): Font => {
    let font = fonts.get(number)
    if (!font) fonts.set(number, (font = fontOf(object, number)))
    return font
  }
  const outline = /\/Outlines (\d+) 0 R/.exec(root.head)?.[1]
  return {
    pages: pages.map((number) => pageOf(object, fontAt, number)),
    bookmarks: outline === undefined ? [] : bookmarksOf(object, Number(outline), pages),
  }
}

const references = (text: string): readonly number[] =>
  [...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))

function objectsOf(file: Buffer): ReadonlyMap<number, Dictionary> {
  const start = Number(/startxref\s+(\d+)/.exec(file.toString('latin1', file.length - 1024))?.[1])
  const table = file.toString('latin1', start)
  const [header, size] = /^xref\s+0 (\d+)\s*\n/.exec(table) ?? []
  if (header === undefined) throw new Error('no cross-reference table')
  const objects = new Map<number, Dictionary>()
  for (let number = 1; number < Number(size); number += 1) {
    const entry = table.slice(header.length + number * 20, header.length + (number + 1) * 20)
    if (!entry.includes(' n')) continue
    const offset = Number(entry.slice(0, 10))
    const opening = `${number} 0 obj`
    if (file.toString('latin1', offset, offset + opening.length) !== opening)
      throw new Error(`object ${number} is not at its place`)
    objects.set(number, dictionaryAt(file, offset + opening.length))
  }
  return objects
}

function dictionaryAt(file: Buffer, start: number): Dictionary {
  const end = file.indexOf('endobj', start, 'latin1')
  const stream = file.indexOf('stream', start, 'latin1')
  if (stream === -1 || stream > end) return { head: file.toString('latin1', start, end), stream: null }
  const head = file.toString('latin1', start, stream)
  const length = Number(/\/Length (\d+)/.exec(head)?.[1])
  const from = stream + (file[stream + 6] === 13 ? 8 : 7)
  const raw = file.subarray(from, from + length)
  return { head, stream: head.includes('/FlateDecode') && !head.includes('/Image') ? inflateSync(raw) : raw }
}

type Font = { readonly bytes: 1 | 2; readonly letters: ReadonlyMap<number, string> }

function fontOf(object: (number: number) => Dictionary, number: number): Font {
  const unicode = /\/ToUnicode (\d+) 0 R/.exec(object(number).head)?.[1]
  if (unicode === undefined) throw new Error('a font without a table of its characters: its text cannot be selected')
  const map = object(Number(unicode)).stream?.toString('latin1') ?? ''
  const letters = new Map<number, string>()
  const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, text] of (block ?? '').matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      letters.set(Number.parseInt(code ?? '', 16), utf16(text ?? ''))
  }
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, text] of (block ?? '').matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      const first = Number.parseInt(text ?? '', 16)
      for (
        let code = Number.parseInt(from ?? '', 16), at = 0;
        code <= Number.parseInt(to ?? '', 16);
        code += 1, at += 1
      )
        letters.set(code, String.fromCodePoint(first + at))
    }
  }
  return { bytes: /begincodespacerange\s*<[0-9a-f]{4}>/i.test(map) ? 2 : 1, letters }
}

function pageOf(object: (number: number) => Dictionary, fontAt: (number: number) => Font, number: number): PdfPage {
  const { head } = object(number)
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? []
  const contents = object(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]))
  if (/\/Subtype \/Form|\/XObject/.test(head)) throw new Error('the page is drawn as a group')
  const names = new Map(
    [...(/\/Font <<([\s\S]*?)>>/.exec(head)?.[1] ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => [
      name ?? '',
      Number(font),
    ]),
  )
  return {
    width: Number(width),
    height: Number(height),
    text: textOf(contents.stream?.toString('latin1') ?? '', (name) => fontAt(names.get(name) ?? -1)),
  }
}

const token =
  /\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]*)> Tj|\(((?:\\[\s\S]|[^\\)])*)\) Tj|\/Span<<\/ActualText <FEFF([0-9A-Fa-f]*)> >> BDC|(EMC)|(ET)/g

/** The strings of a page in drawing order, one block of text a line. */
function textOf(content: string, fontAt: (name: string) => Font): string {
  let font: Font | null = null
  let actual = false
  let text = ''
  for (const [, name, hex, literal, said, end, block] of content.matchAll(token)) {
    if (name !== undefined) font = fontAt(name)
    else if (said !== undefined) {
      text += Buffer.from(said, 'hex').swap16().toString('utf16le')
      actual = true
    } else if (end !== undefined) actual = false
    else if (block !== undefined) text += '\n'
    else if (!actual && font) {
      const codes = hex === undefined ? Buffer.from(unescaped(literal ?? ''), 'latin1') : Buffer.from(hex, 'hex')
      for (let at = 0; at < codes.length; at += font.bytes)
        text += font.letters.get(font.bytes === 1 ? (codes[at] ?? 0) : codes.readUInt16BE(at)) ?? '\ufffd'
    }
  }
  return text
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\(\d{3}|[\s\S])/g, (_, what: string) =>
    /^\d/.test(what)
      ? String.fromCharCode(Number.parseInt(what, 8))
      : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[what] ?? what),
  )

function bookmarksOf(
  object: (number: number) => Dictionary,
  outline: number,
  pages: readonly number[],
): Pdf['bookmarks'] {
  const found: { title: string; page: number }[] = []
  const next = (head: string, key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1] ?? 0)
  for (let item = next(object(outline).head, 'First'); item !== 0;) {
    const { head } = object(item)
    const title = Buffer.from(/\/Title <feff([0-9a-f]*)>/.exec(head)?.[1] ?? '', 'hex')
      .swap16()
      .toString('utf16le')
    found.push({ title, page: pages.indexOf(Number(/\/Dest \[(\d+) 0 R/.exec(head)?.[1])) })
    item = next(head, 'Next')
  }
  return found
}
