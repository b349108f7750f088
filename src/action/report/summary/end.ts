import { type Inline, paragraph, type Section } from './markdown.ts'

/** The end of a run: its title, and what comes before all details. */
export interface End {
  readonly title: Inline
  readonly body: readonly Section[]
  /** Facts that are shown before the links to the submission. */
  readonly facts?: readonly Inline[]
  /** Whether to expand the request table. */
  readonly isAboutRequests?: boolean
  /** Whether the body also says what was deleted to make room. */
  readonly saysEverything?: boolean
}

/** Creates an end from a title and sentences; empty ones are dropped. */
export function endWith(title: Inline, ...sentences: readonly Inline[]): End {
  return { title, body: sentences.filter((sentence) => sentence !== '').map(paragraph) }
}
