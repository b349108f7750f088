import { readFileSync } from 'node:fs'
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
  return found.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)
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

/** A step of a workflow, as far as recipes are looked at. */
export interface WorkflowStep {
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
}

/** A workflow, as far as recipes are looked at. */
export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: { readonly group: string }
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly concurrency?: { readonly group: string }
        readonly 'timeout-minutes'?: number
        readonly steps: readonly WorkflowStep[]
      }
    >
  >
}

/** The inputs of every step of a workflow that uses this action. */
export function stepsIn(workflow: Workflow): readonly Readonly<Record<string, string>>[] {
  return Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.filter(({ uses }) => uses === ACTION).map((step) => step.with ?? {}),
  )
}
