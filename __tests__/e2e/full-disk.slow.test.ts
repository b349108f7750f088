import { existsSync } from 'node:fs'
import { describe, expect } from '@jest/globals'
import { outcomeIn } from '../support/outcome.ts'
import { runBundle } from '../support/run-action.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { itWhere } from '../support/system.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })
useFiles()

const [app] = PRODUCTS
const FULL = '/dev/full'
const here = itWhere(existsSync(FULL), `there is no ${FULL}`)

/** Runs the step with other files for what it tells the runner. */
const run = (env: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) =>
  runBundle({ emulator, inputs: { ...app.ids, 'zip-path': files.zip, ...inputs }, env })

const commits = (): number | undefined => emulator.store.product(app.path).pending?.commits

describe('A step whose runner has no room', () => {
  here.each([
    { name: 'outputs', env: { GITHUB_OUTPUT: FULL }, warning: 'The outputs cannot be written' },
    {
      name: 'outputs, for want of their file',
      env: { GITHUB_OUTPUT: '/lost/output' },
      warning: 'The outputs cannot',
    },
    {
      name: 'outputs, in a folder',
      env: { GITHUB_OUTPUT: '/dev' },
      warning: 'The outputs cannot be written',
    },
    { name: 'the summary', env: { GITHUB_STEP_SUMMARY: FULL }, warning: 'The summary cannot be written' },
    {
      name: 'the summary, for want of its file',
      env: { GITHUB_STEP_SUMMARY: '/lost/summary' },
      warning: 'The summary',
    },
  ])('for $name publishes, and says so once', async ({ env, warning }) => {
    const { exitCode, log } = await run(env)

    const warnings = log.split('\n').filter((line) => /^::warning::.* cannot be written/.test(line))
    expect({ exitCode, commits: commits(), warnings }).toEqual({
      exitCode: 0,
      commits: 1,
      warnings: [expect.stringContaining(warning)],
    })
    expect(log).not.toMatch(/^ +at /m)
  })

  here('for outputs and summary says how it has failed', async () => {
    const env = { GITHUB_OUTPUT: FULL, GITHUB_STEP_SUMMARY: FULL }
    const { exitCode, log } = await run(env, { 'zip-path': 'lost.zip' })

    expect(exitCode).toBe(1)
    expect(log.trimEnd().split('\n').at(-1)).toMatch(/^::error.*"zip-path".*lost\.zip/)
  })

  here.each([
    { name: 'on a full disk', state: FULL },
    { name: 'without its file', state: '/lost/state' },
  ])('for the state makes no draft, and says why: $name', async ({ state }) => {
    const { exitCode, log } = await run({ GITHUB_STATE: state })

    const creates = emulator.requestLog.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/submissions'),
    )
    expect({ exitCode, creates, is: outcomeIn(log)?.is }).toEqual({
      exitCode: 1,
      creates: [],
      is: 'nothing changed',
    })
    expect(log).toMatch(/^::error::The state for the post run cannot be written: /m)
    expect(log).not.toMatch(/^ +at /m)
  })
})

describe('A step whose log has no reader', () => {
  here.each([
    { name: 'and succeeds', inputs: {}, exitCode: 0, committed: 1 },
    { name: 'and fails', inputs: { 'zip-path': 'lost.zip' }, exitCode: 1, committed: undefined },
  ])('goes on to its end $name', async ({ inputs, exitCode, committed }) => {
    const result = await runBundle({
      emulator,
      inputs: { ...app.ids, 'zip-path': files.zip, ...inputs },
      logTo: FULL,
    })
    expect({ exitCode: result.exitCode, commits: commits() }).toEqual({ exitCode, commits: committed })
  })
})
