// Run after a build: the committed dist/ must be what the sources build, including untracked files.
import { execFileSync } from 'node:child_process'

const differences = execFileSync('git', ['status', '--porcelain', '--untracked-files=all', '--', 'dist'], {
  encoding: 'utf8',
})
if (differences !== '') {
  console.error(`dist/ is not what the sources build. Run "npm run build" and commit:\n${differences}`)
  process.exit(1)
}
console.log('dist/ is what the sources build')
