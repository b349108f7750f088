// Outputs the version to release, or fails: it is the version in package.json, must come from main or its own tag, and
// must be described in the changelog.
import { readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const [, major] = /^(\d+)\.\d+\.\d+$/.exec(version) ?? []
const ref = process.env.GITHUB_REF
const changes = readFileSync('CHANGELOG.md', 'utf8').split(`\n## [${version}] - `)[1] ?? ''

const problems = [
  [major === undefined, `package.json has the version ${version}, which does not consist of three numbers.`],
  [
    ref !== 'refs/heads/main' && ref !== `refs/tags/v${version}`,
    `${ref} is neither main nor the tag of the version in package.json, v${version}.`,
  ],
  [!/^\d{4}-\d\d-\d\d\n/.test(changes), `CHANGELOG.md has no "## [${version}] - " with a date.`],
].flatMap(([isSo, problem]) => (isSo ? [problem] : []))

for (const problem of problems) console.error(`::error::${problem}`)
if (problems.length === 0) console.log(`version=${version}\nmajor=${major}`)
process.exitCode = problems.length === 0 ? 0 : 1
