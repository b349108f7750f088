import type { GithubOidc } from '../../emulator/github/oidc.ts'
import type { Runner, WorkflowRun } from '../../src/action/runner.ts'

/** A runner that writes down what a step tells it. */
export class RecordingRunner implements Runner {
  env: Readonly<Record<string, string | undefined>>
  /** Everything in its order, as the runner's commands. */
  readonly log: string[] = []
  readonly secrets: string[] = []
  readonly outputs: Record<string, string> = {}
  readonly state: Record<string, string> = {}
  summary = ''
  failure: string | undefined

  /** `state` is what the main run has saved; given, this is the step's post run. */
  constructor(inputs: Readonly<Record<string, string>> = {}, state: Readonly<Record<string, string>> = {}) {
    this.env = Object.fromEntries([
      ...Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ...Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]),
    ])
  }

  info = (line: string): void => this.#write(line)
  debug = (line: string): void => this.#write(`::debug::${line}`)
  warning = (message: string): void => this.#write(`::warning::${message}`)
  error = (message: string, file?: string): void =>
    this.#write(`::error${file === undefined ? '' : ` file=${file}`}::${message}`)
  startGroup = (name: string): void => this.#write(`::group::${name}`)
  endGroup = (): void => this.#write('::endgroup::')
  setSecret = (secret: string): void => void this.secrets.push(secret)
  setOutput = (name: string, value: string): void => {
    this.outputs[name] = value
  }
  setFailed = (message: string): void => {
    this.failure = message
  }
  saveState = (name: string, value: string): void => {
    this.state[name] = value
  }
  /** Gives the job what it asks GitHub for a token with. */
  grantIdToken({
    ACTIONS_ID_TOKEN_REQUEST_URL: url,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
  }: GithubOidc['environment']): void {
    this.env = { ...this.env, ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token }
  }
  summarize = async (markdown: string): Promise<void> => {
    this.summary += markdown
  }
  workflowRun = (): WorkflowRun | undefined => undefined

  /** All that a reader could see: log, outputs, summary and the failure. */
  get everything(): string {
    return [...this.log, ...Object.values(this.outputs), this.summary, this.failure ?? ''].join('\n')
  }

  #write(line: string): void {
    this.log.push(line)
  }
}
