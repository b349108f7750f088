import { groupBy } from '../../shared/group-by.ts'
import { LISTING_LANGUAGES } from '../../shared/languages.ts'
import { joinNames } from '../../shared/names.ts'
import type { StatusMessage } from '../../store/submission.ts'

/** A message of the Store, with its words and the separators between them. */
interface SplitMessage {
  readonly message: StatusMessage
  readonly parts: readonly string[]
}

/** Merges messages of the Store that differ only in a language, such as one for each of many new listings. */
export function mergeLanguages(messages: readonly StatusMessage[]): readonly StatusMessage[] {
  const split = messages.map((message) => ({ message, parts: message.details.split(/([^\w-]+)/) }))
  return [...groupBy(split, toPattern).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [withLanguages(first, others)],
  )
}

/** Returns what messages that differ only in a language have in common. */
function toPattern({ message, parts }: SplitMessage): string {
  const pattern = parts.map((part) => (LISTING_LANGUAGES.has(part.toLowerCase()) ? '<language>' : part))
  return JSON.stringify([message.code, ...pattern])
}

function withLanguages({ message, parts }: SplitMessage, others: readonly SplitMessage[]): StatusMessage {
  const different = others.map((other) => other.parts.find((part, at) => part !== parts[at]))
  const languages = [...new Set(different.filter((part) => part !== undefined))]
  if (languages.length === 0) return message
  const count = languages.length === 1 ? 'one more language' : `${languages.length} more languages`
  return { ...message, details: `${message.details} The same for ${count}: ${joinNames(languages)}.` }
}
