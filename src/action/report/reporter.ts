import type { Event, Report } from '../../pipeline/events.ts'
import { type Knowledge, type UnfinishedDraft, unfinishedDraft } from '../../pipeline/knowledge.ts'
import type { Clock } from '../../shared/clock.ts'
import { InputError, InputErrors, messageOf } from '../../shared/errors.ts'
import type { Product } from '../../store/product.ts'
import { withoutKnownNoise } from '../../store/status.ts'
import type { Runner } from '../runner.ts'
import { conclusion } from './conclusion.ts'
import { neutralizeCommands } from './escape.ts'
import { logLines, progressLine, seconds, sentenceFor } from './log-lines.ts'
import { outputsOf } from './outputs.ts'
import { Secrets } from './redact.ts'
import { initialState, type RunState, reduce } from './run-state.ts'
import { runnerMasks } from './secret-forms.ts'
import { type Annotation, type Failure, summaryOf } from './summary.ts'

// The runner keeps ten annotations of a kind per step; the last error says how the run ended.
const MOST_ERRORS = 9
const MOST_WARNINGS = 10
const PROGRESS_EVERY_MS = 3_000
const WARNINGS: ReadonlySet<Event['type']> = new Set<Event['type']>(['warning', 'draft-left'])

// The state in which the post run finds the draft that is left to delete, as JSON.
const UNFINISHED_DRAFT = 'unfinishedDraft'

/** The draft that a step has left, and the product that it is of. */
export interface SavedDraft {
  readonly product: Product
  readonly unfinished: UnfinishedDraft
}

/** Reads the draft that the step has left from the state that it saved; undefined when it left or saved none. */
export function readSavedDraft(env: Runner['env']): SavedDraft | undefined {
  return JSON.parse(env[`STATE_${UNFINISHED_DRAFT}`] || 'null') ?? undefined
}

/** Reports a run to the person who reads it: log, annotations, outputs, summary. */
export class Reporter {
  readonly #runner: Runner
  readonly #clock: Clock
  readonly #secrets = new Secrets()
  readonly #shown = new Map<string, string>()
  #state: RunState = initialState
  #savedDraft = 'null'
  #warnings = 0
  #stage: { readonly name: string; readonly startedAt: number } | undefined
  #progress = { startedAt: 0, shownAt: 0, sentBytes: Number.POSITIVE_INFINITY }

  constructor(runner: Runner, clock: Clock) {
    this.#runner = runner
    this.#clock = clock
  }

  /** Has the runner mask a secret, and masks it in everything that is reported from here on. */
  readonly maskSecret = (secret: string): void => {
    if (!this.#secrets.add(secret)) return
    for (const mask of runnerMasks(secret)) this.#runner.setSecret(mask)
  }

  /** Takes an id that is shown even when a secret is the same. */
  readonly showId = (id: string): void => this.#secrets.addId(id)

  /** Takes a fact about the run. */
  readonly report: Report = (fact) => {
    const event = { ...this.#secrets.redactAll(fact), type: fact.type } as Event
    const before = this.#state
    this.#state = reduce(before, event, this.#clock.now())
    this.#log(event)
    if (this.#state === before) return
    this.#setOutputs()
    this.#saveState()
  }

  /** Returns what the facts so far say of what the run has changed. */
  readonly knowledge = (): Knowledge => this.#state.knowledge

  /** Writes one line to the log. */
  info(line: string): void {
    this.#runner.info(this.#safe(line))
  }

  /** Reports the end of the run. An argument, whatever it is, is why the run has failed. */
  async finish(...thrown: readonly [] | readonly [error: unknown]): Promise<void> {
    const failure = thrown.length === 0 ? undefined : this.#failureOf(thrown[0])
    const result = conclusion(this.#state, failure?.message)
    this.#endStage()
    this.#setOutputs()
    this.#annotate(failure?.problems ?? [])
    if (failure === undefined) this.info(result)
    await this.#summarize(failure)
    if (failure !== undefined) this.#runner.setFailed(this.#safe(result), failure.file)
  }

  #failureOf(error: unknown): Failure & { readonly file: string | undefined } {
    const redact = (text: string): string => this.#secrets.redact(text)
    const problems = error instanceof InputErrors ? error.errors : []
    return {
      message: redact(messageOf(error)),
      file: error instanceof InputError && error.file !== undefined ? redact(error.file) : undefined,
      problems: problems.map(({ message, file }) => ({
        message: redact(message),
        file: file === undefined ? undefined : redact(file),
      })),
    }
  }

  // A summary that cannot be written says nothing about the run.
  async #summarize(failure: Failure | undefined): Promise<void> {
    try {
      await this.#runner.summarize(summaryOf(this.#state, failure, this.#runner.workflowRun()))
    } catch (error) {
      this.#warn(`The summary could not be written: ${messageOf(error)}`)
    }
  }

  #log(event: Event): void {
    if (event.type === 'stage') this.#beginStage(event.stage)
    if (event.type === 'upload') this.#logProgress(event.sentBytes, event.totalBytes)
    if (event.type === 'status') {
      for (const warning of event.details.warnings) this.#runner.debug(this.#safe(sentenceFor(warning)))
    }
    const isWarning = WARNINGS.has(event.type)
    for (const line of logLines(event)) {
      if (isWarning) this.#warn(line)
      else this.info(line)
    }
    if (event.type === 'planned') for (const warning of event.warnings) this.#warn(warning)
  }

  #logProgress(sentBytes: number, totalBytes: number): void {
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
    this.#runner.startGroup(name)
  }

  #endStage(): void {
    if (this.#stage === undefined) return
    this.info(`${this.#stage.name} took ${seconds(this.#clock.now() - this.#stage.startedAt)}.`)
    this.#runner.endGroup()
    this.#stage = undefined
  }

  #setOutputs(): void {
    for (const [name, value] of Object.entries(outputsOf(this.#state))) {
      if (this.#shown.get(name) === value) continue
      this.#shown.set(name, value)
      this.#runner.setOutput(name, value)
    }
  }

  // Saved before anything is tried that a killed run could not undo.
  #saveState(): void {
    const { product, knowledge } = this.#state
    const unfinished = unfinishedDraft(knowledge)
    const saved = product === undefined || unfinished === undefined ? null : { product, unfinished }
    const state = JSON.stringify(saved)
    if (state === this.#savedDraft) return
    this.#savedDraft = state
    this.#runner.saveState(UNFINISHED_DRAFT, state)
  }

  #annotate(problems: readonly Annotation[]): void {
    const { errors, warnings } = withoutKnownNoise(this.#state.details)
    const found = [
      ...problems,
      ...errors.map((one): Annotation => ({ message: sentenceFor(one), file: undefined })),
    ]
    for (const { message, file } of found.slice(0, MOST_ERRORS)) this.#runner.error(this.#safe(message), file)
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
    this.#runner.warning(this.#safe(message))
  }

  #safe(text: string): string {
    return neutralizeCommands(this.#secrets.redact(text))
  }
}
