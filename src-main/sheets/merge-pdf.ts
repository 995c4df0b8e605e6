/** Where a document of the file begins: `page` counts from 0. */
export type Bookmark = { readonly title: string; readonly page: number }

type Part = {
  readonly bytes: Buffer
  /** Where each object stands, by number; 0 is never used. */
  readonly objects: ReadonlyMap<number, { readonly from: number; readonly to: number }>
  readonly root: number
  readonly info: number | null
}

/**
 * Puts PDF files of Chromium's own printing one after another and gives the whole bookmarks. A print of hundreds of sheets
 * is made in parts, since one part's layout lies in memory while it is printed. Objects keep their bytes; only their
 * numbers change. Answers null where a file is not as Chromium writes it (object streams, encryption, damage): then the
 * caller prints in one piece.
 */
export function mergePdf(
  files: readonly Uint8Array[],
  title: string,
  bookmarks: readonly Bookmark[],
): Uint8Array | null {
  const parts = files.map(readPart)
  if (parts.length === 0 || parts.some((part) => part === null)) return null
  const writer = createWriter()
  // 1 catalog, 2 page tree, 3 info, 4 outline, then its items, then the files' own objects.
  let next = 5 + bookmarks.length
  const trees: { readonly ref: number; readonly count: number }[] = []
  const pages: number[] = []
  for (const part of parts as readonly Part[]) {
    const shift = next - 1
    const tree = pageTree(part)
    if (!tree) return null
    for (const number of part.objects.keys()) {
      if (number === part.root || number === part.info) continue
      writer.add(number + shift, renumbered(part, number, shift, number === tree.root))
      next = Math.max(next, number + shift + 1)
    }
    trees.push({ ref: tree.root + shift, count: tree.pages.length })
    pages.push(...tree.pages.map((page) => page + shift))
  }
  const kids = trees.map(({ ref }) => `${ref} 0 R`).join(' ')
  const outline = bookmarks.length === 0 ? '' : '\n/PageMode /UseOutlines\n/Outlines 4 0 R'
  writer.add(1, `<</Type /Catalog\n/Pages 2 0 R${outline}>>`)
  writer.add(2, `<</Type /Pages\n/Count ${pages.length}\n/Kids [${kids}]>>`)
  writer.add(3, `<</Title ${text(title)}\n/Creator (Qudao)\n/Producer (Skia/PDF)>>`)
  if (bookmarks.length > 0) {
    writer.add(4, `<</Type /Outlines\n/First 5 0 R\n/Last ${4 + bookmarks.length} 0 R\n/Count ${bookmarks.length}>>`)
    bookmarks.forEach((bookmark, index) => {
      const around =
        (index > 0 ? `\n/Prev ${4 + index} 0 R` : '') + (index < bookmarks.length - 1 ? `\n/Next ${6 + index} 0 R` : '')
      writer.add(
        5 + index,
        `<</Title ${text(bookmark.title)}\n/Parent 4 0 R${around}\n/Dest [${pages[bookmark.page] ?? pages[0]} 0 R /Fit]>>`,
      )
    })
  }
  return writer.finish()
}

function readPart(file: Uint8Array): Part | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return null
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1024))
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN)
  if (!Number.isInteger(start) || start >= bytes.length) return null
  const table = bytes.toString('latin1', start)
  const header = /^xref\s+0 (\d+)\s*\n/.exec(table)
  const trailer = /trailer\s*<<([\s\S]*?)>>/.exec(table)?.[1]
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer ?? '')?.[1] ?? Number.NaN)
  if (!header || !trailer || !Number.isInteger(root) || /\/(Encrypt|Prev)\b/.test(trailer)) return null
  const offsets = new Map<number, number>()
  for (let number = 1; number < Number(header[1]); number += 1) {
    const entry = table.slice(header[0].length + number * 20, header[0].length + number * 20 + 20)
    if (/^\d{10} \d{5} n/.test(entry)) offsets.set(number, Number(entry.slice(0, 10)))
  }
  const info = /\/Info (\d+) 0 R/.exec(trailer)?.[1]
  const sound = [...offsets].every(([number, from]) =>
    bytes.toString('latin1', from, from + 24).startsWith(`${number} 0 obj`),
  )
  return sound
    ? { bytes, objects: extents(offsets, start), root, info: info === undefined ? null : Number(info) }
    : null
}

/** Each object ends where the next one in the file begins, the last one at the cross-reference table. */
function extents(offsets: ReadonlyMap<number, number>, end: number): Part['objects'] {
  const ordered = [...offsets].toSorted(([, a], [, b]) => a - b)
  return new Map(ordered.map(([number, from], index) => [number, { from, to: ordered[index + 1]?.[1] ?? end }]))
}

/** The object's dictionary (or other value) as text, and the bytes of its stream where it has one. */
function objectAt({ bytes, objects }: Part, number: number): { readonly head: string; readonly rest: Buffer } | null {
  const extent = objects.get(number)
  if (!extent) return null
  const whole = bytes.subarray(extent.from + `${number} 0 obj`.length, extent.to)
  const stream = whole.indexOf('stream', 0, 'latin1')
  const close = whole.lastIndexOf('endobj', undefined, 'latin1')
  const cut = stream > 0 && /\/Length \d+[\s\S]*>>\s*$/.test(whole.toString('latin1', 0, stream)) ? stream : close
  return { head: whole.toString('latin1', 0, cut), rest: whole.subarray(cut, close) }
}

/** Strings are passed over: a title may well contain “5 0 R”. */
const stringOrReference = /\((?:\\[\s\S]|[^\\)])*\)|\b(\d+) 0 R\b/g

function renumbered(part: Part, number: number, shift: number, isTree: boolean): Buffer {
  const { head, rest } = objectAt(part, number) ?? { head: 'null', rest: Buffer.alloc(0) }
  const moved = head.replaceAll(stringOrReference, (found, reference?: string) =>
    reference === undefined ? found : `${Number(reference) + shift} 0 R`,
  )
  const linked = isTree ? moved.replace('/Type /Pages', '/Type /Pages\n/Parent 2 0 R') : moved
  return Buffer.concat([Buffer.from(linked.trim(), 'latin1'), Buffer.from(' '), rest])
}

/** The root of the page tree and the pages in order. */
function pageTree(part: Part): { readonly root: number; readonly pages: readonly number[] } | null {
  const head = (number: number): string => objectAt(part, number)?.head ?? ''
  const root = Number(/\/Pages (\d+) 0 R/.exec(head(part.root))?.[1] ?? Number.NaN)
  if (!Number.isInteger(root)) return null
  const pages: number[] = []
  const walk = (number: number, depth: number): boolean => {
    const node = head(number)
    if (/\/Type \/Page\b(?!s)/.test(node)) return pages.push(number) > 0
    const kids = /\/Kids \[([^\]]*)\]/.exec(node)?.[1]
    if (kids === undefined || depth > 20) return false
    return [...kids.matchAll(/(\d+) 0 R/g)].every(([, kid]) => walk(Number(kid), depth + 1))
  }
  return walk(root, 0) && pages.length > 0 ? { root, pages } : null
}

/** A text of any script: UTF-16 with its mark, in hexadecimal digits. */
const text = (value: string): string => `<feff${Buffer.from(value.toWellFormed(), 'utf16le').swap16().toString('hex')}>`

function createWriter(): {
  readonly add: (number: number, content: string | Buffer) => void
  readonly finish: () => Uint8Array
} {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00d3\u00eb\u00e9\u00e1\n', 'latin1')]
  const offsets = new Map<number, number>()
  let at = chunks[0]?.length ?? 0
  const push = (chunk: Buffer): void => {
    chunks.push(chunk)
    at += chunk.length
  }
  return {
    add: (number, content) => {
      offsets.set(number, at)
      push(Buffer.from(`${number} 0 obj\n`))
      push(typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
      push(Buffer.from('\nendobj\n'))
    },
    finish: () => {
      const size = Math.max(0, ...offsets.keys()) + 1
      const start = at
      const entries = Array.from({ length: size }, (_, number) => {
        const offset = offsets.get(number)
        return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
      })
      push(
        Buffer.from(
          `xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size}\n/Root 1 0 R\n/Info 3 0 R>>\nstartxref\n${start}\n%%EOF\n`,
        ),
      )
      return Buffer.concat(chunks)
    },
  }
}
