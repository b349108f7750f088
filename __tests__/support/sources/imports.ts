import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix, sep } from 'node:path'

/** One import of a file. */
export interface Import {
  /** Path of the importing file, with forward slashes. */
  readonly file: string
  /** Path of a file of this project, or the name of a package. */
  readonly target: string
  /** True when it names types only, and so is gone when the program runs. */
  readonly typeOnly: boolean
}

/** Lists the TypeScript files below a folder, with forward slashes. */
export function listSources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name.replaceAll(sep, '/')))
    .sort()
}

/** Lists the imports of a file, static and dynamic. */
export function listImports(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8')
  const found = [
    ...text.matchAll(/^(?:import|export) (type )?(?:[^'"]*? from )?'([^']+)'/gm),
    ...text.matchAll(/\bimport(())\('([^']+)'\)/g),
  ]
  return found.map((match) => {
    const target = match.at(-1) ?? ''
    return {
      file,
      target: target.startsWith('.') ? posix.join(dirname(file), target) : target,
      typeOnly: match[1] === 'type ',
    }
  })
}

/** Finds the groups of files that import each other, whether values or types. */
export function findCycles(imports: readonly Import[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>()
  for (const { file, target } of imports) targets.set(file, [...(targets.get(file) ?? []), target])
  const reach = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>()
    const queue = [...(targets.get(start) ?? [])]
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (seen.has(file)) continue
      seen.add(file)
      queue.push(...(targets.get(file) ?? []))
    }
    return seen
  }
  const reached = new Map([...targets.keys()].map((file) => [file, reach(file)]))
  const groups = [...reached]
    .filter(([file, others]) => others.has(file))
    .map(([file, others]) =>
      [...others]
        .filter((other) => reached.get(other)?.has(file))
        .sort()
        .join(' ⇄ '),
    )
  return [...new Set(groups)].sort().map((group) => group.split(' ⇄ '))
}
