import { describe, expect, it } from '@jest/globals'
import type { ProductRecord } from '../../../emulator/store/product-record.ts'
import type { Owner } from '../../../src/pipeline/knowledge/change-state.ts'
import { CanceledError } from '../../../src/shared/errors.ts'
import { outcomeIn } from '../../support/outcome.ts'
import { type ActionStep, runAction } from '../../support/run-action.ts'
import { PRODUCTS } from '../../support/store-run.ts'
import { emulator, useEmulator } from '../../support/use-emulator.ts'

const [app] = PRODUCTS

useEmulator({ blobs: 'discard' })

const record = (): ProductRecord => emulator.store.product(app.path)
const create = { method: 'POST', path: /\/submissions$/ }
const remove = { method: 'DELETE', path: /\/submissions\/\d+$/ }
const notDeletable = {
  status: 409,
  body: { code: 'InvalidState', message: 'Submission in its current state cannot be deleted' },
}

const run = (step: Partial<ActionStep> = {}) =>
  runAction({
    emulator,
    inputs: {
      ...app.ids,
      'metadata-only': 'true',
      submission: '{"notesForCertification":"Press the green button."}',
    },
    ...step,
  })

const savedDraft = (submissionId: string, owner: Owner = 'run'): string =>
  JSON.stringify({
    product: { kind: 'app', appId: app.ids['app-id'] },
    unfinished: { submissionId, owner },
  })

const requests = (method: string): number => emulator.requestLog.filter((one) => one.method === method).length

describe('A draft whose creation was not answered', () => {
  it.each([0, 3, 6])('is used when the product shows it after %i more looks', async (looks) => {
    emulator.inject({ match: create, reset: true, effect: 'applied' })
    record().switches.pendingHiddenForReads = looks

    const { runner } = await run()

    expect({ failure: runner.failure, commits: record().pending?.commits }).toEqual({
      failure: undefined,
      commits: 1,
    })
    expect(emulator.requestLog.filter(({ path }) => path.endsWith('/submissions'))).toHaveLength(1)
  })

  it('is made again when the product shows none for half a minute', async () => {
    emulator.inject({ match: create, reset: true })

    const { runner, clock } = await run()

    expect(runner.failure).toBeUndefined()
    expect(clock.sleeps.slice(0, 7)).toEqual([5000, 5000, 5000, 5000, 5000, 5000, 5000])
  })

  it.each([
    { name: 'by somebody', others: true },
    { name: 'perhaps by this run', others: false },
  ])('is not deleted by guess when the run is cancelled: one is there, made $name', async ({ others }) => {
    emulator.inject({ match: create, held: true, silent: true, effect: others ? 'none' : 'applied' })
    const controller = new AbortController()
    const running = run({ cancelled: controller.signal })
    while (emulator.heldRequests === 0) await new Promise(setImmediate)
    if (others) record().addPending()
    controller.abort(new CanceledError('The run was cancelled (SIGINT).'))
    const { runner } = await running
    emulator.releaseHeldRequests()
    while (record().pending === undefined) await new Promise(setImmediate)
    const { runner: post } = await run({ state: runner.state })

    expect({ deletes: requests('DELETE'), main: outcomeIn(runner.failure)?.is }).toEqual({
      deletes: 0,
      main: 'create unconfirmed',
    })
    expect(outcomeIn(post.log.at(-1))).toEqual({
      is: 'draft of somebody kept',
      submissionId: record().pending?.id,
    })
  })

  it('may still come when the post run sees none', async () => {
    emulator.inject({ match: create, silent: true })
    const controller = new AbortController()
    const running = run({ cancelled: controller.signal })
    while (emulator.waitingClients === 0) await new Promise(setImmediate)
    controller.abort(new CanceledError('The run was cancelled (SIGINT).'))
    const { runner } = await running
    const { runner: post } = await run({ state: runner.state })

    expect(outcomeIn(post.log.at(-1))?.is).toBe('create unconfirmed')
  })
})

describe('A delete that is refused for a moment', () => {
  it('is tried again for a while', async () => {
    const before = record().addPending()
    emulator.inject({ match: remove, times: 3, ...notDeletable })

    const { runner, clock } = await run()

    expect({ failure: runner.failure, sleeps: clock.sleeps.slice(0, 3) }).toEqual({
      failure: undefined,
      sleeps: [30_000, 30_000, 30_000],
    })
    expect(record().pending?.id).not.toBe(before.id)
  })

  it('fails the run when it stays refused, and nothing was changed', async () => {
    const before = record().addPending()
    emulator.inject({ match: remove, times: Number.POSITIVE_INFINITY, ...notDeletable })

    const { runner } = await run()

    expect({ pending: record().pending?.id, deletes: requests('DELETE') }).toEqual({
      pending: before.id,
      deletes: 6,
    })
    expect(outcomeIn(runner.failure)?.is).toBe('nothing changed')
  })
})

describe('The post run of a step', () => {
  it.each([
    { name: 'that left nothing', state: { unfinishedDraft: 'null' } },
    { name: 'that saved no state, since it died before it began or the runner keeps none', state: {} },
  ])('$name does nothing', async ({ state }) => {
    const before = record().addPending()

    const { runner } = await run({ state })

    expect({ log: runner.log, failure: runner.failure, requests: emulator.requestLog.length }).toEqual({
      log: [],
      failure: undefined,
      requests: 0,
    })
    expect(record().pending).toBe(before)
  })

  it.each([
    { name: 'deletes its draft', status: 'PendingCommit', isGone: true },
    { name: 'leaves what was committed since', status: 'CommitStarted', isGone: false },
    { name: 'leaves what the Store works on', status: 'Certification', isGone: false },
    { name: 'leaves what has failed', status: 'CertificationFailed', isGone: false },
  ])('$name', async ({ status, isGone }) => {
    const { id } = record().addPending({ status })
    const unfinishedDraft = savedDraft(id)

    const { runner } = await run({ state: { unfinishedDraft } })

    expect({ failure: runner.failure, isGone: record().pending?.id !== id }).toEqual({
      failure: undefined,
      isGone,
    })
  })

  it('leaves a draft that may be somebody else’s, and says so', async () => {
    const { id } = record().addPending()

    const { runner } = await run({ state: { unfinishedDraft: savedDraft(id, 'unknown') } })

    expect({ failure: runner.failure, pending: record().pending?.id, deletes: requests('DELETE') }).toEqual({
      failure: undefined,
      pending: id,
      deletes: 0,
    })
    expect(outcomeIn(runner.log.at(-1))).toEqual({ is: 'draft of somebody kept', submissionId: id })
  })

  it('leaves another draft than its own', async () => {
    const other = record().addPending()
    const unfinishedDraft = savedDraft('1152921505799999999')

    const { runner } = await run({ state: { unfinishedDraft } })

    expect({ failure: runner.failure, pending: record().pending, deletes: requests('DELETE') }).toEqual({
      failure: undefined,
      pending: other,
      deletes: 0,
    })
    expect(outcomeIn(runner.log.at(-1))?.is).toBe('nothing left')
  })

  it('names the draft when it cannot even sign in', async () => {
    const { id } = record().addPending()
    emulator.inject({ match: { path: /token$/ }, status: 401, body: { error: 'invalid_client' } })

    const { runner } = await run({
      state: { unfinishedDraft: savedDraft(id) },
    })

    expect(runner.log).toContainEqual(
      expect.stringContaining(`The draft, submission ${id}, may still be there`),
    )
  })
})
