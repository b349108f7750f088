import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import type { Program } from '../program.ts'

/** The script that publishes an editor for Japanese novels. */
export const illusions: Program = {
  name: 'illusions',
  language: 'Node',
  does: 'replaces the packages and a listing in Japanese, and waits until the submission itself shows progress',
  source: {
    repository: 'Iktahana/illusions',
    commit: 'ce9d573a10cbbc6d38a13da2ad2829481df36375',
    paths: ['scripts/submit-store.mjs', 'assets/store/microsoft', 'TERMS.md'],
  },
  prepare(store) {
    const { listings = {} } = store.product(seedPaths.app).lastPublished?.resource ?? {}
    const english = listings['en-us']
    if (english !== undefined) listings['ja-jp'] = structuredClone(english)
  },
  async run({ exec, folder, seeds, packagePath }) {
    await copyFile(packagePath, join(dirname(packagePath), 'Demo.appx'))
    // zip replaces PowerShell: the script only uses Compress-Archive.
    const bin = join(folder, 'bin')
    await mkdir(bin)
    const powershell = [
      '#!/bin/sh',
      `eval "set -- $(printf '%s' "$3" | sed "s/.*-Path \\('.*'\\) -DestinationPath \\('[^']*'\\).*/\\2 \\1/; s/','/' '/g")"`,
      'rm -f "$1" && exec zip -q -j "$@"',
    ]
    await writeFile(join(bin, 'powershell'), powershell.join('\n'))
    await chmod(join(bin, 'powershell'), 0o755)
    await exec('sh', ['-c', 'PATH="$PWD/bin:$PATH" exec node scripts/submit-store.mjs'], {
      MSSTORE_TENANT_ID: seeds.tenantId,
      MSSTORE_CLIENT_ID: seeds.clientId,
      MSSTORE_CLIENT_SECRET: seeds.clientSecret,
      STORE_PRODUCT_ID: seeds.app.appId,
      MSIX_DIR: dirname(packagePath),
      POLL_TIMEOUT_MS: '120000',
      TMPDIR: folder,
    })
  },
}
