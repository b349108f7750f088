import { Marked } from 'marked'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** How Markdown is meant. */
export interface MarkdownStyle {
  /**
   * Whether a new line within a paragraph is one for the reader too, as GitHub has it in releases and comments
   * (https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#line-breaks).
   * Default: it is a space, as in a file.
   */
  readonly keepLineBreaks?: boolean
}

/** What a person would type in a plain text box to say what the Markdown says. */
export function markdownToText(markdown: string, { keepLineBreaks = false }: MarkdownStyle = {}): string {
  // By way of HTML, since Markdown may hold any: one tree has the elements of both.
  const html = new Marked({ gfm: true, breaks: keepLineBreaks }).parse(markdown, { async: false })
  return tidy(joined(blocksOf(parseFragment(html).childNodes)))
}

/**
 * The beginning of the text, of at most `limit` UTF-16 code units: up to the end of a paragraph, else of a line,
 * else of a word. An end that would leave more than half of the room empty does not count.
 */
export function cutAtParagraph(text: string, limit: number): string {
  if (text.length <= limit) return text
  const ends = ['\n\n', '\n', ' '].map((boundary) => text.lastIndexOf(boundary, limit))
  const end = ends.find((position) => position >= limit / 2)
  // Half of a surrogate pair is no character.
  return end === undefined
    ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, '')
    : text.slice(0, end).trimEnd()
}

/** Some lines that belong together. */
interface Block {
  readonly kind: 'heading' | 'list' | 'other'
  readonly text: string
}

type Place = 'page' | 'list item'

const BULLET = '•'
const INDENT = '  '

// What shows nothing, or nothing that a text could show.
const DROPPED: ReadonlySet<string> = new Set(
  'audio canvas embed iframe img input math object picture script style svg template video'.split(' '),
)

type Reader = (element: Element) => readonly Block[]

const heading: Reader = ({ childNodes }) => textBlock('heading', lineOf(childNodes))
const box: Reader = ({ childNodes }) => blocksOf(childNodes)
const list: Reader = (element) => textBlock('list', itemsOf(element))

const READERS: Readonly<Record<string, Reader>> = {
  'h1 h2 h3 h4 h5 h6 dt summary': heading,
  'address article aside center dd details div dl figure footer header main p section': box,
  'ol ul menu': list,
  li: (item) => textBlock('list', itemText(item, BULLET)),
  blockquote: quoted,
  hr: () => [],
  pre: (code) => textBlock('other', rawText(code).replace(/^\n+/, '').trimEnd()),
  table: (table) => textBlock('other', rowsOf(table).join('\n')),
}

// Any other element is a box when it holds a block, and else a part of a line.
const BLOCKS: ReadonlyMap<string, Reader> = new Map(
  Object.entries(READERS).flatMap(([names, reader]) => names.split(' ').map((name) => [name, reader])),
)

function textBlock(kind: Block['kind'], text: string): readonly Block[] {
  return text === '' ? [] : [{ kind, text }]
}

function blocksOf(nodes: readonly Node[]): readonly Block[] {
  const blocks: Block[] = []
  let line: Node[] = []
  const endLine = (): void => {
    blocks.push(...textBlock('other', lineOf(line)))
    line = []
  }
  for (const node of nodes) {
    if (!holdsBlocks(node)) {
      line.push(node)
      continue
    }
    endLine()
    blocks.push(...(BLOCKS.get(node.tagName) ?? box)(node))
  }
  endLine()
  return blocks
}

function holdsBlocks(node: Node): node is Element {
  if (!isElement(node) || DROPPED.has(node.tagName)) return false
  return BLOCKS.has(node.tagName) || node.childNodes.some(holdsBlocks)
}

function joined(blocks: readonly Block[], place: Place = 'page'): string {
  return blocks.reduce((text, block, index) => {
    const previous = blocks[index - 1]
    return previous === undefined ? block.text : `${text}${gap(previous, block, place)}${block.text}`
  }, '')
}

// A heading stays with what it is about, and a nested list with its item.
function gap(upper: Block, lower: Block, place: Place): string {
  const close =
    (upper.kind === 'heading' && lower.kind !== 'heading') || (place === 'list item' && lower.kind === 'list')
  return close ? '\n' : '\n\n'
}

function itemsOf(list: Element): string {
  const start = Number(list.attrs.find(({ name }) => name === 'start')?.value ?? 1)
  const first = Number.isInteger(start) ? start : 1
  const marker = (index: number): string => (list.tagName === 'ol' ? `${first + index}.` : BULLET)
  return list.childNodes
    .filter(isElement)
    .map((item, index) => itemText(item, marker(index)))
    .filter((text) => text !== '')
    .join('\n')
}

function itemText(item: Element, marker: string): string {
  const text = joined(blocksOf(item.childNodes), 'list item')
  return text === '' ? '' : `${marker} ${text.replaceAll('\n', `\n${INDENT}`)}`
}

// https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
const ALERT = /^\[!(note|tip|important|warning|caution)\]\s*/i

function quoted(quote: Element): readonly Block[] {
  const [first, ...others] = blocksOf(quote.childNodes)
  if (first === undefined) return []
  const text = first.text.replace(ALERT, (_, word: string) => {
    return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}: `
  })
  return [{ ...first, text }, ...others]
}

function rowsOf(element: Element): readonly string[] {
  const children = element.childNodes.filter(isElement)
  if (element.tagName !== 'tr') return children.flatMap(rowsOf)
  const cells = children.map(({ childNodes }) => joined(blocksOf(childNodes)).replace(/\s*\n\s*/g, ' '))
  return [cells.filter((cell) => cell !== '').join(' – ')].filter((row) => row !== '')
}

function lineOf(nodes: readonly Node[]): string {
  // No \s here: a no-break space within a line is meant.
  return nodes
    .map(inlineText)
    .join('')
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

function inlineText(node: Node): string {
  if ('value' in node) return node.value.replace(/[ \t\n\f\r]+/g, ' ')
  if (!isElement(node) || DROPPED.has(node.tagName)) return ''
  return node.tagName === 'br' ? '\n' : node.childNodes.map(inlineText).join('')
}

function rawText(node: Node): string {
  if ('value' in node) return node.value
  return isElement(node) ? node.childNodes.map(rawText).join('') : ''
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}
