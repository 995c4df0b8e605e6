import { faces, unseen, type PaperFonts } from './faces.rules.ts'
import { papers, type Orientation } from './pages.rules.ts'
import type { Fact, Note, Sheet } from './sheet.rules.ts'
import { styles } from './styles.rules.ts'
import { wordsOf, type Language } from './words.rules.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text for a page: markup loses its meaning, control characters and lone surrogates (which no printer shows) are
 * replaced, so that a name from a foreign file can neither add an element nor break the document.
 */
export const escape = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)

/** A cell of a table; `classes` and `extra` are ours, `content` is already escaped. */
export const td = (classes: string, content: string, extra = ''): string =>
  `<td${classes === '' ? '' : ` class="${classes}"`}${extra}>${content}</td>`
export const th = (classes: string, content: string, extra = ''): string =>
  `<th${classes === '' ? '' : ` class="${classes}"`}${extra}>${content}</th>`
export const columns = (widths: readonly number[]): string =>
  `<colgroup>${widths.map((width) => `<col style="width:${Number(width.toFixed(2))}mm">`).join('')}</colgroup>`

/** Title, subject, status in a frame and 校验码; below them the facts in a grid. */
export function head(sheet: Sheet, grid: string): string {
  const subject = sheet.subject === null ? '' : `<span class="sub">${escape(sheet.subject)}</span>`
  return (
    `<div class="head"><div class="top"><h1><span class="title">${escape(sheet.title)}</span>${subject}<span class="tag">${escape(sheet.status)}</span></h1>` +
    `<div class="code">${escape(wordsOf(sheet.language).checkCode)}<b>${sheet.code}</b></div></div>` +
    `<div class="facts" style="grid-template-columns:${grid}">${sheet.facts.map(fact).join('')}</div></div>`
  )
}

/** The facts' grid of the portrait documents; English measures take more width. */
export const portraitFacts = (language: Language): string =>
  language === 'en'
    ? 'minmax(0,1.6fr) minmax(0,1.1fr) minmax(0,1.25fr) minmax(max-content,.6fr)'
    : 'minmax(0,1.2fr) minmax(0,1.25fr) minmax(0,1.25fr) minmax(max-content,.6fr)'

const fact = ({ label, value }: Fact): string => `<div><span>${escape(label)}</span><b>${escape(value)}</b></div>`

export function signatures(language: Language): string {
  const words = wordsOf(language)
  return `<div class="sign">${words.signatures.map((word) => `<div>${escape(word)}<i></i></div>`).join('')}</div>`
}

export function note({ head: title, text, held }: Note): string {
  const underlined = held ? `<span class="h">${escape(held[0])}</span>${escape(spaced(held[0], held[1]))}` : ''
  return `<p>${title === null ? '' : `<b>${escape(title)}</b>`}${escape(text)}${underlined && ` ${underlined}`}</p>`
}

const spaced = (before: string, text: string): string => (/[a-z]$/i.test(before) ? ` ${text}` : text)

export type PageContent = {
  /** Escaped markup between the page's head and its foot. */
  readonly body: string
  /** Whether the running line stands above it, in place of the sheet's own head. */
  readonly running: boolean
}

/** The pages of one document, each with its own number, so that many documents can follow one another in one file. */
export function pagesOf(sheet: Sheet, contents: readonly PageContent[]): string {
  const words = wordsOf(sheet.language)
  const code = `${words.checkCode} ${sheet.code}`
  const foot = [words.product, `${words.printed} ${sheet.printedAt}`, code].join(words.wideSpace)
  return contents
    .map(({ body, running }, index) => {
      const line = running
        ? `<div class="run"><span>${escape(sheet.running)} · ${escape(code)}</span><span>${escape(words.continued)}</span></div>`
        : ''
      return (
        `<section class="page ${sheet.document}"><div class="sheet"><div class="tick"></div>${line}${body}` +
        `<div class="foot"><span>${escape(foot)}</span><span>${escape(words.page(index + 1, contents.length))}</span></div></div></section>`
      )
    })
    .join('\n')
}

/**
 * A whole document: no script, no file from outside, one style sheet of its own. The policy in its head holds wherever it
 * is loaded, the hidden printing window as well as the preview's frame.
 */
export function documentOf(
  {
    title,
    language,
    paper,
    shown,
    fonts,
  }: {
    readonly title: string
    readonly language: Language
    readonly paper: Orientation
    readonly shown: 'on paper' | 'on screen'
    readonly fonts: PaperFonts
  },
  pages: readonly string[],
): string {
  const { width, height } = papers[paper]
  const media = shown === 'on paper' ? unseen : ''
  return (
    `<!doctype html>\n<html lang="${language}" class="${paper}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">\n` +
    `<title>${escape(title)}</title>\n<style>${faces(fonts)}@page{size:${width}mm ${height}mm;margin:0}\n${styles}${media}</style>\n</head>\n<body>\n` +
    `${pages.join('\n')}\n</body>\n</html>\n`
  )
}
