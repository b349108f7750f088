import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { conclusion } from '../../src/action/report/conclusion.ts'
import { initialState, type RunState, reduce } from '../../src/action/report/run-state.ts'
import type { Event } from '../../src/pipeline/events.ts'
import type { ChangeStep } from '../../src/pipeline/knowledge/change-state.ts'
import { CREATE_DRAFT, deletableDraft, unfinishedDraft } from '../../src/pipeline/knowledge/knowledge.ts'
import { type Outcome, outcomeIn } from '../support/outcome.ts'
import { holds } from './holds.ts'

/** A try: its effect, and what the run hears of it. Only what is true can be heard. */
interface Try {
  readonly what: 'create' | 'delete' | 'commit'
  /** `late`: only after the run has ended. */
  readonly effect: 'at once' | 'late' | 'none'
  readonly heard: 'truth' | 'unclear' | 'nothing'
}

type Act =
  | ({ readonly kind: 'try' } & Try)
  | { readonly kind: 'reading'; readonly of: 'delete' | 'commit' }
  | { readonly kind: 'other'; readonly does: 'delete' | 'commit' | 'create' }

const tries = fc.record({
  kind: fc.constant('try' as const),
  what: fc.constantFrom('create' as const, 'delete' as const, 'commit' as const),
  effect: fc.constantFrom('at once' as const, 'late' as const, 'none' as const),
  heard: fc.constantFrom('truth' as const, 'unclear' as const, 'nothing' as const),
})
const readings = fc.record({
  kind: fc.constant('reading' as const),
  of: fc.constantFrom('delete' as const, 'commit' as const),
})
const others = fc.record({
  kind: fc.constant('other' as const),
  does: fc.constantFrom('delete' as const, 'commit' as const, 'create' as const),
})
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: tries }, readings, others),
  {
    maxLength: 10,
  },
)

/** A Store with one slot: at most one submission is pending, and a committed one stays. */
class ModelStore {
  pending: { readonly id: string; readonly maker: 'run' | 'other'; committedBy?: 'run' | 'other' } | undefined
  /** What this run has made and committed, and what was committed although somebody else made it. */
  readonly made: string[] = []
  readonly committedByRun: string[] = []
  #ids = 0

  /** Carries a request out; false when the Store refuses it. `id` is the one that it is for. */
  carryOut(what: Try['what'], by: 'run' | 'other', id = this.pending?.id): boolean {
    if (what === 'create') {
      if (this.pending !== undefined) return false
      this.#ids += 1
      this.pending = { id: String(this.#ids), maker: by }
      if (by === 'run') this.made.push(this.pending.id)
      return true
    }
    const { pending } = this
    if (pending === undefined || pending.id !== id || pending.committedBy !== undefined) return false
    if (what === 'delete') this.pending = undefined
    else {
      pending.committedBy = by
      if (by === 'run') this.committedByRun.push(pending.id)
    }
    return true
  }
}

/** A run that tries and reads, and the Store that it does so with. */
class ModelRun {
  readonly store = new ModelStore()
  /** What takes effect when the run has ended. */
  readonly late: { readonly what: Try['what']; readonly id: string | undefined }[] = []
  state: RunState = initialState
  draftId: string | undefined

  read(of: 'delete' | 'commit'): void {
    const isThere = this.store.pending?.id === this.draftId
    const isCommitted = isThere && this.store.pending?.committedBy !== undefined
    if (this.draftId !== undefined && (of === 'delete' ? !isThere : isCommitted)) this.#tell(of, 'observed')
  }

  try({ what, effect, heard }: Try): void {
    if (!this.#mayTry(what)) return
    this.#tell(what, 'sent')
    const done = effect === 'at once' && this.store.carryOut(what, 'run', this.draftId)
    if (effect === 'late') this.late.push({ what, id: this.draftId })
    if (heard === 'nothing') return
    if (heard === 'unclear' || effect === 'late') this.#tell(what, 'unclear')
    else this.#tell(what, done ? 'answered' : 'refused')
    if (done && what === 'create' && heard === 'truth') this.#learnDraft()
  }

  // A run has one draft, works on it only, and asks before it deletes it.
  #mayTry(what: Try['what']): boolean {
    if ((what === 'create') === (this.draftId !== undefined)) return false
    return what !== 'delete' || deletableDraft(this.state.knowledge) !== undefined
  }

  #learnDraft(): void {
    this.draftId = this.store.pending?.id
    const submissionId = String(this.draftId)
    this.#hear({ type: 'draft', submissionId, url: 'https://p.example/', owner: 'run' })
  }

  #tell(what: Try['what'], step: ChangeStep): void {
    const attempt = what === 'create' ? CREATE_DRAFT : { what, submissionId: this.draftId }
    this.#hear({ type: 'attempt', attempt, step })
  }

  #hear(event: Event): void {
    this.state = reduce(this.state, event, 0)
  }
}

/** Plays the acts to the end, when everything late has taken effect. */
function play(acts: readonly Act[]) {
  const run = new ModelRun()
  const { store, late } = run
  for (const act of acts) {
    if (act.kind === 'other') store.carryOut(act.does, 'other')
    else if (act.kind === 'reading') run.read(act.of)
    else run.try(act)
  }
  const { knowledge } = run.state
  for (const { what, id } of late) store.carryOut(what, 'run', id)
  const outcome = outcomeIn(conclusion(run.state, 'It failed.'))
  return { store, outcome, draftId: run.draftId, left: unfinishedDraft(knowledge), known: knowledge }
}

/** What each outcome says, as the Store must have it in the end. */
const CLAIMS: Readonly<Partial<Record<Outcome['is'], (played: ReturnType<typeof play>) => boolean>>> = {
  'nothing changed': ({ store }) => store.made.length === 0 && store.committedByRun.length === 0,
  'draft kept': ({ store }) => store.committedByRun.length === 0,
  'draft deleted': ({ store, draftId }) => store.committedByRun.length === 0 && store.pending?.id !== draftId,
  'draft gone': ({ store, draftId }) => store.committedByRun.length === 0 && store.pending?.id !== draftId,
  'draft left': ({ store }) => store.committedByRun.length === 0,
  committed: ({ store, draftId }) =>
    store.pending?.id === draftId && store.pending?.committedBy !== undefined,
  'committed by somebody else': ({ store, draftId }) =>
    store.pending?.id === draftId && store.pending?.committedBy === 'other',
  'delete of the draft unconfirmed': ({ store }) => store.committedByRun.length === 0,
}

describe('What a run says of its draft', () => {
  it('never contradicts the Store, whatever happens, is heard and takes effect late', () => {
    holds(
      fc.property(acts, (all) => {
        const played = play(all)
        const { outcome } = played
        expect(outcome).toBeDefined()
        expect(CLAIMS[outcome?.is ?? 'nothing changed']?.(played) ?? true).toBe(true)
      }),
      3000,
    )
  })

  it('names what may be there, so that nothing of its own is left without a word', () => {
    holds(
      fc.property(acts, (all) => {
        const { store, outcome, draftId, known } = play(all)
        const isLeft = store.pending?.maker === 'run' && store.pending.committedBy === undefined
        const isTold =
          outcome?.is === 'create unconfirmed' ||
          (outcome?.submissionId ?? known.draft?.submissionId) === draftId
        expect(!isLeft || isTold).toBe(true)
      }),
      3000,
    )
  })

  it('and its post run never deletes what may be committed, or is not its own', () => {
    holds(
      fc.property(acts, (all) => {
        const { store, left } = play(all)
        const isOthers = store.pending?.id === left?.submissionId && store.pending?.maker === 'other'
        expect(left?.submissionId !== undefined && store.committedByRun.includes(left.submissionId)).toBe(
          false,
        )
        expect(isOthers && left?.owner === 'run').toBe(false)
      }),
      3000,
    )
  })
})
