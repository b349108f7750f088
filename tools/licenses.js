// The third-party code in the bundle, and its licences. The bundler's own list has only the modules that it keeps in
// one piece, so this one is derived from the bundler's statistics, which contain every module.
import { readdirSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

const PACKAGE = /^node_modules\/((?:.+\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/
const LICENSE_FILE = /^licen[cs]e(\.|$)/i

/**
 * Returns the packages with modules in a bundle, sorted by name: `{ name, version, license, author, bytes }`. The
 * name of a second copy is the path to it; `bytes` is the size of these modules, which the bundle has unminified.
 */
export function packagesIn({ modules }) {
  const bundled = modules.filter(({ chunks }) => chunks.length > 0).flatMap(partsOf)
  const bytes = new Map()
  for (const { nameForCondition, size } of bundled) {
    const [, name] = PACKAGE.exec(pathOf(nameForCondition ?? '')) ?? []
    if (name !== undefined) bytes.set(name, (bytes.get(name) ?? 0) + size)
  }
  return [...bytes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, size]) => described(name, size))
}

/** Returns the text of licenses.txt: a line for each package, then the licence of each. */
export function licensesOf(packages) {
  const lines = packages.map(
    ({ name, version, license, bytes }) => `${name} ${version}, ${license}, ${bytes} bytes`,
  )
  const texts = packages.map((entry) => `${entry.name} ${entry.version}\n\n${termsOf(entry)}`)
  return [lines.join('\n'), ...texts].join(`\n\n${'-'.repeat(80)}\n\n`).concat('\n')
}

const partsOf = (module) => module.modules?.flatMap(partsOf) ?? [module]
const pathOf = (file) => relative(process.cwd(), file).replaceAll('\\', '/')

function described(name, bytes) {
  const { version, license, author } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  return { name, version, license, author: author?.name ?? author, bytes }
}

function termsOf({ name, license, author }) {
  const folder = `node_modules/${name}`
  const file = readdirSync(folder).find((entry) => LICENSE_FILE.test(entry))
  if (file !== undefined) return readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim()
  // Its terms are those of this repository, with its own author.
  if (license === 'MIT' && author !== undefined)
    return readFileSync('LICENSE', 'utf8')
      .trim()
      .replace(/^Copyright.*$/m, `Copyright (c) ${author}`)
  throw new Error(`${name} states neither its licence nor its author`)
}
