import { joinNames } from '../../plan/model/problems.ts'
import { LISTING_LANGUAGES } from '../../shared/languages.ts'
import type { StatusMessage } from '../../store/submission.ts'

/** Message of the Store, by its words and what is between them. */
interface SplitMessage {
  readonly message: StatusMessage
  readonly parts: readonly string[]
}

/** Merges messages of the Store that differ in a language alone, such as one for each of many new listings. */
export function mergeLanguages(messages: readonly StatusMessage[]): readonly StatusMessage[] {
  const groups = new Map<string, SplitMessage[]>()
  for (const message of messages) {
    const parts = message.details.split(/([^\w-]+)/)
    const pattern = parts.map((part) => (LISTING_LANGUAGES.has(part.toLowerCase()) ? '<language>' : part))
    const cause = JSON.stringify([message.code, ...pattern])
    groups.set(cause, [...(groups.get(cause) ?? []), { message, parts }])
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [withLanguages(first, others)],
  )
}

function withLanguages({ message, parts }: SplitMessage, others: readonly SplitMessage[]): StatusMessage {
  const different = others.map((other) => other.parts.find((part, at) => part !== parts[at]))
  const languages = [...new Set(different.filter((part) => part !== undefined))]
  if (languages.length === 0) return message
  const count = languages.length === 1 ? 'one more language' : `${languages.length} more languages`
  return { ...message, details: `${message.details} The same for ${count}: ${joinNames(languages)}.` }
}
