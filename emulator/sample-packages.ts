import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { seeds } from './seeds.ts'

/** What a sample package says about itself; the seeded app's identity unless told otherwise. */
export interface SamplePackage {
  readonly name?: string
  readonly publisher?: string
  /** 2.0.0.0 unless given: later than what the seeds have published. */
  readonly version?: string
  readonly architecture?: 'x86' | 'x64' | 'arm' | 'arm64' | 'neutral'
  readonly languages?: readonly string[]
  /** The oldest Windows that it runs on; 10.0.17763.0 unless given, as in the seeds. */
  readonly minVersion?: string
}

/** A small package as `.msix` files are: a ZIP with a manifest. The same options give the same bytes. */
export async function samplePackage(options: SamplePackage = {}): Promise<Buffer> {
  return await zipOf({
    'AppxManifest.xml': manifestOf(options),
    'Demo.exe': `A program for ${options.architecture ?? 'x64'}.\n`,
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  })
}

/** A bundle of packages as `.msixbundle` files are. */
export async function sampleBundle(
  packages: readonly SamplePackage[] = [{ architecture: 'x64' }, { architecture: 'arm64' }],
): Promise<Buffer> {
  const { name = seeds.app.packageIdentityName, publisher = seeds.app.publisherName } = packages[0] ?? {}
  const version = packages[0]?.version ?? '2.0.0.0'
  const files = packages.map((options) => ({
    options,
    fileName: `Demo_${options.architecture ?? 'x64'}.msix`,
  }))
  const rows = files.map(
    ({ options: { architecture = 'x64' }, fileName }) =>
      `    <Package Type="application" Version="${version}" Architecture="${architecture}" FileName="${fileName}"/>`,
  )
  const manifest = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Bundle xmlns="http://schemas.microsoft.com/appx/2013/bundle" SchemaVersion="6.0">',
    `  <Identity Name="${name}" Publisher="${publisher}" Version="${version}"/>`,
    '  <Packages>',
    ...rows,
    '  </Packages>',
    '</Bundle>',
  ].join('\n')
  const contents = await Promise.all(files.map(({ options }) => samplePackage(options)))
  return await zipOf({
    'AppxMetadata/AppxBundleManifest.xml': manifest,
    ...Object.fromEntries(files.map(({ fileName }, index) => [fileName, contents[index] ?? ''])),
  })
}

/** A ZIP with stored entries. The same files give the same bytes. */
export async function zipOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, {
      compress: false,
      mtime: new Date(2024, 0, 1),
      mode: 0o100644,
    })
  }
  zip.end()
  return await buffer(zip.outputStream)
}

function manifestOf({
  name = seeds.app.packageIdentityName,
  publisher = seeds.app.publisherName,
  version = '2.0.0.0',
  architecture = 'x64',
  languages = ['en-US', 'de-DE'],
  minVersion = '10.0.17763.0',
}: SamplePackage): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"
         xmlns:uap="http://schemas.microsoft.com/appx/manifest/uap/windows10"
         xmlns:rescap="http://schemas.microsoft.com/appx/manifest/foundation/windows10/restrictedcapabilities">
  <Identity Name="${name}" Publisher="${publisher}" Version="${version}" ProcessorArchitecture="${architecture}"/>
  <Properties>
    <DisplayName>Contoso Demo</DisplayName>
    <PublisherDisplayName>Contoso</PublisherDisplayName>
    <Logo>Assets/StoreLogo.png</Logo>
  </Properties>
  <Dependencies>
    <TargetDeviceFamily Name="Windows.Desktop" MinVersion="${minVersion}" MaxVersionTested="10.0.26100.0"/>
  </Dependencies>
  <Resources>
${languages.map((language) => `    <Resource Language="${language}"/>`).join('\n')}
  </Resources>
  <Applications>
    <Application Id="App" Executable="Demo.exe" EntryPoint="Windows.FullTrustApplication">
      <uap:VisualElements DisplayName="Contoso Demo" Description="Demo" BackgroundColor="transparent"
                          Square150x150Logo="Assets/Logo.png" Square44x44Logo="Assets/SmallLogo.png"/>
    </Application>
  </Applications>
  <Capabilities>
    <Capability Name="internetClient"/>
    <rescap:Capability Name="runFullTrust"/>
  </Capabilities>
</Package>
`
}
