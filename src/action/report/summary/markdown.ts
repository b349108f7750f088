import { joinNames } from '../../../shared/names.ts'
import { plainMarkdown, truncate, withoutControls } from '../escape.ts'

/** A part of a Markdown text; its last rows can be omitted. */
export interface Section {
  readonly head: string
  readonly rows: readonly string[]
  readonly tail: string
}

/** One line of Markdown, for a sentence or a table's cell. */
export type Inline = string

// More would push everything after them out of sight.
const MOST_OPEN_ROWS = 20
const LONGEST_VALUE = 200
const MOST_NAMES = 20

/** Creates a section that is never cut. */
export function paragraph(text: string): Section {
  return { head: text, rows: [], tail: '' }
}

/** Creates a table; nothing if there are no rows. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Inline[])[],
): readonly [Section] | readonly [] {
  if (rows.length === 0) return []
  const line = (cells: readonly Inline[]): string => `| ${cells.join(' | ')} |`
  return [{ head: `${line(columns)}\n${line(columns.map(() => '---'))}`, rows: rows.map(line), tail: '' }]
}

/** Shows the first rows of a table or list, and folds the others. `things` names the rows, e.g. `problems`. */
export function foldRest(section: Section, things: string): readonly Section[] {
  const { head, rows } = section
  const rest = rows.slice(MOST_OPEN_ROWS)
  if (rest.length === 0) return [section]
  return [
    { head, rows: rows.slice(0, MOST_OPEN_ROWS), tail: '' },
    ...fold(`Show ${rest.length} more ${things}`, [{ head, rows: rest, tail: '' }]),
  ]
}

/** Folds sections under a title, which is HTML. */
export function fold(title: string, sections: readonly Section[], isOpen = false): readonly Section[] {
  const [first, ...others] = sections
  if (first === undefined) return []
  // Without the empty lines, GitHub would not read the content as Markdown.
  const head = `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n`
  const opened = [{ ...first, head: joinParts([head, first.head]) }, ...others]
  const last = opened.at(-1) ?? paragraph(head)
  return [...opened.slice(0, -1), { ...last, tail: joinParts([last.tail, '\n</details>']) }]
}

/** Shows a text from outside verbatim, in one line. */
export function plain(text: string): Inline {
  return plainMarkdown(truncate(text, LONGEST_VALUE))
}

/** Shows a name, path or ID from outside as code. */
export function code(text: string): Inline {
  const shown = withoutControls(truncate(text, LONGEST_VALUE)).replaceAll('\n', ' ')
  // Characters that a code span cannot contain, in a table's cell or at its ends, or that GitHub would interpret.
  return shown === '' || /[`|\\$]|^\s|\s$/.test(shown) ? htmlCode(text) : `\`${shown}\``
}

/** Shows a name, path or ID from outside as code, where only HTML is read. */
export function htmlCode(text: string): string {
  return `<code>${plain(text)}</code>`
}

/** Shows names, paths or IDs as code; a long list is cut. */
export function codes(texts: readonly string[], separator: ', ' | '<br>' = ', '): Inline {
  return joinNames(texts.map(code), { most: MOST_NAMES, separator })
}

/** Escapes the start of a line that would otherwise make it a list, a heading or a table. */
export function atLineStart(line: Inline): Inline {
  return line
    .trimStart()
    .replace(/^[-+=:]/, asEntity)
    .replace(/^(\d{1,9})([.)])/, (_, digits, sign) => `${digits}${asEntity(sign)}`)
}

function asEntity(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}

/** Creates a code block; `language` selects its syntax highlighting. */
export function codeBlock(language: string, lines: readonly string[]): Section {
  const shown = lines.map(withoutControls)
  const longest = Math.max(
    2,
    ...shown.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)),
  )
  const fence = '`'.repeat(longest + 1)
  return { head: `${fence}${language}`, rows: shown, tail: fence }
}

/** Creates a link to a web page over https; any other address is only shown. */
export function link(text: Inline, url: string): Inline {
  const address = webAddress(url)
  return address === undefined ? code(url) : `[${text}](${address})`
}

/** Returns the address of a web page over https as a link's target; undefined for any other. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return undefined
  // Characters that a parsed address may still contain, and that would end a cell or the link, or form an entity.
  return new URL(url).href
    .replace(/[|`<>\\()*_~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')
}

/**
 * Joins sections to one text of at most `mostBytes` in UTF-8. If it is too long, whole rows are cut, from the longest
 * section first, with a note of how many.
 */
export function joinSections(sections: readonly Section[], mostBytes: number): string {
  let shown = sections.map((section) => measured(section, section.rows.length))
  while (shown.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes) {
    const longest = shown.reduce((a, b) => (b.bytes > a.bytes && b.kept > 0 ? b : a))
    if (longest.kept === 0) break
    const half = measured(longest.section, Math.floor(longest.kept / 2))
    shown = shown.map((one) => (one === longest ? half : one))
  }
  return shown.map(({ text }) => text).join('')
}

/** A section with its first rows, as text. */
interface ShownSection {
  readonly section: Section
  readonly kept: number
  readonly text: string
  readonly bytes: number
}

function measured(section: Section, kept: number): ShownSection {
  const { head, rows, tail } = section
  const leftOut = rows.length - kept
  const note = leftOut === 0 ? '' : noteOf(leftOut, tail)
  const text = `${joinParts([head, ...rows.slice(0, kept), note, tail])}\n\n`
  return { section, kept, text, bytes: Buffer.byteLength(text) }
}

// In a code block, the note is one of its lines.
function noteOf(leftOut: number, tail: string): string {
  const note = `${leftOut} more rows omitted: the summary would be too long for GitHub.`
  return tail.startsWith('```') ? note : `\n${note}`
}

function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
