import { existsSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'

/** Folders without documents of this project. */
const FOREIGN: ReadonlySet<string> = new Set(['node_modules', 'dist', '.git', 'coverage', 'reports'])

/** Lists the Markdown files of this repository, with forward slashes. */
export function listDocuments(folder = ''): readonly string[] {
  return readdirSync(folder || '.', { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory()) return FOREIGN.has(entry.name) ? [] : listDocuments(path)
      return entry.name.endsWith('.md') ? [path] : []
    })
    .sort()
}

/** Returns a Markdown text without what is not Markdown in it: fenced blocks and comments. */
function proseOf(text: string): string {
  return text.replaceAll(/^( *)(`{3,}|~{3,})[\s\S]*?^\1\2[`~]*$/gm, '').replaceAll(/<!--[\s\S]*?-->/g, '')
}

/** Lists the relative targets of the links and images of a Markdown text. */
export function linksIn(text: string): readonly string[] {
  const prose = proseOf(text).replaceAll(/(`+)[\s\S]*?\1/g, '')
  const found = [
    ...prose.matchAll(/\]\(<?([^\s)>]+)>?(?: "[^"]*")?\)/g),
    ...prose.matchAll(/^ {0,3}\[[^\]]+\]: <?(\S+?)>?$/gm),
    ...prose.matchAll(/<(?:a|img|source)\b[^>]*?\s(?:href|src|srcset)="([^"]+)"/g),
  ]
  return found.map(([, target = '']) => target).filter((target) => !/^(?:[a-z]+:|\/\/)/i.test(target))
}

/**
 * Lists what links to the places of a Markdown text end with: its headings as GitHub names them, and its own anchors.
 * https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export function anchorsIn(text: string): readonly string[] {
  const prose = proseOf(text)
  const own = [...prose.matchAll(/<\w+\b[^>]*?\s(?:id|name)="([^"]+)"/g)].map(([, name = '']) => name)
  const seen = new Map<string, number>()
  const headings = [...prose.matchAll(/^ {0,3}#{1,6} +(.+?)(?: +#+)?$/gm)].map(([, title = '']) => {
    const slug = slugOf(title)
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    return times === 0 ? slug : `${slug}-${times}`
  })
  return [...headings, ...own]
}

function slugOf(title: string): string {
  return title
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^>]+>/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
}

/** Lists the links of a document that lead nowhere; `read` returns the text of a file. */
export function deadLinks(document: string, read: (path: string) => string): readonly string[] {
  return linksIn(read(document)).filter((target) => {
    const [file = '', anchor] = target.split('#').map(decodeURIComponent)
    const path = file === '' ? document : posix.join(posix.dirname(document), file)
    if (path.startsWith('..') || !existsSync(path)) return true
    return anchor !== undefined && !(path.endsWith('.md') && anchorsIn(read(path)).includes(anchor))
  })
}

/** Lists the rows of the tables in a part of a Markdown text: the cells of each row whose first one is code. */
export function rowsBetween(text: string, name: string): readonly (readonly string[])[] {
  const [, part = ''] =
    new RegExp(`<!-- ${name}: [^>]*-->([\\s\\S]*?)<!-- end of ${name} -->`).exec(text) ?? []
  return part
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

/** Lists what stands as code in a cell of a table. */
export function codesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}
