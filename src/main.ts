import { setImmediate as nextTurn } from 'node:timers/promises'
import { fetchGithubAssertion } from './action/id-token.ts'
import type { CredentialInput } from './action/inputs/read-credential.ts'
import { type RunInputs, readInputs } from './action/inputs/read-inputs.ts'
import { refusePastDate } from './action/inputs/read-publish.ts'
import { readReleaseNotesFrom } from './action/release-notes.ts'
import { duration } from './action/report/duration.ts'
import { Reporter } from './action/report/reporter.ts'
import { cancellation, createRunner, type Env, type Runner } from './action/runner.ts'
import { findSavedDraft, parseSavedDraft, type SavedDraft } from './action/saved-draft.ts'
import { readFiles } from './commands/read-files.ts'
import { createHttpClient, type HttpClient } from './http/http-client.ts'
import type { Session } from './pipeline/context.ts'
import { type Clock, type Limit, systemClock } from './shared/clock.ts'
import { DeadlineError, firstFailure, PublishError } from './shared/errors.ts'
import { createGracePeriod, type GracePeriod } from './shared/grace-period.ts'
import { Catalog } from './store/catalog.ts'
import { signAssertion } from './store/certificate.ts'
import { StoreClient } from './store/client.ts'
import type { Proof } from './store/credential.ts'
import { type TokenContext, TokenSource } from './store/token.ts'
import { prepareUpload } from './upload/prepare-upload.ts'

/** Everything a run needs from outside; tests pass their own. */
export interface Host {
  readonly runner: Runner
  readonly clock: Clock
  /** Returns a number in [0, 1). */
  readonly random: () => number
  /** Aborted when the run is cancelled. */
  readonly cancelled: AbortSignal
}

function createHost(): Host {
  // An earlier step may have turned certificate checks off for all that follow.
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  return { runner: createRunner(), clock: systemClock, random: Math.random, cancelled: cancellation() }
}

/** Runs the step and reports how it went. Never throws: a failure fails the step. */
export async function main(host: Host = createHost()): Promise<void> {
  const reporter = new Reporter(host.runner, host.clock)
  await reportEnd(reporter, async () => {
    const { run, command } = readInputs(host.runner.env, reporter)
    // Not in the post run: by then the date may have passed.
    refusePastDate(command, host.clock.now())
    using opened = openSession(host, reporter, run)
    const { session } = opened
    const { signal } = session
    const context = { ...session, env: host.runner.env, requestTimeoutInMs: run.requestTimeoutInMs }
    const request = await readFiles(command, (source) => readReleaseNotesFrom(source, context), signal)
    const [, { runCommand }] = await Promise.all([signIn(run, session), loadCommands()])
    await runCommand(request, run.product, session)
  })
}

/**
 * Deletes the draft that the step left in the Store when it was killed. Without saved state no request is made: the
 * post run must not do the work of a step that died before it started.
 */
export async function postRun(host: Host = createHost()): Promise<void> {
  const saved = findSavedDraft(host.runner.env)
  if (saved === undefined) return
  const reporter = new Reporter(host.runner, host.clock)
  await reportEnd(reporter, async () => {
    const { cleanUp, draftStillLeft, unfinishedDraftEvent } = await import('./commands/clean-up.ts')
    let left: SavedDraft
    try {
      left = parseSavedDraft(saved)
    } catch (error) {
      reporter.report(unfinishedDraftEvent({ submissionId: undefined, owner: 'unknown' }))
      throw error
    }
    const { product, unfinished } = left
    reporter.report(unfinishedDraftEvent(unfinished))
    try {
      const { run } = readInputs(host.runner.env, reporter)
      using opened = openSession(host, reporter, run)
      await signIn(run, opened.session)
      // The product as the main run found it: a flight is not looked up by its name again.
      await cleanUp(unfinished, product, opened.session)
    } catch (error) {
      reporter.report(draftStillLeft(unfinished, error))
      throw error
    }
  })
}

async function reportEnd(reporter: Reporter, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    await reporter.succeed()
  } catch (thrown) {
    const error = firstFailure(thrown)
    // Any other error is a bug, and its stack shows where.
    if (!(error instanceof PublishError)) reporter.info(String(error instanceof Error ? error.stack : error))
    await reporter.fail(error)
  }
}

/** The session of a run. Dispose of it to end its time limits and its connections. */
interface OpenedSession extends Disposable {
  readonly session: Session
}

function openSession(host: Host, reporter: Reporter, run: RunInputs): OpenedSession {
  const { clock, random, cancelled } = host
  const { report } = reporter
  report({ type: 'time-limit', limitInMs: run.timeoutInMs })
  const deadline = createDeadline(clock, run.timeoutInMs, () => describeThrottling(http, run))
  const { timeLeftInMs } = deadline
  const http = createHttpClient({
    clock,
    random,
    report,
    maxRetries: run.maxRetries,
    requestTimeoutInMs: run.requestTimeoutInMs,
    timeLeftInMs,
  })
  const signal = AbortSignal.any([deadline.signal, cancelled])
  const gracePeriod = createGracePeriod(clock, cancelled)
  return {
    session: createSession(host, reporter, run, { http, timeLeftInMs, signal, gracePeriod }),
    [Symbol.dispose]() {
      for (const part of [gracePeriod, http, deadline]) part[Symbol.dispose]()
    },
  }
}

/** Objects with the lifetime of the run. */
interface Lifetime {
  readonly http: HttpClient
  readonly timeLeftInMs: () => number
  readonly signal: AbortSignal
  readonly gracePeriod: GracePeriod
}

function createSession(
  { runner, clock, random }: Host,
  { maskSecret, report, knowledge }: Reporter,
  { credential, storeApiUrl, maxRetries, requestTimeoutInMs }: RunInputs,
  { http, timeLeftInMs, signal, gracePeriod }: Lifetime,
): Session {
  const tokenContext = { http, clock, maskSecret }
  const proof = createProof(credential, runner.env, tokenContext)
  const tokens = new TokenSource({ ...credential, proof }, tokenContext)
  const storeContext = { http, tokens, maskSecret }
  return {
    openStore: (product) => new StoreClient(storeApiUrl, product, storeContext),
    catalog: new Catalog(storeApiUrl, storeContext),
    prepareUpload: (source, stop) =>
      prepareUpload(source, stop, { clock, random, report, maxRetries, timeLeftInMs, requestTimeoutInMs }),
    clock,
    report,
    knowledge,
    signal,
    maxRetries,
    gracePeriod: gracePeriod.limit,
  }
}

async function signIn({ credential }: RunInputs, { catalog, report, signal }: Session): Promise<void> {
  report({ type: 'stage', stage: 'Sign in' })
  report({ type: 'credential', kind: credential.proof.kind })
  await catalog.signIn({ signal })
}

/** Loads the commands while Entra responds. */
async function loadCommands(): Promise<typeof import('./commands/run-command.ts')> {
  // One turn to connect and one to send: loading keeps this process busy, so the request leaves first.
  await nextTurn()
  await nextTurn()
  return await import('./commands/run-command.ts')
}

function createProof({ clientId, proof }: CredentialInput, env: Env, context: TokenContext): Proof {
  switch (proof.kind) {
    case 'secret':
      return proof
    case 'certificate':
      return {
        kind: proof.kind,
        assertion: (tokenUrl) => signAssertion(proof.certificate, { ...context, clientId, tokenUrl }),
      }
    case 'github-oidc':
      return { kind: proof.kind, assertion: (_, signal) => fetchGithubAssertion(env, context, signal) }
  }
}

/** The time limit of a run. */
interface Deadline extends Limit {
  /** Returns the remaining milliseconds; infinity if there is no deadline. */
  readonly timeLeftInMs: () => number
}

/** `describeCause` returns a clause that explains the timeout, or ''. */
function createDeadline(clock: Clock, timeoutInMs: number, describeCause: () => string): Deadline {
  if (timeoutInMs === 0) {
    const { signal } = new AbortController()
    return { signal, timeLeftInMs: () => Number.POSITIVE_INFINITY, [Symbol.dispose]: () => undefined }
  }
  const endsAt = clock.uptime() + timeoutInMs
  const reason = (): Error =>
    new DeadlineError(`Timed out after ${duration(timeoutInMs)} ("timeout-minutes")${describeCause()}.`)
  return { ...clock.limit(timeoutInMs, reason), timeLeftInMs: () => endsAt - clock.uptime() }
}

function describeThrottling({ throttledBy }: HttpClient, { storeApiUrl }: RunInputs): string {
  if (throttledBy === undefined) return ''
  const who = throttledBy === storeApiUrl.origin ? 'the Store' : new URL(throttledBy).hostname
  return ` while ${who} was rate-limiting (HTTP 429)`
}
