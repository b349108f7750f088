import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Program } from '../program.ts'

/** A client with types, and its example. */
export const msstoreGo: Program = {
  name: 'msstore-go',
  language: 'Go',
  does: 'lists the apps, dates and all, in its own types; submits nothing',
  source: {
    repository: 'budougumi0617/msstore-go',
    commit: '6ad1eabb39ba3ac0a11868575b62d9636136c685',
    paths: ['client.go', 'examples'],
  },
  async run({ exec, folder, seeds }) {
    // It predates Go modules.
    await writeFile(join(folder, 'go.mod'), 'module github.com/budougumi0617/msstore-go\n')
    const { tenantId, clientId, clientSecret } = seeds
    await exec('go', ['run', './examples', '-t', tenantId, '-c', clientId, '-k', clientSecret], {
      GOFLAGS: '-mod=mod',
      GOPROXY: 'off',
      GOTOOLCHAIN: 'local',
    })
  },
}
