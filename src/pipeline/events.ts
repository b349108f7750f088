import type { PackageFile } from '../files/packages/package-file.ts'
import type { HttpEvent } from '../http/http-client.ts'
import type { PackageChange } from '../plan/compare/package-changes.ts'
import type { PackageFacts } from '../plan/model/package-facts.ts'
import type { Change, Plan } from '../plan/model/plan.ts'
import type { Rollout } from '../store/client.ts'
import type { Proof } from '../store/credential.ts'
import type { Product } from '../store/product.ts'
import type { ProductState, StatusDetails, Submission } from '../store/submission.ts'
import type { Attempt, ChangeStep, Owner } from './knowledge/change-state.ts'
import type { PublishTime } from './polling/publish-time.ts'
import type { WaitFor } from './polling/status-verdict.ts'
import type { LiveSubmission } from './polling/submission-failure.ts'

/** The parts of a run, in their order. */
export type Stage =
  | 'Sign in'
  | 'Check'
  | 'Delete pending'
  | 'Create'
  | 'Update and upload'
  | 'Commit'
  | 'Wait'
  | 'Clean up'

/** A submission that can still be changed. */
export interface Draft {
  readonly submission: Submission
  /** Its page in Partner Center. */
  readonly url: string
}

/** A submission that was deleted. */
export interface DeletedSubmission {
  readonly id: string
  /** The Store's name for it, e.g. `Submission 7`. */
  readonly name: string | undefined
  readonly packages: readonly string[]
}

/** A flight or an add-on; `name` is the name of a flight and the developer's own ID of an add-on. */
export interface NamedResource {
  readonly what: 'flight' | 'add-on'
  readonly id: string
  readonly name: string
}

/** A change that a dry run skips. */
export type IntendedChange =
  | { readonly action: 'create'; readonly what: NamedResource['what']; readonly name: string }
  | ({ readonly action: 'delete' } & NamedResource)
  | ({ readonly action: 'delete'; readonly what: 'submission' } & Pick<DeletedSubmission, 'id'> &
      Partial<DeletedSubmission>)
  | { readonly action: 'update-rollout'; readonly percentage: number }
  | { readonly action: 'finalize-rollout' | 'halt-rollout' }

/** Way to end a rollout: everyone gets the packages, or nobody else does. */
export type RolloutEnd = 'finalize' | 'halt'

/** The submission that is live. */
export interface PublishedSubmission {
  readonly submissionId: string
  readonly packages: readonly Pick<PackageFacts, 'fileName' | 'version' | 'architecture'>[]
}

/** The outcome of a command. */
export type Outcome =
  | { readonly type: 'skipped'; readonly submissionId: string; readonly url: string; readonly status: string }
  /** `intended` is absent when the plan says what would be changed. */
  | {
      readonly type: 'dry-run'
      readonly intended?: IntendedChange
      /** The pending submission that would be deleted to make room. */
      readonly replaces?: DeletedSubmission | undefined
      /** The way in which a rollout in progress would be ended, to make room. */
      readonly endsRollout?: RolloutEnd | undefined
    }
  | { readonly type: 'draft-kept' }
  | { readonly type: 'submission-deleted'; readonly deleted: DeletedSubmission }
  | ({ readonly type: 'resource-deleted' } & NamedResource)
  /** `id` is undefined for a flight that was named by its name. */
  | {
      readonly type: 'nothing-to-delete'
      readonly what: 'submission' | NamedResource['what']
      readonly id?: string
      readonly name?: string
    }
  /** `submissionId` is undefined when the rollout was already as requested. */
  | { readonly type: 'rollout-set'; readonly rollout: Rollout; readonly submissionId: string | undefined }
  | {
      readonly type: 'exported'
      readonly folder: string
      readonly files: readonly string[]
      /** Number of files that existed before; absent: none. */
      readonly overwritten?: number
    }
  /** The live and the pending submission, read once. */
  | {
      readonly type: 'overview'
      readonly published: PublishedSubmission | undefined
      readonly pending:
        | {
            readonly submissionId: string
            readonly status: string
            /** Of a certified submission; undefined when it is not known or not yet relevant. */
            readonly publishTime?: PublishTime | undefined
          }
        | undefined
    }
  /** A clean-up found nothing to delete. */
  | { readonly type: 'nothing-left' }

/** Something that happened in the run. The core reports it; `action/` chooses the words. */
export type Event =
  | HttpEvent
  | Outcome
  | { readonly type: 'stage'; readonly stage: Stage }
  /** Milliseconds until the run ends; 0 means no limit. */
  | { readonly type: 'time-limit'; readonly limitInMs: number }
  | { readonly type: 'credential'; readonly kind: Proof['kind'] }
  /** The product that the run works on. */
  | { readonly type: 'target'; readonly product: Product }
  | { readonly type: 'product'; readonly product: Product; readonly state: ProductState }
  | {
      readonly type: 'planned'
      /** Without the submission, which is large and not needed here. */
      readonly plan: Pick<Plan, 'uploads' | 'changes'>
      /** The user's packages. */
      readonly packages: readonly PackageFile[]
      readonly warnings: readonly string[]
    }
  /** The packages of the run's submission, and what happens to each. */
  | { readonly type: 'contents'; readonly packages: readonly PackageChange[] }
  /** The decision on how to obtain a draft. */
  | {
      readonly type: 'pending-action'
      readonly action: 'create' | 'delete' | 'reuse'
      readonly submissionId: string | undefined
    }
  | { readonly type: 'warning'; readonly message: string }
  /** Fields that were not asked to change differ from the live submission, or from what was sent. */
  | {
      readonly type: 'unplanned-changes'
      readonly seenIn: 'draft' | 'update' | 'committed'
      readonly changes: readonly Change[]
    }
  /** Progress of a change: from `sent` on, its effect is in doubt. */
  | { readonly type: 'attempt'; readonly attempt: Attempt; readonly step: ChangeStep }
  /** A submission that this run did not create. */
  | { readonly type: 'followed'; readonly submissionId: string; readonly url: string }
  | ({ readonly type: 'resource-created' } & NamedResource)
  /** The pending submission was deleted to make room. */
  | { readonly type: 'replaced'; readonly deleted: DeletedSubmission }
  /** The rollout of the live submission was ended to make room. */
  | { readonly type: 'rollout-ended'; readonly submissionId: string; readonly action: RolloutEnd }
  | { readonly type: 'rollout-status'; readonly rollout: Rollout }
  /** Only part of the users get the submission. */
  | { readonly type: 'gradual-rollout'; readonly percentage: number }
  | { readonly type: 'draft'; readonly submissionId: string; readonly url: string; readonly owner: Owner }
  /** A reading of the draft shows this run's update, or somebody else's change. */
  | { readonly type: 'draft-evidence'; readonly submissionId: string; readonly owner: 'evidence' | 'other' }
  /** The draft that the main run left to its post run. */
  | {
      readonly type: 'unfinished-draft'
      readonly submissionId: string
      readonly owner: Exclude<Owner, 'other'>
    }
  | { readonly type: 'updated' }
  | { readonly type: 'upload'; readonly sentBytes: number; readonly totalBytes: number }
  | { readonly type: 'committed' }
  /** A submission is followed from here on: its status is polled, with pauses up to the maximum. */
  | {
      readonly type: 'following'
      readonly submissionId: string
      /** Its page in Partner Center. */
      readonly url: string
      readonly waitFor: WaitFor
      readonly longestPauseInMs: number
      readonly publishTime: PublishTime
      /** The submission that stays live when this one fails; undefined: none. */
      readonly live?: LiveSubmission | undefined
    }
  /** The Store may show something late, so it is read repeatedly for a while. */
  | {
      readonly type: 'late'
      readonly what: 'new-draft' | 'update' | 'commit' | 'rollout'
      /** Undefined for a draft whose ID is not known yet. */
      readonly submissionId?: string
      readonly upToInMs: number
    }
  | { readonly type: 'status'; readonly status: string; readonly details: StatusDetails }
  /** A submission is still a draft although it was committed. */
  | { readonly type: 'commit-lost' }
  | { readonly type: 'draft-deleted'; readonly submissionId: string }
  /** `submissionId` is undefined when not even the existence of the draft is known. */
  | {
      readonly type: 'draft-left'
      readonly submissionId: string | undefined
      readonly reason: string
      /** Its deletion may still take effect. */
      readonly inDoubt: boolean
    }

/** The events of one type. */
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>

/** Receives the events of a run. */
export type Report = (event: Event) => void
