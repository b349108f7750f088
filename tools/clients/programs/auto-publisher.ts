import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Program } from '../program.ts'

/** An action that is bundled from its source, as its own script says. */
export const autoPublisher: Program = {
  name: 'autoPublisher',
  language: 'Node',
  does: 'GitHub action: replaces packages and texts, and waits until it is published',
  source: {
    repository: 'adityak1429/autoPublisher_cli',
    commit: '64483bf41ba83c89911378c61cd4c4cc71c2bf92',
    paths: ['src', 'package.json', 'package-lock.json'],
    npmInstallIn: '.',
  },
  async run({ exec, folder, seeds, packagePath }) {
    // It only accepts categories from its own list.
    await writeFile(join(folder, 'metadata.json'), JSON.stringify({ applicationCategory: 'Productivity' }))
    const bundle = ['--bundle', '--platform=node', '--outfile=dist/main.js']
    await exec('node_modules/.bin/esbuild', ['src/main.ts', ...bundle])
    await exec('node', ['dist/main.js'], {
      INPUT_COMMAND: 'publish',
      INPUT_TYPE: 'msix',
      INPUT_INTERACTIVE: 'false',
      INPUT_APPEND: 'false',
      'INPUT_PRODUCT-ID': seeds.app.appId,
      'INPUT_TENANT-ID': seeds.tenantId,
      'INPUT_CLIENT-ID': seeds.clientId,
      'INPUT_CLIENT-SECRET': seeds.clientSecret,
      INPUT_PACKAGE: dirname(packagePath),
      'INPUT_PHOTOS-PATH': join(folder, 'none'),
      'INPUT_JSON-FILE-PATH': join(folder, 'metadata.json'),
    })
  },
}
