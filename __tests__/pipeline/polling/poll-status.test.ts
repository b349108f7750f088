import { describe, expect, it } from '@jest/globals'
import type { Fault } from '../../../emulator/http/faults.ts'
import type { ProductRecord } from '../../../emulator/store/product-record.ts'
import { CanceledError } from '../../../src/shared/errors.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { outcomeIn } from '../../support/outcome.ts'
import { runAction } from '../../support/run-action.ts'
import { PRODUCTS } from '../../support/store-run.ts'
import { emulator, useEmulator } from '../../support/use-emulator.ts'

const [app] = PRODUCTS

useEmulator({ blobs: 'discard' })

const record = (): ProductRecord => emulator.store.product(app.path)

/** Publishes new words, and follows what the Store makes of them. */
async function run(
  script: readonly string[],
  inputs: Readonly<Record<string, string>> = {},
  clock = new FakeClock(),
  cancelled = new AbortController().signal,
) {
  record().switches.statusScript = script
  return await runAction({
    emulator,
    clock,
    cancelled,
    inputs: {
      ...app.ids,
      'metadata-only': 'true',
      submission: '{"notesForCertification":"Press the green button."}',
      'poll-interval-seconds': '30',
      ...inputs,
    },
  })
}

/** A clock that is set forward by a day at each pause. */
class RestlessClock extends FakeClock {
  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.shiftNow(86_400_000)
    await super.sleep(ms, signal)
  }
}

const repeated = (status: string, times: number): readonly string[] => Array<string>(times).fill(status)
const url = (id: string | undefined): string =>
  `https://partner.microsoft.com/dashboard/products/${app.ids['app-id']}/submissions/${id}`

describe('A submission that the Store rejects', () => {
  const FAILURES = [
    'CommitFailed',
    'PreProcessingFailed',
    'CertificationFailed',
    'ReleaseFailed',
    'PublishFailed',
  ]

  it.each([...FAILURES, 'Canceled'])(
    'fails the run at %s, and stays for a person to look at',
    async (status) => {
      const { runner } = await run(['CommitStarted', status], { 'wait-for': 'published' })

      const id = record().pending?.id
      expect({ failure: runner.failure, status: runner.outputs['status'] }).toEqual({
        failure: expect.stringMatching(new RegExp(`${id} .*${status}.*${url(id)}`)),
        status,
      })
      expect(outcomeIn(runner.failure)).toEqual({ is: 'committed', submissionId: id })
    },
  )

  it('is reported with the errors of the Store, its reports, and what to do', async () => {
    record().switches.statusErrors = [
      { code: 'SomethingNew', details: 'Never heard of.' },
      { code: 'MissingFiles', details: "File 'a.png' not found in archive." },
      { code: '', details: 'No code.' },
    ]
    record().switches.certificationReports = [
      { date: '2026-01-01T00:00:00Z', reportUrl: 'https://reports.example/1' },
    ]

    const { runner } = await run(['CommitStarted', 'CertificationFailed'], { 'wait-for': 'certified' })

    const id = record().pending?.id
    expect([...runner.log.filter((line) => line.startsWith('::error::')), runner.failure]).toEqual([
      '::error::SomethingNew: Never heard of.',
      "::error::MissingFiles: File 'a.png' not found in archive. Every file that the submission names must be in the ZIP under exactly that path.",
      '::error::No code.',
      `Submission ${id} failed certification (CertificationFailed); see the errors above. Report: https://reports.example/1 ` +
        `Version 1.0.0.0 stays live. Fix it, raise the version and publish again: that replaces the failed submission. ${url(id)} ` +
        `Submission ${id} remains in the Store.`,
    ])
  })
})

describe('A commit that shows late', () => {
  it('is waited for', async () => {
    const { runner, clock } = await run([...repeated('PendingCommit', 10), 'CommitStarted', 'PreProcessing'])

    expect({ failure: runner.failure, status: runner.outputs['status'] }).toEqual({
      failure: undefined,
      status: 'PreProcessing',
    })
    expect(clock.sleeps.slice(0, 7)).toEqual([5000, 5000, 5000, 5000, 7500, 11_250, 16_875])
  })

  it('is not lost because the clock is set forward by a day', async () => {
    const { runner } = await run([...repeated('PendingCommit', 4), 'PreProcessing'], {}, new RestlessClock())

    expect({ failure: runner.failure, status: runner.outputs['status'] }).toEqual({
      failure: undefined,
      status: 'PreProcessing',
    })
  })

  it('is lost after ten minutes', async () => {
    const { runner, clock } = await run(repeated('PendingCommit', 100))

    const id = record().pending?.id
    const waited = clock.sleeps.reduce((sum, ms) => sum + ms, 0)
    expect(runner.failure).toContain(
      `The Store accepted the commit of submission ${id} and shows it as a draft again (PendingCommit). ` +
        `Open it in Partner Center, or submit it again with "command: submit-draft". ${url(id)} Submission ${id} was not deleted.`,
    )
    expect([waited > 600_000, waited <= 630_000]).toEqual([true, true])
    expect(record().pending?.commits).toBe(1)
  })

  it('and is reverted is lost at the third poll', async () => {
    const { runner } = await run(['CommitStarted', ...repeated('PendingCommit', 9)])

    const polls = emulator.requestLog.filter(({ path }) => path.endsWith('/status')).length
    expect({ failure: runner.failure, polls }).toEqual({
      failure: expect.stringContaining('PendingCommit'),
      polls: 4,
    })
  })
})

describe('An odd answer to a poll', () => {
  const ODD: readonly { name: string; fault: Omit<Fault, 'match'>; says: RegExp }[] = [
    { name: 'null', fault: { body: null }, says: /answered 200: the answer contains no status/ },
    { name: '403', fault: { status: 403 }, says: /cannot access app .*status: 403/ },
    { name: '404', fault: { status: 404 }, says: /answered 404/ },
    { name: 'broken JSON', fault: { body: '{"status":"Comm' }, says: /answered 200: the JSON is cut off/ },
    {
      name: 'a status that is a number',
      fault: { body: { status: 7 } },
      says: /answered 200: the answer contains no status/,
    },
  ]
  const match = { path: /\/status$/ }
  const polls = (): number => emulator.requestLog.filter(({ path }) => path.endsWith('/status')).length
  const inputs = { 'max-retries': '0' }

  it.each(ODD)('is survived four times in a row, and reported each time: $name', async ({ fault, says }) => {
    // Again after one good answer.
    emulator.inject({ ...fault, match, skip: 1, times: 4 })
    emulator.inject({ ...fault, match, skip: 2, times: 4 })

    const { runner } = await run(['CommitStarted', 'CommitStarted', 'PreProcessing'], inputs)

    const told = runner.log.filter((line) => says.test(line) && / Trying again in [\d.]+ m?s\.$/.test(line))
    expect({ failure: runner.failure, told: told.length, status: runner.outputs['status'] }).toEqual({
      failure: undefined,
      told: 8,
      status: 'PreProcessing',
    })
  })

  it.each(ODD)(
    'ends the wait at the fifth in a row, and says how to go on: $name',
    async ({ fault, says }) => {
      emulator.inject({ ...fault, match, skip: 1, times: 5 })

      const { runner } = await run(['CommitStarted', 'PreProcessing'], inputs)

      const id = record().pending?.id
      expect(runner.failure).toMatch(says)
      expect(runner.failure).toContain(
        `Submission ${id} remains in the Store. Its last status is CommitStarted. Resume waiting with:\n` +
          `command: wait\nwait-for: accepted\n${url(id)}`,
      )
      expect({ polls: polls(), commits: record().pending?.commits }).toEqual({ polls: 6, commits: 1 })
    },
  )

  it('may be one of the token service', async () => {
    emulator.inject({ match, status: 401 })
    emulator.inject({ match: { path: /oauth2/ }, skip: 1, status: 400, body: { error: 'invalid_request' } })

    const { runner } = await run(['PreProcessing'], inputs)

    expect(runner.failure).toBeUndefined()
    expect(runner.log).toContainEqual(expect.stringMatching(/^Sign-in failed: .* Trying again in 5 s\.$/))
  })

  it('ends the wait at once when it says that the service is back after the end of the run', async () => {
    emulator.inject({ match, status: 429, headers: { 'Retry-After': '7200' } })

    const { runner, clock } = await run(['PreProcessing'])

    expect({ polls: polls(), sleeps: clock.sleeps }).toEqual({ polls: 1, sleeps: [5000] })
    expect(runner.failure).toMatch(
      /accepts no requests before 2026-01-01T02:00:05.*"timeout-minutes".*command: wait/s,
    )
  })

  it('does not hold up the deadline', async () => {
    emulator.inject({ match, status: 403, times: 4 })

    const { runner } = await run(['PreProcessing'], { ...inputs, 'timeout-minutes': '0.2' })

    expect(runner.failure).toMatch(
      /^Timed out after 12 s \("timeout-minutes"\)\. Submission .* remains in the Store\./,
    )
  })

  it('does not hold up the end of a run that is cancelled', async () => {
    emulator.inject({ match, status: 403, times: 4 })
    const cancelled = new AbortController()
    const clock = new FakeClock()
    clock
      .limit(12_000, () => new Error('now'))
      .signal.addEventListener('abort', () => {
        cancelled.abort(new CanceledError('The run was cancelled.'))
      })

    const { runner } = await run(['PreProcessing'], inputs, clock, cancelled.signal)

    expect({ failure: runner.failure, polls: polls() }).toEqual({
      failure: expect.stringContaining('The run was cancelled.'),
      polls: 2,
    })
  })
})

describe('A status', () => {
  it.each([
    { name: 'that is skipped', script: ['CommitStarted', 'Publishing'], last: 'Publishing' },
    { name: 'that is unknown', script: ['Pondering', 'Musing', 'Certification'], last: 'Certification' },
    {
      name: 'that is stale',
      script: ['CommitStarted', 'PendingCommit', 'CommitStarted', 'PreProcessing'],
      last: 'PreProcessing',
    },
  ])('$name is survived', async ({ script, last }) => {
    const { runner } = await run(script)

    expect({ failure: runner.failure, status: runner.outputs['status'] }).toEqual({
      failure: undefined,
      status: last,
    })
  })

  it('is asked for half as often once the Store has throttled the run', async () => {
    emulator.inject({ match: { method: 'PUT' }, status: 429, headers: { 'Retry-After': '1' } })

    const { clock } = await run(['CommitStarted', 'CommitStarted', 'PreProcessing'])

    expect(clock.sleeps).toEqual([1000, 10_000, 10_000, 10_000])
  })

  it('that never comes ends the wait with the run, which says where it stands', async () => {
    const { runner } = await run(['CommitStarted', 'Certification'], {
      'wait-for': 'published',
      'timeout-minutes': '5',
    })

    const id = record().pending?.id
    expect(runner.failure).toBe(
      `Timed out after 5 min ("timeout-minutes"). Submission ${id} remains in the Store. Its last status is Certification. ` +
        `Resume waiting with:\ncommand: wait\nwait-for: published\n${url(id)}`,
    )
    expect(outcomeIn(runner.failure)).toEqual({ is: 'committed', submissionId: id })
  })

  it('that was never seen is said to be the first one', async () => {
    const { runner } = await run(['CommitStarted'], { 'timeout-minutes': '0.05' })

    expect(runner.failure).toMatch(/"timeout-minutes".*CommitStarted.*wait-for: accepted/s)
  })

  it('is asked for outside of the groups, so that it is seen', async () => {
    const { runner } = await run(['CommitStarted', 'PreProcessing'])

    const waiting = runner.log.slice(runner.log.lastIndexOf('::endgroup::') + 1)
    expect(waiting.filter((text) => !text.startsWith('::debug::'))).toEqual([
      `Waiting until submission ${record().pending?.id} is accepted.`,
      'Status: CommitStarted',
      'Status: PreProcessing (CommitStarted took 5 s)',
      expect.stringContaining('The Store has accepted submission'),
    ])
  })
})
