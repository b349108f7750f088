/** A text without its escapes: character `i` comes from `bounds[i]` up to `bounds[i + 1]` of the original text. */
export interface DecodedText {
  readonly plain: string
  readonly bounds: Uint32Array
}

/**
 * Matches invisible characters, including variation selectors and joiners; escape.ts decides which are legitimate.
 */
export const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u

// One character in UTF-8, percent-encoded.
const NEXT = '%[89ab][\\da-f]'
const PERCENT = `%[0-7][\\da-f]|%[cd][\\da-f]${NEXT}|%e[\\da-f](?:${NEXT}){2}|%f[0-7](?:${NEXT}){3}`
const ESCAPE = new RegExp(
  `${PERCENT}|&#x[\\da-f]{1,8};|&#\\d{1,9};|&\\w{2,6};|\\\\u[\\da-f]{4}|\\\\x[\\da-f]{2}|\\\\["'/\\\\bfnrt]|${INVISIBLE.source}`,
  'giu',
)

// Those that stand for ASCII: https://html.spec.whatwg.org/multipage/named-characters.html
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['plus', '+'],
  ['sol', '/'],
  ['bsol', '\\'],
  ['equals', '='],
  ['percnt', '%'],
  ['num', '#'],
  ['dollar', '$'],
  ['excl', '!'],
  ['ast', '*'],
  ['colon', ':'],
  ['comma', ','],
  ['period', '.'],
  ['lowbar', '_'],
])

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

// Enough for errors nested across three services.
const MOST_LAYERS = 8

/**
 * Resolves the escapes of addresses, HTML, XML and JSON in a text, even if they are escaped again, and drops invisible
 * characters. In a text that mixes formats, everything that looks like an escape is treated as one.
 */
export function decode(text: string): DecodedText {
  if (text.search(ESCAPE) === -1) return new PlainText(text)
  let decoded: DecodedText = new PlainText(text)
  for (let layers = 0; layers < MOST_LAYERS; layers++) {
    const next = decodeLayer(decoded)
    if (next === undefined) break
    decoded = next
  }
  return decoded
}

/** A text without escapes, which is most text, and all long text. */
class PlainText implements DecodedText {
  readonly plain: string

  constructor(text: string) {
    this.plain = text
  }

  get bounds(): Uint32Array {
    return Uint32Array.from({ length: this.plain.length + 1 }, (_, at) => at)
  }
}

function decodeLayer({ plain, bounds }: DecodedText): DecodedText | undefined {
  // No escape is shorter than the characters it stands for.
  const starts = new Uint32Array(plain.length + 1)
  let result = ''
  let from = 0
  const keepUntil = (end: number): void => {
    starts.set(bounds.subarray(from, end), result.length)
    result += plain.slice(from, end)
  }
  for (const { 0: escaped, index } of plain.matchAll(ESCAPE)) {
    const character = decodeEscape(escaped)
    if (character === undefined) continue
    keepUntil(index)
    from = index + escaped.length
    // The second half of a surrogate pair has no width in the original text.
    starts.fill(bounds[from] ?? 0, result.length, result.length + character.length)
    starts[result.length] = bounds[index] ?? 0
    result += character
  }
  if (from === 0) return undefined
  keepUntil(plain.length)
  starts[result.length] = bounds[plain.length] ?? 0
  return { plain: result, bounds: starts.subarray(0, result.length + 1) }
}

/** Decodes one escape; returns undefined if it only looks like one. */
function decodeEscape(escaped: string): string | undefined {
  const [first, second = '', ...rest] = escaped
  if (first === '%') return decodePercent(escaped)
  if (first === '&' && second === '#') {
    const digits = escaped.slice(2, -1)
    return toCharacter(/^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits))
  }
  if (first === '&') return ENTITIES.get(escaped.slice(1, -1).toLowerCase())
  if (first !== '\\') return ''
  return rest.length > 0 ? toCharacter(Number.parseInt(rest.join(''), 16)) : (CONTROLS.get(second) ?? second)
}

function decodePercent(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return undefined
  }
}

function toCharacter(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
