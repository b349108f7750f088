import type { PackageFile } from '../../files/packages/package-file.ts'
import type { Change } from '../../plan/model/plan.ts'
import { toJson } from '../../shared/json.ts'
import { phaseOf, withoutKnownNoise } from '../../store/status.ts'
import { truncate } from './escape.ts'
import type { RunState } from './run-state.ts'

const LONGEST_TEXT = 1000
const MOST_BYTES = 100_000

/** The outputs that are known so far, by their names in action.yml. */
export function outputsOf(record: RunState): Readonly<Record<string, string>> {
  const { product } = record
  const known = {
    'submission-id': record.submissionId,
    'submission-url': record.submissionUrl,
    status: record.status,
    'status-details': record.timeline.length === 0 ? undefined : statusDetails(record),
    'flight-id': product?.kind === 'flight' ? product.flightId : idOfCreated(record, 'flight'),
    'add-on-id': product?.kind === 'add-on' ? product.addOnId : idOfCreated(record, 'add-on'),
    'rollout-percentage':
      record.rolloutStatus === undefined ? undefined : String(record.rolloutStatus.percentage),
    'rollout-status': record.rolloutStatus?.status,
    published: String(phaseOf(record.status ?? '') === 'published'),
    skipped: String(record.outcome?.type === 'skipped'),
    packages: toJson(takeWithinBytes(isSent(record) ? record.packages.map(sentPackage) : [], MOST_BYTES)),
    changes: toJson(takeWithinBytes(record.changes.map(shortened), MOST_BYTES)),
  }
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

function statusDetails({ details }: RunState): string {
  const { errors, warnings, certificationReports } = withoutKnownNoise(details)
  const short = ({ code, details: text }: { code: string; details: string }) => ({
    code: truncate(code, LONGEST_TEXT),
    details: truncate(text, LONGEST_TEXT),
  })
  return toJson({
    errors: takeWithinBytes(errors.map(short), MOST_BYTES * 0.4),
    warnings: takeWithinBytes(warnings.map(short), MOST_BYTES * 0.3),
    certificationReports: takeWithinBytes(certificationReports, MOST_BYTES * 0.2),
  })
}

function isSent({ committed, draft, unconfirmed }: RunState): boolean {
  return committed || draft === 'kept' || unconfirmed?.what === 'commit'
}

function idOfCreated({ created }: RunState, what: 'flight' | 'add-on'): string | undefined {
  return created?.what === what ? created.id : undefined
}

function sentPackage({ fileName, identity }: PackageFile): Readonly<Record<string, string>> {
  if (identity === undefined) return { fileName }
  const { name, publisher, version, architectures } = identity
  return { fileName, name, publisher, version, architecture: architectures.join('+') }
}

function shortened({ field, before, after }: Change): Change {
  return { field, before: shortValue(before), after: shortValue(after) }
}

function shortValue(value: unknown): unknown {
  if (typeof value === 'string') return truncate(value, LONGEST_TEXT)
  const json = toJson(value)
  return json.length <= LONGEST_TEXT ? value : truncate(json, LONGEST_TEXT)
}

// GitHub drops a whole output that is too long; a shorter list is worth more.
function takeWithinBytes<T>(items: readonly T[], mostBytes: number): readonly T[] {
  let bytes = 2
  const end = items.findIndex((item) => {
    bytes += Buffer.byteLength(toJson(item)) + 1
    return bytes > mostBytes
  })
  return end === -1 ? items : items.slice(0, end)
}
