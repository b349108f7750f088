import { sep } from 'node:path'
import * as core from '@actions/core'
import { CanceledError } from '../shared/errors.ts'

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>

/** A workflow run. */
export interface WorkflowRun {
  /** Tag or branch. */
  readonly ref: string
  readonly sha: string
}

/** A runner's services for a step. */
export interface Runner {
  readonly env: Env
  info(line: string): void
  debug(line: string): void
  warning(message: string): void
  /** `file` is the file that the annotation points to. */
  error(message: string, file?: string): void
  startGroup(name: string): void
  endGroup(): void
  setSecret(secret: string): void
  setOutput(name: string, value: string): void
  /** Marks the step as failed, with a last error annotation; `file` is the file that it points to. */
  setFailed(message: string, file?: string): void
  /** Keeps a value for the step's post run, where it is the variable `STATE_<name>`. */
  saveState(name: string, value: string): void
  /** Adds to the job's summary. */
  summarize(markdown: string): Promise<void>
  /** Reads the variables of the workflow run; undefined outside a workflow. */
  workflowRun(): WorkflowRun | undefined
}

/** Creates the interface to the runner that started this process. */
export function createRunner(): Runner {
  // The reader of the log may be gone, or its disk full. The stream's error event would then crash the run.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  return {
    env: process.env,
    info: core.info,
    debug: core.debug,
    warning: core.warning,
    error: annotate,
    startGroup: core.startGroup,
    endGroup: core.endGroup,
    setSecret: core.setSecret,
    setOutput: core.setOutput,
    setFailed(message, file) {
      process.exitCode = core.ExitCode.Failure
      annotate(message, file)
    },
    saveState: core.saveState,
    async summarize(markdown) {
      if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(markdown).write()
    },
    workflowRun: () => readWorkflowRun(process.env),
  }
}

// https://docs.github.com/actions/reference/workflows-and-actions/variables
function readWorkflowRun(env: Env): WorkflowRun | undefined {
  const {
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: run,
    GITHUB_REF: ref = '',
    GITHUB_SHA: sha = '',
  } = env
  if (!repository || !run) return undefined
  return { ref: ref.replace(/^refs\/(heads|tags)\//, ''), sha }
}

function annotate(message: string, file?: string): void {
  core.error(message, file === undefined ? {} : { file: annotationPath(file, sep) })
}

/**
 * Returns a path in the form of an annotation: GitHub knows a repository's files by paths with `/`, on every system.
 * `separator` is that of the system that the path is from.
 */
export function annotationPath(path: string, separator: string): string {
  return path.replaceAll(separator, '/')
}

// What the runner sends when a job is cancelled, and how Windows delivers it:
// https://github.com/actions/runner/blob/main/src/Runner.Sdk/ProcessInvoker.cs
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const

/**
 * Creates a signal that is aborted when the runner cancels this process. Further signals do not interrupt the clean-up.
 */
export function cancellation(): AbortSignal {
  const controller = new AbortController()
  for (const name of SIGNALS) {
    process.on(name, () => controller.abort(new CanceledError(`The run was cancelled (${name}).`)))
  }
  return controller.signal
}
