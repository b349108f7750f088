import type { Metadata } from '../../files/metadata/metadata.ts'
import type { UploadFiles } from '../../files/packages/upload-files.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { Kind, Product } from '../../store/product.ts'
import type { ProductIdentity } from '../../store/submission.ts'
import type { Plan, Settings } from '../model/plan.ts'
import type { Problem } from '../model/problems.ts'
import type { RuleCode } from '../model/rule-codes.ts'

/** Context that a plan is checked in. */
export interface RuleContext {
  readonly kind: Kind
  /** A flight that does not exist yet is known by its app. */
  readonly product: Product
  /** Submission that the Store holds: the live one, or the draft. */
  readonly base: JsonObject
  /** True when anything of the product is live; a draft of the first release is not. */
  readonly isLive: boolean
  readonly identity: ProductIdentity
  readonly metadataOnly: boolean
  /** Undefined when nothing can be uploaded. */
  readonly uploadFiles: UploadFiles | undefined
  readonly metadata: Metadata | undefined
  readonly settings: Settings
  /** The user's submission JSON. */
  readonly submission: JsonObject | undefined
  /** The rules that the user overrules. */
  readonly allow: ReadonlySet<RuleCode>
  /** The time of the run, in milliseconds since the epoch. */
  readonly now: number
}

/** A rule, or several that belong together. Each function that is one is named for what it refuses. */
export type Rule = (plan: Plan, context: RuleContext) => readonly Problem[]
