import { conclusion } from '../../src/action/report/conclusion.ts'
import { initialState, type RunState, reduce } from '../../src/action/report/run-state.ts'
import type { Attempt } from '../../src/pipeline/knowledge/change-state.ts'
import type { DraftFate } from '../../src/pipeline/knowledge/knowledge.ts'
import { knownChange, knownDraft } from './knowledge.ts'

/** The fate of its submission, as a run says that published nothing. */
export interface Outcome {
  readonly is: keyof typeof STATES | typeof NOTHING_LEFT.is
  /** The submission that it names. */
  readonly submissionId: string | undefined
}

const ID = '7777777'
const inDoubt = (what: Attempt['what']): Partial<RunState> => ({
  knowledge: knownChange(what, ID, 'unclear'),
})
const draftIs = (fate: DraftFate): Partial<RunState> => ({
  submissionId: ID,
  knowledge: knownDraft(ID, fate),
})

const STATES = {
  'nothing changed': {},
  'no submission made': { created: { what: 'flight', id: 'id', name: 'name' } },
  'draft kept': draftIs('open'),
  'draft of somebody kept': { submissionId: ID, knowledge: knownDraft(ID, 'open', 'unknown') },
  'draft deleted': draftIs('deleted'),
  'draft gone': draftIs('gone'),
  'draft left': draftIs('delete-refused'),
  committed: { ...draftIs('committed'), status: 'CertificationFailed' },
  'commit lost': { ...draftIs('committed'), isCommitLost: true },
  'committed by somebody else': draftIs('committed-by-other'),
  'delete unconfirmed': inDoubt('delete'),
  'delete of the draft unconfirmed': draftIs('delete-in-doubt'),
  'create unconfirmed': draftIs('create-in-doubt'),
  'commit unconfirmed': draftIs('commit-in-doubt'),
  'create-flight unconfirmed': inDoubt('create-flight'),
  'delete-flight unconfirmed': inDoubt('delete-flight'),
  'create-add-on unconfirmed': inDoubt('create-add-on'),
  'delete-add-on unconfirmed': inDoubt('delete-add-on'),
  'rollout unconfirmed': inDoubt('rollout'),
} as const satisfies Readonly<Record<string, Partial<RunState>>>

// What a post run says that finds nothing to delete. The others follow the message of a failure.
const NOTHING_LEFT = {
  is: 'nothing left',
  sentence: conclusion(reduce(initialState, { type: 'nothing-left' }, 0), undefined),
} as const

// The sentences come from where they are written, so that a better wording changes no test that asks for an outcome.
const SENTENCES = Object.entries(STATES)
  .map(([is, state]): { is: Outcome['is']; sentence: string } => ({
    is: is as keyof typeof STATES,
    sentence: sentenceOf(state),
  }))
  .concat(NOTHING_LEFT)
  // One that ends like another, with more before or behind it, is looked for first.
  .sort((one, other) => other.sentence.length - one.sentence.length)
  .map(({ is, sentence }) => ({
    is,
    pattern: new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(ID, '(\\d+)')),
  }))

function sentenceOf(state: Partial<RunState>): string {
  const failure = 'FAILURE'
  const [, sentence = ''] = conclusion({ ...initialState, ...state }, failure).split(failure)
  return sentence.trim()
}

/** Returns the fate of the run's submission, as a message, log or summary says; undefined when it says nothing of it. */
export function outcomeIn(text: string | undefined): Outcome | undefined {
  for (const { is, pattern } of SENTENCES) {
    const found = pattern.exec(text ?? '')
    if (found !== null) return { is, submissionId: found[1] }
  }
  return undefined
}
