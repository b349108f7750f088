import { describe, expect, it } from '@jest/globals'
import type { Event } from '../../src/pipeline/events.ts'
import {
  type Attempt,
  type ChangeState,
  type ChangeStep,
  NEXT_OWNER,
  NEXT_STATE,
  type Owner,
} from '../../src/pipeline/knowledge/change-state.ts'
import {
  type DraftFate,
  deletableDraft,
  fateOf,
  isCommitted,
  type Knowledge,
  nothingKnown,
  reduceKnowledge,
  stateOf,
  type UnfinishedDraft,
  unfinishedDraft,
} from '../../src/pipeline/knowledge/knowledge.ts'
import { knownDraft } from '../support/knowledge.ts'

const STEPS: readonly ChangeStep[] = ['sent', 'refused', 'unclear', 'answered', 'observed']

const step = (what: Attempt['what'], how: ChangeStep, submissionId = '7'): Event => ({
  type: 'attempt',
  attempt: { what, submissionId: what === 'create' ? undefined : submissionId },
  step: how,
})
const draft = (owner: Owner): Event => ({
  type: 'draft',
  submissionId: '7',
  url: 'https://p.example/7',
  owner,
})
const knowing = (...events: readonly Event[]): Knowledge => events.reduce(reduceKnowledge, nothingKnown)

describe('A change', () => {
  it.each<readonly [ChangeState, ...ChangeState[]]>([
    // sent, refused, unclear, answered, observed
    ['not-tried', 'sent', 'refused', 'unclear', 'done', 'done-by-other'],
    ['sent', 'unclear', 'refused', 'unclear', 'done', 'done'],
    ['refused', 'sent', 'refused', 'unclear', 'done', 'done-by-other'],
    ['unclear', 'unclear', 'unclear', 'unclear', 'done', 'done'],
    ['done', 'done', 'done', 'done', 'done', 'done'],
    ['done-by-other', 'done-by-other', 'done-by-other', 'done-by-other', 'done-by-other', 'done-by-other'],
  ])('that is %s becomes, by what is heard of it: %s, %s, %s, %s, %s', (state, ...next) => {
    expect(STEPS.map((how) => NEXT_STATE[state][how])).toEqual(next)
  })

  it.each<{ name: string; steps: readonly ChangeStep[]; state: ChangeState }>([
    { name: 'is not tried before it is sent', steps: [], state: 'not-tried' },
    { name: 'is in doubt from then on', steps: ['sent'], state: 'sent' },
    { name: 'is refused', steps: ['sent', 'refused'], state: 'refused' },
    { name: 'may be tried again after that', steps: ['sent', 'refused', 'sent'], state: 'sent' },
    {
      name: 'stays in doubt when a later try is refused',
      steps: ['sent', 'unclear', 'sent', 'refused'],
      state: 'unclear',
    },
    {
      name: 'is done by the answer to a later try',
      steps: ['sent', 'unclear', 'sent', 'answered'],
      state: 'done',
    },
    { name: 'is done when it is seen after a doubt', steps: ['sent', 'unclear', 'observed'], state: 'done' },
    {
      name: 'was done by somebody else when it is seen although every try was refused',
      steps: ['sent', 'refused', 'observed'],
      state: 'done-by-other',
    },
  ])('$name', ({ steps, state }) => {
    const known = knowing(...steps.map((how) => step('commit', how)))
    expect(stateOf(known, { what: 'commit', submissionId: '7' })).toBe(state)
  })

  it('is not touched by news about another one', () => {
    const known = knowing(
      step('create', 'sent'),
      step('delete', 'sent', '5'),
      step('delete', 'refused', '5'),
      step('delete', 'sent', '7'),
      step('delete', 'answered', '7'),
    )
    expect(known.changes).toEqual([
      { attempt: { what: 'create', submissionId: undefined }, state: 'sent' },
      { attempt: { what: 'delete', submissionId: '5' }, state: 'refused' },
      { attempt: { what: 'delete', submissionId: '7' }, state: 'done', isAnswered: true },
    ])
  })

  it('is the same value when there is nothing new, so that no state is saved again', () => {
    const known = knowing(step('create', 'unclear'))
    expect(reduceKnowledge(known, step('create', 'refused'))).toBe(known)
  })
})

describe('The owner of a draft', () => {
  it.each<readonly [Owner, Owner, Owner]>([
    ['run', 'run', 'other'],
    ['unknown', 'evidence', 'other'],
    ['evidence', 'evidence', 'other'],
    ['other', 'other', 'other'],
  ])(
    'that is %s becomes %s by a reading of this run’s update, %s by one of another',
    (owner, ours, others) => {
      expect([NEXT_OWNER[owner].evidence, NEXT_OWNER[owner].other]).toEqual([ours, others])
    },
  )

  it('is not changed by a reading of another submission', () => {
    const known = knowing(draft('run'), { type: 'draft-evidence', submissionId: '8', owner: 'other' })
    expect(known.draft).toEqual({ submissionId: '7', owner: 'run' })
  })
})

const unknown: UnfinishedDraft = { submissionId: undefined, owner: 'unknown' }
const own: UnfinishedDraft = { submissionId: '7', owner: 'run' }

describe('The draft of a run', () => {
  it.each<{
    name: string
    events: readonly Event[]
    fate: DraftFate
    deletable?: string
    unfinished?: UnfinishedDraft
  }>([
    { name: 'that was not asked for', events: [], fate: 'none' },
    {
      name: 'whose creation is under way',
      events: [step('create', 'sent')],
      fate: 'create-in-doubt',
      unfinished: unknown,
    },
    {
      name: 'whose creation was refused',
      events: [step('create', 'sent'), step('create', 'refused')],
      fate: 'none',
    },
    {
      name: 'whose creation was lost, and then refused',
      events: [step('create', 'unclear'), step('create', 'refused')],
      fate: 'create-in-doubt',
      unfinished: unknown,
    },
    {
      name: 'that was answered',
      events: [step('create', 'answered'), draft('run')],
      fate: 'open',
      deletable: '7',
      unfinished: own,
    },
    {
      name: 'that turned up after a lost creation',
      events: [step('create', 'unclear'), draft('unknown')],
      fate: 'open',
      unfinished: { submissionId: '7', owner: 'unknown' },
    },
    {
      name: 'that turned up, and holds this run’s update',
      events: [draft('unknown'), { type: 'draft-evidence', submissionId: '7', owner: 'evidence' }],
      fate: 'open',
      deletable: '7',
      unfinished: { submissionId: '7', owner: 'evidence' },
    },
    {
      name: 'that somebody else has changed',
      events: [
        step('create', 'answered'),
        draft('run'),
        { type: 'draft-evidence', submissionId: '7', owner: 'other' },
      ],
      fate: 'open',
      unfinished: { submissionId: '7', owner: 'unknown' },
    },
    { name: 'that was there before', events: [draft('other')], fate: 'open' },
    { name: 'that is kept on purpose', events: [draft('run'), { type: 'draft-kept' }], fate: 'kept' },
    {
      name: 'whose deletion was refused',
      events: [draft('run'), step('delete', 'refused')],
      fate: 'delete-refused',
      deletable: '7',
      unfinished: own,
    },
    {
      name: 'whose deletion may go on',
      events: [draft('run'), step('delete', 'sent')],
      fate: 'delete-in-doubt',
      deletable: '7',
      unfinished: own,
    },
    { name: 'that is deleted', events: [draft('run'), step('delete', 'answered')], fate: 'deleted' },
    { name: 'that somebody else deleted', events: [draft('run'), step('delete', 'observed')], fate: 'gone' },
    {
      name: 'whose commit is under way',
      events: [draft('run'), step('commit', 'sent')],
      fate: 'commit-in-doubt',
    },
    {
      name: 'whose commit was lost, and then refused',
      events: [draft('run'), step('commit', 'unclear'), step('commit', 'refused')],
      fate: 'commit-in-doubt',
    },
    {
      name: 'whose commit was refused',
      events: [draft('run'), step('commit', 'sent'), step('commit', 'refused')],
      fate: 'open',
      deletable: '7',
      unfinished: own,
    },
    { name: 'that is committed', events: [draft('run'), step('commit', 'answered')], fate: 'committed' },
    {
      name: 'that somebody else committed, which its refused deletion shows',
      events: [draft('run'), step('delete', 'refused'), step('commit', 'observed')],
      fate: 'committed-by-other',
    },
  ])('$name is, is deleted and left as follows', ({ events, fate, deletable, unfinished }) => {
    const known = knowing(...events)
    expect([fateOf(known), deletableDraft(known), unfinishedDraft(known)]).toEqual([
      fate,
      deletable,
      unfinished,
    ])
  })

  it.each<DraftFate>(['commit-in-doubt', 'committed', 'committed-by-other'])(
    'is never deleted when it is %s, whoever made it',
    (fate) => {
      const owners: readonly Owner[] = ['run', 'evidence', 'unknown', 'other']
      expect(owners.map((owner) => deletableDraft(knownDraft('7', fate, owner)))).toEqual(
        owners.map(() => undefined),
      )
    },
  )

  it.each<{ step: ChangeStep; committed: boolean }>([
    { step: 'answered', committed: true },
    { step: 'observed', committed: true },
    { step: 'unclear', committed: false },
    { step: 'refused', committed: false },
  ])('is committed after $step: $committed', ({ step: how, committed }) => {
    expect(isCommitted(knowing(step('commit', how)), '7')).toBe(committed)
  })
})
