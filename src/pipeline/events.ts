import type { PackageFile } from '../files/packages/package-file.ts'
import type { HttpEvent } from '../http/http-client.ts'
import type { Plan } from '../plan/model/plan.ts'
import type { Rollout } from '../store/client.ts'
import type { Proof } from '../store/credential.ts'
import type { Product } from '../store/product.ts'
import type { ProductState, StatusDetails, Submission } from '../store/submission.ts'
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

/** What is tried: to delete the pending submission, to create a draft, to commit it, to finish a rollout. */
export interface Attempt {
  readonly what:
    | 'delete'
    | 'create'
    | 'commit'
    | 'rollout'
    | 'create-flight'
    | 'delete-flight'
    | 'create-add-on'
    | 'delete-add-on'
  /** Undefined for what has none. */
  readonly submissionId: string | undefined
}

/** A submission that can still be changed. */
export interface Draft {
  readonly submission: Submission
  /** Its page in Partner Center. */
  readonly url: string
  /** Whether it was there before this run. */
  readonly preexisting: boolean
}

/** A fact about the run. The core states them; `action/` chooses the words. */
export type Event =
  | HttpEvent
  | { readonly type: 'stage'; readonly stage: Stage }
  /** What the run works on. */
  | { readonly type: 'target'; readonly product: Product }
  | { readonly type: 'product'; readonly product: Product; readonly state: ProductState }
  | {
      readonly type: 'planned'
      readonly plan: Plan
      /** The user's packages. */
      readonly packages: readonly PackageFile[]
      readonly warnings: readonly string[]
    }
  /** A request that changes something is about to be sent: from here on its effect is in doubt. */
  | { readonly type: 'attempt'; readonly attempt: Attempt }
  /** The request of the last attempt was refused, or is known to have had no effect. */
  | { readonly type: 'no-effect' }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'skipped'; readonly submissionId: string; readonly url: string; readonly status: string }
  | {
      readonly type: 'dry-run'
      /** What would be done; absent when the plan says it. */
      readonly would?: string
    }
  /** A command other than publishing has come to its end. */
  | { readonly type: 'done'; readonly what: string }
  /** A submission that this run has not made. */
  | {
      readonly type: 'followed'
      readonly submissionId: string
      readonly url: string
      readonly committed: boolean
    }
  | { readonly type: 'rollout-status'; readonly rollout: Rollout }
  | { readonly type: 'flight-created'; readonly flightId: string; readonly name: string }
  | { readonly type: 'add-on-created'; readonly addOnId: string; readonly productId: string }
  | { readonly type: 'credential'; readonly kind: Proof['kind'] }
  | { readonly type: 'rollout'; readonly submissionId: string; readonly action: 'finalize' | 'halt' }
  | {
      readonly type: 'deleted'
      readonly submissionId: string
      /** The Store's name for it, e.g. `Submission 7`. */
      readonly name: string | undefined
      readonly packages: readonly string[]
    }
  | { readonly type: 'draft'; readonly draft: Draft }
  | { readonly type: 'updated' }
  | {
      readonly type: 'upload'
      readonly sentBytes: number
      readonly totalBytes: number
    }
  | { readonly type: 'draft-kept' }
  | { readonly type: 'committed' }
  | { readonly type: 'status'; readonly status: string; readonly details: StatusDetails }
  | { readonly type: 'exported'; readonly folder: string; readonly files: readonly string[] }
  | { readonly type: 'draft-deleted'; readonly submissionId: string }
  /** `submissionId` is undefined when not even the existence of the draft is known. */
  | { readonly type: 'draft-left'; readonly submissionId: string | undefined; readonly reason: string }
  | { readonly type: 'nothing-left' }

/** Takes the facts of a run. */
export type Report = (event: Event) => void
