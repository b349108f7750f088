import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { readInputs } from '../../src/action/inputs/read-inputs.ts'
import { COMMAND_NAMES } from '../../src/action/inputs/schema.ts'
import { ignoring } from '../action/inputs/step-inputs.ts'
import { listDocuments } from '../support/sources/markdown.ts'
import { isInput } from '../support/sources/named-inputs.ts'
import {
  ACTION,
  complaintsAbout,
  environmentOf,
  fencesIn,
  readWorkflows,
  type StepInputs,
  stepsIn,
  stepsOf,
  unpinnedActionsIn,
  type WorkflowJob,
} from '../support/sources/workflows.ts'
import { VALUES } from './values.ts'

const recipes = readWorkflows('docs/examples')
const jobs = recipes.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${file}, ${id}`, file, job })),
)
const publishers = jobs.filter(({ job }) => stepsOf(job).length > 0)

const index = readFileSync('docs/recipes.md', 'utf8')

describe('A recipe', () => {
  it.each(recipes)('is a workflow that GitHub takes: $file', async ({ text }) => {
    expect(await complaintsAbout(text)).toEqual([])
  })

  it.each(recipes)('uses the actions of others at a commit, with its version: $file', ({ text }) => {
    expect(unpinnedActionsIn(text)).toEqual([])
  })

  it.each(recipes)('names this action in one way: $file', ({ text }) => {
    expect([...new Set(text.match(/\S+\/microsoft-store-publish\S*/g))]).toEqual([ACTION])
  })

  it.each(recipes)(
    'puts every run that changes a product into the queue of that product: $file',
    (recipe) => {
      const { workflow } = recipe
      const queues = Object.values(workflow.jobs).flatMap((job) =>
        stepsOf(job)
          .filter(isChange)
          .map((inputs) => ({
            is: job.concurrency ?? workflow.concurrency,
            // A push to testers that waits is made up for by a newer one.
            shouldBe: {
              group: groupOf(inputs),
              'cancel-in-progress': false,
              ...(inputs['product'] === 'flight' ? {} : { queue: 'max' }),
            },
          })),
      )
      for (const { is, shouldBe } of queues) expect(is).toEqual(shouldBe)
      // What only reads must not make a release wait, nor wait for one.
      if (queues.length === 0) expect(workflow.concurrency?.group ?? '').not.toMatch(/^store-/)
    },
  )

  it.each(recipes)('may do nothing but what each job is given: $file', ({ workflow }) => {
    expect(workflow.permissions).toEqual({})
  })
})

describe('A job of a recipe', () => {
  it.each(jobs)('has the permissions that its steps need, and keeps no token: $name', ({ job }) => {
    const kept = job.steps.filter(
      ({ uses = '', with: inputs }) =>
        uses.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false,
    )
    expect({ permissions: job.permissions, kept }).toEqual({ permissions: permissionsFor(job), kept: [] })
  })

  it.each(publishers)('runs no build beside the credential: $name', ({ job }) => {
    const runs = job.steps.flatMap(({ run }) => run ?? [])
    expect({ system: job['runs-on'], builds: runs.filter((run) => !run.startsWith('gh ')) }).toEqual({
      system: 'ubuntu-latest',
      builds: [],
    })
  })

  it.each(jobs.filter((one) => !publishers.includes(one)))('needs no secret to build: $name', ({ job }) => {
    expect(JSON.stringify(job)).not.toMatch(/secrets\./)
  })

  it.each(publishers)('belongs to an environment, and one that publishes links to it: $name', (one) => {
    const isPublisher = stepsOf(one.job).some(({ command = 'publish', 'dry-run': dry }) =>
      /^(publish|submit-draft)$/.test(command) ? dry !== 'true' : false,
    )
    expect(one.job.environment).toEqual(
      isPublisher
        ? {
            name: expect.stringMatching(/^microsoft-store(-approval)?$/),
            url: expect.stringContaining(' steps.store.outputs.submission-url '),
          }
        : // The branches of pull requests are those that an environment may shut out.
          one.file === 'pull-request.yml'
          ? undefined
          : { name: 'microsoft-store', deployment: false },
    )
  })

  it.each(publishers)('lets the action end before the job is cut off: $name', ({ job }) => {
    const minutes = stepsOf(job).map((inputs) => Number(inputs['timeout-minutes'] ?? 60))
    expect(minutes.reduce((sum, each) => sum + each, 0)).toBeLessThan(job['timeout-minutes'] ?? 0)
  })

  it.each(publishers)('gives inputs that fit together: $name', ({ job }) => {
    const token = job.permissions?.['id-token'] === 'write' ? OIDC : {}
    for (const inputs of stepsOf(job)) {
      expect(() =>
        readInputs({ ...token, ...GITHUB_TOKEN, ...environmentOf(inputs, VALUES) }, ignoring),
      ).not.toThrow()
    }
  })

  it.each(publishers)('says which product it means, and takes IDs from variables: $name', ({ job }) => {
    const ids = /^(tenant|client|app|flight|add-on|submission)-id$|^flight-groups$/
    for (const inputs of stepsOf(job)) {
      const written = Object.entries(inputs).filter(
        ([name, value]) => ids.test(name) && !/^\$\{\{ [\w.-]+ \}\}$/.test(value),
      )
      const secrets = ['client-secret', 'client-certificate'].filter(
        (name) => name in inputs && !/^\$\{\{ secrets\.\w+ \}\}$/.test(inputs[name] ?? ''),
      )
      expect({ product: inputs['product'], written, secrets }).toEqual({
        product: expect.stringMatching(/^(app|flight|add-on)$/),
        written: [],
        secrets: [],
      })
    }
  })
})

describe('The recipes', () => {
  it('are all in the index, with the names that they have there', () => {
    const named = [...index.matchAll(/^\| \[(.+?)\]\(examples\/(.+?)\) \|/gm)]
    expect(named.map(([, name, path]) => [name, path]).sort()).toEqual(
      recipes.map(({ file }) => [file, file]),
    )
  })

  it('take the variables and secrets that the index explains', () => {
    const taken = recipes.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:vars|secrets)\.(\w+)/g)].map(([, name]) => name),
    )
    const explained = [...index.matchAll(/^\| `(STORE_\w+)` \|/gm)].map(([, name]) => name)
    expect([...new Set(taken)].sort()).toEqual(explained.sort())
  })

  it('show the commands that a release needs', () => {
    const shown = new Set(
      recipes.flatMap(({ workflow }) => stepsIn(workflow)).map(({ command }) => command ?? 'publish'),
    )
    expect([...shown].sort()).toEqual([
      'create-add-on',
      'export-metadata',
      'finalize-rollout',
      'publish',
      'status',
      'submit-draft',
      'update-rollout',
      'wait',
    ])
    expect(COMMAND_NAMES).toEqual(expect.arrayContaining([...shown]))
  })
})

describe('The jobs for a pull request', () => {
  it('are skipped, which is no failure, where there are no secrets: in forks and for Dependabot', () => {
    const { build, check } = recipes.find(({ file }) => file === 'pull-request.yml')?.workflow.jobs ?? {}
    expect([build?.if, check?.needs]).toEqual([
      "github.event.pull_request.head.repo.full_name == github.repository && github.event.pull_request.user.login != 'dependabot[bot]'",
      'build',
    ])
  })
})

const fences = ['README.md', ...listDocuments('docs')].flatMap((document) =>
  fencesIn(readFileSync(document, 'utf8'))
    .filter(({ language }) => /^ya?ml$/.test(language))
    .map((fence) => ({ ...fence, document })),
)
const isWorkflow = ({ text }: { readonly text: string }): boolean => /^jobs:$/m.test(text)
const nameOf = (text: string): string | undefined => /^name: (.*)$/m.exec(text)?.[1]
const quotes = fences
  .filter(isWorkflow)
  .map((fence) => ({ ...fence, like: recipes.filter(({ text }) => nameOf(text) === nameOf(fence.text)) }))
  .filter(({ like }) => like.length > 0)

describe('A document', () => {
  // A workflow of another name is the document's own.
  it.each(quotes)('quotes a recipe as it is: $document, $heading', ({ text, like }) => {
    expect(like.map((recipe) => recipe.text)).toContain(text)
  })

  it.each(fences.filter((fence) => !isWorkflow(fence)))(
    'names inputs that the action has: $document, $heading',
    ({ text }) => {
      const [first = '', ...names] = Object.keys(parse(text) ?? {})
      // YAML of something else does not begin with one.
      expect(isInput(first) ? names.filter((name) => !isInput(name)) : []).toEqual([])
    },
  )

  it('shows parts of a step that fit into the first recipe', async () => {
    const parts = fences.filter(
      ({ document, text }) => document === 'README.md' && text.startsWith('          '),
    )
    for (const { text } of parts) expect(await changed(/^ {10}release-notes-from: .*\n/m, text)).toEqual([])
  })
})

const release = recipes.find(({ file }) => file === 'release.yml')
const changed = (from: string | RegExp, to: string): Promise<readonly string[]> => {
  expect(release?.text).toMatch(from)
  return complaintsAbout(release?.text.replace(from, to) ?? '')
}

// Without these, a language service that finds nothing would pass for recipes without a mistake.
describe('A recipe with a mistake', () => {
  it.each([
    {
      name: 'an input that the action does not have',
      from: /packages: /,
      to: 'package: ',
      says: "Invalid action input 'package'",
    },
    {
      name: 'a required input that is missing',
      from: /^ +tenant-id: .*\n/m,
      to: '',
      says: 'Missing required input `tenant-id`',
    },
    {
      name: 'a permission that GitHub does not have',
      from: /contents: read/,
      to: 'content: read',
      says: "Unexpected value 'content'",
    },
    {
      name: 'a step that is not there',
      from: /steps\.store\.outputs/,
      to: 'steps.shop.outputs',
      says: 'Context access might be invalid: shop',
    },
  ])('is found out by $name', async ({ from, to, says }) => {
    expect(await changed(from, to)).toEqual(expect.arrayContaining([expect.stringContaining(says)]))
  })

  it('is found out by inputs that contradict each other', () => {
    const [inputs = {}] = release === undefined ? [] : stepsIn(release.workflow)
    const wrong = environmentOf({ ...inputs, 'zip-path': 'upload.zip' }, VALUES)
    expect(() => readInputs({ ...GITHUB_TOKEN, ...wrong }, ignoring)).toThrow(/"packages".*"zip-path"/)
  })

  it('is found out by an action that is not named by its commit', () => {
    const text = release?.text.replace(/(actions\/checkout)@.*/, '$1@v7') ?? ''
    expect(unpinnedActionsIn(text)).toEqual(['actions/checkout@v7'])
  })
})

/** Returns whether a step may change something in the Store. */
function isChange({ command = 'publish', 'dry-run': dryRun }: StepInputs): boolean {
  return dryRun !== 'true' && !/^(wait|status|export-metadata)$/.test(command)
}

/** The name of a product's queue: the Store has a place for one pending submission of an app, a flight and an add-on each. */
function groupOf(inputs: StepInputs): string {
  const id = inputs['app-id'] ?? inputs['add-on-id'] ?? ''
  const flight = inputs['product'] === 'flight' ? `-${inputs['flight-name']?.toLowerCase()}` : ''
  return `store-${id}${flight}`
}

function permissionsFor(job: WorkflowJob): Readonly<Record<string, string>> {
  const steps = stepsOf(job)
  const readsRepository =
    job.steps.some(
      ({ uses, run }) => uses?.startsWith('actions/checkout@') || run?.startsWith('gh release'),
    ) || steps.some((inputs) => 'release-notes-from' in inputs)
  return {
    ...(readsRepository && { contents: 'read' }),
    ...(job.steps.some(({ run }) => run?.includes('gh issue create')) && { issues: 'write' }),
    ...(steps.some((inputs) => !('client-secret' in inputs)) && { 'id-token': 'write' }),
  }
}

/** What a job finds in its environment that may have a token of GitHub's. */
const OIDC = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.actions.githubusercontent.com' }

const GITHUB_TOKEN = { 'INPUT_GITHUB-TOKEN': 'token' }
