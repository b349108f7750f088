import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { samplePackage } from '../../emulator/fixtures/sample-packages.ts'
import { runAction } from '../support/run-action.ts'
import { changesIn, PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'
import { type GeneratedRequest, requests } from './agreement-requests.ts'
import { type Change, type Json, shows, unexplained } from './agreement-values.ts'
import { runsOf } from './holds.ts'

useEmulator({ blobs: 'discard' })
useFiles()

beforeAll(async () => {
  for (const architecture of ['x64', 'arm64'] as const) {
    const content = await samplePackage({ version: '1.1.0.0', architecture })
    await files.add(`Demo_1.1.0.0_${architecture}.msix`, content)
  }
})

/** The inputs for a request, whose folder is written first. */
async function inputsOf(request: GeneratedRequest): Promise<Readonly<Record<string, string>>> {
  const folder = join(files.folder, 'metadata')
  await rm(folder, { recursive: true, force: true })
  for (const [path, content] of Object.entries(request.metadata)) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  const { kind, architectures, submission, inputs } = request
  const packages = architectures.map((one) => join(files.folder, `Demo_1.1.0.0_${one}.msix`))
  return {
    ...PRODUCTS.find((product) => product.kind === kind)?.ids,
    ...inputs,
    ...(packages.length > 0 && { packages: packages.join('\n') }),
    ...(packages.length === 0 && kind !== 'add-on' && { 'metadata-only': 'true' }),
    ...(Object.keys(submission).length > 0 && { submission: JSON.stringify(submission) }),
    ...(Object.keys(request.metadata).length > 0 && { 'metadata-path': folder }),
  }
}

const run = async (inputs: Readonly<Record<string, string>>) => (await runAction({ emulator, inputs })).runner
const changesOf = ({ outputs }: { readonly outputs: Readonly<Record<string, string>> }): readonly Change[] =>
  JSON.parse(outputs['changes'] ?? '[]')

/** What became of a number of requests, so that the generator is known to be worth it. */
const fates = { published: 0, skipped: 0, refused: 0 }

async function agrees(request: GeneratedRequest): Promise<void> {
  emulator.reset()
  const inputs = await inputsOf(request)
  const product = emulator.store.product(PRODUCTS.find(({ kind }) => kind === request.kind)?.path ?? '')
  // Whether the Store requires them is a guess; the action only warns.
  product.switches.requiresListingTexts = false
  const live = structuredClone(product.lastPublished?.resource) as Json

  const dryRun = await run({ ...inputs, 'dry-run': 'true' })
  expect(changesIn(emulator)).toEqual([])
  const real = await run({ ...inputs, 'wait-for': 'published' })

  expect(real.failure).toBe(dryRun.failure)
  const planned = changesOf(dryRun)
  if (dryRun.failure !== undefined || planned.length === 0) {
    fates[dryRun.failure === undefined ? 'skipped' : 'refused'] += 1
    return expect(changesIn(emulator)).toEqual([])
  }
  fates.published += 1
  expect(changesOf(real)).toEqual(planned)
  const sent = emulator.requestLog.filter(({ method, path }) => method === 'PUT' && path.startsWith('/v1.0/'))
  expect(sent).toHaveLength(1)
  const body = JSON.parse(sent[0]?.body ?? '') as Json
  const stored = (product.pending ?? product.lastPublished)?.resource as Json
  expect(String(stored['id'])).toBe(real.outputs['submission-id'])
  for (const change of planned) {
    expect([change, 'in the body', shows(body, change, 'sent')]).toEqual([change, 'in the body', true])
    expect([change, 'in the Store', shows(stored, change, 'stored')]).toEqual([change, 'in the Store', true])
  }
  expect(unexplained(planned, live, body, 'sent')).toEqual([])
  expect(unexplained(planned, live, stored, 'stored')).toEqual([])
}

describe('Whatever is asked for', () => {
  it('is planned by a dry run, sent by the run, and in the Store afterwards: that, and nothing else', async () => {
    await fc.assert(fc.asyncProperty(requests, agrees), { ...runsOf(200), endOnFailure: true })

    expect(fates.published).toBeGreaterThan((fates.skipped + fates.refused) * 2)
  }, 600_000)
})
