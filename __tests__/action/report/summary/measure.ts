import { loadPage } from './chromium.ts'

/** A page in a frame of a width in CSS pixels. */
export interface Frame {
  readonly html: string
  readonly width: number
}

/** A page as Chromium has laid it out. */
export interface Measurement {
  /** Elements that reach beyond the page. */
  readonly overflowing: readonly string[]
  /** Heads of the tables that have to be scrolled sideways to be read. */
  readonly scrolling: readonly string[]
  /** Text and address of each link. */
  readonly links: readonly (readonly [text: string, address: string])[]
  /** Title of each fold, and whether it is open. */
  readonly folds: readonly (readonly [title: string, isOpen: boolean])[]
  /** How often each element stands in the body. */
  readonly elements: Readonly<Record<string, number>>
  /** Of the page with its folds as they are, in CSS pixels. */
  readonly height: number
  /** Of the document; a script could have changed it. */
  readonly title: string
}

/** Loads pages in frames of their widths, and measures them. */
export async function measure(chromium: string, frames: readonly Frame[]): Promise<readonly Measurement[]> {
  const elements = frames.map(
    ({ html, width }) =>
      `<iframe style="width:${width}px;height:3000px;border:0" srcdoc="${quote(html)}"></iframe>`,
  )
  const page = `<!doctype html><meta charset="utf-8">${elements.join('\n')}<script>${SCRIPT}</script>`
  const dom = await loadPage(chromium, page)
  const result = /data-result="([^"]*)"/.exec(dom)?.[1]
  if (result === undefined) throw new Error('the page has not been measured')
  return JSON.parse(Buffer.from(result, 'base64').toString('utf8'))
}

function quote(html: string): string {
  return html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}

// Runs in the page, when every frame is loaded.
const SCRIPT = `
function measure({ contentDocument: doc }) {
  const all = (selector) => [...doc.body.querySelectorAll(selector)]
  const width = doc.documentElement.clientWidth
  const isInside = (element) => element.closest('table, pre') !== null
  const folds = all('details').map((fold) => [fold.querySelector('summary').textContent, fold.open])
  const links = all('a').map((link) => [link.textContent, link.href])
  const elements = {}
  for (const { localName } of all('*')) elements[localName] = (elements[localName] ?? 0) + 1
  const height = Math.ceil(doc.body.getBoundingClientRect().height)
  for (const fold of all('details')) fold.open = true
  const overflowing = [
    ...(doc.documentElement.scrollWidth > width ? ['the page'] : []),
    ...all('*')
      .filter((element) => element.matches('table, pre') || !isInside(element))
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map(({ localName, textContent }) => localName + ': ' + textContent.slice(0, 40)),
  ]
  const scrolling = all('table')
    .filter((table) => table.scrollWidth > table.clientWidth)
    .map((table) => table.querySelector('tr').textContent.trim())
  return { overflowing, scrolling, links, folds, elements, height, title: doc.title }
}
addEventListener('load', () => {
  const bytes = new TextEncoder().encode(JSON.stringify([...document.querySelectorAll('iframe')].map(measure)))
  document.body.dataset.result = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
})
`
