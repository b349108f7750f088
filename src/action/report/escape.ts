import { INVISIBLE } from './decoding.ts'

/**
 * Escapes a text for the log, so that nothing that came from outside can start a workflow command: the runner reads
 * `::name::` at the start of a line, `##[name]` anywhere in one, and treats a carriage return as a new line.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function neutralizeCommands(text: string): string {
  return withoutControls(text)
    .replace(/^(\s*):(?=:)/gm, '$1:\u200b')
    .replaceAll('##[', '#\u200b#[')
}

/** Returns one line of Markdown that shows a text verbatim: no formatting, link, HTML or table cell can start in it. */
export function plainMarkdown(text: string): string {
  return withoutControls(text)
    .replaceAll('\n', ' ')
    .replace(/[&<>|\\`*_[\]~#!@$]|:(?=\/\/)|\.(?<=www\.)/gi, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Cuts a text to `most` UTF-16 units, with a mark where it was cut. */
export function truncate(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Removes control characters other than tabs and line feeds from a text, and makes invisible ones visible. */
export function withoutControls(text: string): string {
  return showInvisible(text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]/gu, ' '))
}

// Invisible characters that are a legitimate part of visible text: a joiner within an emoji or a word of a script with
// joined letters, one variation selector after its character, the tags of a flag. https://www.unicode.org/reports/tr51/
const NOT_JOINED = String.raw`(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])`
const JOINED = String.raw`${NOT_JOINED}[\p{L}\p{M}]|\p{Extended_Pictographic}|\p{Emoji_Modifier}`
const BELONGING = [
  String.raw`(?<=${JOINED})[\u200c\u200d](?=${JOINED})`,
  String.raw`(?<=${NOT_JOINED}[\p{L}\p{N}\p{S}\p{P}])\p{Variation_Selector}`,
  String.raw`(?<=\u{1f3f4})[\u{e0020}-\u{e007e}]+\u{e007f}`,
]
const HIDDEN = new RegExp(`${BELONGING.join('|')}|(${INVISIBLE.source})`, 'gu')

/**
 * Replaces invisible characters with marks such as `<U+202E>`, since they could make a text read as something else:
 * https://trojansource.codes. The visible text stays unchanged, right to left or not.
 */
export function showInvisible(text: string): string {
  return text.replace(HIDDEN, (all, hidden?: string) => {
    const code = hidden?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    return code === undefined ? all : `<U+${code}>`
  })
}
