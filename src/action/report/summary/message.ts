import { plainMarkdown, truncate, withoutControls } from '../escape.ts'
import { atLineStart, code, codeBlock, type Inline, link, paragraph, type Section } from './markdown.ts'

const LONGEST_MESSAGE = 3000
// Only addresses of a product's page in Partner Center become links.
const PAGE = /(https:\/\/partner\.microsoft\.com\/dashboard\/products\/\w+\/(?:overview|submissions\/\d+))/
// The code of a rule, after its problem.
const RULE = /\[([a-z]+(?:-[a-z]+)+)\]/
const QUOTED = /"([^"\s](?:[^"\n]{0,100}[^"\s])?)"/

/** Shows a message of the run with its line breaks. Quoted text is code; nothing else in it is formatting. */
export function message(text: string): Inline {
  return withoutControls(truncate(text.trim(), LONGEST_MESSAGE))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `${indent(line)}${atLineStart(withLinks(line.trim()))}`)
    .join('<br>\n')
}

/** Shows a message, in which several consecutive lines of YAML become a code block. */
export function messageSections(text: string): readonly Section[] {
  const blocks: string[][] = []
  for (const line of truncate(text.trim(), LONGEST_MESSAGE).split(/\r?\n/)) {
    const last = blocks.at(-1)
    if (last !== undefined && isYaml(last[0] ?? '') === isYaml(line)) last.push(line)
    else blocks.push([line])
  }
  return blocks.map((lines) =>
    lines.length > 1 && isYaml(lines[0] ?? '')
      ? codeBlock('yaml', lines)
      : paragraph(message(lines.join('\n'))),
  )
}

function isYaml(line: string): boolean {
  return /^ *[a-z][a-z-]*:(?: \S+)?$/.test(line)
}

/** Shows a message in one line. */
export function messageLine(text: string): Inline {
  return message(text).replaceAll('<br>\n', ' ')
}

function withLinks(text: string): Inline {
  return alternate(text, PAGE, withCode, (address) => link('Partner Center', address))
}

function withCode(text: string): Inline {
  return alternate(text, QUOTED, (other) => alternate(other, RULE, plainMarkdown, code), code)
}

/** Shows what a pattern captures in one way, and the text in between in another. */
function alternate(
  text: string,
  pattern: RegExp,
  showOther: (text: string) => Inline,
  showMatch: (text: string) => Inline,
): Inline {
  const parts = text.split(pattern)
  return parts.map((part, index) => (index % 2 === 0 ? showOther(part) : showMatch(part))).join('')
}

function indent(line: string): string {
  return '&nbsp;'.repeat(line.length - line.trimStart().length)
}
