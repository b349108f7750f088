import { describe, expect, it } from '@jest/globals'
import { Reporter } from '../../../src/action/report/reporter.ts'
import type { Event, EventOf } from '../../../src/pipeline/events.ts'
import type { Attempt, ChangeStep } from '../../../src/pipeline/knowledge/change-state.ts'
import { InputError, InputErrors, RunnerError, SubmissionFailedError } from '../../../src/shared/errors.ts'
import type { StatusDetails, StatusMessage } from '../../../src/store/submission.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { RecordingRunner } from '../../support/recording-runner.ts'

const url = 'https://partner.example/7'
const none: StatusDetails = { errors: [], warnings: [], certificationReports: [] }
const draft: Event = { type: 'draft', submissionId: '7', url, owner: 'run' }
const status = (word: string, details: Partial<StatusDetails> = {}): Event => ({
  type: 'status',
  status: word,
  details: { ...none, ...details },
})
const attempt = (what: Attempt['what'], step: ChangeStep, submissionId?: string): Event => ({
  type: 'attempt',
  attempt: { what, submissionId },
  step,
})
const target: Event = { type: 'target', product: { kind: 'app', appId: '9NBLGGH4R315' } }
const stage = (name: EventOf<'stage'>['stage']): Event => ({ type: 'stage', stage: name })
const messages = (count: number, code: string): readonly StatusMessage[] =>
  Array.from({ length: count }, (_, index) => ({ code, details: `number ${index}` }))

const planned = (
  plan: Partial<EventOf<'planned'>['plan']> = {},
  { packages = [], warnings = [] }: Partial<Omit<EventOf<'planned'>, 'type' | 'plan'>> = {},
): Event => ({
  type: 'planned',
  plan: { uploads: [], changes: [], ...plan },
  packages,
  warnings,
})
const annotations = ({ log }: RecordingRunner): readonly string[] =>
  log.filter((line) => /^::(error|warning)( file=.*?)?::/.test(line))

/** A runner that also writes down when each output was set. */
class OutputsInTurn extends RecordingRunner {
  readonly turns: string[] = []
  override setOutput = (name: string, value: string): void => {
    this.outputs[name] = value
    this.turns.push(`${name}=${value}`)
  }
}

/** A runner that also writes down where its last error points to. */
class WithPlace extends RecordingRunner {
  place: string | undefined = 'none was told'
  override setFailed = (message: string, file?: string): void => {
    this.failure = message
    this.place = file
  }
}

function reporting<T extends RecordingRunner>(runner: T) {
  const clock = new FakeClock()
  return { runner, clock, reporter: new Reporter(runner, clock) }
}

describe('A clock that is set in the middle of a run', () => {
  it('changes no duration', async () => {
    const { runner, clock, reporter } = reporting(new RecordingRunner())
    reporter.report(stage('Update and upload'))
    reporter.report({ type: 'upload', sentBytes: 0, totalBytes: 100_000_000 })
    clock.advance(10_000)
    clock.shiftNow(-3_600_000)
    reporter.report({ type: 'upload', sentBytes: 100_000_000, totalBytes: 100_000_000 })
    await reporter.succeed()
    expect(runner.log.slice(1, 3)).toEqual([
      'Uploaded 100% of 100.0 MB, 10.0 MB/s',
      'Update and upload took 10 s.',
    ])
  })
})

describe('The stages of a run', () => {
  it('are groups with their durations, unless they were over at once, which neither nest nor overlap', async () => {
    const { runner, clock, reporter } = reporting(new RecordingRunner())
    reporter.report(stage('Sign in'))
    clock.advance(1200)
    reporter.report(stage('Check'))
    reporter.report({ type: 'updated' })
    clock.advance(300)
    await reporter.fail(new Error('It failed.'))
    expect(runner.log).toEqual([
      '::group::Sign in',
      'Sign in took 1.2 s.',
      '::endgroup::',
      '::group::Check',
      'The Store accepted the update.',
      '::endgroup::',
    ])
  })

  it.each<{ name: string; lines: readonly Event[]; debug?: string; log: readonly string[] }>([
    { name: 'without lines', lines: [], log: [] },
    { name: 'with a line', lines: [{ type: 'updated' }], log: ['The Store accepted the update.'] },
    {
      name: 'with a warning',
      lines: [{ type: 'warning', message: 'Mind this.' }],
      log: ['::warning::Mind this.'],
    },
    { name: 'with a line for debugging that is not shown', lines: [target], log: [] },
    {
      name: 'with a line for debugging',
      lines: [target],
      debug: '1',
      log: ['::debug::Product: app 9NBLGGH4R315'],
    },
  ])('begin no group for a check $name but what is in it', async ({ lines, debug = '', log }) => {
    const { runner, reporter } = reporting(new RecordingRunner())
    runner.env = { RUNNER_DEBUG: debug }
    reporter.report(stage('Check'))
    for (const event of lines) reporter.report(event)
    reporter.report(stage('Create'))
    await reporter.fail(new Error('It failed.'))
    const shown = runner.log.filter((line) => debug === '1' || !line.startsWith('::debug::'))
    expect(shown).toEqual([
      ...(log.length === 0 ? [] : ['::group::Check', ...log, '::endgroup::']),
      '::group::Create',
      '::endgroup::',
    ])
  })

  it('do not include the wait, which is to be seen', async () => {
    const { runner, clock, reporter } = reporting(new RecordingRunner())
    reporter.report({ type: 'time-limit', limitInMs: 600 * 60_000 })
    reporter.report(stage('Create'))
    reporter.report(draft)
    reporter.report(stage('Wait'))
    for (const minute of [0, 1, 5, 10]) {
      clock.advance(minute * 60_000 - clock.uptime())
      reporter.report(status('Certification'))
    }
    reporter.report(status('Published'))
    await reporter.succeed()
    expect(runner.log).toEqual([
      '::group::Create',
      `Created: submission 7. ${url}`,
      '::endgroup::',
      'Status: Certification',
      'Certification for 5 min, times out in 9 h 55 min',
      'Certification for 10 min, times out in 9 h 50 min',
      'Status: Published (Certification took 10 min)',
      'Submission 7 is published.',
    ])
  })

  it('may be none', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    await reporter.fail(new Error('It failed.'))
    expect({ log: runner.log, failure: runner.failure }).toEqual({
      log: [],
      failure: 'It failed. Nothing was changed in the Store.',
    })
  })
})

describe('The end of a run', () => {
  it('that went well is told in log and summary, and is no failure', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report(draft)
    reporter.report({ type: 'committed' })
    reporter.report(status('Published'))
    await reporter.succeed()
    expect({
      last: runner.log.at(-1),
      title: runner.summary.split('\n')[0],
      failure: runner.failure,
    }).toEqual({
      last: 'Submission 7 is published.',
      title: '## ✅ The product is live in the Microsoft Store',
      failure: undefined,
    })
  })

  it('that failed is the last error, after what the Store has said', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report(status('CommitFailed', { errors: [{ code: 'SomethingNew', details: 'text' }] }))
    await reporter.fail(new Error('It was turned down.'))
    expect({ log: runner.log, failure: runner.failure }).toEqual({
      log: ['Status: CommitFailed', '::error::SomethingNew: text'],
      failure: 'It was turned down. Nothing was changed in the Store.',
    })
  })
})

describe('A run', () => {
  it.each<unknown>([undefined, null, '', 'a text', { toString: () => 'an object' }])(
    'has failed whatever was thrown: %j',
    async (thrown) => {
      const { runner, reporter } = reporting(new RecordingRunner())
      await reporter.fail(thrown)
      expect(runner.failure).toBe(`${String(thrown)} Nothing was changed in the Store.`.trim())
    },
  )
})

describe('A submission that has failed', () => {
  const end = async (count: number) => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report(status('CertificationFailed', { errors: messages(count, 'Bad') }))
    await reporter.fail(new SubmissionFailedError('It failed certification.'))
    return { annotations: annotations(runner), failure: runner.failure }
  }
  const failure = 'It failed certification. Nothing was changed in the Store.'

  it('for one reason is one annotation, whose words tell it', async () => {
    expect(await end(1)).toEqual({ annotations: [], failure })
  })

  it('for several reasons is one annotation each, and the end', async () => {
    expect(await end(2)).toEqual({
      annotations: ['::error::Bad: number 0', '::error::Bad: number 1'],
      failure,
    })
  })
})

describe('Inputs that are wrong become annotations', () => {
  const problems = (count: number): readonly InputError[] =>
    Array.from({ length: count }, (_, index) => {
      const file = `listings/${index}.txt`
      return new InputError('metadata-path', `"${file}" is too long.`, index === 1 ? {} : { file })
    })

  it('one by one, each at its file, before the final one', async () => {
    const { runner, reporter } = reporting(new WithPlace())
    const error = new InputErrors(problems(2))
    await reporter.fail(error)
    expect({ annotations: annotations(runner), failure: runner.failure, place: runner.place }).toEqual({
      annotations: [
        '::error file=listings/0.txt::"metadata-path": "listings/0.txt" is too long.',
        '::error::"metadata-path": "listings/1.txt" is too long.',
      ],
      failure: '2 problems (see above). Nothing was changed in the Store.',
      place: undefined,
    })
  })

  it('of which one alone is the final one, at its file', async () => {
    const { runner, reporter } = reporting(new WithPlace())
    const [error] = problems(1)
    await reporter.fail(error)
    expect({ annotations: annotations(runner), failure: runner.failure, place: runner.place }).toEqual({
      annotations: [],
      failure: '"metadata-path": "listings/0.txt" is too long. Nothing was changed in the Store.',
      place: 'listings/0.txt',
    })
  })

  it('nine at most, and the others are in the log; the summary has them all', async () => {
    const { runner, reporter } = reporting(new WithPlace())
    const all = problems(12)
    await reporter.fail(new InputErrors(all))
    const from = runner.log.findIndex((line) => line.startsWith('More errors'))
    expect({
      annotations: annotations(runner).length,
      rest: runner.log.slice(from),
      inSummary: all.map((_, index) => runner.summary.includes(`\`listings/${index}.txt\` is too long.`)),
    }).toEqual({
      annotations: 9,
      rest: ['More errors and warnings (3):', ...all.slice(9).map(({ message }) => `  ${message}`)],
      inSummary: all.map(() => true),
    })
  })
})

describe('Warnings become annotations', () => {
  it('those about the plan when it is made, and others when they come', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report({ type: 'warning', message: 'The end was cut.' })
    reporter.report(planned({}, { warnings: ['One language less.', 'No bundle any more.'] }))
    await reporter.succeed()
    expect(annotations(runner)).toEqual([
      '::warning::The end was cut.',
      '::warning::One language less.',
      '::warning::No bundle any more.',
    ])
  })

  it('and stand in the summary, too', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report({ type: 'warning', message: 'The end was cut.' })
    reporter.report(planned({}, { warnings: ['One language less.'] }))
    await reporter.succeed()
    expect(runner.summary.split('\n').filter((line) => line.startsWith('>'))).toEqual([
      '> [!WARNING]',
      '> - The end was cut.',
      '> - One language less.',
    ])
  })

  it('ten at most together with those of the Store', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report(planned({}, { warnings: ['One.', 'Two.', 'Three.'] }))
    reporter.report(status('PreProcessing', { warnings: messages(9, 'Odd') }))
    await reporter.succeed()
    expect([annotations(runner).length, runner.log.filter((line) => line.startsWith('  Odd'))]).toEqual([
      10,
      ['  Odd: number 7', '  Odd: number 8'],
    ])
  })
})

describe('What a run ends with', () => {
  it.each<{ name: string; events: readonly Event[]; last: string }>([
    {
      name: 'a dry run',
      events: [planned({ changes: [{ field: 'tag', before: null, after: 'x' }] }), { type: 'dry-run' }],
      last: 'Dry run: 1 change is planned, and nothing was changed in the Store.',
    },
    {
      name: 'a draft that is kept',
      events: [planned({ uploads: ['a.msix'] }), draft, { type: 'draft-kept' }],
      last: 'Submission 7 is a draft with its files uploaded. It is not submitted yet: use "command: submit-draft".',
    },
    {
      name: 'an export',
      events: [{ type: 'exported', folder: 'listings', files: ['a.txt', 'b.txt'] }],
      last: 'Wrote 2 files to listings. Nothing was changed in the Store.',
    },
    {
      name: 'packages that are live already',
      events: [{ type: 'skipped', submissionId: '6', url, status: 'Published' }],
      last: 'Nothing to do: live submission 6 already has the same packages. No submission was created.',
    },
    {
      name: 'a plan without changes',
      events: [planned(), { type: 'skipped', submissionId: '6', url, status: 'Published' }],
      last: 'Nothing to do: live submission 6 already matches. No submission was created.',
    },
  ])('is said last: $name', async ({ events, last }) => {
    const { runner, reporter } = reporting(new RecordingRunner())
    for (const event of events) reporter.report(event)
    await reporter.succeed()
    expect([runner.log.at(-1), runner.failure]).toEqual([last, undefined])
  })

  it.each<{ name: string; events: readonly Event[]; last: string }>([
    {
      name: "that may be somebody else's",
      events: [{ type: 'unfinished-draft', submissionId: '7', owner: 'unknown' }],
      last: '::warning::Submission 7 was not deleted, since it may belong to somebody else: the next run handles it as its "if-pending" says. This run committed nothing.',
    },
    {
      name: 'that may be there',
      events: [attempt('create', 'unclear')],
      last: '::warning::It is unknown whether a draft was created: look in Partner Center. If there is one, the next run handles it as its "if-pending" says.',
    },
  ])('of a post run is a warning when a draft is left $name', async ({ events, last }) => {
    const { runner, reporter } = reporting(new RecordingRunner())
    for (const event of events) reporter.report(event)
    await reporter.succeed()
    expect([runner.log.at(-1), runner.failure]).toEqual([last, undefined])
  })
})

describe('What the post run would have to delete is saved', () => {
  class StatesInTurn extends RecordingRunner {
    readonly states: string[] = []
    override saveState = (name: string, value: string): void => void this.states.push(`${name}=${value}`)
  }

  it('before it comes into being, when it changes, and that there is nothing any more', () => {
    const { runner, reporter } = reporting(new StatesInTurn())
    reporter.report(stage('Create'))
    reporter.report(target)
    reporter.report(attempt('create', 'sent'))
    reporter.report(attempt('create', 'answered'))
    reporter.report(draft)
    reporter.report(planned())
    reporter.report(attempt('commit', 'sent', '7'))
    reporter.report({ type: 'committed' })
    const product = '"product":{"kind":"app","appId":"9NBLGGH4R315"}'
    expect(runner.states).toEqual([
      `unfinishedDraft={${product},"unfinished":{"owner":"unknown"}}`,
      `unfinishedDraft={${product},"unfinished":{"submissionId":"7","owner":"run"}}`,
      'unfinishedDraft=null',
    ])
  })
})

describe('A runner that does not take what it is told', () => {
  const FULL = 'ENOSPC: no space left on device, write'
  const fail = (): never => {
    throw new Error(FULL)
  }
  const LOG = ['info', 'debug', 'warning', 'error', 'startGroup', 'endGroup', 'setSecret'] as const
  const told = ({ log, outputs, state, summary, failure }: RecordingRunner) => ({
    warnings: log.filter((line) => line.startsWith('::warning::')),
    outputs: Object.keys(outputs).length > 0,
    state: Object.keys(state),
    summary: summary !== '',
    failure,
  })
  const all = { warnings: [], outputs: true, state: ['unfinishedDraft'], summary: true, failure: undefined }

  /** A run that makes a draft and commits it. */
  async function runOn(runner: RecordingRunner, ...thrown: readonly [] | readonly [error: unknown]) {
    const { reporter } = reporting(runner)
    reporter.maskSecret('hidden-secret')
    reporter.report(target)
    reporter.report(stage('Create'))
    reporter.report(attempt('create', 'sent'))
    reporter.report(draft)
    reporter.report(attempt('commit', 'sent', '7'))
    reporter.report(attempt('commit', 'answered', '7'))
    reporter.report({ type: 'committed' })
    reporter.report(
      status('PreProcessing', {
        errors: messages(1, 'Bad'),
        warnings: messages(1, 'SalesUnsupportedWarning'),
      }),
    )
    await (thrown.length === 0 ? reporter.succeed() : reporter.fail(thrown[0]))
    return told(runner)
  }

  it.each(LOG)('does not end the run: the log, by %s', async (name) => {
    expect(await runOn(Object.assign(new RecordingRunner(), { [name]: fail }))).toEqual(all)
  })

  it('does not end the run: not even when it takes nothing of the log', async () => {
    const runner = Object.assign(new RecordingRunner(), Object.fromEntries(LOG.map((name) => [name, fail])))
    expect(await runOn(runner)).toEqual(all)
  })

  it.each([
    {
      name: 'setOutput',
      left: { outputs: false },
      warning: `The outputs cannot be written, so later steps do not get them: ${FULL}`,
    },
    { name: 'summarize', left: { summary: false }, warning: `The summary cannot be written: ${FULL}` },
  ])('does not end the run, and that is said once: $name', async ({ name, left, warning }) => {
    const expected = { ...all, ...left, warnings: [`::warning::${warning}`] }
    expect(await runOn(Object.assign(new RecordingRunner(), { [name]: fail }))).toEqual(expected)
  })

  it.each(['setOutput', 'summarize', 'info', 'error', 'endGroup'])(
    'does not hide how the run has failed: %s',
    async (name) => {
      const runner = Object.assign(new RecordingRunner(), { [name]: fail })
      const { failure } = await runOn(runner, new Error('It failed.'))
      expect(failure).toMatch(/^It failed\. Submission 7 remains in the Store/)
    },
  )

  it('does not end the run when it fails to fail', async () => {
    await expect(
      runOn(Object.assign(new RecordingRunner(), { setFailed: fail }), new Error('No.')),
    ).resolves.toBeDefined()
  })

  it('gets what it has not taken once more', async () => {
    let isFull = true
    const runner = new RecordingRunner()
    const { setOutput } = runner
    runner.setOutput = (name, value) => (isFull ? fail() : setOutput(name, value))
    const { reporter } = reporting(runner)
    reporter.report(draft)
    isFull = false
    await reporter.succeed()
    expect(runner.outputs).toMatchObject({ 'submission-id': '7', 'submission-url': url })
  })

  it('lets no draft be made of which the post run could not know', async () => {
    const runner = Object.assign(new RecordingRunner(), { saveState: fail })
    const { reporter } = reporting(runner)
    reporter.report(target)
    const create = (): void => reporter.report(attempt('create', 'sent'))
    const message = `The state for the post run cannot be written: ${FULL}. Nothing more was sent, because the post run would act on outdated state. Free disk space on the runner and run the job again.`
    expect(create).toThrow(message)
    await reporter.fail(new RunnerError(message))
    expect(runner.failure).toBe(`${message} Nothing was changed in the Store.`)
  })

  it('keeps no draft that the post run would delete', () => {
    const runner = new RecordingRunner()
    const { reporter } = reporting(runner)
    for (const event of [target, attempt('create', 'sent'), draft]) reporter.report(event)
    runner.saveState = fail
    expect(() => reporter.report({ type: 'draft-kept' })).toThrow(RunnerError)
  })

  it('lets nothing be committed that the post run would delete', () => {
    const runner = new RecordingRunner()
    const { reporter } = reporting(runner)
    for (const event of [target, attempt('create', 'sent'), draft]) reporter.report(event)
    runner.saveState = fail
    expect(() => reporter.report(attempt('commit', 'sent', '7'))).toThrow(RunnerError)
  })

  it('ends no run whose draft is there already, and says once what it has not saved', async () => {
    const runner = new RecordingRunner()
    const { reporter } = reporting(runner)
    reporter.report(target)
    reporter.report(attempt('create', 'sent'))
    runner.saveState = fail
    reporter.report(attempt('create', 'answered'))
    reporter.report(draft)
    reporter.report({ type: 'updated' })
    await reporter.succeed()
    expect(runner.log.filter((line) => line.startsWith('::warning::'))).toEqual([
      `::warning::The state cannot be written, so the post run may not know whether to delete a draft: ${FULL}`,
    ])
  })
})

describe('What the Store says becomes annotations', () => {
  it('for errors and warnings, once, at the end', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    const details = {
      errors: [{ code: 'ServiceError', details: 'Internal.' }],
      warnings: [{ code: 'ListingOptInWarning', details: 'de-de' }],
    }
    reporter.report(status('CommitStarted', details))
    reporter.report(status('CommitFailed', details))
    await reporter.fail(new Error('It failed.'))
    expect(runner.log.filter((line) => /^::(error|warning)::/.test(line))).toEqual([
      '::error::ServiceError: Internal. The Store failed internally: run the job again.',
      '::warning::ListingOptInWarning: de-de. Languages were added to the listing: check that this was intended.',
    ])
  })

  it('once for all languages that it says the same of', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    const warnings = ['de-de', 'fr-fr'].map((language) => ({
      code: 'ListingOptInWarning',
      details: `The listing '${language}' will be added.`,
    }))
    reporter.report(status('PreProcessing', { warnings }))
    await reporter.succeed()
    expect([annotations(runner), runner.summary.match(/The listing/g)]).toEqual([
      [
        "::warning::ListingOptInWarning: The listing 'de-de' will be added. The same for one more language: fr-fr. Languages were added to the listing: check that this was intended.",
      ],
      ['The listing'],
    ])
  })

  it('but not for the warning that every submission has, which is for debugging', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    const seen = status('PreProcessing', { warnings: messages(1, 'SalesUnsupportedWarning') })
    for (let times = 1; times <= 3; times++) reporter.report(seen)
    await reporter.succeed()
    const lines = runner.log.filter((line) => line.includes('SalesUnsupportedWarning'))
    expect({ lines, summary: runner.summary.includes('SalesUnsupportedWarning') }).toEqual({
      lines: ['::debug::SalesUnsupportedWarning: number 0'],
      summary: false,
    })
  })

  it('that are only looked at are warnings', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report(
      status('CertificationFailed', { errors: messages(1, 'Bad'), warnings: messages(1, 'Odd') }),
    )
    reporter.report({ type: 'overview', published: undefined, pending: undefined })
    await reporter.succeed()
    expect(runner.log.filter((line) => /^::(error|warning)/.test(line))).toEqual([
      '::warning::Bad: number 0',
      '::warning::Odd: number 0',
    ])
  })

  it('of which the runner shows ten of a kind: nine errors and the last one, the others are in the log', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report(status('CommitFailed', { errors: messages(12, 'Bad'), warnings: messages(12, 'Odd') }))
    await reporter.fail(new Error('It failed.'))
    const count = (kind: string): number => runner.log.filter((line) => line.startsWith(`::${kind}::`)).length
    const from = runner.log.findIndex((line) => line.startsWith('More errors'))
    expect({
      errors: count('error'),
      warnings: count('warning'),
      rest: runner.log.slice(from),
    }).toEqual({
      errors: 9,
      warnings: 10,
      rest: [
        'More errors and warnings (5):',
        '  Bad: number 9',
        '  Bad: number 10',
        '  Bad: number 11',
        '  Odd: number 10',
        '  Odd: number 11',
      ],
    })
  })
})

describe('A draft that is left behind', () => {
  it('is a warning, since the next run will find it', () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report({ type: 'draft-left', submissionId: '7', reason: 'No.', inDoubt: false })
    expect(runner.log).toEqual(['::warning::The draft, submission 7, could not be deleted: No.'])
  })
})

describe('A pending submission that was deleted', () => {
  it('is named in log and summary: id, name and packages', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report({
      type: 'replaced',
      deleted: { id: '1152921505697416353', name: 'Submission 5', packages: ['Demo-1.0.msix'] },
    })
    reporter.report(draft)
    reporter.report({ type: 'committed' })
    reporter.report(status('PreProcessing'))
    await reporter.succeed()
    const names = ['1152921505697416353', 'Submission 5', 'Demo-1.0.msix']
    expect({
      notInLog: names.filter((name) => !runner.log.join('\n').includes(name)),
      notInSummary: names.filter((name) => !runner.summary.includes(name)),
    }).toEqual({ notInLog: [], notInSummary: [] })
  })
})

describe('The outputs', () => {
  it('are set as soon as they are known, and only when they change', async () => {
    const { runner, reporter } = reporting(new OutputsInTurn())
    const { turns } = runner
    reporter.report(stage('Create'))
    const before = turns.length
    reporter.report(draft)
    const atDraft = turns.splice(0)
    reporter.report({ type: 'updated' })
    reporter.report(status('CommitStarted'))
    reporter.report(status('CommitStarted'))
    reporter.report(status('Published'))
    await reporter.succeed()
    expect({ before, atDraft, after: turns }).toEqual({
      before: 0,
      atDraft: [
        'submission-id=7',
        `submission-url=${url}`,
        'status=PendingCommit',
        'status-details={"errors":[],"warnings":[],"certificationReports":[]}',
        'published=false',
        'skipped=false',
        'packages=[]',
        'changes=[]',
      ],
      after: ['status=CommitStarted', 'status=Published', 'published=true'],
    })
  })

  it('are set also when the run fails before it knows anything', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    await reporter.fail(new Error('It failed.'))
    expect(runner.outputs).toEqual({ published: 'false', skipped: 'false', packages: '[]', changes: '[]' })
  })
})

describe('The progress of an upload', () => {
  const upload = (sentBytes: number): Event => ({
    type: 'upload',
    sentBytes,
    totalBytes: 100_000_000,
  })

  it('is a line every few seconds and one at the end', () => {
    const { runner, clock, reporter } = reporting(new RecordingRunner())
    reporter.report(upload(0))
    for (let sent = 10; sent <= 100; sent += 10) {
      clock.advance(1000)
      reporter.report(upload(sent * 1_000_000))
    }
    expect(runner.log).toEqual([
      'Uploaded 30% of 100.0 MB, 10.0 MB/s, 7 s left',
      'Uploaded 60% of 100.0 MB, 10.0 MB/s, 4 s left',
      'Uploaded 90% of 100.0 MB, 10.0 MB/s, 1 s left',
      'Uploaded 100% of 100.0 MB, 10.0 MB/s',
    ])
  })

  it('is told when less than a percent has moved, and while the storage has yet to confirm', () => {
    const { runner, clock, reporter } = reporting(new RecordingRunner())
    for (const sent of [0, 0, 200_000, 200_000, 100_000_000, 100_000_000, 100_000_000]) {
      reporter.report(upload(sent))
      clock.advance(5000)
    }
    expect(runner.log).toEqual([
      'Uploaded 0% of 100.0 MB',
      'Uploaded 0% of 100.0 MB, 20 kB/s, 1 h 23 min left',
      'Uploaded 0% of 100.0 MB, 13 kB/s, 2 h 5 min left',
      'Uploaded 100% of 100.0 MB, 5.0 MB/s',
      'Uploaded 100% of 100.0 MB, waiting for the storage to confirm it',
      'Uploaded 100% of 100.0 MB, waiting for the storage to confirm it',
    ])
  })

  it('is measured again when the file is uploaded a second time', () => {
    const { runner, clock, reporter } = reporting(new RecordingRunner())
    for (const _ of [1, 2]) {
      reporter.report(upload(0))
      clock.advance(10_000)
      reporter.report(upload(100_000_000))
      clock.advance(80_000)
    }
    const line = 'Uploaded 100% of 100.0 MB, 10.0 MB/s'
    expect(runner.log.filter((text) => text.startsWith('Uploaded 100%'))).toEqual([line, line])
  })
})

describe('A secret', () => {
  const SECRET = 'hidden~part_of.a*token'

  it('is handed to the runner once, in the forms that it does not know by itself', () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.maskSecret(SECRET)
    reporter.maskSecret(SECRET)
    expect(runner.secrets).toEqual([SECRET, 'hidden%7Epart_of.a*token', 'hidden%7epart_of.a*token'])
  })

  const leaks = (runner: RecordingRunner): readonly string[] =>
    runner.everything.split('\n').filter((line) => line.includes('hidden'))

  it.each<{ name: string; event: Event }>([
    {
      name: 'a retry',
      event: { type: 'retry', method: 'GET', path: 'a', reason: `No ${SECRET}.`, delayInMs: 0 },
    },
    {
      name: 'an error of the Store',
      event: status('CommitFailed', { errors: [{ code: SECRET, details: SECRET }] }),
    },
    {
      name: 'a warning of the Store',
      event: status('PreProcessing', { warnings: [{ code: 'Other', details: SECRET }] }),
    },
    { name: 'a status', event: status(SECRET) },
    {
      name: 'a change',
      event: planned({
        uploads: [SECRET],
        changes: [{ field: `a.${SECRET}`, before: SECRET, after: { a: [SECRET] } }],
      }),
    },
    {
      name: 'a package',
      event: planned({}, { packages: [{ fileName: SECRET, identity: undefined }] }),
    },
    { name: 'a warning about the plan', event: planned({}, { warnings: [SECRET] }) },
    { name: 'a warning', event: { type: 'warning', message: SECRET } },
    {
      name: 'an export',
      event: { type: 'exported', folder: SECRET, files: [`${SECRET}.txt`] },
    },
    {
      name: 'a change that is cut within the secret',
      event: planned({
        changes: [
          { field: 'a', before: `${'x'.repeat(190)}${SECRET}`, after: `${'x'.repeat(990)}${SECRET}` },
        ],
      }),
    },
    {
      name: 'the end of a command',
      event: { type: 'resource-deleted', what: 'flight', id: SECRET, name: SECRET },
    },
    {
      name: 'a dry run',
      event: { type: 'dry-run', intended: { action: 'create', what: 'flight', name: SECRET } },
    },
    {
      name: 'a submission that is followed',
      event: {
        type: 'followed',
        submissionId: SECRET,
        url: `https://partner.example/${SECRET}`,
      },
    },
    {
      name: 'how far a rollout is',
      event: { type: 'rollout-status', rollout: { status: SECRET, percentage: 1 } },
    },
    {
      name: 'a flight that was made',
      event: { type: 'resource-created', what: 'flight', id: SECRET, name: SECRET },
    },
    {
      name: 'an add-on that was made',
      event: { type: 'resource-created', what: 'add-on', id: SECRET, name: SECRET },
    },
    {
      name: 'a draft that is left',
      event: { type: 'draft-left', submissionId: '7', reason: SECRET, inDoubt: false },
    },
    {
      name: 'a correlation id',
      event: {
        type: 'answer',
        method: 'GET',
        path: 'a',
        status: 200,
        durationInMs: 0,
        correlationId: SECRET,
      },
    },
  ])('shows nowhere, neither in log, outputs nor summary: $name', async ({ event }) => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.maskSecret(SECRET)
    reporter.report(event)
    await reporter.succeed()
    expect(leaks(runner)).toEqual([])
  })

  it('shows nowhere in the problems of a failure', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.maskSecret(SECRET)
    const problem = new InputError(SECRET, `${'x'.repeat(980)}${SECRET}`, { file: SECRET })
    await reporter.fail(new InputErrors([problem, problem]))
    expect(leaks(runner)).toEqual([])
  })

  it('shows nowhere in the file that a failure points to', async () => {
    const { runner, reporter } = reporting(new WithPlace())
    reporter.maskSecret(SECRET)
    await reporter.fail(new InputError('packages', 'No.', { file: `lost/${SECRET}` }))
    expect(runner.place).toBe('lost/***')
  })

  it('shows nowhere in the message of a failure', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.maskSecret(SECRET)
    reporter.info(`Seen: ${SECRET}`)
    await reporter.fail(new Error(`It failed with ${SECRET}.`))
    expect(leaks(runner)).toEqual([])
  })

  it('leaves an output JSON, whatever letters it has', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    const quoted = 'hidden"with\\quotes'
    reporter.maskSecret(quoted)
    reporter.report(planned({ changes: [{ field: 'a', before: null, after: quoted }] }))
    await reporter.succeed()
    const [change] = JSON.parse(runner.outputs['changes'] ?? '') as { readonly after: string }[]
    expect([change?.after, leaks(runner)]).toEqual(['***', []])
  })
})

describe('Text from outside', () => {
  it('shows what is invisible in it, in log, annotations and summary', async () => {
    const { runner, reporter } = reporting(new RecordingRunner())
    reporter.report({ type: 'warning', message: 'a\u202eb' })
    reporter.info('a\u2066b')
    await reporter.fail(new Error('a\u200fb.'))
    expect({
      log: runner.log,
      failure: runner.failure,
      warning: /^> (a.*)$/m.exec(runner.summary)?.[1],
    }).toEqual({
      log: ['::warning::a<U+202E>b', 'a<U+2066>b'],
      failure: 'a<U+200F>b. Nothing was changed in the Store.',
      warning: 'a&#60;U+202E&#62;b',
    })
  })

  it.each([
    '::set-output name=status::x',
    '  ::error::x',
    'a\n::error::x',
    'a\r::stop-commands::x',
    '##[error]x',
  ])('starts no command in the log: %j', async (text) => {
    const { runner, reporter } = reporting(new RecordingRunner())
    const details = { errors: messages(12, text), warnings: [{ code: text, details: text }] }
    reporter.report({
      type: 'product',
      product: { kind: 'app', appId: '9NBLGGH4R315' },
      state: {
        name: text,
        publishedId: undefined,
        pendingId: undefined,
        identity: { packageName: undefined, publisher: undefined },
      },
    })
    reporter.report(
      planned({ uploads: [text] }, { packages: [{ fileName: text, identity: undefined }], warnings: [text] }),
    )
    reporter.report({ type: 'warning', message: text })
    reporter.report({ type: 'resource-created', what: 'flight', id: 'f-1', name: text })
    reporter.report({ type: 'resource-created', what: 'add-on', id: '9N', name: text })
    reporter.report({ type: 'rollout-status', rollout: { status: text, percentage: 1 } })
    reporter.report({ type: 'followed', submissionId: '7', url: text })
    reporter.report({
      type: 'dry-run',
      intended: { action: 'create', what: 'flight', name: text },
    })
    reporter.report({ type: 'resource-deleted', what: 'flight', id: 'f-1', name: text })
    reporter.report({ type: 'exported', folder: text, files: [text] })
    reporter.report({ type: 'replaced', deleted: { id: '5', name: text, packages: [text] } })
    reporter.report({ type: 'retry', method: 'GET', path: 'a', reason: text, delayInMs: 0 })
    reporter.report(status(text, details))
    reporter.info(text)
    await reporter.fail(
      new InputErrors([new InputError(text, text, { file: 'a' }), new InputError('packages', text)]),
    )
    const own = /^::(debug|error|warning|group|endgroup)( file=a)?::/
    const lines = [...runner.log, runner.failure ?? ''].flatMap((entry) =>
      entry.replace(own, '').split(/\r\n|\r|\n/),
    )
    expect(lines.filter((line) => line.trimStart().startsWith('::') || line.includes('##['))).toEqual([])
  })
})
