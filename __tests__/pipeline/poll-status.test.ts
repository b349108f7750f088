import { describe, expect, it } from '@jest/globals'
import type { ProductRecord } from '../../emulator/store/product-record.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runAction } from '../support/run-action.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'

const [app] = PRODUCTS

useEmulator({ blobs: 'discard' })

const record = (): ProductRecord => emulator.store.product(app.path)

/** Publishes new words, and follows what the Store makes of them. */
async function run(
  script: readonly string[],
  inputs: Readonly<Record<string, string>> = {},
  clock = new FakeClock(),
) {
  record().statusScript = script
  return await runAction({
    emulator,
    clock,
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

describe('A submission that the Store turns down', () => {
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

  it('is told with the errors of the Store, its reports, and what to do', async () => {
    record().statusErrors = [
      { code: 'SomethingNew', details: 'Never heard of.' },
      { code: 'MissingFiles', details: "File 'a.png' not found in archive." },
      { code: '', details: 'No code.' },
    ]
    record().certificationReports = [{ date: '2026-01-01T00:00:00Z', reportUrl: 'https://reports.example/1' }]

    const { runner } = await run(['CommitStarted', 'CertificationFailed'], { 'wait-for': 'certification' })

    const told = [
      'CertificationFailed',
      'SomethingNew: Never heard of.',
      "MissingFiles: File 'a.png' not found in archive.",
      'No code.',
      'https://reports.example/1',
      // The advice on files that are missing.
      'ZIP',
      url(record().pending?.id),
    ]
    expect(runner.failure).toMatch(new RegExp(told.map((text) => text.replaceAll('.', '\\.')).join('.*')))
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
    expect(runner.failure).toMatch(new RegExp(`${id}.*PendingCommit.*${url(id)}`))
    expect([waited > 600_000, waited <= 630_000]).toEqual([true, true])
    expect(record().pending?.commits).toBe(1)
  })

  it('and is taken back is lost at the third look', async () => {
    const { runner } = await run(['CommitStarted', ...repeated('PendingCommit', 9)])

    const polls = emulator.requestLog.filter(({ path }) => path.endsWith('/status')).length
    expect({ failure: runner.failure, polls }).toEqual({
      failure: expect.stringContaining('PendingCommit'),
      polls: 4,
    })
  })
})

describe('A status', () => {
  it.each([
    { name: 'that is skipped', script: ['CommitStarted', 'Publishing'], last: 'Publishing' },
    { name: 'that nobody knows', script: ['Pondering', 'Musing', 'Certification'], last: 'Certification' },
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
    expect(runner.failure).toMatch(
      new RegExp(`\\b5 minutes.*"timeout-minutes".*${id}.*Certification.*"published".*${url(id)}`),
    )
    expect(outcomeIn(runner.failure)).toEqual({ is: 'committed', submissionId: id })
  })

  it('that was never seen is said to be the first one', async () => {
    const { runner } = await run(['CommitStarted'], { 'timeout-minutes': '0.05' })

    expect(runner.failure).toMatch(/"timeout-minutes".*CommitStarted.*"commit"/)
  })

  it('is asked for under the stage "Wait"', async () => {
    const { runner } = await run(['CommitStarted', 'PreProcessing'])

    const waiting = runner.log.slice(runner.log.indexOf('::group::Wait'))
    const lines = waiting.slice(0, waiting.indexOf('::endgroup::'))
    expect(lines.flatMap((text) => text.match(/CommitStarted|PreProcessing/) ?? [])).toEqual([
      'CommitStarted',
      'PreProcessing',
    ])
  })
})
