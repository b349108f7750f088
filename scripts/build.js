// dist/ is what users run. It is built aside and put in place whole, so that it holds what the sources build and
// nothing else, and so that a build that fails leaves the old one.
import { execFileSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'

const node = (...args) => execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
const remove = (folder) => rmSync(folder, { recursive: true, force: true })

remove('lib')
node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json')
node(
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  'build',
  'lib/index.js',
  '-o',
  'lib/bundle',
  '--license',
  'licenses.txt',
)
remove('dist')
renameSync('lib/bundle', 'dist')
