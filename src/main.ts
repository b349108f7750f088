import { githubRelease } from './action/github-release.ts'
import { type ReleaseNotesSource, type RunInputs, readInputs } from './action/inputs.ts'
import { Reporter } from './action/report.ts'
import { runnerToolkit, type Toolkit } from './action/toolkit.ts'
import { type Archive, openFileArchive, openVirtualZip } from './blob/archive.ts'
import { upload } from './blob/upload.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Files, prepare } from './commands.ts'
import { DeadlineError, PublishError } from './errors.ts'
import { createSender } from './http/send.ts'
import type { Ports } from './ports.ts'
import { StoreClient } from './store/client.ts'
import { TokenSource } from './store/token.ts'
import { fileMaterial, type UploadSource, zipMaterial } from './workspace/material.ts'
import { readMetadata } from './workspace/metadata.ts'
import { exportMetadata } from './workspace/metadata-export.ts'
import { cutAtParagraph, markdownToText } from './workspace/plain-text.ts'
import { RELEASE_NOTES_LIMIT, type ReleaseNotes, readReleaseNotes } from './workspace/release-notes.ts'
import { readSubmissionJson } from './workspace/submission-json.ts'

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
): Promise<void> {
  const reporter = new Reporter(world.toolkit, world.clock)
  try {
    await run(world, reporter)
    await reporter.finish()
  } catch (error) {
    // What is not made for the reader is a bug, and shows where it is.
    if (!(error instanceof PublishError)) reporter.info(String(error instanceof Error ? error.stack : error))
    await reporter.finish(error)
  }
}

async function run(world: World, reporter: Reporter): Promise<void> {
  const { toolkit, clock } = world
  const inputs = readInputs(toolkit.env, reporter.keepSecret)
  using deadline = runDeadline(clock, inputs.run.timeoutInMs)
  const work = await prepare(inputs.command, filesFor(world, reporter, inputs.run, deadline.signal))
  using sender = createSender({ ...world, ...inputs.run, report: reporter.report })
  await work(portsFor(world, reporter, inputs.run, { sender, signal: deadline.signal }))
}

function portsFor(
  { clock, random }: World,
  { keepSecret, report }: Reporter,
  { credential, storeApiUrl, product, maxRetries, requestTimeoutInMs }: RunInputs,
  { sender, signal }: { sender: ReturnType<typeof createSender>; signal: AbortSignal },
): Ports {
  const tokens = new TokenSource(credential, { sender, clock, keepSecret })
  return {
    store: new StoreClient(storeApiUrl, product, { sender, tokens, keepSecret, signal }),
    load(source, stop) {
      const archive = openArchive(source, stop)
      // Whoever sends it meets the failure; until then it must not end the process.
      archive.catch(() => undefined)
      return {
        async send(uploadUrl, onProgress, signal) {
          const open = await archive
          await upload(
            { archive: open, uploadUrl, onProgress: (sent) => onProgress(sent, open.sizeInBytes), signal },
            { clock, random, maxRetries, requestTimeoutInMs },
          )
        },
        [Symbol.asyncDispose]: () =>
          archive.then(
            (open) => open[Symbol.asyncDispose](),
            () => undefined,
          ),
      }
    },
    clock,
    report,
    signal,
  }
}

function openArchive(source: UploadSource, signal: AbortSignal): Promise<Archive> {
  return source.kind === 'zip'
    ? openFileArchive(source.path, source.sizeInBytes)
    : openVirtualZip(source.files, signal)
}

function filesFor(
  { toolkit, clock }: World,
  { report }: Reporter,
  { requestTimeoutInMs }: RunInputs,
  signal: AbortSignal,
): Files {
  const fromRelease = async (token: string): Promise<ReleaseNotes> => {
    using limit = clock.limit(requestTimeoutInMs, () => new Error('GitHub gave no answer'))
    const body = await githubRelease(toolkit.env, token, AbortSignal.any([signal, limit.signal]))
    const text = markdownToText(body, { keepLineBreaks: true })
    const all = cutAtParagraph(text, RELEASE_NOTES_LIMIT)
    if (all.length < text.length) {
      const message = `The release has ${text.length} characters, and the Store takes ${RELEASE_NOTES_LIMIT}: the end was cut.`
      report({ type: 'warning', message })
    }
    return { all }
  }
  return {
    zip: zipMaterial,
    packages: fileMaterial,
    submission: readSubmissionJson,
    metadata: readMetadata,
    exportMetadata,
    releaseNotes(source: ReleaseNotesSource) {
      switch (source.kind) {
        case 'text':
          return Promise.resolve({ all: source.text })
        case 'path':
          return readReleaseNotes(source.path)
        case 'github-release':
          return fromRelease(source.token)
      }
    },
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
