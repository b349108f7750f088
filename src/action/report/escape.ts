/**
 * Makes a text for the log in which nothing that came from outside can start a workflow command: the runner reads
 * `::name::` at the start of a line, `##[name]` anywhere in one, and takes a carriage return for a new line.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function neutralizeCommands(text: string): string {
  return withoutControls(text)
    .replace(/^(\s*):(?=:)/gm, '$1:\u200b')
    .replaceAll('##[', '#\u200b#[')
}

/** Makes one line of Markdown that shows a text as it is: no formatting, link, HTML or table cell can start in it. */
export function plainMarkdown(text: string): string {
  return withoutControls(text)
    .replaceAll('\n', ' ')
    .replace(/[&<>|\\`*_[\]~#!@$]|:(?=\/\/)|\.(?<=www\.)/gi, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Cuts a text to `most` UTF-16 units, with a mark where it was cut. */
export function truncate(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}

function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
}
