import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { NpmPackage, Program, Repository } from './program.ts'

const NPM_OPTIONS = ['--ignore-scripts', '--no-audit', '--no-fund']

const run = promisify(execFile)

/**
 * Copies the files of a program into a folder, byte for byte, from npm or from a folder of clones: `<owner>/<name>`.
 */
export async function fetchProgram({ source }: Program, folder: string, clones: string): Promise<void> {
  await mkdir(folder)
  if ('npm' in source) await install(source, folder)
  else await checkOut(source, folder, clones)
}

async function install({ npm }: NpmPackage, folder: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{}')
  await run('npm', ['install', ...NPM_OPTIONS, npm], { cwd: folder })
}

async function checkOut(source: Repository, folder: string, clones: string): Promise<void> {
  const tar = join(folder, '.program.tar')
  const { repository, commit, paths, npmInstallIn } = source
  await run('git', ['-C', join(clones, repository), 'archive', '-o', tar, commit, ...paths])
  await run('tar', ['-xf', tar, '-C', folder])
  if (npmInstallIn === undefined) return
  await run('npm', ['install', ...NPM_OPTIONS], { cwd: join(folder, npmInstallIn) })
}
