import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { conclusion } from '../src/action/report/conclusion.ts'
import { initialState } from '../src/action/report/run-state.ts'
import {
  type ChangeState,
  type ChangeStep,
  NEXT_OWNER,
  NEXT_STATE,
  type Owner,
} from '../src/pipeline/knowledge/change-state.ts'
import { type DraftFate, deletableDraft, unfinishedDraft } from '../src/pipeline/knowledge/knowledge.ts'
import { knownDraft } from './support/knowledge.ts'

const text = readFileSync('ARCHITECTURE.md', 'utf8')

/** The rows below a table's head, each with its cells. */
function rowsUnder(head: string): readonly (readonly string[])[] {
  const [, table = ''] = text.split(`${head}\n`)
  const lines = table.split('\n').slice(1)
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

describe('ARCHITECTURE.md', () => {
  it('has the states of a change as the code has them', () => {
    const steps: readonly ChangeStep[] = ['sent', 'refused', 'unclear', 'answered', 'observed']
    const states = Object.keys(NEXT_STATE) as readonly ChangeState[]

    expect(rowsUnder('| state | sent | refused | unclear | answered | observed |')).toEqual(
      states.map((state) => [state, ...steps.map((step) => NEXT_STATE[state][step])]),
    )
  })

  it('has the owners of a draft as the code has them', () => {
    const owners = Object.keys(NEXT_OWNER) as readonly Owner[]
    const mayDelete = (owner: Owner): string =>
      deletableDraft(knownDraft('N', 'open', owner)) === undefined ? 'left' : 'deleted'

    expect(
      rowsUnder("| owner | this run's update is read | another's change is read | when the run fails |"),
    ).toEqual(
      owners.map((owner) => [owner, NEXT_OWNER[owner].evidence, NEXT_OWNER[owner].other, mayDelete(owner)]),
    )
  })

  it('has the fates of a draft as the code has them: words, clean-up, post run', () => {
    const fates: readonly DraftFate[] = [
      'none',
      'create-in-doubt',
      'open',
      'kept',
      'deleted',
      'gone',
      'delete-in-doubt',
      'delete-refused',
      'commit-in-doubt',
      'committed',
      'committed-by-other',
    ]
    const row = (fate: DraftFate): readonly string[] => {
      const knowledge = knownDraft('N', fate)
      const words = conclusion({ ...initialState, submissionId: 'N', knowledge }, 'F.').replace('F. ', '')
      const unfinished = unfinishedDraft(knowledge)
      return [
        fate,
        words.replaceAll('\n', '<br>'),
        deletableDraft(knowledge) === undefined ? '–' : 'deletes it',
        unfinished === undefined ? '–' : unfinished.owner === 'run' ? 'deletes it' : 'names it',
      ]
    }

    expect(rowsUnder('| fate of the draft | words | clean-up | post run |')).toEqual(fates.map(row))
  })
})
