import { dirname } from 'node:path'
import type { Program } from '../program.ts'

/** Isaac Levin's action, as GitHub runs it. */
export const windowsStoreAction: Program = {
  name: 'windows-store-action',
  language: 'Node',
  does: 'GitHub action: replaces the packages of an app',
  source: {
    repository: 'isaacrlevin/windows-store-action',
    commit: '25ac1ac31e3434add3fede11f458a453fe371fb0',
    paths: ['dist', 'action.yml'],
  },
  async run({ exec, seeds, packagePath }) {
    await exec('node', ['dist/index.js'], {
      'INPUT_TENANT-ID': seeds.tenantId,
      'INPUT_CLIENT-ID': seeds.clientId,
      'INPUT_CLIENT-SECRET': seeds.clientSecret,
      'INPUT_APP-ID': seeds.app.appId,
      'INPUT_DELETE-PENDING': 'true',
      'INPUT_PACKAGE-PATH': dirname(packagePath),
      'INPUT_SKIP-POLLING': 'true',
      'INPUT_DELETE-PACKAGES': 'true',
      'INPUT_PACKAGES-KEEP': '0',
      'INPUT_UPDATE-IMAGES': 'false',
    })
  },
}
