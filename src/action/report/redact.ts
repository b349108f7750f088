import { isJsonObject } from '../../shared/json.ts'
import { decode } from './decoding.ts'
import { base64Forms, isAddress, secretTexts } from './secret-forms.ts'

// Redacting a shorter secret would blank half of the log.
const SHORTEST = 4
const FRAGMENT = 8

/**
 * Texts that must never be shown.
 *
 * Matches every eight-character window of each secret in the decoded text. Any fragment of eight or more characters is
 * thus fully covered, wherever it was cut; only shorter ones stay.
 */
export class Secrets {
  readonly #known = new Set<string>()
  /** By length. */
  readonly #fragments = new Map<number, Fragments>()
  readonly #addresses = new Set<string>()
  readonly #ids = new Set<string>()

  /** Adds an ID that stays visible, regardless of the secrets. */
  addId(id: string): void {
    this.#ids.add(canonical(id).toLowerCase())
  }

  /** Adds a secret. Returns false if it is already known, or is an ID: then there is nothing to hide. */
  add(secret: string): boolean {
    if (this.#known.has(secret) || this.#ids.has(canonical(secret).toLowerCase())) return false
    this.#known.add(secret)
    for (const text of secretTexts(secret)) {
      if (isAddress(text)) this.#addresses.add(canonical(decode(text).plain))
      else this.#addFragments(text)
    }
    return true
  }

  /** Replaces every secret in a text. */
  redact(text: string): string {
    if (this.#known.size === 0 || text.length < SHORTEST) return text
    const decoded = decode(text)
    const marks = this.#mark(canonical(decoded.plain))
    if (!marks.includes(1)) return text
    const { bounds } = decoded
    let result = ''
    let from = 0
    for (let start = marks.indexOf(1); start !== -1; start = marks.indexOf(1, start)) {
      result += `${text.slice(from, bounds[start])}***`
      start = marks.indexOf(0, start)
      from = bounds[start] ?? text.length
    }
    return result + text.slice(from)
  }

  /** Copies plain data with every text redacted. */
  redactAll<T>(data: T): T {
    if (typeof data === 'string') return this.redact(data) as T
    if (Array.isArray(data)) return data.map((item) => this.redactAll(item)) as T
    if (!isJsonObject(data)) return data
    const entries = Object.entries(data).map(([name, value]) => [this.redact(name), this.redactAll(value)])
    return Object.fromEntries(entries)
  }

  #addFragments(text: string): void {
    const { plain } = decode(text)
    const forms = new Set([plain, ...base64Forms(text), ...base64Forms(plain)].map(canonical))
    for (const form of forms) {
      const length = Math.min(form.length, FRAGMENT)
      if (length < SHORTEST) continue
      const fragments = this.#fragments.get(length) ?? new Fragments(length)
      this.#fragments.set(length, fragments)
      for (let at = 0; at + length <= form.length; at++) fragments.add(form.slice(at, at + length))
    }
  }

  /** Returns a 1 for each character to hide, and a 0 after the last one. */
  #mark(plain: string): Uint8Array {
    const marks = new Uint8Array(plain.length + 1)
    for (const fragments of this.#fragments.values()) markFragments(plain, fragments, marks)
    for (const address of this.#addresses) fillWhere(plain, address, marks, 1)
    const small = this.#ids.size === 0 ? '' : plain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    for (const id of this.#ids) fillWhere(small, id, marks, 0)
    return marks
  }
}

/** Normalizes equivalent characters: forms write a space as `+`, base64url uses `-` and `_`. */
function canonical(text: string): string {
  return text.replace(/[ -]/g, '+').replaceAll('_', '/')
}

const ENDS = 2 ** 16

/** Texts of the same length that are searched for in others. */
class Fragments {
  readonly length: number
  readonly #texts = new Set<string>()
  /** The pairs of first and last characters that occur: rules out most positions without slicing. */
  readonly #ends = new Uint8Array(ENDS)

  constructor(length: number) {
    this.length = length
  }

  add(text: string): void {
    this.#texts.add(text)
    this.#ends[this.#endsAt(text, 0)] = 1
  }

  /** Returns whether one of them begins at a position. */
  areAt(text: string, at: number): boolean {
    return this.#ends[this.#endsAt(text, at)] === 1 && this.#texts.has(text.slice(at, at + this.length))
  }

  #endsAt(text: string, at: number): number {
    return (text.charCodeAt(at) * 257 + text.charCodeAt(at + this.length - 1)) % ENDS
  }
}

function markFragments(plain: string, fragments: Fragments, marks: Uint8Array): void {
  const { length } = fragments
  for (let at = 0; at + length <= plain.length; ) {
    if (!fragments.areAt(plain, at)) {
      at++
      continue
    }
    const end = at + length
    marks.fill(1, at, end)
    // A fragment that begins within this one, or right after it, leaves no gap.
    let next = end
    while (next > at && !fragments.areAt(plain, next)) next--
    at = next > at ? next : end + 1
  }
}

function fillWhere(text: string, part: string, marks: Uint8Array, mark: 0 | 1): void {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
    marks.fill(mark, at, at + part.length)
  }
}
