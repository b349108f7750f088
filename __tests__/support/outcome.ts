import { conclusion } from '../../src/action/report/conclusion.ts'
import { initialState, type RunState, reduce } from '../../src/action/report/run-state.ts'

/** The fate of its submission, as a run says that published nothing. */
export interface Outcome {
  readonly is: keyof typeof STATES | typeof NOTHING_LEFT.is
  /** The submission that it names. */
  readonly submissionId: string | undefined
}

const ID = '7777777'
const unconfirmed = (what: NonNullable<RunState['unconfirmed']>['what']): Partial<RunState> => ({
  unconfirmed: { what, submissionId: ID },
})

const STATES = {
  'nothing changed': {},
  'no submission made': { created: { what: 'flight', id: 'id', name: 'name' } },
  'draft kept': { draft: 'kept', submissionId: ID },
  'draft deleted': { draft: 'deleted', submissionId: ID },
  'draft left': { draft: 'left', submissionId: ID },
  committed: { committed: true, status: 'CertificationFailed', submissionId: ID },
  'delete unconfirmed': unconfirmed('delete'),
  'delete of the draft unconfirmed': { ...unconfirmed('delete'), submissionId: ID },
  'create unconfirmed': unconfirmed('create'),
  'commit unconfirmed': unconfirmed('commit'),
  'create-flight unconfirmed': unconfirmed('create-flight'),
  'delete-flight unconfirmed': unconfirmed('delete-flight'),
  'create-add-on unconfirmed': unconfirmed('create-add-on'),
  'delete-add-on unconfirmed': unconfirmed('delete-add-on'),
  'rollout unconfirmed': unconfirmed('rollout'),
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
