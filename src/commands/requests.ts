import type { WaitRequest } from '../pipeline/polling/poll-status.ts'
import type { PreflightRequest } from '../pipeline/preflight.ts'
import type { ExistingPackagesPolicy, Settings } from '../plan/model/plan.ts'
import type { RuleCode } from '../plan/model/rule-codes.ts'
import type { NewAddOn, NewFlight } from '../store/catalog.ts'
import type { Product } from '../store/product.ts'

/** A flight by its friendly name. */
export interface FlightByName {
  readonly kind: 'flight'
  readonly appId: string
  readonly flightName: string
  /** If undefined, a missing flight is not created. */
  readonly create: Omit<NewFlight, 'name'> | undefined
}

/** A product as the user names it. */
export type ProductReference = Product | FlightByName

/** Source of the release notes. */
export type ReleaseNotesSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'github-release'; readonly token: string }

/** A request to publish, read and checked. */
export interface PublishRequest extends PreflightRequest, WaitRequest {
  /** If true, the run stops at an uploaded draft. */
  readonly draft: boolean
}

/** A request to publish, as the workflow states it, with its files by path. */
export interface PublishInputs
  extends Pick<
      PublishRequest,
      | 'submissionMode'
      | 'metadataOnly'
      | 'ifPending'
      | 'ifRolloutActive'
      | 'skipIfPublished'
      | 'draft'
      | 'allow'
      | 'dryRun'
    >,
    WaitRequest {
  readonly command: 'publish'
  /** Path or glob. */
  readonly zipPath: string | undefined
  /** Globs. */
  readonly packages: readonly string[]
  readonly existingPackages: ExistingPackagesPolicy
  /** JSON, or the path of a JSON file. */
  readonly submission: string | undefined
  readonly metadataPath: string | undefined
  readonly releaseNotes: ReleaseNotesSource | undefined
  readonly settings: Omit<Settings, 'releaseNotes'>
}

/** Names an existing submission; undefined means the pending one or, for `wait` if nothing is pending, the live one. */
export interface ExistingSubmission {
  readonly submissionId: string | undefined
}

/** An option of every command that changes something. */
export interface DryRunOption {
  /** If true, the run changes nothing, and reports what it would change. */
  readonly dryRun: boolean
}

/** A draft to commit, and how far to follow it. */
export interface SubmitRequest extends ExistingSubmission, WaitRequest, DryRunOption {
  /** The rules that are overruled. */
  readonly allow: ReadonlySet<RuleCode>
}

/** A change of the rollout of the published submission. */
export type RolloutChange =
  | { readonly kind: 'update'; readonly percentage: number }
  | { readonly kind: 'finalize' }
  | { readonly kind: 'halt' }

/** A command and its options, checked as far as possible without reading a file. */
export type CommandRequest =
  | PublishInputs
  | ({ readonly command: 'wait' } & ExistingSubmission & WaitRequest)
  | { readonly command: 'status' }
  | ({ readonly command: 'submit-draft' } & SubmitRequest)
  | ({ readonly command: 'delete-submission' | 'delete-flight' | 'delete-add-on' } & DryRunOption)
  | ({ readonly command: 'create-flight'; readonly flight: NewFlight } & DryRunOption)
  | ({ readonly command: 'create-add-on'; readonly addOn: NewAddOn } & DryRunOption)
  | ({
      readonly command: 'update-rollout' | 'finalize-rollout' | 'halt-rollout'
      readonly change: RolloutChange
    } & DryRunOption)
  | { readonly command: 'export-metadata'; readonly metadataPath: string }

/** A command whose files have been read; everything else needs the Store. */
export type ReadyRequest =
  | Exclude<CommandRequest, PublishInputs>
  | (PublishRequest & Pick<PublishInputs, 'command'>)
