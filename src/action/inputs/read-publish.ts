import type { CommandRequest, PublishInputs, ReleaseNotesSource } from '../../commands/requests.ts'
import type { WaitRequest } from '../../pipeline/polling/poll-status.ts'
import type { WaitFor } from '../../pipeline/polling/status-verdict.ts'
import type { ExistingPackagesPolicy } from '../../plan/model/plan.ts'
import { InputError } from '../../shared/errors.ts'
import type { Kind } from '../../store/product.ts'
import type { InputReader } from './input-reader.ts'
import type { InputName } from './schema.ts'

/**
 * Reads the inputs of `publish`.
 *
 * @throws InputError for a value that is not allowed, and for inputs that contradict each other.
 */
export function readPublish(inputs: InputReader, kind: Kind): PublishInputs {
  const request: PublishInputs = {
    command: 'publish',
    ...readWait(inputs, 'accepted'),
    zipPath: inputs.find('zip-path'),
    packages: inputs.get('packages'),
    existingPackages: readExistingPackages(inputs),
    submission: inputs.find('submission'),
    submissionMode: inputs.get('submission-mode'),
    metadataPath: inputs.find('metadata-path'),
    releaseNotes: readReleaseNotesSource(inputs),
    settings: {
      notesForCertification: inputs.find('notes-for-certification'),
      publishMode: inputs.find('publish-mode'),
      publishDate: inputs.find('publish-date'),
      visibility: inputs.find('visibility'),
      rolloutPercentage: inputs.find('rollout-percentage'),
      mandatoryUpdateDate: inputs.find('mandatory-update-date'),
    },
    metadataOnly: inputs.get('metadata-only'),
    ifPending: inputs.get('if-pending'),
    ifRolloutActive: inputs.get('if-rollout-active'),
    skipIfPublished: inputs.get('skip-if-published'),
    draft: inputs.get('draft'),
    allow: inputs.get('allow'),
    dryRun: inputs.get('dry-run'),
  }
  for (const { input, when, problem } of CONTRADICTIONS) {
    if (when(request, inputs, kind)) throw new InputError(input, problem)
  }
  return request
}

/**
 * Refuses a publish date that has passed: the Store would publish at once.
 *
 * @throws InputError that names the date.
 */
export function refusePastDate(request: CommandRequest, now: number): void {
  if (request.command !== 'publish') return
  const { publishDate } = request.settings
  if (publishDate === undefined || Date.parse(publishDate) > now) return
  throw new InputError(
    'publish-date',
    `${publishDate} is in the past. Set a later date, or "publish-mode: Immediate".`,
  )
}

/**
 * Reads how long a command waits; `usual` is the default.
 *
 * @throws InputError for a value that is not allowed.
 */
export function readWait(inputs: InputReader, usual: WaitFor): WaitRequest {
  return {
    waitFor: inputs.find('wait-for') ?? usual,
    pollIntervalInMs: inputs.get('poll-interval-seconds') * 1000,
  }
}

function readExistingPackages(inputs: InputReader): ExistingPackagesPolicy {
  const kind = inputs.get('existing-packages')
  const count = inputs.get('keep-count')
  return kind === 'keep-latest' ? { kind, count } : { kind }
}

function readReleaseNotesSource(inputs: InputReader): ReleaseNotesSource | undefined {
  const name = inputs.findOneOf(['release-notes', 'release-notes-path', 'release-notes-from'])
  switch (name) {
    case 'release-notes':
      return { kind: 'text', text: inputs.get(name) }
    case 'release-notes-path':
      return { kind: 'path', path: inputs.get(name) }
    case 'release-notes-from':
      return { kind: inputs.get(name), token: inputs.get('github-token') }
    case undefined:
      return undefined
  }
}

interface Contradiction {
  readonly input: InputName
  readonly when: (request: PublishInputs, inputs: InputReader, kind: Kind) => boolean
  readonly problem: string
}

// Replace mode sends the JSON unchanged, so inputs that would change it contradict it.
const CHANGING_INPUTS: readonly InputName[] = [
  'metadata-path',
  'release-notes',
  'release-notes-path',
  'release-notes-from',
  'notes-for-certification',
  'publish-mode',
  'publish-date',
  'visibility',
  'rollout-percentage',
  'mandatory-update-date',
  'existing-packages',
]

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    input: 'metadata-only',
    when: ({ metadataOnly, packages }) => metadataOnly && packages.length > 0,
    problem: 'cannot be combined with "packages"; use only one.',
  },
  {
    input: 'packages',
    when: ({ packages, zipPath }) => packages.length > 0 && zipPath !== undefined,
    problem: 'cannot be combined with "zip-path"; use only one.',
  },
  {
    input: 'submission-mode',
    when: ({ submissionMode, submission }) => submissionMode === 'replace' && submission === undefined,
    problem:
      '"replace" sends the JSON of "submission" unchanged, but "submission" is missing or empty. Set it, or remove "submission-mode".',
  },
  ...CHANGING_INPUTS.map((input) => ({
    input,
    when: ({ submissionMode }: PublishInputs, inputs: InputReader) =>
      submissionMode === 'replace' && inputs.isGiven(input),
    problem:
      'cannot be combined with "submission-mode: replace", which sends the JSON unchanged. Remove one of the two.',
  })),
  {
    input: 'keep-count',
    when: ({ existingPackages }, inputs) =>
      existingPackages.kind !== 'keep-latest' && inputs.isGiven('keep-count'),
    problem: 'requires "existing-packages: keep-latest". Set that, or remove "keep-count".',
  },
  {
    input: 'publish-date',
    when: ({ settings }) => settings.publishDate !== undefined && settings.publishMode !== 'SpecificDate',
    problem: 'requires "publish-mode: SpecificDate". Set that, or remove "publish-date".',
  },
  {
    input: 'publish-date',
    when: ({ settings }) => settings.publishMode === 'SpecificDate' && settings.publishDate === undefined,
    problem: 'is missing or empty. "publish-mode: SpecificDate" requires it.',
  },
  {
    input: 'packages',
    when: (request, _, kind) =>
      kind !== 'add-on' && !hasFiles(request) && !request.metadataOnly && request.submission === undefined,
    problem:
      'is missing or empty. Set it (or "zip-path"), or set "metadata-only: true" to publish without packages.',
  },
  {
    input: 'submission',
    when: (request) => !hasFiles(request) && !hasMetadata(request),
    problem:
      'is missing or empty, and so is every other input that changes something. Set "submission", "metadata-path" or "zip-path".',
  },
  {
    input: 'wait-for',
    when: ({ draft, waitFor }, inputs) => draft && waitFor !== 'none' && inputs.isGiven('wait-for'),
    problem: 'cannot be combined with "draft: true", since a draft is not submitted. Remove one of the two.',
  },
]

function hasFiles({ zipPath, packages }: PublishInputs): boolean {
  return zipPath !== undefined || packages.length > 0
}

function hasMetadata({ submission, metadataPath, releaseNotes, settings }: PublishInputs): boolean {
  return [submission, metadataPath, releaseNotes, ...Object.values(settings)].some(
    (value) => value !== undefined,
  )
}
