// dist/ is what users run: emptied first, so that it holds what the sources build and nothing else.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'

const node = (...args) => execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })

for (const folder of ['lib', 'dist']) rmSync(folder, { recursive: true, force: true })
node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json')
node(
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  'build',
  'lib/index.js',
  '-o',
  'dist',
  '--license',
  'licenses.txt',
)
