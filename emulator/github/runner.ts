import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A step of a workflow that uses this action. */
export interface Step {
  /** The bundle to run. */
  readonly script: string
  /** The step's `with`. */
  readonly inputs: Readonly<Record<string, string>>
  /** The Node binary; default: the current one. */
  readonly node?: string
  /** More variables, for instance `RUNNER_DEBUG`; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Working directory. */
  readonly cwd?: string
  /** The state saved by the main run; if set, this is the step's post run. */
  readonly state?: Readonly<Record<string, string>>
  /** A file to which the log is written instead of being read. */
  readonly logTo?: string
  /** Receives the log as it is written. */
  readonly onLog?: (text: string) => void
  /** Cancels the job as soon as it returns true for the log. */
  readonly cancelWhen?: (log: string) => boolean
  /** Milliseconds from the cancellation to SIGTERM, and from there to SIGKILL. */
  readonly grace?: readonly [number, number]
}

/** The results of a step. */
export interface StepResult {
  readonly exitCode: number | null
  /** Everything that was written to standard output and error. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The state saved for the post run. */
  readonly state: Readonly<Record<string, string>>
}

/**
 * Runs a step as GitHub's runner does: inputs as variables, outputs and summary through files, in a process of
 * its own. https://docs.github.com/actions/sharing-automations/creating-actions/metadata-syntax-for-github-actions
 */
export async function runStep(step: Step): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'step-'))
  const files = {
    output: join(folder, 'output'),
    summary: join(folder, 'summary'),
    state: join(folder, 'state'),
  }
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')))
  try {
    const { exitCode, log } = await execute(step, {
      ...ENVIRONMENT,
      ...Object.fromEntries(
        Object.entries(step.inputs).map(([name, value]) => [
          `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
          value,
        ]),
      ),
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_STATE: files.state,
      ...Object.fromEntries(
        Object.entries(step.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
      ),
      PATH: process.env['PATH'] ?? '',
      ...step.env,
    })
    const [output, summary, state] = await Promise.all(
      [files.output, files.summary, files.state].map((file) => readFile(file, 'utf8')),
    )
    return {
      exitCode,
      log,
      outputs: parseFileCommands(output),
      summary: summary ?? '',
      state: parseFileCommands(state),
    }
  } finally {
    // Windows' virus scanner briefly keeps new files open.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

// Those of the runner's default variables that an action may read. None of the developer's own.
const ENVIRONMENT = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTION: 'publish',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/tags/v1.1.0',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
  GITHUB_REPOSITORY: 'contoso/demo',
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_NUMBER: '1',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
}

function execute(
  step: Step,
  env: Record<string, string | undefined>,
): Promise<Pick<StepResult, 'exitCode' | 'log'>> {
  const logTo = step.logTo === undefined ? undefined : openSync(step.logTo, 'w')
  const child = spawn(step.node ?? process.execPath, [step.script], {
    env,
    cwd: step.cwd ?? process.cwd(),
    stdio: ['ignore', logTo ?? 'pipe', logTo ?? 'pipe'],
  })
  if (logTo !== undefined) closeSync(logTo)
  let log = ''
  let cancelled = false
  const collect = (chunk: string): void => {
    log += chunk
    step.onLog?.(chunk)
    if (cancelled || step.cancelWhen?.(log) !== true) return
    cancelled = true
    cancel(child, step.grace)
  }
  child.stdout?.setEncoding('utf8').on('data', collect)
  child.stderr?.setEncoding('utf8').on('data', collect)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, log }))
  })
}

// https://github.com/actions/runner/blob/main/src/Runner.Sdk/ProcessInvoker.cs
function cancel(child: ChildProcess, [toTerm, toKill]: readonly [number, number] = [7_500, 2_500]): void {
  child.kill('SIGINT')
  const timers = [
    setTimeout(() => child.kill('SIGTERM'), toTerm),
    setTimeout(() => child.kill('SIGKILL'), toTerm + toKill),
  ]
  child.on('close', () => timers.forEach(clearTimeout))
}

// `name<<delimiter`, the lines of the value, `delimiter`, with the system's line ends: the last value of a name counts.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
function parseFileCommands(text = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+?)<<(.+)(\r?\n)([\s\S]*?)\3\2$/gm)].map(([, name, , , value]) => [name, value]),
  )
}
