import { execFileSync } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** What a package brings into a bundle. */
export interface Share {
  readonly name: string
  /** Loaded at the start. */
  readonly atStartBytes: number
  /** Loaded when it is needed. */
  readonly onDemandBytes: number
}

/** A program and what it becomes when it is bundled as this action is. */
export interface Bundle {
  readonly path: string
  readonly shares: readonly Share[]
}

// https://webpack.js.org/api/stats/#module-object
interface Module {
  readonly nameForCondition: string | null
  readonly size: number
  /** Of modules that were joined, only the whole is in one. */
  readonly chunks: readonly number[]
  /** The modules that were joined into this one. */
  readonly modules?: readonly Module[]
}

interface Stats {
  readonly chunks: readonly { readonly id: number; readonly initial: boolean }[]
  readonly modules: readonly Module[]
}

/** Bundles the sources of this action anew, into a folder. */
export async function bundleOfAction(folder: string): Promise<Bundle> {
  await prepare(folder)
  const lib = join(folder, 'lib')
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', lib)
  return await bundle(join(lib, 'index.js'), folder)
}

/** Bundles a program of one file. */
export async function bundleOf(source: string, folder: string): Promise<Bundle> {
  await prepare(folder)
  await writeFile(join(folder, 'index.js'), source)
  return await bundle(join(folder, 'index.js'), folder)
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
}

async function bundle(entry: string, folder: string): Promise<Bundle> {
  const target = join(folder, 'dist')
  const statsPath = join(folder, 'stats.json')
  const options = ['-o', target, '--license', 'licenses.txt', '--stats-out', statsPath, '--no-cache']
  run('node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', entry, ...options)
  return {
    path: join(target, 'index.js'),
    shares: sharesIn(JSON.parse(await readFile(statsPath, 'utf8')) as Stats),
  }
}

function run(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

function sharesIn({ chunks, modules }: Stats): readonly Share[] {
  const initial = new Set(chunks.filter((chunk) => chunk.initial).map(({ id }) => id))
  const shares = new Map<string, Share>()
  for (const whole of modules.filter(({ chunks }) => chunks.length > 0)) {
    const isAtStart = whole.chunks.some((id) => initial.has(id))
    for (const { nameForCondition, size } of whole.modules ?? [whole]) {
      const name = packageOf(nameForCondition ?? '')
      const { atStartBytes = 0, onDemandBytes = 0 } = shares.get(name) ?? {}
      shares.set(name, {
        name,
        atStartBytes: atStartBytes + (isAtStart ? size : 0),
        onDemandBytes: onDemandBytes + (isAtStart ? 0 : size * whole.chunks.length),
      })
    }
  }
  return [...shares.values()].sort((one, other) => sizeOf(other) - sizeOf(one))
}

const sizeOf = ({ atStartBytes, onDemandBytes }: Share): number => atStartBytes + onDemandBytes

// The innermost folder counts: a package may bring others of its own.
function packageOf(path: string): string {
  const found = [...path.matchAll(/node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/g)].at(-1)?.[1]
  if (found !== undefined) return found.replaceAll('\\', '/')
  return path === '' ? 'webpack' : 'this action'
}
