import { plainMarkdown, truncate } from './escape.ts'

/** A part of a Markdown text; of its lines the last ones can be left out. */
export interface Section {
  readonly head: string
  readonly lines: readonly string[]
  readonly tail: string
}

// What is longer would push everything after it out of sight.
const LONGEST_OPEN_TABLE = 20
const LONGEST_VALUE = 200

/** Makes a section that is never cut. */
export function paragraph(text: string): Section {
  return { head: text, lines: [], tail: '' }
}

/** Makes a table under its title, folded when it is long; nothing when there are no rows. Cells are Markdown. */
export function table(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Section[] {
  if (rows.length === 0) return []
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const header = [line(columns), line(columns.map(() => '---'))].join('\n')
  const lines = rows.map(line)
  if (rows.length <= LONGEST_OPEN_TABLE) return [{ head: `### ${title}\n\n${header}`, lines, tail: '' }]
  // Without the empty lines, GitHub would not read what is between as Markdown.
  const open = `<details>\n<summary>${rows.length} rows</summary>\n`
  return [{ head: `### ${title}\n\n${open}\n${header}`, lines, tail: '\n</details>' }]
}

/** Makes a cell of text from outside. */
export function cell(text: string): string {
  return plainMarkdown(truncate(text, LONGEST_VALUE))
}

/** Makes a link to a web page over https; any other address is only shown. `text` is Markdown. */
export function link(text: string, url: string): string {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return cell(url)
  // What a parsed address may still hold, and what would end a table's cell or the link.
  const address = new URL(url).href.replace(/[|`<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `[${text}](<${address}>)`
}

/**
 * Joins sections to one text of at most `mostBytes` in UTF-8. What is too long for that is cut by whole lines, the
 * longest section first.
 */
export function joinSections(sections: readonly Section[], mostBytes: number): string {
  let shown = sections.map(measured)
  const most = mostBytes - Buffer.byteLength(noteOf(Number.MAX_SAFE_INTEGER))
  while (shown.reduce((sum, { bytes }) => sum + bytes, 0) > most) {
    const longest = shown.reduce((a, b) => (b.bytes > a.bytes ? b : a))
    if (longest.lines.length === 0) break
    const half = measured({ ...longest, lines: longest.lines.slice(0, Math.floor(longest.lines.length / 2)) })
    shown = shown.map((section) => (section === longest ? half : section))
  }
  const leftOut = linesIn(sections) - linesIn(shown)
  const note = leftOut === 0 ? [] : [noteOf(leftOut)]
  return `${[...shown.map(sectionText), ...note].join('\n\n')}\n`
}

function measured(section: Section): Section & { readonly bytes: number } {
  return { ...section, bytes: Buffer.byteLength(`${sectionText(section)}\n\n`) }
}

function linesIn(sections: readonly Section[]): number {
  return sections.reduce((sum, { lines }) => sum + lines.length, 0)
}

function noteOf(leftOut: number): string {
  return `${leftOut} lines more are left out.`
}

function sectionText({ head, lines, tail }: Section): string {
  return [head, ...lines, tail].filter((part) => part !== '').join('\n')
}
