import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ValidationConfig, validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

/** The name of this action in recipes. */
export const ACTION = 'OWNER/microsoft-store-publish@v1'

type Metadata = Awaited<
  ReturnType<NonNullable<ValidationConfig['actionsMetadataProvider']>['fetchActionMetadata']>
>

const metadata: Metadata = parse(readFileSync('action.yml', 'utf8'))

let checked = 0

// Of other actions nothing is known but that they are there.
const OTHER: Metadata = { name: 'Another action', description: 'With inputs that are not looked at' }

/**
 * Returns the findings of GitHub's own language service about a workflow, or about an `action.yml`, with the inputs of this
 * action known to it. `folder` says which of the two the text is.
 */
export async function complaintsAbout(
  text: string,
  folder: '.github/workflows' | '.' = '.github/workflows',
): Promise<readonly string[]> {
  // Its results are cached by address: one that comes twice gives the answer of the first time.
  checked += 1
  const name = folder === '.' ? 'action' : 'workflow'
  const uri = `file:///${checked}/${folder}/${name}.yml`
  const found = await validate(TextDocument.create(uri, 'yaml', 1, text), {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name }) =>
        `${owner}/${name}` === ACTION.split('@')[0] ? metadata : OTHER,
    },
  })
  const complaints = found.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)
  return folder === '.' ? complaints : [...complaints, ...complaintsOfActionlint(text)]
}

// It finds mistakes that the language service does not look for: https://github.com/rhysd/actionlint/blob/main/docs/usage.md
const ACTIONLINT = [
  '-no-color',
  '-oneline',
  // Other programs, which some machines have.
  '-shellcheck=',
  '-pyflakes=',
  // GitHub has it since May 2026, actionlint 1.7.12 not yet.
  '-ignore=unexpected key "queue" for "concurrency" section',
]

/** Returns the findings of actionlint about a workflow; none on a machine that has no actionlint. */
function complaintsOfActionlint(text: string): readonly string[] {
  const { error, status, stdout, stderr } = spawnSync('actionlint', [...ACTIONLINT, '-'], {
    input: text,
    encoding: 'utf8',
  })
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return []
  // Anything but 0 and 1 is a failure of its own.
  if (status !== 0 && status !== 1) throw new Error(`actionlint has failed: ${stderr}`, { cause: error })
  return stdout.split('\n').filter((line) => line !== '')
}

/** A fenced block of a Markdown text. */
export interface Fence {
  /** The heading above it. */
  readonly heading: string
  readonly language: string
  readonly text: string
}

/** The fenced blocks of a Markdown text, in their order. */
export function fencesIn(markdown: string): readonly Fence[] {
  let heading = ''
  const blocks = markdown.matchAll(/^#+ (.+)$|^```(\w*)\n([\s\S]*?)^```$/gm)
  return [...blocks].flatMap(([, title, language = '', text]) => {
    heading = title ?? heading
    return text === undefined ? [] : [{ heading, language, text }]
  })
}

/** A step of a workflow, as far as tests look at it. */
export interface WorkflowStep {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, string | number | boolean>>
  readonly run?: string
  readonly shell?: string
  readonly env?: Readonly<Record<string, string>>
}

/** A job of a workflow, as far as tests look at it. */
export interface WorkflowJob {
  readonly if?: string
  readonly needs?: string | readonly string[]
  readonly 'runs-on': string
  readonly 'timeout-minutes'?: number
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: unknown
  readonly concurrency?: Concurrency
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> }
  readonly steps: readonly WorkflowStep[]
}

/** The queue of a workflow or a job. */
export interface Concurrency {
  readonly group: string
  readonly 'cancel-in-progress'?: boolean
  readonly queue?: string
}

/** A workflow, as far as tests look at it. */
export interface Workflow {
  readonly name: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: Concurrency
  readonly jobs: Readonly<Record<string, WorkflowJob>>
}

/** Inputs of a step, as they are written. */
export type StepInputs = Readonly<Record<string, string>>

/** The inputs of every step of a workflow that uses this action, by that name of it. */
export function stepsIn(workflow: Workflow, action = ACTION): readonly StepInputs[] {
  return Object.values(workflow.jobs).flatMap((job) => stepsOf(job, action))
}

/** The inputs of every step of a job that uses this action, by that name of it. */
export function stepsOf({ steps }: WorkflowJob, action = ACTION): readonly StepInputs[] {
  return steps.filter(({ uses }) => uses === action).map((step) => asWritten(step.with))
}

function asWritten(inputs: WorkflowStep['with'] = {}): StepInputs {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]))
}

/** Returns what the inputs of a step come to when expressions have these values. */
export function evaluate(inputs: StepInputs, values: Readonly<Record<string, string>>): StepInputs {
  const worth = (expression: string): string => {
    const value = values[expression]
    if (value === undefined) throw new Error(`No value is known for ${expression}`)
    return value
  }
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => worth(expression)),
    ]),
  )
}

/** Returns the variables that the runner gives the action for a step's inputs. */
export function environmentOf(inputs: StepInputs, values: Readonly<Record<string, string>>): StepInputs {
  return Object.fromEntries(
    Object.entries(evaluate(inputs, values)).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
}

/**
 * The steps in a workflow's text that use an action of others without naming the commit and, in a comment, its version.
 * https://docs.github.com/actions/reference/security/secure-use#using-third-party-actions
 */
export function unpinnedActionsIn(text: string): readonly string[] {
  const used = [...text.matchAll(/\buses: (.+)$/gm)].map(([, action = '']) => action)
  return used.filter(
    (action) =>
      action !== ACTION && action !== './' && !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action),
  )
}

/** A workflow's file: its name, its text, and what the text says. */
export interface WorkflowFile {
  readonly file: string
  readonly text: string
  readonly workflow: Workflow
}

/** Reads the workflows of a folder. */
export function readWorkflows(folder: string): readonly WorkflowFile[] {
  return readdirSync(folder).map((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return { file, text, workflow: parse(text) as Workflow }
  })
}
