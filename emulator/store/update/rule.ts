import type { Reply } from '../../http/reply.ts'
import type { Kind } from '../kinds.ts'
import type { SubmissionResource } from '../resource.ts'

/** A submission as a client sent it, with property names already spelled as the Store does. */
export type SentSubmission = Readonly<Record<string, unknown>>

/** A condition under which the Store refuses an update. */
export type Rule = (sent: SentSubmission, stored: SubmissionResource, kind: Kind) => Reply | undefined
