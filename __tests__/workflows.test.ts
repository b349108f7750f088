import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { startText } from '../emulator/cli/messages.ts'
import { seeds } from '../emulator/fixtures/seeds.ts'
import { seededApp } from '../emulator/store/seeded-products.ts'
import { readInputs } from '../src/action/inputs/read-inputs.ts'
import { ignoring } from './action/inputs/step-inputs.ts'
import {
  complaintsAbout,
  environmentOf,
  readWorkflows,
  stepsIn,
  unpinnedActionsIn,
  type WorkflowJob,
} from './support/sources/workflows.ts'

const workflows = readWorkflows('.github/workflows')
const jobs = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ job: `${file}, ${id}`, ...job })),
)
/** What a job may do besides reading the sources. */
const RIGHTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'codeql.yml, analyze': { 'security-events': 'write' },
  'release.yml, attest': { 'id-token': 'write', attestations: 'write' },
  'release.yml, publish': { contents: 'write' },
  'scorecard.yml, scorecard': { 'security-events': 'write', 'id-token': 'write' },
}
const ci = workflows.find(({ file }) => file === 'ci.yml')?.workflow

describe('action.yml', () => {
  it('is one that GitHub takes', async () => {
    const text = readFileSync('action.yml', 'utf8')
    expect(await complaintsAbout(text, '.')).toEqual([])
    expect(await complaintsAbout(text.replace('using: node24', 'using: node99'), '.')).toEqual([
      expect.stringContaining("Unexpected value 'node99'"),
    ])
  })
})

describe('A workflow of this repository', () => {
  it.each(workflows)('is one that GitHub takes: $file', async ({ text }) => {
    expect(await complaintsAbout(text)).toEqual([])
  })

  it.each(workflows)('uses the actions of others at a commit, with its version: $file', ({ text }) => {
    expect(unpinnedActionsIn(text)).toEqual([])
  })

  it.each(workflows)('may do nothing but what each job is given: $file', ({ workflow }) => {
    expect(workflow.permissions).toEqual({})
  })

  it.each(jobs)('has jobs that may do no more than they have to, end, and keep no token: $job', (job) => {
    const kept = job.steps.filter(
      ({ uses = '', with: inputs }) =>
        uses.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false,
    )
    expect({ permissions: job.permissions, limit: job['timeout-minutes'], kept }).toEqual({
      permissions: { contents: 'read', ...RIGHTS[job.job] },
      limit: expect.any(Number),
      kept: [],
    })
  })

  it.each(jobs.filter((job) => systemsOf(job).includes('windows-latest')))(
    'has commands for the shell of every system, or names it: $job',
    ({ steps }) => {
      const forOne = steps.filter(({ run, shell }) => run !== undefined && shell !== 'bash' && !isPlain(run))
      expect(forOne).toEqual([])
    },
  )
})

describe('CI', () => {
  const ALL = ['ubuntu-latest', 'windows-latest', 'macos-latest']

  it.each([
    { what: 'bash .ci/run', systems: ['ubuntu-latest'] },
    { what: 'npm run check-dist', systems: ['ubuntu-latest'] },
    { what: 'npm test', systems: ALL },
    { what: 'npm run demo -- all', systems: ALL },
    { what: './', systems: ALL },
  ])('does $what on $systems', ({ what, systems }) => {
    const does = Object.values(ci?.jobs ?? {}).filter(({ steps }) =>
      steps.some(({ run, uses }) => run === what || uses === what),
    )
    expect(does.flatMap(systemsOf)).toEqual(systems)
  })

  it('waits for what the emulator says when it has started', () => {
    const steps = ci?.jobs['action']?.steps ?? []
    const [, awaited = '?'] = /grep -q '(.+?)'/.exec(steps.map(({ run = '' }) => run).join('\n')) ?? []
    expect(startText('http://127.0.0.1:8080', seededApp, '')).toContain(awaited)
  })

  it.each(packagesByMatrix())('publishes to the emulator with the paths of $os', (row) => {
    const [inputs = {}] = ci === undefined ? [] : stepsIn(ci, './')
    const values = { 'env.STORE_URL': 'http://127.0.0.1:8080', 'matrix.packages': row.packages }
    const { run, command } = readInputs(environmentOf(inputs, values), ignoring)

    expect({ run, command, separator: row.packages.match(/[\\/]/)?.[0] }).toMatchObject({
      run: {
        product: { kind: 'app', appId: seeds.app.appId },
        credential: {
          tenantId: seeds.tenantId,
          clientId: seeds.clientId,
          proof: { kind: 'secret', secret: seeds.plainSecret },
        },
      },
      command: { command: 'publish' },
      separator: row.os === 'windows-latest' ? '\\' : '/',
    })
  })
})

describe('A release', () => {
  it('passes all checks, then is signed, then published; only the checks run code of packages', () => {
    const release = workflows.find(({ file }) => file === 'release.yml')?.workflow
    const rows = Object.entries(release?.jobs ?? {}).map(([id, { needs, environment, steps }]) => ({
      id,
      needs,
      environment,
      runs: steps.flatMap(({ run }) => run?.match(/^(bash|node|npm|gh)\b.*/gm) ?? []),
      uses: steps.flatMap(({ uses }) => uses?.split('@')[0] ?? []),
    }))
    expect(rows).toMatchObject([
      { id: 'check', runs: [expect.stringContaining('tools/check-release.js'), 'bash .ci/run'] },
      {
        id: 'attest',
        needs: 'check',
        runs: [],
        uses: ['actions/download-artifact', 'actions/attest-build-provenance'],
      },
      { id: 'publish', needs: ['check', 'attest'], environment: 'release', uses: [] },
    ])
  })
})

/** Where a job runs, one after the other. */
function systemsOf({ 'runs-on': system, strategy }: WorkflowJob): readonly string[] {
  if (!system.includes('matrix.os')) return [system]
  const { os = [], include = [] } = (strategy?.matrix ?? {}) as { os?: string[]; include?: { os: string }[] }
  return [...os, ...include.map((row) => row.os)]
}

/** One command without anything that only some shells know. */
const isPlain = (run: string): boolean => /^[\w ./-]+\n?$/.test(run)

function packagesByMatrix(): readonly { readonly os: string; readonly packages: string }[] {
  return (ci?.jobs['action']?.strategy?.matrix['include'] ?? []) as { os: string; packages: string }[]
}
