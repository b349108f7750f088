import type { CredentialInput } from './action/credential-inputs.ts'
import { type RunInputs, readInputs } from './action/inputs.ts'
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
  return { toolkit: runnerToolkit(), clock: systemClock, random: Math.random, cancelled: cancellation() }
}

/** Runs the action once and tells how it went. Nothing is thrown: a failure is the step's failure. */
export async function main(world: World = realWorld()): Promise<void> {
  const { toolkit, clock } = world
  // The post run of a step is the same program, with what the step has saved.
  const isPostRun = toolkit.env['STATE_started'] !== undefined
  const leftover: Leftover | null = JSON.parse(toolkit.env[`STATE_${LEFTOVER}`] || 'null')
  if (isPostRun && leftover === null) return
  toolkit.saveState('started', 'true')
  const reporter = new Reporter(toolkit, clock)
  try {
    await run(world, reporter, leftover === null ? undefined : (ports) => cleanUp(leftover, ports))
    await reporter.finish()
  } catch (error) {
    // What is not made for the reader is a bug, and shows where it is.
    if (!(error instanceof PublishError)) reporter.info(String(error instanceof Error ? error.stack : error))
    if (leftover !== null) reporter.report(stillThere(leftover, error))
    await reporter.finish(error)
  }
}

async function run(world: World, reporter: Reporter, cleaning: Work | undefined): Promise<void> {
  const { toolkit, clock, cancelled } = world
  const inputs = readInputs(toolkit.env, reporter.keepSecret)
  using deadline = runDeadline(clock, inputs.run.timeoutInMs)
  const signal = AbortSignal.any([deadline.signal, cancelled])
  const work =
    cleaning ??
    (await prepare(
      inputs.command,
      userFiles({ ...inputs.run, env: toolkit.env, clock, report: reporter.report, signal }),
    ))
  using sender = createSender({ ...world, ...inputs.run, report: reporter.report })
  const { report } = reporter
  using patience = patienceOf(clock, cancelled, inputs.run.requestTimeoutInMs)
  const { storeFor, ...ports } = portsFor(world, reporter, inputs.run, { sender, signal, patience })

  report({ type: 'stage', stage: 'Sign in' })
  report({ type: 'credential', kind: inputs.run.credential.proof.kind })
  await ports.catalog.signIn()
  const product = await productOf(inputs, ports, cleaning === undefined)
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
