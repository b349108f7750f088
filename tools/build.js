// dist/ is what users run. It is built elsewhere and then moved into place, so that it contains exactly what the
// sources build, and so that a failed build leaves the old one. The step and its post run share one bundle:
// dist/index.js and dist/post.js only choose the function to call.
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { licensesOf, packagesIn } from './licenses.js'

const node = (...args) => execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
const remove = (folder) => rmSync(folder, { recursive: true, force: true })

remove('.build')
node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json')
node(
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  'build',
  '.build/src/main.js',
  '-o',
  '.build/dist',
  '--stats-out',
  '.build/stats.json',
)
const packages = packagesIn(JSON.parse(readFileSync('.build/stats.json', 'utf8')))
writeFileSync('.build/dist/licenses.txt', licensesOf(packages))
renameSync('.build/dist/index.js', '.build/dist/main.js')
for (const entry of ['index.js', 'post.js']) copyFileSync(`.build/src/${entry}`, `.build/dist/${entry}`)
remove('dist')
renameSync('.build/dist', 'dist')
