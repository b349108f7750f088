import type { Clock } from '../clock.ts'
import type { Event, Report } from '../events.ts'
import { notable } from '../store/status.ts'
import { outputsOf } from './outputs.ts'
import { emptyRecord, type RunRecord, recorded } from './record.ts'
import { inert, Secrets } from './safe-text.ts'
import { resultOf, summaryOf } from './summary.ts'
import type { Toolkit } from './toolkit.ts'
import { linesFor, progressLine, seconds, sentenceFor } from './words.ts'

// The runner keeps ten annotations of a kind per step; the last error says how the run ended.
const MOST_ERRORS = 9
const MOST_WARNINGS = 10
const PROGRESS_EVERY_MS = 3_000

/** Tells a run to the person who reads it: log, annotations, outputs, summary. */
export class Reporter {
  readonly #toolkit: Toolkit
  readonly #clock: Clock
  readonly #secrets = new Secrets()
  readonly #shown = new Map<string, string>()
  #record: RunRecord = emptyRecord
  #stage: { readonly name: string; readonly startedAt: number } | undefined
  #progress = { startedAt: 0, shownAt: 0 }

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
  readonly report: Report = (event) => {
    const before = this.#record
    this.#record = recorded(before, event, this.#clock.now())
    this.#tell(event)
    if (this.#record !== before) this.#setOutputs()
  }

  /** Says one line in the log. */
  info(line: string): void {
    this.#toolkit.info(this.#safe(line))
  }

  /** Ends the run's story; `failure` is the message of a run that has failed. */
  async finish(failure?: string): Promise<void> {
    this.#endStage()
    this.#setOutputs()
    this.#annotate()
    if (failure === undefined) this.info(resultOf(this.#record, undefined))
    const summary = summaryOf(this.#record, failure, this.#toolkit.origin())
    await this.#toolkit.summarize(this.#secrets.redact(summary))
    if (failure !== undefined) this.#toolkit.setFailed(this.#safe(failure))
  }

  #tell(event: Event): void {
    if (event.type === 'stage') this.#beginStage(event.stage)
    if (event.type === 'upload') this.#tellProgress(event.sentBytes, event.totalBytes)
    if (event.type === 'status') {
      for (const warning of event.details.warnings) this.#toolkit.debug(this.#safe(sentenceFor(warning)))
    }
    for (const line of linesFor(event)) {
      if (event.type === 'draft-left') this.#toolkit.warning(this.#safe(line))
      else this.info(line)
    }
  }

  #tellProgress(sentBytes: number, totalBytes: number): void {
    const now = this.#clock.now()
    if (this.#progress.startedAt === 0) this.#progress = { startedAt: now, shownAt: now }
    const done = sentBytes === totalBytes
    if (!done && now - this.#progress.shownAt < PROGRESS_EVERY_MS) return
    this.#progress = { ...this.#progress, shownAt: now }
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
      this.#toolkit.setOutput(name, this.#secrets.redact(value))
    }
  }

  #annotate(): void {
    const { errors, warnings } = notable(this.#record.details)
    for (const error of errors.slice(0, MOST_ERRORS)) this.#toolkit.error(this.#safe(sentenceFor(error)))
    for (const warning of warnings.slice(0, MOST_WARNINGS))
      this.#toolkit.warning(this.#safe(sentenceFor(warning)))
    const rest = [...errors.slice(MOST_ERRORS), ...warnings.slice(MOST_WARNINGS)]
    if (rest.length > 0) this.info(`${rest.length} more of the Store's errors and warnings:`)
    for (const message of rest) this.info(`  ${sentenceFor(message)}`)
  }

  #safe(text: string): string {
    return inert(this.#secrets.redact(text))
  }
}
