// https://learn.microsoft.com/uwp/extension-sdks/device-families-overview
const NAMES = [
  'Windows.Universal',
  'Windows.Desktop',
  'Windows.Mobile',
  'Windows.Xbox',
  'Windows.Holographic',
  'Windows.Team',
  'Windows.IoT',
  'Windows.IoTHeadless',
] as const

const SPELLINGS: ReadonlyMap<string, string> = new Map(NAMES.map((name) => [name.toLowerCase(), name]))

/** The family whose packages run on the devices of every other one. */
export const UNIVERSAL = 'windows.universal'

/** Returns the name of a family in Microsoft's spelling, if it is known. */
export function spellDeviceFamily(name: string): string {
  return SPELLINGS.get(name.toLowerCase()) ?? name
}
