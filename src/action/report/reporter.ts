import type { Event, EventOf, Report, Stage } from '../../pipeline/events.ts'
import { type Knowledge, unfinishedDraft } from '../../pipeline/knowledge/knowledge.ts'
import { onlyErrorOf } from '../../pipeline/polling/submission-failure.ts'
import type { Clock } from '../../shared/clock.ts'
import {
  InputError,
  InputErrors,
  messageOf,
  PublishError,
  RunnerError,
  SubmissionFailedError,
} from '../../shared/errors.ts'
import { withoutKnownNoise } from '../../store/status.ts'
import type { Runner } from '../runner.ts'
import { formatSavedDraft, UNFINISHED_DRAFT } from '../saved-draft.ts'
import { conclusion } from './conclusion.ts'
import { duration, SHORTEST_TOLD_IN_MS } from './duration.ts'
import { neutralizeCommands } from './escape.ts'
import { debugLines, logLines, sentenceFor } from './log-lines.ts'
import { mergeLanguages } from './merge-languages.ts'
import { outputsOf } from './outputs.ts'
import { Secrets } from './redact.ts'
import { initialState, type RunState, reduce } from './run-state.ts'
import { runnerMasks } from './secret-forms.ts'
import { StatusLog } from './status-log.ts'
import type { Annotation, Failure } from './summary/failures.ts'
import { UploadLog } from './upload-log.ts'

// The runner keeps ten annotations of each kind per step; the last error says how the run ended.
const MOST_ERRORS = 9
const MOST_WARNINGS = 10
const WARNINGS: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'warning',
  'unplanned-changes',
  'draft-left',
])

/** A channel through which the run is reported. */
type Channel = 'log' | keyof typeof LOSSES

const LOSSES = {
  outputs: 'The outputs cannot be written, so later steps do not get them',
  state: 'The state cannot be written, so the post run may not know whether to delete a draft',
  summary: 'The summary cannot be written',
} as const

function unsavable(error: unknown): RunnerError {
  return new RunnerError(
    `The state for the post run cannot be written: ${messageOf(error)}. Nothing more was sent, because the post run would act on outdated state. Free disk space on the runner and run the job again.`,
    { cause: error },
  )
}

/** Returns whether the post run must know of an event before anything else is done. */
function mustBeSaved(event: Event): boolean {
  if (event.type === 'draft-kept') return true
  return event.type === 'attempt' && event.step === 'sent' && /^(create|commit)$/.test(event.attempt.what)
}

/** Reports a run to its user: log, annotations, outputs, summary. */
export class Reporter {
  readonly #runner: Runner
  readonly #clock: Clock
  readonly #startedAt: number
  readonly #secrets = new Secrets()
  readonly #shown = new Map<string, string>()
  readonly #broken = new Set<Channel>()
  #state: RunState = initialState
  #savedDraft = 'null'
  #warnings = 0
  #stage: { readonly name: string; readonly startedAt: number; isOpen: boolean } | undefined
  #endsAt = Number.POSITIVE_INFINITY
  #statusLog = new StatusLog()
  readonly #uploadLog = new UploadLog()
  readonly #toldWarnings = new Set<string>()

  constructor(runner: Runner, clock: Clock) {
    this.#runner = runner
    this.#clock = clock
    this.#startedAt = clock.now()
  }

  /** Has the runner mask a secret, and masks it in everything that is reported from now on. */
  readonly maskSecret = (secret: string): void => {
    if (!this.#secrets.add(secret)) return
    for (const mask of runnerMasks(secret)) this.#tell('log', (runner) => runner.setSecret(mask))
  }

  /** Takes an ID that stays visible even if a secret is the same text. */
  readonly showId = (id: string): void => this.#secrets.addId(id)

  /**
   * Takes an event of the run.
   *
   * @throws RunnerError if a draft is about to be created that the post run would not know of; nothing else is thrown.
   */
  readonly report: Report = (reported) => {
    const event = { ...this.#secrets.redactAll(reported), type: reported.type } as Event
    const before = this.#state
    const after = reduce(before, event, this.#clock.now())
    // First, because a request is not sent if its state cannot be saved.
    this.#saveState(after, event)
    this.#state = after
    this.#log(event)
    if (after !== before) this.#setOutputs()
  }

  /** Returns what is known so far about the run's changes. */
  readonly knowledge = (): Knowledge => this.#state.knowledge

  /** Writes one line to the log. */
  info(line: string): void {
    this.#openStage()
    const text = this.#safe(line)
    this.#tell('log', (runner) => runner.info(text))
  }

  /** Reports that the run has succeeded. */
  async succeed(): Promise<void> {
    const result = conclusion(this.#state, undefined)
    this.#endStage()
    this.#setOutputs()
    this.#annotate([], undefined)
    this.#reportSuccess(result)
    await this.#summarize(undefined)
  }

  /** Reports that the run has failed, whatever was thrown. */
  async fail(thrown: unknown): Promise<void> {
    const failure = this.#failureOf(thrown)
    const result = conclusion(this.#state, failure.message)
    this.#endStage()
    this.#setOutputs()
    this.#annotate(failure.problems, thrown)
    await this.#summarize(failure)
    const [text, file] = [this.#safe(result), this.#safePath(failure.file)]
    this.#tell('log', (runner) => runner.setFailed(text, file))
  }

  // A post run ends well although it leaves a draft that may not be the run's, and nobody reads the log of a green step.
  #reportSuccess(result: string): void {
    if (unfinishedDraft(this.#state.knowledge)?.owner === 'unknown') this.#warn(result)
    else this.info(result)
  }

  #failureOf(error: unknown): Failure {
    const redact = (text: string): string => this.#secrets.redact(text)
    const problems = error instanceof InputErrors ? error.errors : []
    return {
      message: redact(messageOf(error)),
      kind: error instanceof PublishError ? error.name : 'Error',
      file: error instanceof InputError ? error.file : undefined,
      problems: problems.map(({ message, file }) => ({
        message: redact(message),
        file: file === undefined ? undefined : redact(file),
      })),
    }
  }

  async #summarize(failure: Failure | undefined): Promise<void> {
    try {
      // Loaded here, because it is needed only at the end.
      const { summaryOf } = await import('./summary/summary.ts')
      const markdown = summaryOf({
        state: this.#state,
        failure,
        run: this.#runner.workflowRun(),
        startedAt: this.#startedAt,
        endedAt: this.#clock.now(),
      })
      await this.#runner.summarize(markdown)
    } catch (error) {
      this.#reportLoss('summary', error)
    }
  }

  #log(event: Event): void {
    if (event.type === 'stage') this.#beginStage(event.stage)
    if (event.type === 'upload') this.#logUpload(event)
    // The statuses so far belong to another submission.
    if (event.type === 'following') this.#statusLog = new StatusLog()
    if (event.type === 'status') this.#logStatus(event)
    if (event.type === 'time-limit' && event.limitInMs > 0)
      this.#endsAt = this.#clock.uptime() + event.limitInMs
    for (const line of debugLines(event)) this.#debug(line)
    const isWarning = WARNINGS.has(event.type)
    for (const line of logLines(event)) {
      if (isWarning) this.#warn(line)
      else this.info(line)
    }
    if (event.type === 'planned') for (const warning of event.warnings) this.#warn(warning)
  }

  #logStatus({ status, details }: EventOf<'status'>): void {
    for (const warning of details.warnings.map(sentenceFor)) {
      if (!this.#toldWarnings.has(warning)) this.#debug(warning)
      this.#toldWarnings.add(warning)
    }
    const at = this.#clock.uptime()
    const line = this.#statusLog.lineFor({ status, at, timeLeftInMs: this.#endsAt - at })
    if (line !== undefined) this.info(line)
  }

  #debug(line: string): void {
    // Otherwise the line is not shown: https://docs.github.com/actions/reference/workflows-and-actions/variables
    if (this.#runner.env['RUNNER_DEBUG'] === '1') this.#openStage()
    const text = this.#safe(line)
    this.#tell('log', (runner) => runner.debug(text))
  }

  #logUpload({ sentBytes, totalBytes }: EventOf<'upload'>): void {
    const line = this.#uploadLog.lineFor({ sentBytes, totalBytes, at: this.#clock.uptime() })
    if (line !== undefined) this.info(line)
  }

  #beginStage(name: Stage): void {
    this.#endStage()
    // A group is folded, and the wait should stay visible.
    if (name === 'Wait') return
    this.#stage = { name, startedAt: this.#clock.uptime(), isOpen: false }
    // This check may log nothing; an empty group would be noise.
    if (name !== 'Check') this.#openStage()
  }

  #openStage(): void {
    const stage = this.#stage
    if (stage === undefined || stage.isOpen) return
    stage.isOpen = true
    this.#tell('log', (runner) => runner.startGroup(stage.name))
  }

  #endStage(): void {
    if (this.#stage === undefined) return
    const { name, startedAt } = this.#stage
    const elapsedInMs = this.#clock.uptime() - startedAt
    if (elapsedInMs >= SHORTEST_TOLD_IN_MS) this.info(`${name} took ${duration(elapsedInMs)}.`)
    if (this.#stage.isOpen) this.#tell('log', (runner) => runner.endGroup())
    this.#stage = undefined
  }

  #setOutputs(): void {
    for (const [name, value] of Object.entries(outputsOf(this.#state))) {
      if (this.#shown.get(name) === value) continue
      if (this.#tell('outputs', (runner) => runner.setOutput(name, value))) this.#shown.set(name, value)
    }
  }

  // Saved before anything that a killed run could not undo.
  #saveState({ product, knowledge }: RunState, event: Event): void {
    const saved = formatSavedDraft(product, unfinishedDraft(knowledge))
    if (saved === this.#savedDraft) return
    try {
      this.#runner.saveState(UNFINISHED_DRAFT, saved)
      this.#savedDraft = saved
    } catch (error) {
      if (mustBeSaved(event)) throw unsavable(error)
      this.#reportLoss('state', error)
    }
  }

  #annotate(problems: readonly Annotation[], thrown: unknown): void {
    const details = withoutKnownNoise(this.#state.details)
    // If the Store has given only one error, the run's own error already says it.
    const isTold = thrown instanceof SubmissionFailedError && onlyErrorOf(details) !== undefined
    const told = [isTold ? [] : mergeLanguages(details.errors), mergeLanguages(details.warnings)] as const
    // The command `status` never fails because of what it finds.
    const isOverview = this.#state.outcome?.type === 'overview'
    const [errors, warnings] = isOverview ? [[], told.flat()] : told
    const found = [
      ...problems,
      ...errors.map((one): Annotation => ({ message: sentenceFor(one), file: undefined })),
    ]
    for (const one of found.slice(0, MOST_ERRORS)) {
      const [text, file] = [this.#safe(one.message), this.#safePath(one.file)]
      this.#tell('log', (runner) => runner.error(text, file))
    }
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
    this.#openStage()
    this.#warnings += 1
    const text = this.#safe(message)
    this.#tell('log', (runner) => runner.warning(text))
  }

  /** Returns whether the runner accepted it. If not, the run continues: publishing matters more than reporting. */
  #tell(channel: Channel, tell: (runner: Runner) => void): boolean {
    try {
      tell(this.#runner)
      return true
    } catch (error) {
      this.#reportLoss(channel, error)
      return false
    }
  }

  // Once for each channel, and in the log: if that fails, there is nowhere left to report it.
  #reportLoss(channel: Channel, error: unknown): void {
    if (channel === 'log' || this.#broken.has(channel)) return
    this.#broken.add(channel)
    this.#warn(`${LOSSES[channel]}: ${messageOf(error)}`)
  }

  #safePath(file: string | undefined): string | undefined {
    return file === undefined ? undefined : this.#safe(file)
  }

  #safe(text: string): string {
    return neutralizeCommands(this.#secrets.redact(text))
  }
}
