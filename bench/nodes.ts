import { execFileSync } from 'node:child_process'

/** A Node to run programs on. */
export interface NodeBinary {
  readonly name: string
  readonly path: string
}

const WANTED = '24.21.0'

/** The Node that GitHub's runner brings, from the variable NODE_24 or from npm, and the one that runs this. */
export function nodes(): readonly NodeBinary[] {
  const own = { name: `Node ${process.versions.node}`, path: process.execPath }
  const path = process.env['NODE_24'] ?? fromNpm()
  if (path === undefined) return [own]
  const version = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()
  return [{ name: `Node ${version}`, path }, own].slice(0, version === process.versions.node ? 1 : 2)
}

function fromNpm(): string | undefined {
  try {
    const args = ['exec', '--yes', `--package=node@${WANTED}`, '-c', 'node -p process.execPath']
    return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}
