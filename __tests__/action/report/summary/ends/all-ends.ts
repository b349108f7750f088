import type { SummaryFacts } from '../../../../../src/action/report/summary/summary.ts'
import { failedEnds } from './failed.ts'
import { otherEnds } from './other.ts'
import { submittedEnds } from './submitted.ts'

/** Every end of a run that reads differently, by name. Their summaries stand in `summaries.md`. */
export const ENDS: Readonly<Record<string, SummaryFacts>> = { ...submittedEnds, ...otherEnds, ...failedEnds }
