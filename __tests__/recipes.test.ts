import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { sampleCertificate } from '../emulator/fixtures/sample-certificate.ts'
import { seeds } from '../emulator/fixtures/seeds.ts'
import { readInputs } from '../src/action/inputs/read-inputs.ts'
import { COMMAND_NAMES } from '../src/action/inputs/schema.ts'
import { ignoring } from './action/inputs/step-inputs.ts'
import {
  ACTION,
  complaintsAbout,
  environmentOf,
  fencesIn,
  stepsIn,
  type Workflow,
} from './support/sources/workflows.ts'

const fences = fencesIn(readFileSync('README.md', 'utf8')).filter(({ language }) => language === 'yaml')
const isWhole = ({ text }: { readonly text: string }): boolean => /^\S/.test(text)
const recipes = fences.filter(isWhole).map(({ heading, text }) => ({
  heading,
  text,
  workflow: parse(text) as Workflow,
}))
const parts = fences.filter((fence) => !isWhole(fence))
const [first] = recipes
const base = first?.text ?? ''
const changed = (from: string | RegExp, to: string): Promise<readonly string[]> => {
  expect(base).toMatch(from)
  return complaintsAbout(base.replace(from, to))
}

describe('A recipe of the README', () => {
  it.each(recipes)('is a workflow that GitHub takes: $heading', async ({ text }) => {
    expect(await complaintsAbout(text)).toEqual([])
  })

  it.each(recipes)('gives inputs that fit together: $heading', ({ workflow }) => {
    const steps = stepsIn(workflow)
    expect(steps).not.toEqual([])
    const job = workflow.permissions?.['id-token'] === 'write' ? OIDC : {}
    for (const inputs of steps) {
      expect(() =>
        readInputs({ ...job, ...GITHUB_TOKEN, ...environmentOf(inputs, VALUES) }, ignoring),
      ).not.toThrow()
    }
  })

  it.each(recipes)('says which product it means, and takes ids from variables: $heading', ({ workflow }) => {
    const ids = /^(tenant|client|app|flight|add-on|submission)-id$|^flight-groups$/
    for (const inputs of stepsIn(workflow)) {
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

  it.each(recipes)('may do no more than it has to, one run at a time: $heading', ({ workflow }) => {
    const changes = stepsIn(workflow).some(
      ({ command }) => !/^(wait|status|export-metadata)$/.test(command ?? ''),
    )
    const groups = [workflow, ...Object.values(workflow.jobs)].flatMap(({ concurrency }) => concurrency ?? [])
    const withoutSecret = stepsIn(workflow).some(
      (inputs) => !('client-secret' in inputs || 'client-certificate' in inputs),
    )
    const { contents = 'read', ...more } = workflow.permissions ?? { all: 'write' }
    expect({ contents, more, groups: groups.length }).toEqual({
      contents: 'read',
      more: withoutSecret ? { 'id-token': 'write' } : {},
      groups: changes ? 1 : 0,
    })
  })

  it.each(recipes)('lets the action end before the job is cut off: $heading', ({ workflow }) => {
    for (const { 'timeout-minutes': limit = 360, steps } of Object.values(workflow.jobs)) {
      const ours = steps.filter(({ uses }) => uses === ACTION)
      const minutes = ours.map((step) => Number(step.with?.['timeout-minutes'] ?? 60))
      expect(minutes.reduce((sum, each) => sum + each, 0)).toBeLessThan(limit)
    }
  })

  it('is a whole file, but for a few parts that fit into the first one', async () => {
    expect(parts.length).toBeLessThan(recipes.length / 3)
    for (const { text } of parts) {
      const from = /^ {10}wait-for: .*\n/m
      expect(await changed(from, text)).toEqual([])
    }
  })
})

describe('The recipes', () => {
  it('are told apart by their headings', () => {
    const headings = recipes.map(({ heading }) => heading)
    expect(headings).toEqual([...new Set(headings)])
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

// Without these, a language service that finds nothing would pass for recipes without a mistake.
describe('A recipe with a mistake', () => {
  it('is found out by an input that the action does not have', async () => {
    expect(await changed(/packages: /, 'package: ')).toEqual([
      expect.stringContaining("Invalid action input 'package'"),
    ])
  })

  it('is found out by a required input that is missing', async () => {
    expect(await changed(/^ +tenant-id: .*\n/m, '')).toEqual([
      expect.stringContaining('Missing required input `tenant-id`'),
    ])
  })

  it('is found out by a permission that GitHub does not have', async () => {
    expect(await changed(/contents: read/, 'content: read')).toEqual([
      expect.stringContaining("Unexpected value 'content'"),
    ])
  })

  it('is found out by a step that is not there', async () => {
    expect(await changed(/steps\.store\.outputs/, 'steps.shop.outputs')).toEqual([
      expect.stringContaining('Context access might be invalid: shop'),
    ])
  })

  it('is found out by inputs that contradict each other', () => {
    const [inputs = {}] = first === undefined ? [] : stepsIn(first.workflow)
    const wrong = { ...GITHUB_TOKEN, ...environmentOf({ ...inputs, 'zip-path': 'upload.zip' }, VALUES) }
    expect(() => readInputs(wrong, ignoring)).toThrow(/"packages".*"zip-path"/)
  })
})

/** What a job finds in its environment that may have a token of GitHub's. */
const OIDC = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.actions.githubusercontent.com' }

const { certificate, privateKey } = sampleCertificate()

/** What an expression of a recipe may come to. */
const VALUES: Readonly<Record<string, string>> = {
  'vars.STORE_TENANT_ID': seeds.tenantId,
  'vars.STORE_CLIENT_ID': seeds.clientId,
  'vars.STORE_APP_ID': seeds.app.appId,
  'vars.STORE_FLIGHT_GROUPS': Object.values(seeds.flightGroups).join('\n'),
  'secrets.STORE_CLIENT_SECRET': seeds.clientSecret,
  'secrets.STORE_CLIENT_CERTIFICATE': certificate + privateKey,
  'matrix.app.id': seeds.app.appId,
  'matrix.app.folder': 'editor',
  'vars.STORE_ADD_ON_ID': seeds.addOn.addOnId,
  'needs.draft.outputs.submission-id': seeds.app.publishedId,
  'inputs.submission-id': '',
  'inputs.product-id': seeds.addOn.productId,
  'inputs.type': 'Durable',
  "steps.now.outputs.rollout-percentage < 25 && '25' || '50'": '25',
}

const GITHUB_TOKEN = { 'INPUT_GITHUB-TOKEN': 'token' }
