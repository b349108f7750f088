import { readInputs } from './action/inputs.ts'
import { Reporter } from './action/report.ts'
import { runnerToolkit, type Toolkit } from './action/toolkit.ts'
import { upload } from './blob/upload.ts'
import { type Clock, systemClock } from './clock.ts'
import { COMMANDS } from './commands.ts'
import { DeadlineError, PublishError } from './errors.ts'
import { createSender } from './http/send.ts'
import type { Upload } from './ports.ts'
import { StoreClient } from './store/client.ts'
import { TokenSource } from './store/token.ts'
import { readSubmissionJson } from './workspace/submission-json.ts'
import { readZip } from './workspace/zip-file.ts'

/** What a run gets from outside; tests give their own. */
export interface World {
  readonly toolkit: Toolkit
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
}

/** Runs the action once and tells how it went. Nothing is thrown: a failure is the step's failure. */
export async function main(
  world: World = { toolkit: runnerToolkit(), clock: systemClock, random: Math.random },
) {
  const reporter = new Reporter(world.toolkit, world.clock)
  try {
    await run(world, reporter)
    await reporter.finish()
  } catch (error) {
    // What is not made for the reader is a bug, and shows where it is.
    if (!(error instanceof PublishError)) reporter.info(String(error instanceof Error ? error.stack : error))
    await reporter.finish(error instanceof Error ? error.message : String(error))
  }
}

async function run({ toolkit, clock, random }: World, reporter: Reporter): Promise<void> {
  const { keepSecret, report } = reporter
  const inputs = readInputs(toolkit.env, keepSecret)
  const { credential, maxRetries, requestTimeoutInMs, storeApiUrl, product } = inputs
  const command = await COMMANDS[inputs.command](inputs, { zip: readZip, submission: readSubmissionJson })

  using deadline = runDeadline(clock, inputs.timeoutInMs)
  using sender = createSender({ clock, random, report, maxRetries, requestTimeoutInMs })
  const { signal } = deadline
  const tokens = new TokenSource(credential, { sender, clock, keepSecret })
  const store = new StoreClient(storeApiUrl, product, { sender, tokens, keepSecret, signal })
  const uploadZip: Upload = ({ path, sizeInBytes }, uploadUrl, onProgress, stop) =>
    upload(
      { path, sizeInBytes, uploadUrl, onProgress, signal: stop },
      { clock, random, maxRetries, requestTimeoutInMs },
    )
  await command({ store, upload: uploadZip, clock, report, signal })
}

function runDeadline(clock: Clock, timeoutInMs: number) {
  if (timeoutInMs === 0) return { signal: new AbortController().signal, [Symbol.dispose]: () => undefined }
  const minutes = timeoutInMs / 60_000
  return clock.limit(
    timeoutInMs,
    () => new DeadlineError(`The run's ${minutes} minutes ("timeout-minutes") are over.`),
  )
}
