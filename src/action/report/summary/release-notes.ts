import type { Change } from '../../../plan/model/plan.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { asObject, asString, getField, isJsonObject } from '../../../shared/json.ts'
import { plainMarkdown, truncate, withoutControls } from '../escape.ts'
import { atLineStart, codes, fold, type Inline, paragraph, type Section } from './markdown.ts'

const LONGEST_NOTES = 10_000
const NOTES_FIELD = /^listings\.([^.]+)\.(?:baseListing|platformOverrides\.([^.]+))\.releaseNotes$/i
const LISTING_FIELD = /^listings\.([^.]+)$/i

/** The release notes of a listing; `listing` is its language, with the platform of an override. */
interface Notes {
  readonly listing: string
  readonly text: string
}

/** Quotes the release notes: those that most languages share in the open, others in a fold. */
export function releaseNotesSections(changes: readonly Change[]): readonly Section[] {
  const groups = [...groupBy(changes.flatMap(notesIn), ({ text }) => text)]
    .map(([text, notes]) => quotation(text, notes))
    .sort((one, other) => other.count - one.count)
  const [first, ...others] = groups
  if (first === undefined) return []
  const count = others.reduce((sum, { count }) => sum + count, 0)
  const title = `What's new in ${count === 1 ? 'one more language' : `${count} more languages`}`
  return [paragraph(first.markdown), ...fold(title, listOf(others.map(({ markdown }) => markdown)))]
}

/** Returns in how many listings a run changes the release notes. */
export function countReleaseNotes(changes: readonly Change[]): number {
  return changes.flatMap(notesIn).length
}

function listOf(parts: readonly string[]): readonly Section[] {
  return parts.length === 0
    ? []
    : [{ head: '', rows: parts.map((part, index) => (index === 0 ? part : `\n${part}`)), tail: '' }]
}

function notesIn({ field, after }: Change): readonly Notes[] {
  const [, language = '', platform] = NOTES_FIELD.exec(field) ?? []
  if (language !== '') {
    const listing = platform === undefined ? language : `${language} (${platform})`
    return asNotes(listing, after)
  }
  const [, added = ''] = LISTING_FIELD.exec(field) ?? []
  if (added === '' || !isJsonObject(after)) return []
  return asNotes(added, getField(asObject(getField(after, 'baseListing')), 'releaseNotes'))
}

function asNotes(listing: string, value: unknown): readonly Notes[] {
  const text = asString(value).trim()
  return text === '' ? [] : [{ listing, text }]
}

function quotation(
  text: string,
  notes: readonly Notes[],
): { readonly markdown: Inline; readonly count: number } {
  const lines = withoutControls(truncate(text, LONGEST_NOTES))
    .split('\n')
    .map((line) => atLineStart(plainMarkdown(line.trim())))
    .filter((line, index, all) => line !== '' || all[index - 1] !== '')
  return {
    markdown: `**What's new** (${codes(notes.map(({ listing }) => listing))})\n\n> ${lines.join('<br>\n> ')}`,
    count: notes.length,
  }
}
