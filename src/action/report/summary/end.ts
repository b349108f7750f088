import { type Inline, paragraph, type Section } from './markdown.ts'

/** The end of a run: its title, and what there is to say about it before all details. */
export interface End {
  readonly title: Inline
  readonly body: readonly Section[]
  /** Facts that are shown before the links to the submission. */
  readonly facts?: readonly Inline[]
  /** The requests are what somebody who looks into it needs. */
  readonly isAboutRequests?: boolean
  /** The body also says what had to go to make room. */
  readonly saysEverything?: boolean
}

/** Makes an end of a title and sentences; empty ones are left out. */
export function endWith(title: Inline, ...sentences: readonly Inline[]): End {
  return { title, body: sentences.filter((sentence) => sentence !== '').map(paragraph) }
}
