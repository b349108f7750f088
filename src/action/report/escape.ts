import { isJsonObject } from '../../shared/json.ts'

/** Texts that must never be shown. */
export class Secrets {
  #texts: readonly string[] = []

  /** Whether the secret is already kept. */
  has(secret: string): boolean {
    return this.#texts.includes(secret)
  }

  /** Adds a secret. Longer ones are replaced first, since one may be a part of another. */
  add(secret: string): void {
    this.#texts = [...this.#texts, secret].sort((a, b) => b.length - a.length)
  }

  /** The text with every secret in it replaced. */
  redact(text: string): string {
    return this.#texts.reduce((result, secret) => result.replaceAll(secret, '***'), text)
  }

  /** A copy of plain data in which every text is redacted, so that no later escaping or cutting can hide one. */
  redactAll<T>(data: T): T {
    if (typeof data === 'string') return this.redact(data) as T
    if (Array.isArray(data)) return data.map((item) => this.redactAll(item)) as T
    if (!isJsonObject(data)) return data
    const entries = Object.entries(data).map(([name, value]) => [this.redact(name), this.redactAll(value)])
    return Object.fromEntries(entries)
  }
}

/**
 * Text for the log in which nothing that came from outside can start a workflow command: the runner reads
 * `::name::` at the start of a line, `##[name]` anywhere in one, and takes a carriage return for a new line.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function neutralizeCommands(text: string): string {
  return withoutControls(text)
    .replace(/^(\s*):(?=:)/gm, '$1:\u200b')
    .replaceAll('##[', '#\u200b#[')
}

/** Text in one line of Markdown, shown as it is: no formatting, link, HTML or table cell can start in it. */
export function plainMarkdown(text: string): string {
  return withoutControls(text)
    .replaceAll('\n', ' ')
    .replace(/[&<>|\\`*_[\]~#!@$]|:(?=\/\/)|\.(?<=www\.)/gi, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The text, cut to `most` characters with a mark where it was cut. */
export function truncate(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}

function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
}
