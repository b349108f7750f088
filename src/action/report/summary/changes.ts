import type { Change } from '../../../plan/model/plan.ts'
import { isJsonObject, toJson } from '../../../shared/json.ts'
import { counted } from '../log-lines.ts'
import { diffLines } from './line-diff.ts'
import {
  code,
  codeBlock,
  codes,
  fold,
  htmlCode,
  type Inline,
  joinSections,
  paragraph,
  plain,
  type Section,
  table,
} from './markdown.ts'

const NONE = '–'
const LONGEST_CELL = 100
const MOST_LINES = 3
const MOST_DIFF_BYTES = 20_000
const PACKAGE = /^(?:applicationPackages|flightPackages)\[.*\]$/is
const LISTING = /^listings\.([^.]+)$/i

// The Store's status of a file says what happens to it.
const FILES: Readonly<Record<string, Inline>> = {
  PendingUpload: '➕\u00a0new',
  Uploaded: 'in the Store',
  PendingDelete: '➖\u00a0removed',
}

/** Creates the lines about new and removed listings, and the fold with every change except those of packages. */
export function changeSections(changes: readonly Change[]): readonly Section[] {
  const listings = changes.filter(isWholeListing)
  const fields = changes.filter((change) => !PACKAGE.test(change.field) && !listings.includes(change))
  const long = fields.filter(isLongText)
  const short = fields.filter((change) => !long.includes(change))
  return [
    ...listingLine(
      'New',
      listings.filter(({ before }) => before === null),
    ),
    ...listingLine(
      'Removed',
      listings.filter(({ after }) => after === null),
    ),
    ...fold(`All changes (${counted(fields.length, 'field')})`, [
      ...table(['Field', 'Before', 'After'], short.map(changeRow)),
      ...(long.length === 0 ? [] : [{ head: '', rows: long.map(diffOf), tail: '' }]),
    ]),
  ]
}

function isWholeListing({ field, before, after }: Change): boolean {
  return LISTING.test(field) && (before === null || after === null) && [before, after].some(isJsonObject)
}

function listingLine(which: 'New' | 'Removed', listings: readonly Change[]): readonly Section[] {
  const languages = listings.map(({ field }) => LISTING.exec(field)?.[1] ?? field)
  if (languages.length === 0) return []
  return [paragraph(`**${which} ${languages.length === 1 ? 'listing' : 'listings'}:** ${codes(languages)}`)]
}

function changeRow({ field, before, after }: Change): readonly Inline[] {
  const isFile = /(?:\]|\.icon)$/i.test(field)
  const show = isFile ? fileCell : valueCell
  return [code(field), show(before), show(after)]
}

function fileCell(value: unknown): Inline {
  return (typeof value === 'string' ? FILES[value] : undefined) ?? valueCell(value)
}

function valueCell(value: unknown): Inline {
  if (value === null || value === '') return NONE
  const text = textOf(value)
  return text === undefined ? code(toJson(value)) : text.split('\n').map(plain).join('<br>')
}

/** Returns a text, or a list of texts one per line; undefined for anything else. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n')
  const isList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
  return isList ? value.join('\n') : undefined
}

function isLongText({ before, after }: Change): boolean {
  const texts = [before, after].map((value) => (value === null ? '' : textOf(value)))
  if (texts.includes(undefined)) return false
  return texts.some((text = '') => text.length > LONGEST_CELL || text.split('\n').length > MOST_LINES)
}

function diffOf({ field, before, after }: Change): string {
  const lines = diffLines(textOf(before) ?? '', textOf(after) ?? '')
  const block = joinSections([codeBlock('diff', lines)], MOST_DIFF_BYTES)
  return joinSections(fold(htmlCode(field), [paragraph(block.trimEnd())]), Number.POSITIVE_INFINITY).trimEnd()
}
