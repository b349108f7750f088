/*
 * A text contains two kinds of mark until its lines are laid out. Otherwise, a line feed is a line break, and two of
 * them end a paragraph.
 */

/** The mark before a heading: always an empty line, whatever is next to it. */
export const HEADING_START = '\f'

/** The mark between lines that stay together, such as a heading and the text below it: never an empty line. */
export const STAY_TOGETHER = '\v'

/** The sign before an item of a list. */
export const BULLET = '•'

/** The text between the cells of a row. */
export const CELL_SEPARATOR = ' – '

const PARAGRAPH = '\n\n'
const CELL_END = '\t'

// The text that replaces a tag where its element opens and where it closes. All other tags are removed.
const TAGS: readonly (readonly [elements: string, open: string, close: string])[] = [
  ['br', '\n', '\n'],
  ['hr', PARAGRAPH, ''],
  ['h1 h2 h3 h4 h5 h6 dt summary', HEADING_START, STAY_TOGETHER],
  ['li', `\n${BULLET} `, ''],
  ['tr', '\n', ''],
  ['td th', '', CELL_END],
  // Its first item begins a line; a paragraph break would separate a nested list from its item.
  ['ol ul menu', '', PARAGRAPH],
  ['address article aside blockquote center dd details div dl', PARAGRAPH, PARAGRAPH],
  ['figure footer header main p pre section table', PARAGRAPH, PARAGRAPH],
]

const TAG_TEXTS = new Map(
  TAGS.flatMap(([elements, open, close]) => elements.split(' ').map((name) => [name, { open, close }])),
)

// The commonly used named characters, each after its name; the other two thousand stay as they are.
const ENTITIES = new Map(
  'amp& lt< gt> quot" apos\' nbsp\u00a0 copy© reg® trade™ hellip… ndash– mdash— lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» bull• middot· times× deg° euro€ pound£ larr← rarr→'
    .split(' ')
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)]),
)

// These are invisible, or cannot be shown as text.
const UNSEEN =
  /<!--.*?(?:-->|$)|<[!?][^>]*>|<(audio|canvas|iframe|math|object|script|style|svg|template|video)\b.*?<\/\1\s*>/gis
const CODE = /<pre\b[^>]*>.*?<\/pre\s*>/gis
const TAG = /<(\/?)([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi

/**
 * Returns the text of HTML, with the marks above in it. It is read tag by tag and not as a tree, so lists written in
 * HTML get bullets only and no indentation.
 */
export function htmlToText(html: string): string {
  return html
    .replace(UNSEEN, '')
    .replace(CODE, (code) => code.replaceAll('\n', '<br>').replaceAll(' ', '&#32;'))
    .replace(/[ \t\n\v\f\r]+/g, ' ')
    .replace(TAG, (_, slash: string, name: string) => {
      const texts = TAG_TEXTS.get(name.toLowerCase())
      return (slash === '' ? texts?.open : texts?.close) ?? ''
    })
    .replace(/^[ \t]+|[ \t]+$/g, '')
    .replace(/[ \t\n\v\f]+/g, (gap) => {
      if (/[\n\v\f]/.test(gap)) return gap.replaceAll(/[ \t]/g, '')
      return gap.includes(CELL_END) ? CELL_SEPARATOR : ' '
    })
    .replace(/•\s+(?=[^\s•])/g, `${BULLET} `)
    .replace(ENTITY, decodeEntity)
}

function decodeEntity(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES.get(name) ?? entity
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\ufffd'
}
