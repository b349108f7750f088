import type { PublishInputs, ReleaseNotesSource } from '../../commands/requests.ts'
import type { WaitRequest } from '../../pipeline/poll-status.ts'
import type { PackagePolicy } from '../../plan/model/plan.ts'
import { InputError } from '../../shared/errors.ts'
import type { Kind } from '../../store/product.ts'
import {
  choice,
  flag,
  type InputReader,
  instant,
  lines,
  optional,
  percentage,
  required,
  whole,
} from './parsers.ts'
import type { InputName } from './schema.ts'

/** What the inputs of `publish` are judged by besides their values. */
interface InputContext {
  readonly kind: Kind
  readonly wait: WaitRequest
  /** Whether an input is given and not as its default. */
  readonly isGiven: (name: InputName) => boolean
}

/**
 * Reads the inputs of `publish`.
 *
 * @throws InputError for a value that is not allowed, and for inputs that contradict each other.
 */
export function readPublish(given: InputReader, circumstances: InputContext): PublishInputs {
  const inputs: PublishInputs = {
    command: 'publish',
    zipPath: given('zip-path') || undefined,
    packages: lines(given, 'packages'),
    packagePolicy: readPolicy(given),
    submission: given('submission') || undefined,
    submissionMode: choice(given, 'submission-mode', ['merge', 'replace']),
    metadataPath: given('metadata-path') || undefined,
    releaseNotes: readReleaseNotesSource(given),
    settings: {
      notesForCertification: given('notes-for-certification') || undefined,
      publishMode: optional(given, 'publish-mode', () =>
        choice(given, 'publish-mode', ['Immediate', 'Manual', 'SpecificDate']),
      ),
      publishDate: optional(given, 'publish-date', () => instant(given, 'publish-date')),
      visibility: optional(given, 'visibility', () =>
        choice(given, 'visibility', ['Public', 'Private', 'Hidden']),
      ),
      rolloutPercentage: optional(given, 'rollout-percentage', () => percentage(given, 'rollout-percentage')),
      mandatoryUpdateDate: optional(given, 'mandatory-update-date', () =>
        instant(given, 'mandatory-update-date'),
      ),
    },
    metadataOnly: flag(given, 'metadata-only'),
    pending: choice(given, 'pending', ['delete', 'wait', 'fail']),
    existingRollout: choice(given, 'existing-rollout', ['fail', 'finalize', 'halt']),
    skipIfPublished: flag(given, 'skip-if-published'),
    commit: flag(given, 'commit'),
    dryRun: flag(given, 'dry-run'),
    ...circumstances.wait,
  }
  for (const { input, when, problem } of CONTRADICTIONS) {
    if (when(inputs, circumstances)) throw new InputError(input, problem)
  }
  return inputs
}

function readPolicy(given: InputReader): PackagePolicy {
  const kind = choice(given, 'package-policy', ['replace', 'append', 'keep-latest'])
  const keep = whole(given, 'keep-packages')
  if (keep === 0)
    throw new InputError('keep-packages', '"0" keeps nothing. Set "package-policy: replace" for that.')
  return kind === 'keep-latest' ? { kind, keep } : { kind }
}

function readReleaseNotesSource(given: InputReader): ReleaseNotesSource | undefined {
  const named = ['release-notes', 'release-notes-path', 'release-notes-from'].filter(
    (name) => given(name) !== '',
  )
  const [first, second] = named
  if (first === undefined) return undefined
  if (second !== undefined) throw new InputError(second, `is given beside "${first}". Give one of the two.`)
  if (first === 'release-notes') return { kind: 'text', text: given(first) }
  if (first === 'release-notes-path') return { kind: 'path', path: given(first) }
  return {
    kind: choice(given, first, ['github-release']),
    token: required(given, 'github-token', 'a token that may read the release'),
  }
}

interface Contradiction {
  readonly input: InputName
  readonly when: (inputs: PublishInputs, circumstances: InputContext) => boolean
  readonly problem: string
}

// In "replace" the JSON is sent as it is: whatever else would change it is not meant.
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
  'package-policy',
]

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    input: 'metadata-only',
    when: ({ metadataOnly, packages }) => metadataOnly && packages.length > 0,
    problem: 'is true, but "packages" is given. Leave one of the two out.',
  },
  {
    input: 'packages',
    when: ({ packages, zipPath }) => packages.length > 0 && zipPath !== undefined,
    problem: 'is given beside "zip-path". Give one of the two.',
  },
  {
    input: 'submission-mode',
    when: ({ submissionMode, submission }) => submissionMode === 'replace' && submission === undefined,
    problem: '"replace" sends the JSON of "submission" as it is, but "submission" is not given.',
  },
  ...CHANGING_INPUTS.map((input) => ({
    input,
    when: ({ submissionMode }: PublishInputs, { isGiven }: InputContext) =>
      submissionMode === 'replace' && isGiven(input),
    problem:
      'would change the JSON, which "submission-mode: replace" sends as it is. Leave one of the two out.',
  })),
  {
    input: 'keep-packages',
    when: ({ packagePolicy }, { isGiven }) =>
      packagePolicy.kind !== 'keep-latest' && isGiven('keep-packages'),
    problem: 'is for "package-policy: keep-latest" only. Set that, or leave it out.',
  },
  {
    input: 'publish-date',
    when: ({ settings }) => settings.publishDate !== undefined && settings.publishMode !== 'SpecificDate',
    problem: 'is for "publish-mode: SpecificDate" only. Set that, or leave it out.',
  },
  {
    input: 'publish-date',
    when: ({ settings }) => settings.publishMode === 'SpecificDate' && settings.publishDate === undefined,
    problem: 'is needed for "publish-mode: SpecificDate", but is not given.',
  },
  {
    input: 'zip-path',
    when: (inputs, { kind }) =>
      kind !== 'add-on' && !hasFiles(inputs) && !inputs.metadataOnly && inputs.submission === undefined,
    problem:
      'neither it nor "packages" is given, so no package would be published. Give one of them, or set "metadata-only: true" when that is meant.',
  },
  {
    input: 'submission',
    when: (inputs) => !hasFiles(inputs) && !hasMetadata(inputs),
    problem:
      'nothing to publish is given: no package, no "submission", no "metadata-path", no other input that changes something.',
  },
  {
    input: 'wait-for',
    when: ({ commit, waitFor }, { isGiven }) => !commit && waitFor !== 'none' && isGiven('wait-for'),
    problem: 'there is nothing to wait for with "commit: false". Leave one of the two out.',
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
