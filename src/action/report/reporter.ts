import type { Event, Report } from '../../pipeline/events.ts'
import type { Clock } from '../../shared/clock.ts'
import { InputError, InputErrors, messageOf } from '../../shared/errors.ts'
import { notable } from '../../store/status.ts'
import type { Toolkit } from '../runner.ts'
import { resultOf } from './conclusion.ts'
import { inert, Secrets } from './escape.ts'
import { linesFor, progressLine, seconds, sentenceFor } from './log-lines.ts'
import { outputsOf } from './outputs.ts'
import { emptyRecord, leftoverOf, type RunRecord, recorded } from './run-state.ts'
import { type Failure, type Problem, summaryOf } from './summary.ts'

// The runner keeps ten annotations of a kind per step; the last error says how the run ended.
const MOST_ERRORS = 9
const MOST_WARNINGS = 10
const PROGRESS_EVERY_MS = 3_000

/** The state in which the post run finds what is left to delete, as JSON. */
export const LEFTOVER = 'leftover'

/** Tells a run to the person who reads it: log, annotations, outputs, summary. */
export class Reporter {
  readonly #toolkit: Toolkit
  readonly #clock: Clock
  readonly #secrets = new Secrets()
  readonly #shown = new Map<string, string>()
  #record: RunRecord = emptyRecord
  #state = 'null'
  #warnings = 0
  #stage: { readonly name: string; readonly startedAt: number } | undefined
  #progress = { startedAt: 0, shownAt: 0, sentBytes: Number.POSITIVE_INFINITY }

  constructor(toolkit: Toolkit, clock: Clock) {
    this.#toolkit = toolkit
    this.#clock = clock
  }

  /** Has the runner mask a secret, and masks it in everything that is told from here on. */
  readonly keepSecret = (secret: string): void => {
    if (this.#secrets.has(secret)) return
    this.#toolkit.setSecret(secret)
    this.#secrets.add(secret)
  }

  /** Takes an event of the run. */
  readonly report: Report = (fact) => {
    const event = { ...this.#secrets.redactAll(fact), type: fact.type } as Event
    const before = this.#record
    this.#record = recorded(before, event, this.#clock.now())
    this.#tell(event)
    if (this.#record === before) return
    this.#setOutputs()
    this.#saveState()
  }

  /** Says one line in the log. */
  info(line: string): void {
    this.#toolkit.info(this.#safe(line))
  }

  /** Ends the run's story. What is given, whatever it is, is why the run has failed. */
  async finish(...thrown: readonly [] | readonly [error: unknown]): Promise<void> {
    const failure = thrown.length === 0 ? undefined : this.#failureOf(thrown[0])
    const result = resultOf(this.#record, failure?.message)
    this.#endStage()
    this.#setOutputs()
    this.#annotate(failure?.problems ?? [])
    if (failure === undefined) this.info(result)
    await this.#summarize(failure)
    if (failure !== undefined) this.#toolkit.setFailed(this.#safe(result), failure.file)
  }

  #failureOf(error: unknown): Failure & { readonly file: string | undefined } {
    const redact = (text: string): string => this.#secrets.redact(text)
    const problems = error instanceof InputErrors ? error.errors : []
    return {
      message: redact(messageOf(error)),
      file: error instanceof InputError ? error.file : undefined,
      problems: problems.map(({ message, file }) => ({
        message: redact(message),
        file: file === undefined ? undefined : redact(file),
      })),
    }
  }

  // A summary that can not be written says nothing about the run.
  async #summarize(failure: Failure | undefined): Promise<void> {
    try {
      await this.#toolkit.summarize(summaryOf(this.#record, failure, this.#toolkit.origin()))
    } catch (error) {
      this.#warn(`The summary could not be written: ${messageOf(error)}`)
    }
  }

  #tell(event: Event): void {
    if (event.type === 'stage') this.#beginStage(event.stage)
    if (event.type === 'upload') this.#tellProgress(event.sentBytes, event.totalBytes)
    if (event.type === 'status') {
      for (const warning of event.details.warnings) this.#toolkit.debug(this.#safe(sentenceFor(warning)))
    }
    const isWarning = event.type === 'draft-left' || event.type === 'warning'
    for (const line of linesFor(event)) {
      if (isWarning) this.#warn(line)
      else this.info(line)
    }
    if (event.type === 'planned') for (const warning of event.warnings) this.#warn(warning)
  }

  #tellProgress(sentBytes: number, totalBytes: number): void {
    const now = this.#clock.now()
    // A second upload, to another address, begins anew.
    if (sentBytes <= this.#progress.sentBytes) this.#progress = { startedAt: now, shownAt: now, sentBytes: 0 }
    this.#progress.sentBytes = sentBytes
    const done = sentBytes === totalBytes
    if (!done && now - this.#progress.shownAt < PROGRESS_EVERY_MS) return
    this.#progress.shownAt = now
    this.info(progressLine({ sentBytes, totalBytes, elapsedInMs: now - this.#progress.startedAt }))
  }

  #beginStage(name: string): void {
    this.#endStage()
    this.#stage = { name, startedAt: this.#clock.now() }
    this.#toolkit.startGroup(name)
  }

  #endStage(): void {
    if (this.#stage === undefined) return
    this.info(`${this.#stage.name} took ${seconds(this.#clock.now() - this.#stage.startedAt)}.`)
    this.#toolkit.endGroup()
    this.#stage = undefined
  }

  #setOutputs(): void {
    for (const [name, value] of Object.entries(outputsOf(this.#record))) {
      if (this.#shown.get(name) === value) continue
      this.#shown.set(name, value)
      this.#toolkit.setOutput(name, value)
    }
  }

  // Saved before anything is tried that a killed run could not undo.
  #saveState(): void {
    const state = JSON.stringify(leftoverOf(this.#record) ?? null)
    if (state === this.#state) return
    this.#state = state
    this.#toolkit.saveState(LEFTOVER, state)
  }

  #annotate(problems: readonly Problem[]): void {
    const { errors, warnings } = notable(this.#record.details)
    const found = [
      ...problems,
      ...errors.map((one): Problem => ({ message: sentenceFor(one), file: undefined })),
    ]
    for (const { message, file } of found.slice(0, MOST_ERRORS))
      this.#toolkit.error(this.#safe(message), file)
    const room = Math.max(0, MOST_WARNINGS - this.#warnings)
    for (const warning of warnings.slice(0, room)) this.#warn(sentenceFor(warning))
    const rest = [
      ...found.slice(MOST_ERRORS).map(({ message }) => message),
      ...warnings.slice(room).map(sentenceFor),
    ]
    if (rest.length > 0) this.info(`More errors and warnings (${rest.length}):`)
    for (const message of rest) this.info(`  ${message}`)
  }

  #warn(message: string): void {
    this.#warnings += 1
    this.#toolkit.warning(this.#safe(message))
  }

  #safe(text: string): string {
    return inert(this.#secrets.redact(text))
  }
}
