import type { PackageFile } from '../../files/packages/package-file.ts'
import { type DraftFate, fateOf } from '../../pipeline/knowledge/knowledge.ts'
import type { Change } from '../../plan/model/plan.ts'
import { toJson } from '../../shared/json.ts'
import { phaseOf } from '../../store/status.ts'
import type { StatusMessage } from '../../store/submission.ts'
import { showInvisible, truncate } from './escape.ts'
import type { RunState } from './run-state.ts'

const LONGEST_TEXT = 1000
const MOST_BYTES = 100_000 // of a list, as JSON in UTF-8

/** Returns the outputs known so far, by their names in action.yml. */
export function outputsOf(state: RunState): Readonly<Record<string, string>> {
  const { product } = state
  const known = {
    'submission-id': state.submissionId,
    'submission-url': state.submissionUrl,
    status: state.status,
    'status-details': state.timeline.length === 0 ? undefined : statusDetails(state),
    'flight-id': product?.kind === 'flight' ? product.flightId : idOfCreated(state, 'flight'),
    'add-on-id': product?.kind === 'add-on' ? product.addOnId : idOfCreated(state, 'add-on'),
    'rollout-percentage':
      state.rolloutStatus === undefined ? undefined : String(state.rolloutStatus.percentage),
    'rollout-status': state.rolloutStatus?.status,
    ...overviewOutputs(state),
    published: String(phaseOf(state.status ?? '') === 'published'),
    skipped: String(state.outcome?.type === 'skipped'),
    packages: toJson(takeWithinBytes(isSent(state) ? state.packages.map(sentPackage) : [], MOST_BYTES)),
    changes: toJson(takeWithinBytes(state.changes.map(shortenChange), MOST_BYTES)),
  }
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

function overviewOutputs({ outcome }: RunState): Readonly<Record<string, string | undefined>> {
  if (outcome?.type !== 'overview') return {}
  const { published } = outcome
  return {
    'published-submission-id': published?.submissionId,
    'published-packages': toJson(takeWithinBytes(published?.packages ?? [], MOST_BYTES)),
  }
}

function statusDetails({ details }: RunState): string {
  const { errors, warnings, certificationReports } = details
  return toJson({
    errors: takeWithinBytes(errors.map(shortenMessage), MOST_BYTES * 0.4),
    warnings: takeWithinBytes(warnings.map(shortenMessage), MOST_BYTES * 0.3),
    certificationReports: takeWithinBytes(certificationReports, MOST_BYTES * 0.2),
  })
}

function shortenMessage({ code, details }: StatusMessage): StatusMessage {
  const [shortCode = '', shortDetails = ''] = [code, details].map((text) =>
    truncate(showInvisible(text), LONGEST_TEXT),
  )
  return { code: shortCode, details: shortDetails }
}

const SENT: ReadonlySet<DraftFate> = new Set<DraftFate>([
  'kept',
  'committed',
  'commit-in-doubt',
  'committed-by-other',
])

// Only what somebody else has committed may hold something else: a first draft is nobody's, and holds what the run sent.
function isSent({ knowledge }: RunState): boolean {
  const fate = fateOf(knowledge)
  return fate === 'committed-by-other' ? knowledge.draft?.owner !== 'other' : SENT.has(fate)
}

function idOfCreated({ created }: RunState, what: 'flight' | 'add-on'): string | undefined {
  return created?.what === what ? created.id : undefined
}

function sentPackage({ fileName, identity }: PackageFile): Readonly<Record<string, string>> {
  if (identity === undefined) return { fileName }
  const { name, publisher, version, architectures } = identity
  return { fileName, name, publisher, version, architecture: architectures.join('+') }
}

function shortenChange({ field, before, after }: Change): Change {
  return { field, before: shortenValue(before), after: shortenValue(after) }
}

function shortenValue(value: unknown): unknown {
  if (typeof value === 'string') return truncate(value, LONGEST_TEXT)
  const json = toJson(value)
  return json.length <= LONGEST_TEXT ? value : truncate(json, LONGEST_TEXT)
}

// GitHub drops an output that is too long; a truncated list is better than none.
function takeWithinBytes<T>(items: readonly T[], mostBytes: number): readonly T[] {
  let bytes = 2
  const end = items.findIndex((item) => {
    bytes += Buffer.byteLength(toJson(item)) + 1
    return bytes > mostBytes
  })
  return end === -1 ? items : items.slice(0, end)
}
