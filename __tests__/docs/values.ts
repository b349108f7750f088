import { seeds } from '../../emulator/fixtures/seeds.ts'

/** What the expressions of the recipes may come to. */
export const VALUES: Readonly<Record<string, string>> = {
  'vars.STORE_TENANT_ID': seeds.tenantId,
  'vars.STORE_CLIENT_ID': seeds.clientId,
  'vars.STORE_APP_ID': seeds.app.appId,
  'vars.STORE_FLIGHT_GROUPS': Object.values(seeds.flightGroups).join('\n'),
  'vars.STORE_ADD_ON_ID': seeds.addOn.addOnId,
  'secrets.STORE_CLIENT_SECRET': seeds.clientSecret,
  'matrix.app.id': seeds.app.appId,
  'needs.draft.outputs.submission-id': seeds.app.publishedId,
  'inputs.submission-id': '',
  'inputs.product-id': 'levels',
  'inputs.type': 'Durable',
  "steps.live.outputs.rollout-percentage < 25 && '25' || '50'": '25',
}
