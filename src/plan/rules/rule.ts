import type { Metadata } from '../../files/metadata/metadata.ts'
import type { UploadFiles } from '../../files/packages/upload-files.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { Kind, Product } from '../../store/product.ts'
import type { ProductIdentity } from '../../store/submission.ts'
import type { Plan, Settings } from '../model/plan.ts'
import type { Problem } from '../model/problems.ts'
import type { RuleCode } from '../model/rule-codes.ts'

/** Context in which a plan is checked. */
export interface RuleContext {
  readonly kind: Kind
  /** For a flight that does not exist yet, its app. */
  readonly product: Product
  /** The submission in the Store: the live one, or the draft. */
  readonly base: JsonObject
  /** True if the product has a live submission; false for the draft of its first release. */
  readonly isLive: boolean
  readonly identity: ProductIdentity
  readonly metadataOnly: boolean
  /** Undefined when nothing can be uploaded. */
  readonly uploadFiles: UploadFiles | undefined
  readonly metadata: Metadata | undefined
  readonly settings: Settings
  /** The user's submission JSON. */
  readonly submission: JsonObject | undefined
  /** The rules overruled by the user. */
  readonly allow: ReadonlySet<RuleCode>
  /** The time of the run, in milliseconds since the epoch. */
  readonly now: number
}

/** A rule, or several that belong together. Each is named after what it refuses. */
export type Rule = (plan: Plan, context: RuleContext) => readonly Problem[]
