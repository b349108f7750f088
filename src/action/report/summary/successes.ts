import type { EventOf, IntendedChange, NamedResource, Outcome } from '../../../pipeline/events.ts'
import { type DraftFate, fateOf } from '../../../pipeline/knowledge/knowledge.ts'
import { capitalized } from '../../../shared/names.ts'
import { phaseOf } from '../../../store/status.ts'
import { conclusion } from '../conclusion.ts'
import { counted } from '../log-lines.ts'
import { whenPublished } from '../publication.ts'
import type { RunState } from '../run-state.ts'
import { type End, endWith } from './end.ts'
import { code, foldRest, type Inline, paragraph, plain } from './markdown.ts'
import { message } from './message.ts'
import { resumption } from './next-step.ts'
import { withPackages } from './packages.ts'
import { stageOf } from './progress.ts'
import { productName, releaseName } from './subject.ts'

/** Returns the end of a run that has succeeded. */
export function successEnd(state: RunState): End {
  const { outcome } = state
  return outcome === undefined ? progressEnd(state) : (ENDS[outcome.type] as Describe)(state, outcome)
}

type Describe<T extends Outcome['type'] = Outcome['type']> = (state: RunState, outcome: EventOf<T>) => End

const ENDS: { readonly [T in Outcome['type']]: Describe<T> } = {
  skipped: (state) =>
    endWith(
      `✅ Nothing to do: ${releaseName(state)} is already live`,
      `${state.planned ? 'The live submission already matches everything that this run sets' : 'The same packages are already live'}, so no submission was created.`,
    ),
  'dry-run': dryRunEnd,
  'draft-kept': (state) => {
    const { title, body } = endWith(`📝 ${releaseName(state)} is ready as a draft`)
    return {
      title,
      body: [
        ...body,
        ...resumption(
          'Review the draft in Partner Center. To submit it, run',
          'submit-draft',
          state.submissionId,
        ),
      ],
    }
  },
  'submission-deleted': (state, { deleted }) =>
    endWith(
      `🗑️ The pending submission of ${productName(state)} was deleted`,
      `**Deleted:** ${describeSubmission(deleted)}.`,
    ),
  'resource-deleted': (_, { what, name }) =>
    endWith(`🗑️ The ${what} ${plain(name)} was deleted`, 'Its submissions were deleted with it.'),
  'nothing-to-delete': nothingToDeleteEnd,
  'rollout-set': rolloutEnd,
  exported: (state, { folder, files }) => ({
    title: `✅ Exported the listings of ${productName(state)}`,
    body: [
      paragraph(
        `Wrote ${counted(files.length, 'file')} to ${code(folder)}. Nothing was changed in the Store.`,
      ),
      ...foldRest({ head: '', rows: files.map((file) => `- ${code(file)}`), tail: '' }, 'files'),
    ],
  }),
  overview: overviewEnd,
  'nothing-left': () =>
    endWith('✅ Nothing was left behind', 'The interrupted run left no draft in the Store.'),
}

function dryRunEnd(state: RunState, { intended, replaces, endsRollout }: EventOf<'dry-run'>): End {
  const nothing = 'This was a dry run: nothing was changed in the Store.'
  if (intended !== undefined)
    return endWith(`🔎 ${intendedTitle(intended, state)}`, nothing, ...intendedDetails(intended))
  const verb = state.submissionId === undefined ? 'published' : 'submitted'
  const room = [
    replaces === undefined ? '' : `**Would be deleted:** pending ${describeSubmission(replaces)}.`,
    endsRollout === undefined
      ? ''
      : `**Would be ended:** the rollout of the live submission, by ${code(endsRollout)}.`,
  ]
  return endWith(`🔎 ${releaseName(state)} would be ${verb}`, nothing, ...room)
}

function intendedTitle(intended: IntendedChange, state: RunState): Inline {
  switch (intended.action) {
    case 'create':
      return state.planned
        ? `The ${intended.what} ${plain(intended.name)} would be created and published`
        : `The ${intended.what} ${plain(intended.name)} would be created`
    case 'delete':
      return intended.what === 'submission'
        ? `The pending submission of ${productName(state)} would be deleted`
        : `The ${intended.what} ${plain(intended.name)} would be deleted`
    case 'update-rollout':
      return `${releaseName(state)} would go to ${intended.percentage}% of users`
    case 'finalize-rollout':
      return `${releaseName(state)} would go to everyone`
    case 'halt-rollout':
      return `The rollout of ${releaseName(state)} would be halted`
  }
}

function intendedDetails(intended: IntendedChange): readonly Inline[] {
  if (intended.action !== 'delete') return []
  return intended.what === 'submission'
    ? [`**Would be deleted:** ${describeSubmission({ packages: [], name: undefined, ...intended })}.`]
    : [`**Would be deleted:** ${code(intended.id)} and its submissions.`]
}

/** Describes a submission to delete: the Store's name for it, its ID and its packages. */
export function describeSubmission({ id, name, packages }: EventOf<'replaced'>['deleted']): Inline {
  const label = name === undefined ? `submission ${code(id)}` : `${code(name)} (${code(id)})`
  return `${label} with ${withPackages(packages)}`
}

function nothingToDeleteEnd(state: RunState, { what, id, name }: EventOf<'nothing-to-delete'>): End {
  return what === 'submission'
    ? endWith(`✅ Nothing to delete: ${productName(state)} has no pending submission`)
    : endWith(
        `✅ Nothing to delete: there is no such ${what}`,
        `The ${what} ${code(id ?? name ?? '')} does not exist, or has already been deleted.`,
      )
}

function rolloutEnd(
  state: RunState,
  { rollout: { percentage, status }, submissionId }: EventOf<'rollout-set'>,
): End {
  const already = submissionId === undefined ? 'already ' : ''
  const name = releaseName(state)
  const titles: Readonly<Record<string, Inline>> = {
    PackageRolloutComplete: `${name} ${already || 'now '}goes to everyone`,
    PackageRolloutStopped: `the rollout of ${name} is ${already || 'now '}halted`,
  }
  const title = titles[status] ?? `${name} ${already || 'now '}goes to ${percentage}% of users`
  const stopped = 'Nobody else gets the new packages; devices that have them keep them.'
  return endWith(
    submissionId === undefined ? `✅ Nothing to do: ${title}` : `✅ ${capitalized(title)}`,
    status === 'PackageRolloutStopped' ? stopped : '',
    status === 'PackageRolloutInProgress' ? AFTER_ROLLOUT : '',
  )
}

const AFTER_ROLLOUT =
  'Set another percentage with `command: update-rollout`, or give it to everyone with `command: finalize-rollout`.'

function overviewEnd(state: RunState, { published, pending }: EventOf<'overview'>): End {
  const { rolloutPercentage } = state
  const part = rolloutPercentage === undefined ? '' : `, for ${rolloutPercentage}% of users`
  return endWith(
    overviewTitle(state, published !== undefined, pending),
    published === undefined ? '' : `**Live:** submission ${code(published.submissionId)}${part}`,
    pending === undefined
      ? ''
      : `**Pending:** submission ${code(pending.submissionId)} (${code(pending.status)})`,
    whenPublished(state),
  )
}

function overviewTitle(state: RunState, isLive: boolean, pending: EventOf<'overview'>['pending']): Inline {
  const name = productName(state)
  if (pending === undefined) {
    return isLive
      ? `✅ ${releaseName(state)} is live, and nothing is pending`
      : `ℹ️ ${name} has never been published`
  }
  const submission = `a submission of ${name}`
  switch (phaseOf(pending.status)) {
    case 'failed':
      return `❌ ${capitalized(submission)} has failed`
    case 'draft':
      return `📝 ${capitalized(submission)} is a draft`
    default:
      return `⏳ ${capitalized(submission)} is ${stageOf(pending.status)}`
  }
}

function progressEnd(state: RunState): End {
  const { created, submissionId, status = '' } = state
  if (submissionId === undefined && created !== undefined) return createdEnd(created)
  const name = releaseName(state)
  switch (phaseOf(status)) {
    case 'published':
      return publishedEnd(state)
    case 'certified':
      return endWith(
        `✅ ${name} passed certification`,
        `It is not published yet. ${whenPublished(state)}`.trim(),
      )
    case 'publishing':
      return endWith(`✅ ${name} passed certification and is being published`)
    case 'processing':
    case 'committing':
      return endWith(`✅ ${name} was submitted`, message(conclusion(state, undefined)))
    default:
      return otherEnd(state)
  }
}

function publishedEnd(state: RunState): End {
  const { rolloutPercentage, product } = state
  const place = product?.kind === 'flight' ? 'live for its testers' : 'live in the Microsoft Store'
  return rolloutPercentage === undefined
    ? endWith(`✅ ${releaseName(state)} is ${place}`)
    : endWith(`✅ ${releaseName(state)} is live for ${rolloutPercentage}% of users`, AFTER_ROLLOUT)
}

function createdEnd({ what, id, name }: NamedResource): End {
  const input = what === 'flight' ? 'flight-id' : 'add-on-id'
  return endWith(
    `✅ The ${what} ${plain(name)} was created`,
    `Publish to it with \`${input}: ${plain(id)}\`.`,
  )
}

/** Returns the end of a clean-up, and of any run without a better title. */
function otherEnd(state: RunState): End {
  const title = CLEAN_UPS[fateOf(state.knowledge)] ?? 'ℹ️ The run has ended'
  return endWith(title, message(conclusion(state, undefined)))
}

const CLEAN_UPS: Readonly<Partial<Record<DraftFate, Inline>>> = {
  deleted: '🗑️ The draft that was left behind was deleted',
  gone: '✅ The draft that was left behind is gone',
  open: '⚠️ A draft may have been left behind',
  'create-in-doubt': '⚠️ A draft may have been left behind',
  'delete-in-doubt': '⚠️ A draft may have been left behind',
  'delete-refused': '⚠️ A draft was left behind',
}
