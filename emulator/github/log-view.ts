/** Ways to show a log. */
export interface LogViewOptions {
  /** Also shows debug lines, as a runner does with `RUNNER_DEBUG`. */
  readonly verbose: boolean
}

// https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
const COMMAND = /^\s*::([a-z-]+)(?: [^\r\n]*?)?::(.*)$/
const LABELS: Readonly<Record<string, string>> = {
  error: 'Error: ',
  warning: 'Warning: ',
  notice: 'Notice: ',
}
const HIDDEN: ReadonlySet<string> = new Set(['add-mask', 'debug', 'save-state', 'set-output'])

/**
 * Shows a step's log as GitHub's page does: groups become headings followed by their lines, masks are hidden, and
 * annotations are labeled.
 */
export class LogView {
  readonly #print: (line: string) => void
  readonly #options: LogViewOptions
  #rest = ''
  #indent = ''

  /** `print` receives lines without line ends. */
  constructor(print: (line: string) => void, options: LogViewOptions) {
    this.#print = print
    this.#options = options
  }

  /** Adds a piece of the log, which may end within a line. */
  write(text: string): void {
    const lines = `${this.#rest}${text}`.split(/\r?\n/)
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#show(line)
  }

  /** Shows the last line, if it has no line end. */
  end(): void {
    if (this.#rest !== '') this.#show(this.#rest)
    this.#rest = ''
  }

  #show(line: string): void {
    const [, command, data = ''] = COMMAND.exec(line) ?? []
    if (command === undefined) this.#printLines('', line)
    else if (command === 'group') this.#beginGroup(data)
    else if (command === 'endgroup') this.#indent = ''
    else if (command === 'debug' && this.#options.verbose) this.#printLines('Debug: ', unescapeData(data))
    else if (!HIDDEN.has(command)) this.#printLines(LABELS[command] ?? '', unescapeData(data))
  }

  #beginGroup(name: string): void {
    this.#indent = ''
    this.#printLines('▾ ', unescapeData(name))
    this.#indent = '  '
  }

  #printLines(label: string, text: string): void {
    for (const line of `${label}${text}`.split(/\r?\n/)) this.#print(`${this.#indent}${line}`)
  }
}

function unescapeData(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
