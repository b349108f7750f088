import type { CredentialInput } from './action/credential-inputs.ts'
import { type Inputs, type RunInputs, readInputs } from './action/inputs.ts'
import { githubAssertion } from './action/oidc.ts'
import { LEFTOVER, Reporter } from './action/report.ts'
import { cancellation, runnerToolkit, type Toolkit } from './action/toolkit.ts'
import { loaded } from './cargo.ts'
import { cleanUp, type Leftover, stillThere } from './clean-up.ts'
import { type Clock, systemClock } from './clock.ts'
import { prepare, productOf, type Work } from './commands.ts'
import { DeadlineError, PublishError } from './errors.ts'
import { connectionsTo } from './http/agents.ts'
import { createSender, type Sender } from './http/send.ts'
import { type Patience, patienceOf } from './patience.ts'
import type { Ports } from './ports.ts'
import { Catalog } from './store/catalog.ts'
import { signAssertion } from './store/certificate.ts'
import { StoreClient } from './store/client.ts'
import type { Proof } from './store/credential.ts'
import type { Product } from './store/product.ts'
import { TokenSource } from './store/token.ts'
import { userFiles } from './user-files.ts'

/** What a run gets from outside; tests give their own. */
export interface World {
  readonly toolkit: Toolkit
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** Is aborted when the run is cancelled. */
  readonly cancelled: AbortSignal
}

function realWorld(): World {
  // An earlier step may have turned certificate checks off for all that follow.
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  return { toolkit: runnerToolkit(), clock: systemClock, random: Math.random, cancelled: cancellation() }
}

/** Runs the action once and tells how it went. Nothing is thrown: a failure is the step's failure. */
export async function main(world: World = realWorld()): Promise<void> {
  const { toolkit, clock } = world
  const reporter = new Reporter(toolkit, clock)
  const { report } = reporter
  await tell(reporter, () =>
    connect(world, reporter, true, ({ command, run }, signal) =>
      prepare(command, userFiles({ ...run, env: toolkit.env, clock, report, signal })),
    ),
  )
}

/**
 * Deletes what the step has left in the Store when it was killed. Without saved state nothing is known, so no request
 * is made: a step that died before it began must not be carried out by its post run.
 */
export async function postRun(world: World = realWorld()): Promise<void> {
  const { toolkit, clock } = world
  const leftover: Leftover | null = JSON.parse(toolkit.env[`STATE_${LEFTOVER}`] || 'null')
  if (leftover === null) return
  const reporter = new Reporter(toolkit, clock)
  await tell(reporter, async () => {
    try {
      await connect(world, reporter, false, async () => (ports) => cleanUp(leftover, ports))
    } catch (error) {
      reporter.report(stillThere(leftover, error))
      throw error
    }
  })
}

async function tell(reporter: Reporter, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    await reporter.finish()
  } catch (error) {
    // What is not made for the reader is a bug, and shows where it is.
    if (!(error instanceof PublishError)) reporter.info(String(error instanceof Error ? error.stack : error))
    await reporter.finish(error)
  }
}

/** Reads the inputs, lets the work be prepared, signs in and does the work on the product that the inputs name. */
async function connect(
  world: World,
  reporter: Reporter,
  mayCreateFlight: boolean,
  prepareWork: (inputs: Inputs, signal: AbortSignal) => Promise<Work>,
): Promise<void> {
  const { toolkit, clock, cancelled } = world
  const { report } = reporter
  const inputs = readInputs(toolkit.env, reporter.keepSecret)
  using deadline = runDeadline(clock, inputs.run.timeoutInMs)
  const signal = AbortSignal.any([deadline.signal, cancelled])
  const work = await prepareWork(inputs, signal)
  using sender = createSender({ ...world, ...inputs.run, report })
  using patience = patienceOf(clock, cancelled, inputs.run.requestTimeoutInMs)
  const { storeFor, ...ports } = portsFor(world, reporter, inputs.run, { sender, signal, patience })
  report({ type: 'stage', stage: 'Sign in' })
  report({ type: 'credential', kind: inputs.run.credential.proof.kind })
  await ports.catalog.signIn()
  const product = await productOf(inputs, ports, mayCreateFlight)
  if (product === undefined) return
  report({ type: 'target', product })
  await work({ ...ports, store: storeFor(product) })
}

/** What lasts as long as the run. */
interface Session {
  readonly sender: Sender
  readonly signal: AbortSignal
  readonly patience: Patience
}

function portsFor(
  { toolkit, clock, random }: World,
  { keepSecret, report }: Reporter,
  { credential, storeApiUrl, maxRetries, requestTimeoutInMs }: RunInputs,
  { sender, signal, patience }: Session,
): Omit<Ports, 'store'> & { readonly storeFor: (product: Product) => StoreClient } {
  const proof = proofFor(credential, toolkit, clock)
  const tokens = new TokenSource({ ...credential, proof }, { sender, clock, keepSecret })
  const storePorts = { sender, tokens, keepSecret, signal }
  return {
    storeFor: (product) => new StoreClient(storeApiUrl, product, storePorts),
    catalog: new Catalog(storeApiUrl, storePorts),
    load: (source, stop) =>
      loaded(source, stop, { clock, random, maxRetries, requestTimeoutInMs, connect: connectionsTo }),
    clock,
    report,
    signal,
    maxRetries,
    patience: patience.limit,
  }
}

function proofFor({ clientId, proof }: CredentialInput, toolkit: Toolkit, clock: Clock): Proof {
  switch (proof.kind) {
    case 'secret':
      return proof
    case 'certificate':
      return {
        kind: proof.kind,
        assertion: (tokenUrl) => signAssertion(proof.certificate, { clientId, tokenUrl, clock }),
      }
    case 'github-oidc':
      return { kind: proof.kind, assertion: (_tokenUrl, signal) => githubAssertion(toolkit, signal) }
  }
}

function runDeadline(clock: Clock, timeoutInMs: number): { readonly signal: AbortSignal } & Disposable {
  if (timeoutInMs === 0) return { signal: new AbortController().signal, [Symbol.dispose]: () => undefined }
  const minutes = timeoutInMs / 60_000
  return clock.limit(
    timeoutInMs,
    () => new DeadlineError(`The run's ${minutes} minutes ("timeout-minutes") are over.`),
  )
}
