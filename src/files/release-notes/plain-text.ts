import { Marked, type RendererObject } from 'marked'
import { messageOf } from '../../shared/errors.ts'
import { BULLET, CELL_SEPARATOR, HEADING_START, htmlToText, STAY_TOGETHER } from './html-to-text.ts'

/** How to interpret Markdown. */
export interface MarkdownStyle {
  /**
   * True if a line break within a paragraph is kept, as GitHub does in releases and comments
   * (https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#line-breaks).
   * Default: false, it becomes a space, as in a file.
   */
  readonly keepLineBreaks?: boolean
}

// GitHub's limit for the text of a release.
const MOST_CHARACTERS = 125_000
// Matching such marks takes quadratic time and cannot be interrupted.
const MOST_MARKS = 2500

/**
 * Renders Markdown as the plain text a person would type.
 *
 * @throws Error that says why it cannot be read.
 */
export function markdownToText(markdown: string, { keepLineBreaks = false }: MarkdownStyle = {}): string {
  if (markdown.length > MOST_CHARACTERS)
    throw new Error(`it has ${markdown.length} characters; the limit is ${MOST_CHARACTERS}`)
  const marks = markdown.split(/\n\s*\n/).map((paragraph) => paragraph.match(/[*_]+/g)?.length ?? 0)
  const most = marks.reduce((one, other) => Math.max(one, other), 0)
  if (most > MOST_MARKS)
    throw new Error(`a paragraph has ${most} marks of emphasis ("*" or "_"); the limit is ${MOST_MARKS}`)
  const marked = new Marked({ gfm: true, breaks: keepLineBreaks, renderer: RENDERER })
  try {
    return layOut(marked.parse(markdown, { async: false }))
  } catch (error) {
    // Each level of quotes and lists is a recursive call, until the stack overflows.
    const isTooDeep = messageOf(error).includes('call stack')
    throw isTooDeep ? new Error('its quotes or lists are nested too deeply', { cause: error }) : error
  }
}

/**
 * Returns the beginning of the text, of at most `limit` UTF-16 code units, cut at the end of a paragraph, otherwise of
 * a line, otherwise of a word. A cut that would leave more than half of the space empty does not count.
 */
export function cutAtParagraph(text: string, limit: number): string {
  if (text.length <= limit) return text
  const ends = ['\n\n', '\n', ' '].map((boundary) => text.lastIndexOf(boundary, limit))
  const end = ends.find((position) => position >= limit / 2)
  // Half of a surrogate pair is not a character.
  return end === undefined
    ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, '')
    : text.slice(0, end).trimEnd()
}

// https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
const ALERT = /^\[!(note|tip|important|warning|caution)\](?:\s(?!\n))?/i

// Inline content stays HTML, as `marked` renders it, and becomes text with its block: Markdown may contain any HTML.
const RENDERER: RendererObject = {
  heading({ tokens }) {
    const text = htmlToText(this.parser.parseInline(tokens)).trim()
    return text === '' ? '' : `${HEADING_START}${text}${STAY_TOGETHER}`
  },

  paragraph({ tokens }) {
    return paragraph(htmlToText(this.parser.parseInline(tokens)).trim())
  },

  // The text of an item is a block with tokens in it; false leaves inline text to `marked`.
  text(token) {
    return 'tokens' in token && token.tokens !== undefined
      ? paragraph(htmlToText(this.parser.parseInline(token.tokens)).trim())
      : false
  },

  html({ block, text }) {
    return block ? paragraph(htmlToText(text)) : text
  },

  list({ items, ordered, start }) {
    const texts = items.map(({ tokens }, index) => {
      const blocks = tokens.map((token) => {
        return `${token.type === 'list' ? STAY_TOGETHER : ''}${this.parser.parse([token])}`
      })
      const text = layOut(blocks.join('')).replaceAll('\n', '\n  ')
      return text === '' ? '' : `${ordered ? `${Number(start) + index}.` : BULLET} ${text}`
    })
    return paragraph(texts.filter((text) => text !== '').join('\n'))
  },

  blockquote({ tokens }) {
    return this.parser.parse(tokens).replace(ALERT, (_, kind: string) => {
      return `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}: `
    })
  },

  table({ header, rows }) {
    const lines = [header, ...rows].map((cells) =>
      cells
        .map(({ tokens }) =>
          htmlToText(this.parser.parseInline(tokens))
            .trim()
            .replace(/\s*[\n\v\f]\s*/g, ' '),
        )
        .filter((text) => text !== '')
        .join(CELL_SEPARATOR),
    )
    return paragraph(lines.filter((line) => line !== '').join('\n'))
  },

  code: ({ text }) => paragraph(text.replace(/^\n+/, '').trimEnd()),
  checkbox: () => '',
  hr: () => '',
}

function paragraph(text: string): string {
  return text === '' ? '' : `${text}\n\n`
}

// Converts the marks to line breaks, and leaves at most one empty line between two lines.
function layOut(text: string): string {
  return text
    .replace(/\s+/g, (gap) => {
      const marks = gap.replaceAll(/[^\n\v\f]/g, '')
      if (marks === '') return gap
      const indent = gap.slice(gap.lastIndexOf(marks.at(-1) ?? '') + 1)
      const isParagraph =
        marks.includes(HEADING_START) || (marks.includes('\n\n') && !marks.includes(STAY_TOGETHER))
      return `${isParagraph ? '\n\n' : '\n'}${indent}`
    })
    .replace(/^\n+/, '')
    .trimEnd()
}
