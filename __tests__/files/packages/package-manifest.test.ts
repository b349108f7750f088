import { describe, expect, it } from '@jest/globals'
import {
  type PackageIdentity,
  parseBundleManifest,
  parsePackageManifest,
  summarizeBundle,
} from '../../../src/files/packages/package-manifest.ts'

const IDENTITY = '<Identity Name="Contoso.Demo" Publisher="CN=Contoso" Version="1.2.3.0"/>'

const DEMO: PackageIdentity = {
  name: 'Contoso.Demo',
  publisher: 'CN=Contoso',
  version: '1.2.3.0',
  architectures: ['neutral'],
  deviceFamilies: [],
  languages: [],
  isBundle: false,
  contents: [],
}

const aPackage = (content: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10">${content}</Package>`

const aBundle = (packages: string, identity = IDENTITY): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<Bundle xmlns="http://schemas.microsoft.com/appx/2013/bundle" SchemaVersion="5.0"
  xmlns:b4="http://schemas.microsoft.com/appx/2018/bundle" IgnorableNamespaces="b4">
  ${identity}<Packages>${packages}</Packages></Bundle>`

const summary = (xml: string): PackageIdentity => summarizeBundle(parseBundleManifest(xml), [])

function problem(task: () => unknown): string {
  try {
    return `no error, but ${JSON.stringify(task())}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('The manifest of a package', () => {
  it.each<{ name: string; xml: string; expected: Partial<PackageIdentity> }>([
    {
      name: 'states all facts',
      xml: aPackage(`
        <Identity Name="Contoso.Demo" Publisher="CN=Contoso" Version="1.2.3.0" ProcessorArchitecture="ARM64"/>
        <Dependencies>
          <TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.17763.0" MaxVersionTested="10.0.26100.0"/>
          <TargetDeviceFamily Name="Windows.Xbox" MinVersion="10.0.19041.0" MaxVersionTested="10.0.26100.0"/>
          <PackageDependency Name="Microsoft.VCLibs.140.00" MinVersion="14.0.24217.0" Publisher="CN=Microsoft"/>
        </Dependencies>
        <Resources><Resource Language="en-US"/><Resource Language="zh-Hans-CN"/></Resources>`),
      expected: {
        architectures: ['arm64'],
        deviceFamilies: [
          { name: 'Windows.Desktop', minVersion: '10.0.17763.0' },
          { name: 'Windows.Xbox', minVersion: '10.0.19041.0' },
        ],
        languages: ['en-US', 'zh-Hans-CN'],
      },
    },
    { name: 'may be as short as its identity', xml: aPackage(IDENTITY), expected: {} },
    {
      name: 'of Windows 8 names an OS version and no device family',
      xml: `<Package xmlns="http://schemas.microsoft.com/appx/2010/manifest">${IDENTITY}
        <Prerequisites><OSMinVersion>6.2.1</OSMinVersion><OSMaxVersionTested>6.2.1</OSMaxVersionTested></Prerequisites>
        <Resources><Resource Language="en-us"/></Resources></Package>`,
      expected: { languages: ['en-us'] },
    },
    {
      name: 'may have a prefix before its own elements',
      xml: `<f:Package xmlns:f="x"><f:Identity Name="Contoso.Demo" Publisher="CN=Contoso" Version="1.2.3.0"/>
        <f:Dependencies><f:TargetDeviceFamily Name="Windows.Universal" MinVersion="10.0.0.0"/></f:Dependencies></f:Package>`,
      expected: { deviceFamilies: [{ name: 'Windows.Universal', minVersion: '10.0.0.0' }] },
    },
    {
      name: 'may have attributes of other schemas, whatever they are called',
      xml: aPackage(
        '<Identity Name="Contoso.Demo" Publisher="CN=Contoso" Version="1.2.3.0" x:Version="9.9.9.9" x:ProcessorArchitecture="x86"/>',
      ),
      expected: {},
    },
    {
      name: 'names each language once, whatever its case, and leaves out scales',
      xml: aPackage(
        `${IDENTITY}<Resources><Resource Language="en-US"/><Resource uap:Scale="200"/><Resource Language="EN-us"/><Resource Language="de"/></Resources>`,
      ),
      expected: { languages: ['en-US', 'de'] },
    },
    {
      name: 'may write characters as references',
      xml: aPackage(
        '<Identity Name="Contoso.Demo" Publisher="CN=M&#252;ller &amp; S&#xF6;hne, O=&quot;A&lt;B&gt;&apos;&quot;" Version="1.2.3.0"/>',
      ),
      expected: { publisher: 'CN=Müller & Söhne, O="A<B>\'"' },
    },
    {
      name: 'decodes a reference once',
      xml: aPackage('<Identity Name="Contoso.Demo" Publisher="CN=&amp;lt;&#38;#65;" Version="1.2.3.0"/>'),
      expected: { publisher: 'CN=&lt;&#65;' },
    },
    {
      name: 'may have comments, processing instructions and CDATA',
      xml: aPackage(
        `<!-- <Identity Name="Other"/> --><?build 1?>${IDENTITY}<Properties><DisplayName><![CDATA[<Identity/>]]></DisplayName></Properties>`,
      ),
      expected: {},
    },
    {
      name: 'may start with a byte order mark and have Windows line ends',
      xml: `\uFEFF${aPackage(`\n${IDENTITY}\n`)}`.replaceAll('\n', '\r\n'),
      expected: {},
    },
    {
      name: 'may break the line in an attribute, which is a space',
      xml: aPackage(IDENTITY.replace('CN=Contoso', 'CN=Contoso,\r\n\tO=Contoso')),
      expected: { publisher: 'CN=Contoso,  O=Contoso' },
    },
    {
      name: 'may name a DOCTYPE where none is meant',
      xml: aPackage(`<!-- no <!DOCTYPE here -->${IDENTITY}<a><![CDATA[<!DOCTYPE --> ]]></a><!-- ]]> -->`),
      expected: {},
    },
    {
      name: 'has versions up to 65535',
      xml: aPackage(IDENTITY.replace('1.2.3.0', '65535.0.10000.65535')),
      expected: { version: '65535.0.10000.65535' },
    },
  ])('$name', ({ xml, expected }) => {
    expect(parsePackageManifest(xml)).toEqual({ identity: { ...DEMO, ...expected }, isFramework: false })
  })

  it.each<[isFramework: boolean, properties: string]>([
    [true, '<Framework>true</Framework>'],
    [true, '<Framework> 1 </Framework>'],
    [true, '<Framework a="b">true</Framework>'],
    [false, '<Framework>false</Framework>'],
    [false, '<ResourcePackage>true</ResourcePackage>'],
  ])('says whether it is a framework: %s for %s', (isFramework, properties) => {
    const xml = aPackage(`${IDENTITY}<Properties>${properties}</Properties>`)
    expect(parsePackageManifest(xml)).toEqual({ identity: DEMO, isFramework })
  })

  it.each<{ name: string; xml: string; expected: string }>([
    {
      name: 'it is empty',
      xml: '',
      expected: 'it is not well-formed XML, line 1, column 1: Start tag expected',
    },
    {
      name: 'it is not XML',
      xml: 'PK',
      expected: "it is not well-formed XML, line 1, column 1: char 'P' is not expected",
    },
    {
      name: 'it is cut off',
      xml: '<Package>\n <Identity Name="a"/>\n <Resources>',
      expected: 'it is not well-formed XML, which ends before its elements are closed',
    },
    {
      name: 'its tags do not match',
      xml: `<Package>${IDENTITY}</Bundle>`,
      expected: "instead of closing tag 'Bundle'",
    },
    {
      name: 'an attribute is there twice',
      xml: aPackage(IDENTITY.replace('Name=', 'Name="x" Name=')),
      expected: "Attribute 'Name' is repeated",
    },
    { name: 'it is of a bundle', xml: aBundle(''), expected: 'the document has no <Package>' },
    { name: 'it is of HTML', xml: '<html/>', expected: 'the document has no <Package>' },
    { name: 'it has no identity', xml: aPackage('<Properties/>'), expected: '<Package> has no <Identity>' },
    {
      name: 'it has two identities',
      xml: aPackage(IDENTITY + IDENTITY),
      expected: '<Package> has more than one <Identity>',
    },
    {
      name: 'its identity is a text',
      xml: aPackage('<Identity>Demo</Identity>'),
      expected: '<Identity> has no Name',
    },
    {
      name: 'it has no publisher',
      xml: aPackage('<Identity Name="Contoso.Demo" Version="1.2.3.0"/>'),
      expected: '<Identity> has no Publisher',
    },
    {
      name: 'its publisher is empty',
      xml: aPackage(IDENTITY.replace('CN=Contoso', '')),
      expected: 'Publisher of <Identity> is "" and must be one line of text',
    },
    {
      name: 'its publisher has a line break that is meant',
      xml: aPackage(IDENTITY.replace('CN=Contoso', 'CN=&#10;::error::')),
      expected: 'Publisher of <Identity> is "CN=\\n::error::" and must be one line of text',
    },
    {
      name: 'its name is a placeholder',
      xml: aPackage(IDENTITY.replace('Contoso.Demo', '$(Name)')),
      expected: 'Name of <Identity> is "$(Name)" and must be 3 to 50 letters, digits, dots and dashes',
    },
    {
      name: 'its version has three parts',
      xml: aPackage(IDENTITY.replace('1.2.3.0', '1.2.3')),
      expected: 'Version of <Identity> is "1.2.3" and must be four numbers from 0 to 65535, joined by dots',
    },
    {
      name: 'its version is too high',
      xml: aPackage(IDENTITY.replace('1.2.3.0', '1.2.65536.0')),
      expected: 'Version of <Identity> is "1.2.65536.0"',
    },
    {
      name: 'its architecture is none',
      xml: aPackage(IDENTITY.replace('/>', ' ProcessorArchitecture="x64+arm64"/>')),
      expected: 'ProcessorArchitecture of <Identity> is "x64+arm64"',
    },
    {
      name: 'a language is none',
      xml: aPackage(`${IDENTITY}<Resources><Resource Language="../en"/></Resources>`),
      expected: 'Language of <Resource> is "../en" and must be a language tag such as en-US',
    },
    {
      name: 'a device family has no version',
      xml: aPackage(`${IDENTITY}<Dependencies><TargetDeviceFamily Name="Windows.Desktop"/></Dependencies>`),
      expected: '<TargetDeviceFamily> has no MinVersion',
    },
  ])('is refused when $name', ({ xml, expected }) => {
    expect(problem(() => parsePackageManifest(xml))).toContain(expected)
  })
})

describe('The manifest of a bundle', () => {
  it('is summed up: architectures of the applications, languages of all packages', () => {
    const xml = aBundle(`
      <Package Type="application" Version="1.2.3.0" Architecture="x64" FileName="Demo_x64.msix" Offset="70" Size="9">
        <Resources><Resource Language="EN-US"/></Resources>
        <b4:Dependencies><b4:TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.17763.0"/></b4:Dependencies>
      </Package>
      <Package Type="application" Version="1.2.3.0" Architecture="ARM64" FileName="Demo_arm64.msix">
        <Resources><Resource Language="en-us"/></Resources>
        <b4:Dependencies>
          <b4:TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.17763.0"/>
          <b4:TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.22000.0"/>
        </b4:Dependencies>
      </Package>
      <Package Type="resource" Version="1.2.3.0" ResourceId="split.language-de" FileName="Demo_language-de.msix">
        <Resources><Resource Language="DE"/></Resources>
      </Package>
      <Package Version="1.2.3.0" Architecture="x86" FileName="Demo_scale-200.msix"><Resources><Resource Scale="200"/></Resources></Package>`)
    expect(summary(xml)).toEqual({
      ...DEMO,
      architectures: ['arm64', 'x64'],
      deviceFamilies: [
        { name: 'Windows.Desktop', minVersion: '10.0.17763.0' },
        { name: 'Windows.Desktop', minVersion: '10.0.22000.0' },
      ],
      languages: ['EN-US', 'DE'],
      isBundle: true,
    })
  })

  it('describes each package', () => {
    const xml = aBundle(
      `<Package Type="application" Version="1.2.3.0" FileName="AppxMetadata\\Stub\\Demo.msix"/>`,
    )
    expect(parseBundleManifest(xml).packages).toEqual([
      {
        fileName: 'AppxMetadata/Stub/Demo.msix',
        isApplication: true,
        architecture: 'neutral',
        isInBundle: false,
        deviceFamilies: [],
        languages: [],
      },
    ])
  })

  it('leaves out the packages of optional bundles', () => {
    const xml = aBundle('<Package Type="application" Version="1.2.3.0" FileName="a.msix"/>').replace(
      '</Bundle>',
      '<OptionalBundle Name="Contoso.More"><Package Type="application" Architecture="x86" Version="1.0.0.0" FileName="b.msix"/></OptionalBundle></Bundle>',
    )
    expect(summary(xml)).toEqual({ ...DEMO, isBundle: true })
  })

  it.each<{ name: string; xml: string; expected: string }>([
    { name: 'it is of a package', xml: aPackage(IDENTITY), expected: 'the document has no <Bundle>' },
    { name: 'it names no package', xml: aBundle(''), expected: 'it names no application package' },
    {
      name: 'it names resources only',
      xml: aBundle('<Package Version="1.2.3.0" FileName="a.msix"/>'),
      expected: 'it names no application package',
    },
    {
      name: 'a package has no file name',
      xml: aBundle('<Package Type="application" Version="1.2.3.0"/>'),
      expected: '<Package> has no FileName',
    },
    {
      name: 'it has no identity',
      xml: aBundle('<Package Type="application" FileName="a.msix"/>', ''),
      expected: '<Bundle> has no <Identity>',
    },
  ])('is refused when $name', ({ xml, expected }) => {
    expect(problem(() => summary(xml))).toContain(expected)
  })
})

describe('A manifest designed to do harm', () => {
  it.each<{ name: string; xml: string; expected: string }>([
    {
      name: 'has entities that grow',
      xml: `<!DOCTYPE Package [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${aPackage(IDENTITY.replace('CN=Contoso', '&b;'))}`,
      expected: 'it has a DOCTYPE',
    },
    {
      name: 'has an entity that is a file',
      xml: `<!DOCTYPE Package [<!ENTITY a SYSTEM "file:///etc/passwd">]>${aPackage(IDENTITY.replace('CN=Contoso', '&a;'))}`,
      expected: 'it has a DOCTYPE',
    },
    {
      name: 'has an entity that nobody defines',
      xml: aPackage(IDENTITY.replace('CN=Contoso', 'CN=&company;')),
      expected: '&company; is not a character that a manifest can contain',
    },
    {
      name: 'names a character that does not exist',
      xml: aPackage(IDENTITY.replace('CN=Contoso', '&#x110000;')),
      expected: 'Invalid code point',
    },
    {
      name: 'is nested deeply',
      xml: aPackage(IDENTITY + '<a>'.repeat(1000) + '</a>'.repeat(1000)),
      expected: 'Maximum nested tags exceeded',
    },
    {
      name: 'has an element that is every object',
      xml: aPackage(`${IDENTITY}<__proto__ polluted="1"/>`),
      expected: '"__proto__" is a reserved JavaScript keyword',
    },
  ])('is refused when it $name', ({ xml, expected }) => {
    expect(problem(() => parsePackageManifest(xml))).toContain(expected)
  })

  it('changes nothing but its own values', () => {
    const xml = aPackage(
      `<Identity Name="Contoso.Demo" Publisher="CN=Contoso" Version="1.2.3.0" __proto__="1" constructor="2" toString="3"/>
       <x:__proto__ polluted="1"/><toString polluted="1"/><hasOwnProperty polluted="1"/>`,
    )
    expect([
      parsePackageManifest(xml).identity,
      Reflect.get({}, 'polluted'),
      Reflect.get([], 'polluted'),
    ]).toEqual([DEMO, undefined, undefined])
  })
})
