export const id = 564;
export const ids = [564];
export const modules = {

/***/ 8564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  filesFromPackages: () => (/* binding */ filesFromPackages),
  filesFromZip: () => (/* binding */ filesFromZip)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
// EXTERNAL MODULE: ./.build/src/shared/map-limit.js
var map_limit = __webpack_require__(6505);
// EXTERNAL MODULE: ./.build/src/shared/regular-file.js
var regular_file = __webpack_require__(4388);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./.build/src/files/glob-pattern.js
/**
 * Parses a glob as other actions read it: `*`, `?` and `[a-z]` in a name, and `**` for any folders
 * (https://github.com/actions/toolkit/tree/main/packages/glob#patterns). Everything before the first wildcard is an
 * ordinary path: it may contain `..`, name a share, or begin with `\\?\`.
 *
 * @throws Error when a range of letters is reversed.
 */
function parseGlob(pattern, platform) {
    const isWindows = platform === 'win32';
    const names = pattern.split(isWindows ? /[\\/]/ : '/');
    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file#win32-file-namespaces
    const isNamespace = isWindows && /^[\\/]{2}\?[\\/]/.test(pattern);
    const first = names.findIndex((name, index) => hasWildcard(name) && !(isNamespace && index === 2));
    if (first === -1)
        return { folder: pattern, steps: [] };
    const length = names.slice(0, first).reduce((sum, name) => sum + name.length + 1, 0);
    const steps = names.slice(first).filter((name) => name !== '' && name !== '.');
    return { folder: pattern.slice(0, length), steps: steps.map((name) => toStep(name, platform)) };
}
function hasWildcard(name) {
    return /[*?]|\[.+\]/.test(name);
}
// File names are case-insensitive here, so exclusions must be too.
const CASELESS = new Set(['win32', 'darwin']);
function toStep(name, platform) {
    if (name === '**')
        return { kind: 'any-depth' };
    if (!hasWildcard(name))
        return { kind: 'name', name };
    const source = name.replace(platform === 'win32' ? WINDOWS_TOKEN : TOKEN, toSource);
    return { kind: 'match', expression: new RegExp(`^${source}$`, CASELESS.has(platform) ? 'isu' : 'su') };
}
const WINDOWS_TOKEN = /\*+|\[[!^]?\]?[^\]]*\]|./gsu;
// Where a backslash does not separate names, it escapes a wildcard.
const TOKEN = new RegExp(`\\\\.|${WINDOWS_TOKEN.source}`, WINDOWS_TOKEN.flags);
function toSource(token) {
    if (token.startsWith('*'))
        return '.*';
    if (token === '?')
        return '.';
    const [, negation, letters] = /^\[([!^]?)(.+)\]$/s.exec(token) ?? [];
    if (letters !== undefined)
        return `[${negation === '' ? '' : '^'}${letters.replace(/[\\\]^]/g, '\\$&')}]`;
    const letter = token.length === 2 && token.startsWith('\\') ? token.slice(1) : token;
    return letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

// EXTERNAL MODULE: ./.build/src/files/links.js
var links = __webpack_require__(6086);
// EXTERNAL MODULE: ./.build/src/files/litter.js
var litter = __webpack_require__(3975);
;// CONCATENATED MODULE: ./.build/src/files/matching-files.js







const NO_FILES = new Set();
/**
 * Finds the files that a pattern, a path or a glob, matches, except those in `excluded`, which `findIdentities` gives. A
 * file counts once and is excluded however its path is spelled, which on Windows and macOS means in any case.
 *
 * @throws InputError for `input` when no file matches; the signal's reason when that is aborted.
 */
async function findMatchingFiles(pattern, input, signal, excluded = NO_FILES) {
    const found = new Map();
    const paths = await expand(pattern, input, signal);
    for (const path of paths) {
        const identity = await identify(path);
        if (!excluded.has(identity) && !found.has(identity))
            found.set(identity, path);
    }
    if (found.size > 0)
        return [...found.values()];
    if (paths.length > 0)
        throw new errors/* InputError */.dz(input, `every file that matches "${pattern}" is excluded. Change a pattern that begins with "!", or remove this one.`);
    const folder = (await describeKind(pattern)) === 'folder' ? ', which is a folder' : '';
    const hint = await adviseOn(pattern);
    throw new errors/* InputError */.dz(input, `no file matches "${pattern}"${folder} (looked in ${process.cwd()}).${hint}`);
}
/**
 * Finds the files that patterns name, each by its identity; one that names none is no error.
 *
 * @throws InputError for `input` when a pattern cannot be searched for; the signal's reason when that is aborted.
 */
async function findIdentities(patterns, input, signal) {
    const found = new Set();
    for (const pattern of patterns)
        for (const path of await expand(pattern, input, signal))
            found.add(await identify(path));
    return found;
}
async function adviseOn(pattern) {
    if (process.platform !== 'win32' && pattern.includes('\\'))
        return ' Use "/" in patterns.';
    const { folder, steps } = parseGlob(pattern, process.platform);
    const path = steps.length === 0 ? (0,external_node_path_.dirname)(folder) : folder.replace(/(?<=.)[\\/]+$/, '');
    return path === '' || (await describeKind(atHome(path))) === 'folder'
        ? ''
        : ` There is no folder "${path}".`;
}
/** Returns the one path of a file, whatever spelling or links were used to name it. */
async function identify(path) {
    return await (0,promises_.realpath)(path);
}
// An existing path is taken literally, even if it contains glob characters.
async function expand(pattern, input, signal) {
    signal.throwIfAborted();
    if ((await describeKind(pattern)) === 'file')
        return [pattern];
    try {
        const { folder, steps } = parseGlob(pattern, process.platform);
        if (steps.length === 0)
            return [];
        const found = new Set();
        const root = (0,external_node_path_.resolve)(atHome(folder));
        await search({ path: root, chain: new Set() }, steps, { found, signal });
        return [...found].sort();
    }
    catch (error) {
        signal.throwIfAborted();
        throw new errors/* InputError */.dz(input, `"${pattern}" cannot be searched for: ${(0,errors/* messageOf */.bD)(error)}.`, { cause: error });
    }
}
const atHome = (path) => path.replace(/^~(?=[\\/]|$)/, (0,external_node_os_.homedir)());
async function search(folder, steps, context) {
    context.signal.throwIfAborted();
    const [step, ...rest] = steps;
    if (step === undefined)
        return;
    if (step.kind === 'name') {
        await enter({ ...folder, path: (0,external_node_path_.join)(folder.path, step.name) }, rest, context);
        return;
    }
    const entries = await list(folder.path);
    if (step.kind === 'match') {
        for (const { name } of entries) {
            if (step.expression.test(name))
                await enter({ ...folder, path: (0,external_node_path_.join)(folder.path, name) }, rest, context);
        }
        return;
    }
    // `**` matches here and in every folder below; at the end of a pattern, it matches all files.
    await search(folder, rest.length === 0 ? [ANY_NAME] : rest, context);
    for (const entry of entries) {
        const below = await openFolder(folder, entry);
        if (below !== undefined)
            await search(below, steps, context);
    }
}
const ANY_NAME = { kind: 'match', expression: /^/ };
async function enter(folder, rest, context) {
    if (rest.length > 0)
        await search(folder, rest, context);
    else if ((await describeKind(folder.path)) === 'file')
        context.found.add(folder.path);
}
// Links are followed unless they form a loop.
async function openFolder({ path, chain }, entry) {
    const below = (0,external_node_path_.join)(path, entry.name);
    if (entry.isDirectory())
        return { path: below, chain };
    if (!entry.isSymbolicLink() || (await describeKind(below)) !== 'folder')
        return undefined;
    const target = await (0,promises_.realpath)(below);
    const here = await (0,promises_.realpath)(path);
    const isLoop = chain.has(target) || (0,links/* isWithin */.UO)(target, here);
    return isLoop ? undefined : { path: below, chain: new Set([...chain, target, here]) };
}
const NOTHING = new Set(['ENOENT', 'ENOTDIR']);
async function list(folder) {
    try {
        return (await (0,promises_.readdir)(folder, { withFileTypes: true })).filter(({ name }) => !(0,litter/* isLitter */.V)(name));
    }
    catch (error) {
        if (NOTHING.has((0,errors/* codeOf */.$N)(error)))
            return [];
        throw error;
    }
}
// Other kinds, such as named pipes, are reported by the reader.
async function describeKind(path) {
    try {
        return (await (0,promises_.stat)(path)).isDirectory() ? 'folder' : 'file';
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/files/file-range.js
var file_range = __webpack_require__(7597);
;// CONCATENATED MODULE: ./.build/src/files/packages/file-problem.js


/** Problem of a file. The message continues a sentence that begins with the file's name, and says what to do. */
class FileProblem extends Error {
}
/** Error in a file inside another file. */
class NestedFileError extends Error {
    file;
    constructor(file, cause) {
        super((0,errors/* messageOf */.bD)(cause), { cause });
        this.file = file;
    }
}
/** Reads a file inside another, and adds its name to errors. */
async function readInside(file, read) {
    try {
        return await read();
    }
    catch (error) {
        throw new NestedFileError(file, error);
    }
}
const LONGEST_REASON = 300;
/**
 * Reads a file that an input names.
 *
 * @throws InputError that names the innermost file and what is wrong with it; the signal's reason when that is
 * aborted.
 */
async function readInput(input, path, signal, read) {
    try {
        return await read();
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* InputError */.dz)
            throw error;
        const files = [path];
        let cause = error;
        for (; cause instanceof NestedFileError; cause = cause.cause)
            files.unshift(cause.file);
        const where = files.map((file) => `"${file}"`).join(' in ');
        throw new errors/* InputError */.dz(input, `${where} ${describe(cause)}`, { cause });
    }
}
function describe(error) {
    if (error instanceof FileProblem)
        return error.message;
    // Cut, because it may quote the file's contents.
    const reason = (0,errors/* messageOf */.bD)(error).slice(0, LONGEST_REASON).replace(/\.$/, '');
    return error instanceof file_range/* TemporaryFolderError */.cK
        ? `cannot be unpacked: ${reason}.`
        : `cannot be read: ${reason}. Build it again.`;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./.build/src/shared/names.js
var names = __webpack_require__(7161);
// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(1143);
// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/fxp.js
var fxp = __webpack_require__(5824);
// EXTERNAL MODULE: ./.build/src/shared/json.js + 7 modules
var json = __webpack_require__(9673);
;// CONCATENATED MODULE: ./.build/src/files/packages/package-manifest.js


/**
 * Reads an `AppxManifest.xml`
 * (https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/schema-root).
 *
 * @throws Error that says what is wrong with it.
 */
function parsePackageManifest(xml) {
    const root = parseRoot(xml, 'Package');
    const identity = getOnlyElement(root, 'Identity');
    return {
        identity: {
            ...readName(identity),
            architectures: [readArchitecture(identity, 'ProcessorArchitecture')],
            ...readTargets(root),
            isBundle: false,
            contents: [],
        },
        isFramework: findElements(root, 'Properties', 'Framework').some(({ text }) => /^(?:true|1)$/.test(text)),
    };
}
/**
 * Reads an `AppxBundleManifest.xml`
 * (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/schema-root).
 *
 * @throws Error that says what is wrong with it.
 */
function parseBundleManifest(xml) {
    const root = parseRoot(xml, 'Bundle');
    const packages = findElements(root, 'Packages', 'Package').map((element) => ({
        fileName: readAttribute(element, 'FileName', TEXT).replaceAll('\\', '/'),
        isApplication: element.node['@Type'] === 'application',
        architecture: readArchitecture(element, 'Architecture'),
        isInBundle: element.node['@Offset'] !== undefined,
        ...readTargets(element),
    }));
    if (!packages.some(({ isApplication }) => isApplication))
        throw new Error('it names no application package');
    return { ...readName(getOnlyElement(root, 'Identity')), packages };
}
/** Summarizes a bundle from its manifest and those of the packages in it. */
function summarizeBundle({ packages, ...name }, contents) {
    const applications = packages.filter(({ isApplication }) => isApplication);
    // The element was introduced in 2018; older bundles have it only in their packages
    // (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/element-dependencies).
    const isTold = applications.every(({ deviceFamilies }) => deviceFamilies.length > 0);
    const families = isTold ? applications : contents.filter(({ isApplication }) => isApplication);
    return {
        ...name,
        architectures: [...new Set(applications.map(({ architecture }) => architecture))].sort(),
        ...withoutRepeats({
            deviceFamilies: families.flatMap(({ deviceFamilies }) => deviceFamilies),
            languages: [...packages, ...contents].flatMap(({ languages }) => languages),
        }),
        isBundle: true,
        contents,
    };
}
const PART = '(0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])';
// https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-identity
const NAME = {
    pattern: /^[-.A-Za-z0-9]{3,50}$/,
    description: '3 to 50 letters, digits, dots and dashes',
};
const TEXT = { pattern: /^\P{Cc}{1,8192}$/u, description: 'one line of text' };
const VERSION = {
    pattern: new RegExp(`^${PART}(\\.${PART}){3}$`),
    description: 'four numbers from 0 to 65535, joined by dots',
};
// Not a list of the known ones: the schema gets new ones.
const ARCHITECTURE = { pattern: /^\w{1,20}$/, description: 'an architecture such as x64' };
const LANGUAGE = {
    pattern: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
    description: 'a language tag such as en-US',
};
const parser = new XMLParser/* default */.A({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    // Left to resolveReferences: a manifest has no entities of its own.
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: 50,
    jPath: false,
    isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});
function parseRoot(xml, tag) {
    // Refused: a definition can expand a short file into a huge one.
    if (/<!DOCTYPE/i.test(xml.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs, '')))
        throw new Error('it has a DOCTYPE, which a manifest must not have');
    const checked = fxp/* XMLValidator */.iI.validate(xml);
    if (checked !== true)
        throw new Error(`it is not well-formed XML, ${describeSyntaxError(checked.err)}`);
    return getOnlyElement(toElement('the document', parser.parse(xml)), tag);
}
function describeSyntaxError({ line, col, msg }) {
    // If several elements are unclosed at the end, the validator gives neither a position nor a sentence.
    return msg.startsWith("Invalid '[")
        ? 'which ends before its elements are closed'
        : `line ${line}, column ${col ?? 1}: ${msg}`;
}
function readName(identity) {
    return {
        name: readAttribute(identity, 'Name', NAME),
        publisher: readAttribute(identity, 'Publisher', TEXT),
        version: readAttribute(identity, 'Version', VERSION),
    };
}
function readArchitecture(element, attribute) {
    return (readOptionalAttribute(element, attribute, ARCHITECTURE) ?? 'neutral').toLowerCase();
}
function readTargets(element) {
    return withoutRepeats({
        deviceFamilies: findElements(element, 'Dependencies', 'TargetDeviceFamily').map((family) => ({
            name: readAttribute(family, 'Name', TEXT),
            minVersion: readAttribute(family, 'MinVersion', VERSION),
        })),
        languages: findElements(element, 'Resources', 'Resource')
            .map((resource) => readOptionalAttribute(resource, 'Language', LANGUAGE))
            .filter((language) => language !== undefined),
    });
}
function withoutRepeats({ deviceFamilies, languages }) {
    return {
        deviceFamilies: firstOfEach(deviceFamilies, ({ name, minVersion }) => `${name} ${minVersion}`),
        // https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1: tags are case-insensitive.
        languages: firstOfEach(languages, (language) => language.toLowerCase()),
    };
}
function firstOfEach(values, toKey) {
    const found = new Map();
    for (const value of values)
        if (!found.has(toKey(value)))
            found.set(toKey(value), value);
    return [...found.values()];
}
function getOnlyElement(parent, tag) {
    const [found, ...others] = findElements(parent, tag);
    if (found === undefined)
        throw new Error(`${parent.label} has no <${tag}>`);
    if (others.length > 0)
        throw new Error(`${parent.label} has more than one <${tag}>`);
    return found;
}
/** Finds the children of a tag, or their children of the next tag, and so on. */
function findElements({ node }, tag, ...below) {
    const children = Object.entries(node)
        // The prefix of an element, if any, changes from one version of the schema to the next.
        .filter(([name]) => name === tag || name.endsWith(`:${tag}`))
        .flatMap(([, found]) => (Array.isArray(found) ? found : []))
        .map((child) => toElement(`<${tag}>`, child));
    const [next, ...rest] = below;
    return next === undefined ? children : children.flatMap((child) => findElements(child, next, ...rest));
}
// The parser represents an element without attributes and children as its text.
function toElement(label, value) {
    const node = (0,json/* isJsonObject */.OW)(value) ? value : { '#text': value };
    return { label, node, text: (0,json/* asString */.oJ)(node['#text']) };
}
function readAttribute(element, attribute, format) {
    const value = readOptionalAttribute(element, attribute, format);
    if (value === undefined)
        throw new Error(`${element.label} has no ${attribute}`);
    return value;
}
function readOptionalAttribute({ label, node }, attribute, { pattern, description }) {
    const written = node[`@${attribute}`];
    if (written === undefined)
        return undefined;
    // https://www.w3.org/TR/xml/#AVNormalize: a line break counts as a space, unless it is written as a reference.
    const value = resolveReferences(String(written).replace(/[\t\n\r]/g, ' '));
    if (pattern.test(value))
        return value;
    throw new Error(`${attribute} of ${label} is ${JSON.stringify(value.slice(0, 100))} and must be ${description}`);
}
// https://www.w3.org/TR/xml/#sec-predefined-ent
const PREDEFINED = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
]);
function resolveReferences(text) {
    return text.replace(/&(?:#x([0-9a-fA-F]{1,6});|#(\d{1,7});|(\w*);?)/g, (reference, hex, decimal, name) => {
        const code = hex === undefined ? decimal : `0x${hex}`;
        const character = code === undefined ? PREDEFINED.get(name) : String.fromCodePoint(Number(code));
        if (character === undefined)
            throw new Error(`${reference} is not a character that a manifest can contain`);
        return character;
    });
}

;// CONCATENATED MODULE: ./.build/src/files/packages/package-names.js

/**
 * Extensions of packages, in lower case
 * (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements).
 */
const PACKAGE_EXTENSIONS = new Set([
    '.msix',
    '.msixbundle',
    '.msixupload',
    '.appx',
    '.appxbundle',
    '.appxupload',
    '.xap',
]);
/** Manifest of a package. */
const MANIFEST = 'AppxManifest.xml';
/** Manifest of a bundle. */
const BUNDLE_MANIFEST = 'AppxMetadata/AppxBundleManifest.xml';
/** Names of the files that identify a ZIP as a package or a bundle, in lower case. */
const MANIFEST_NAMES = new Set([MANIFEST, BUNDLE_MANIFEST].map((name) => name.toLowerCase()));
/** Returns the extension of a name, in lower case. */
function extensionOf(name) {
    return (0,external_node_path_.extname)(name).toLowerCase();
}
/** Returns whether a path is a package's, by its extension. */
function isPackage(path) {
    return PACKAGE_EXTENSIONS.has(extensionOf(path));
}
/**
 * Returns the name of a part in the form used for comparison: in a package, names are case-insensitive, and a space is
 * written %20 (https://ecma-international.org/publications-and-standards/standards/ecma-376/, part 2).
 */
function normalizePartName(name) {
    try {
        return decodeURIComponent(name).toLowerCase();
    }
    catch {
        return name.toLowerCase();
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./.build/src/files/packages/xml-encoding.js

// https://www.w3.org/TR/xml/#sec-guessing: by a byte order mark or, without one, by the encoding of "<?".
const UTF_16_BY_START = new Map([
    ['fffe', 'utf-16le'],
    ['feff', 'utf-16be'],
    ['3c00', 'utf-16le'],
    ['003c', 'utf-16be'],
]);
/**
 * Decodes XML in the encoding given by its first bytes or its declaration, by default UTF-8.
 *
 * @throws Error when the encoding is not supported, or the bytes are not valid in it.
 */
function decodeXml(bytes) {
    const wide = UTF_16_BY_START.get(bytes.toString('hex', 0, 2));
    const [, declared = 'utf-8'] = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(bytes.toString('latin1', 0, 200)) ?? [];
    // A declaration that can be read byte by byte is not in UTF-16, even if it says so.
    const narrow = /^utf-?16/i.test(declared) ? 'utf-8' : declared;
    return createDecoder(wide ?? narrow).decode(bytes);
}
function createDecoder(encoding) {
    try {
        return new external_node_util_.TextDecoder(encoding, { fatal: true });
    }
    catch (cause) {
        throw new Error(`its encoding, ${encoding}, is not supported; use UTF-8`, { cause });
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./.build/src/files/lfs-pointer.js
var lfs_pointer = __webpack_require__(7312);
;// CONCATENATED MODULE: ./.build/src/files/packages/not-a-zip.js


/** First bytes of a file that {@link notAZip} looks at. */
const HEAD_BYTES = 512;
// Other files that people pass as packages, by their first bytes in hexadecimal.
const KINDS = [
    ['504b0304', 'is cut off, or more than 64 KiB of other bytes follow it. Build or download it again.'],
    ['4d5a', 'is a program, not a package. Build an MSIX package from it.'],
    ['d0cf11e0', 'is an MSI, not a package. Build an MSIX package from it.'],
    ['1f8b', 'is a gzip archive, not a ZIP. Create a ZIP.'],
    ['377abcaf', 'is a 7z archive, not a ZIP. Create a ZIP.'],
    ['52617221', 'is a RAR archive, not a ZIP. Create a ZIP.'],
];
/** Returns the problem with a file that should be a ZIP but is not, judged by its first bytes. */
function notAZip(head) {
    if (head.length === 0)
        return new FileProblem('is empty. Build it again.');
    if ((0,lfs_pointer/* isLfsPointer */.N)(head))
        return new FileProblem(lfs_pointer/* LFS_POINTER */.g);
    if (/^\s*<(?:!doctype\s+html|html)/i.test(head.toString('latin1')))
        return new FileProblem('is a web page: the download failed.');
    const start = head.toString('hex');
    const problem = KINDS.find(([prefix]) => start.startsWith(prefix))?.[1];
    return new FileProblem(problem ?? 'is not a ZIP. Build it again.');
}

;// CONCATENATED MODULE: ./.build/src/files/packages/zip-directory.js

/** Maximum size of the end of a ZIP in bytes: its last two records and a comment. */
const LONGEST_ZIP_END = 20 + 22 + 0xffff;
/** Bytes of the record that {@link parseZip64End} reads. */
const ZIP64_END_BYTES = 56;
const RECORD = 0x02014b50;
const END = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const CUT_16 = 0xffff;
const CUT_32 = 0xffffffff;
/**
 * Finds the end of the directory in the last bytes of a file. Other bytes may follow it, as other readers allow: tools
 * pad to full blocks, and append signatures.
 *
 * @returns the directory's location or, for a large ZIP, that of the record that holds it; undefined when there is
 * none.
 */
function findDirectory(tail) {
    for (let at = tail.lastIndexOf(signature(END)); at >= 0; at = lastBefore(tail, at)) {
        const isWhole = at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length;
        if (!isWhole)
            continue;
        if (at >= 20 && tail.readUInt32LE(at - 20) === ZIP64_LOCATOR)
            return { zip64EndOffset: readUInt64(tail, at - 20 + 8) };
        return {
            recordCount: tail.readUInt16LE(at + 10),
            sizeInBytes: tail.readUInt32LE(at + 12),
            offset: tail.readUInt32LE(at + 16),
        };
    }
    return undefined;
}
function lastBefore(tail, at) {
    return at === 0 ? -1 : tail.lastIndexOf(signature(END), at - 1);
}
/**
 * Parses the record with the directory's location in a large ZIP.
 *
 * @throws Error when it is not such a record.
 */
function parseZip64End(bytes) {
    if (bytes.readUInt32LE(0) !== ZIP64_END)
        throw new Error('the end of its directory is damaged');
    return {
        recordCount: readUInt64(bytes, 32),
        sizeInBytes: readUInt64(bytes, 40),
        offset: readUInt64(bytes, 48),
    };
}
/**
 * Parses a directory.
 *
 * @throws Error that says what is wrong with it.
 */
function parseDirectory(bytes, recordCount) {
    const records = [];
    for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === RECORD;) {
        const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
        const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
        const end = extraEnd + bytes.readUInt16LE(at + 32);
        if (end > bytes.length)
            break;
        records.push(parseRecord(bytes, at, nameEnd, extraEnd));
        at = end;
    }
    // Some tools write the number modulo 65 536.
    const isCounted = recordCount === records.length || recordCount === records.length % (CUT_16 + 1);
    if (isCounted)
        return records;
    throw new Error(`its directory is damaged: ${records.length} of ${recordCount} entries can be read. Part of the file may be missing, or other bytes may precede it`);
}
function parseRecord(bytes, start, nameEnd, extraEnd) {
    const flags = bytes.readUInt16LE(start + 8);
    // Parsed lazily: most entries need none of them.
    const readFields = () => parseExtraFields(bytes.subarray(nameEnd, extraEnd));
    const [uncompressedSize, compressedSize, localHeaderOffset] = readSizes([bytes.readUInt32LE(start + 24), bytes.readUInt32LE(start + 20), bytes.readUInt32LE(start + 42)], readFields);
    return {
        fileName: zip_directory_readName(bytes.subarray(start + 46, nameEnd), readFields),
        isEncrypted: (flags & 0x41) !== 0,
        compressionMethod: bytes.readUInt16LE(start + 10),
        compressedSize,
        uncompressedSize,
        crc32: bytes.readUInt32LE(start + 16),
        localHeaderOffset,
    };
}
// A size that does not fit is in an extra field, which stores them in this order.
function readSizes(sizes, readFields) {
    if (!sizes.includes(CUT_32))
        return sizes;
    const large = readFields().find(({ id }) => id === 0x0001)?.data;
    let at = 0;
    const readSize = (value) => {
        if (value !== CUT_32)
            return value;
        if (large === undefined || at + 8 > large.length)
            throw new Error('its directory is damaged: a size is missing');
        at += 8;
        return readUInt64(large, at - 8);
    };
    const [uncompressed, compressed, offset] = sizes;
    return [readSize(uncompressed), readSize(compressed), readSize(offset)];
}
function parseExtraFields(extra) {
    const fields = [];
    for (let at = 0; at + 4 <= extra.length;) {
        const end = at + 4 + extra.readUInt16LE(at + 2);
        // Padding need not be a field.
        if (end > extra.length)
            break;
        fields.push({ id: extra.readUInt16LE(at), data: extra.subarray(at + 4, end) });
        at = end;
    }
    return fields;
}
const LEADS_OUT = /^(?:[a-z]:|\/)|(?:^|\/)\.\.(?:\/|$)/i;
// Tools write UTF-8 even without the flag that says so, and the Store reads it. Anything else may be in any of the old
// encodings: such a name is unusable.
function zip_directory_readName(name, readFields) {
    const text = name.toString('utf8');
    const isAscii = text.length === name.length && !text.includes('\ufffd');
    const path = (isAscii ? text : (findUnicodePath(name, readFields()) ?? text)).replaceAll('\\', '/');
    if (!LEADS_OUT.test(path))
        return path;
    throw new Error(`it has an entry "${path.slice(0, 100)}", whose path leads out of it`);
}
// https://libzip.org/specifications/extrafld.txt, Info-ZIP Unicode Path Extra Field: valid only while the entry still
// has the name it was written for.
function findUnicodePath(name, fields) {
    return fields
        .filter(({ id, data }) => id === 0x7075 && data.length > 5 && data[0] === 1)
        .find(({ data }) => data.readUInt32LE(1) === (0,external_node_zlib_.crc32)(name))
        ?.data.toString('utf8', 5);
}
/** Returns whether the name of an entry is readable: ASCII or UTF-8. */
function isNameReadable({ fileName }) {
    return !fileName.includes('\ufffd');
}
function readUInt64(bytes, at) {
    return Number(bytes.readBigUInt64LE(at));
}
function signature(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
}

;// CONCATENATED MODULE: ./.build/src/files/packages/zip-reader.js






// Enough for millions of entries; anything larger would only exhaust memory.
const LARGEST_DIRECTORY_IN_BYTES = 512 * 1024 * 1024;
/**
 * Reads the directory of the ZIP in a range.
 *
 * @throws FileProblem when it is not a ZIP; Error that says why it cannot be read.
 */
async function openZip(range) {
    const { sizeInBytes } = range;
    const tail = await (0,file_range/* readBytes */.io)((0,file_range/* subrange */.U8)(range, Math.max(0, sizeInBytes - LONGEST_ZIP_END), sizeInBytes));
    const found = findDirectory(tail);
    if (found === undefined)
        throw notAZip(await (0,file_range/* readBytes */.io)((0,file_range/* subrange */.U8)(range, 0, Math.min(HEAD_BYTES, sizeInBytes))));
    const place = 'zip64EndOffset' in found ? parseZip64End(await readZip64End(range, found.zip64EndOffset)) : found;
    if (place.sizeInBytes > LARGEST_DIRECTORY_IN_BYTES)
        throw new Error(`its directory has ${place.sizeInBytes} bytes; the limit is ${LARGEST_DIRECTORY_IN_BYTES}`);
    const directory = await (0,file_range/* readBytes */.io)((0,file_range/* subrange */.U8)(range, place.offset, place.offset + place.sizeInBytes));
    return { range, records: parseDirectory(directory, place.recordCount) };
}
async function readZip64End(range, offset) {
    return await (0,file_range/* readBytes */.io)((0,file_range/* subrange */.U8)(range, offset, offset + ZIP64_END_BYTES));
}
/**
 * Reads a small entry into memory. Its checksum is left to the caller.
 *
 * @throws Error that says why it cannot be read.
 */
async function readEntry({ range }, record) {
    const data = await findData(range, record);
    return await (0,consumers_.buffer)(isDeflated(record) ? inflate(data, record.uncompressedSize) : (0,file_range/* readChunks */.zO)(data));
}
/**
 * Opens an entry for reading at any position: in place when it is stored, otherwise unpacked to a temporary file, since
 * deflated bytes can only be read from the start.
 *
 * @throws Error that says why it cannot be read.
 */
async function openEntry({ range }, record) {
    const data = await findData(range, record);
    if (isDeflated(record))
        return await (0,file_range/* writeTemporaryFile */.jj)(inflate(data, record.uncompressedSize), data.signal);
    return { ...data, [Symbol.asyncDispose]: async () => undefined };
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5
const STORED = 0;
const DEFLATED = 8;
function isDeflated({ compressionMethod }) {
    return compressionMethod === DEFLATED;
}
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
async function findData(range, record) {
    const { compressionMethod, compressedSize, uncompressedSize, localHeaderOffset: start } = record;
    if (record.isEncrypted)
        throw new Error('it is encrypted, and must be packed without a password');
    if (compressionMethod !== STORED && compressionMethod !== DEFLATED)
        throw new Error(`it is packed with method ${compressionMethod}, and must be stored or deflated`);
    if (compressionMethod === STORED && compressedSize !== uncompressedSize)
        throw new Error(`it is stored, and has both ${compressedSize} and ${uncompressedSize} bytes`);
    const header = await (0,file_range/* readBytes */.io)((0,file_range/* subrange */.U8)(range, start, start + LOCAL_HEADER_BYTES));
    if (header.readUInt32LE(0) !== LOCAL_HEADER)
        throw new Error('it is not where the directory says');
    const data = start + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    return (0,file_range/* subrange */.U8)(range, data, data + compressedSize);
}
// The size that an entry declares is also a limit: a small ZIP can inflate to more than a disk holds.
async function* inflate(data, sizeInBytes) {
    // Failures reach the loop below; the callback only says that nothing else waits for them.
    const inflated = (0,external_node_stream_.pipeline)((0,file_range/* readChunks */.zO)(data), (0,external_node_zlib_.createInflateRaw)({ chunkSize: 256 * 1024 }), () => undefined);
    let position = 0;
    for await (const chunk of inflated) {
        // A few deflated bytes can inflate to so many that the input was read long ago.
        data.signal.throwIfAborted();
        position += chunk.length;
        if (position > sizeInBytes)
            throw new Error(`it is longer than the ${sizeInBytes} bytes it declares`);
        yield chunk;
    }
    if (position < sizeInBytes)
        throw new Error(`it ends after ${position} of ${sizeInBytes} bytes`);
}

;// CONCATENATED MODULE: ./.build/src/files/packages/package-contents.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








// The kinds of file that each kind may contain, so that reading ends however deeply files are nested: an upload holds a
// bundle or a package, a bundle holds packages (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
const packageReaders = new Map([
    ['.msix', readPackage],
    ['.appx', readPackage],
]);
const bundleAndPackageReaders = new Map([
    ...packageReaders,
    ['.msixbundle', readBundle],
    ['.appxbundle', readBundle],
]);
const identityReaders = new Map([
    ...bundleAndPackageReaders,
    ['.msixupload', readUpload],
    ['.appxupload', readUpload],
]);
// Far above any real one; anything larger would only exhaust memory and keep this process busy.
const LARGEST_MANIFEST_IN_BYTES = 4 * 1024 * 1024;
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
const LARGEST_PACKAGE_IN_BYTES = 25 * 1024 ** 3;
// Of Windows Phone 8, with its own kind of manifest; only apps that already have one may keep it
// (https://learn.microsoft.com/windows/uwp/publish/upload-app-packages).
const XAP = '.xap';
/**
 * Reads the manifests of a package, by the extension of its name.
 *
 * @returns undefined for `.xap`, which is only checked to be a ZIP.
 * @throws FileProblem or Error that says what is wrong with it.
 */
async function readIdentity(zip, name) {
    return extensionOf(name) === XAP ? undefined : await getReader(name, identityReaders)(zip);
}
/**
 * Reads the manifests of a package in a ZIP.
 *
 * @returns undefined for `.xap`, which is only checked to be a ZIP.
 * @throws Error that says what is wrong with it.
 */
async function readNestedIdentity(zip, record) {
    return await openNested(zip, record, record.fileName, (inner) => readIdentity(inner, record.fileName));
}
/**
 * Indexes the entries of a ZIP by the key of their name; those without a key are omitted.
 *
 * @throws Error when two have the same key.
 */
function indexRecords(records, toKey) {
    const index = new Map();
    for (const record of records) {
        const key = toKey(record.fileName);
        if (key === undefined)
            continue;
        if (index.has(key))
            throw new Error(`it has "${record.fileName}" twice`);
        index.set(key, record);
    }
    return index;
}
function getReader(name, readers) {
    const reader = readers.get(extensionOf(name));
    if (reader === undefined)
        throw new Error(`it must end in ${[...readers.keys()].join(', ')}`);
    return reader;
}
async function readPackage(zip) {
    const parts = indexRecords(zip.records, toPartName);
    if (!parts.has(MANIFEST.toLowerCase()))
        refuseOtherKind(zip, parts);
    const manifest = await readManifest(zip, parts, MANIFEST, parsePackageManifest);
    if (manifest.isFramework)
        throw new FileProblem('is a framework package, which the Store provides: exclude it from "packages", or remove it from the ZIP.');
    requireFootprint(parts);
    return manifest.identity;
}
async function readBundle(zip) {
    const parts = indexRecords(zip.records, toPartName);
    if (!parts.has(BUNDLE_MANIFEST.toLowerCase()))
        refuseOtherKind(zip, parts);
    const { packages: rows, ...name } = await readManifest(zip, parts, BUNDLE_MANIFEST, parseBundleManifest);
    refuseMissing(rows, parts);
    requireFootprint(parts);
    const contents = new Map();
    for (const row of rows) {
        const { fileName } = row;
        const key = normalizePartName(fileName);
        const record = parts.get(key);
        // A package listed twice is read once.
        if (record === undefined || contents.has(key))
            continue;
        const identity = await openNested(zip, record, fileName, getReader(fileName, packageReaders));
        const { isBundle: _, contents: __, ...facts } = identity;
        contents.set(key, { fileName, isApplication: row.isApplication, ...facts });
    }
    return summarizeBundle({ ...name, packages: rows }, [...contents.values()]);
}
function refuseMissing(rows, parts) {
    const missing = rows.filter(({ fileName }) => !parts.has(normalizePartName(fileName)));
    const [misnamed] = missing.filter(({ fileName }) => !packageReaders.has(extensionOf(fileName)));
    if (misnamed !== undefined)
        throw new FileProblem(`contains "${misnamed.fileName}", which must end in ${[...packageReaders.keys()].join(' or ')}. Rename it and build the bundle again.`);
    if (missing.length === 0)
        return;
    // https://learn.microsoft.com/windows/msix/package/create-app-package-with-makeappx-tool, option /fb
    if (missing.length === rows.length && rows.every(({ isInBundle }) => !isInBundle))
        throw new FileProblem('is a flat bundle, whose packages are separate files; the Store does not accept that. Build it without "/fb".');
    throw new FileProblem(`lacks ${(0,names/* quoteNames */.DR)(missing.map(({ fileName }) => fileName))}, which its manifest names. Build it again.`);
}
// https://learn.microsoft.com/windows/msix/overview#inside-an-msix-package
const FOOTPRINT = ['AppxBlockMap.xml', '[Content_Types].xml'];
function requireFootprint(parts) {
    const missing = FOOTPRINT.filter((name) => !parts.has(name.toLowerCase()));
    if (missing.length === 0)
        return;
    throw new FileProblem(`lacks ${missing.join(' and ')}. Build it with MakeAppx or Visual Studio: a renamed ZIP is not a package.`);
}
// An upload also contains symbols (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
async function readUpload(zip) {
    const packages = packagesAtRoot(zip);
    const [name] = packages.keys();
    const record = packages.get(name ?? '');
    if (name === undefined || record === undefined) {
        refuseOtherKind(zip, indexRecords(zip.records, toPartName));
        throw new Error('it has neither a bundle nor a package at its root');
    }
    if (packages.size > 1)
        throw new FileProblem(`contains ${packages.size} packages: ${(0,names/* quoteNames */.DR)([...packages.keys()])}. The Store reads only one: set "packages" to the packages themselves, or bundle them.`);
    return await openNested(zip, record, name, getReader(name, bundleAndPackageReaders));
}
function packagesAtRoot(zip) {
    return indexRecords(zip.records, (name) => !name.includes('/') && bundleAndPackageReaders.has(extensionOf(name)) && !(0,litter/* isLitter */.V)(name)
        ? name
        : undefined);
}
// A file with the extension of another kind, recognized by its contents.
function refuseOtherKind(zip, parts) {
    const kinds = [
        { is: parts.has(MANIFEST.toLowerCase()), what: 'a package', extension: '.msix' },
        { is: parts.has(BUNDLE_MANIFEST.toLowerCase()), what: 'a bundle', extension: '.msixbundle' },
        { is: packagesAtRoot(zip).size > 0, what: 'an upload file', extension: '.msixupload' },
    ];
    const kind = kinds.find(({ is }) => is);
    if (kind !== undefined)
        throw new FileProblem(`is ${kind.what}: rename it to end in ${kind.extension}.`);
}
const PART_NAMES = new Set([
    ...MANIFEST_NAMES,
    ...FOOTPRINT.map((name) => name.toLowerCase()),
]);
/** Returns the key of a part that is read in a package or bundle: a manifest or a package. */
function toPartName(name) {
    const part = normalizePartName(name);
    return PART_NAMES.has(part) || packageReaders.has(extensionOf(part)) ? part : undefined;
}
async function openNested(zip, record, name, read) {
    return await readInside(name, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            assertSize(record, LARGEST_PACKAGE_IN_BYTES, 'a package');
            const content = __addDisposableResource(env_1, await openEntry(zip, record), true);
            return await read(await openZip(content));
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    });
}
async function readManifest(zip, parts, name, parse) {
    const record = parts.get(name.toLowerCase());
    if (record === undefined)
        throw new Error(`it has no ${name}`);
    return await readInside(name, async () => {
        assertSize(record, LARGEST_MANIFEST_IN_BYTES, 'a manifest');
        const bytes = await readEntry(zip, record);
        if ((0,external_node_zlib_.crc32)(bytes) !== record.crc32)
            throw new Error('its checksum is wrong');
        return parse(decodeXml(bytes));
    });
}
function assertSize({ uncompressedSize }, limitInBytes, what) {
    if (uncompressedSize <= limitInBytes)
        return;
    throw new Error(`it has ${uncompressedSize} bytes; the limit for ${what} is ${limitInBytes}`);
}

;// CONCATENATED MODULE: ./.build/src/files/packages/package-file.js
var package_file_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var package_file_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/**
 * Opens a file that an input names.
 *
 * @throws InputError when it cannot be opened; the signal's reason when that is aborted.
 */
async function openInputFile(input, path, signal) {
    return await (0,file_range/* openFile */.Tq)(path, signal).catch((error) => {
        signal.throwIfAborted();
        const reason = (0,regular_file/* describeFileFailure */.e8)(error, { otherwise: 'Check the path.' });
        throw new errors/* InputError */.dz(input, `"${path}" cannot be opened: ${reason}`, { cause: error });
    });
}
/**
 * Reads the manifest of a package on disk.
 *
 * @throws InputError when it is not a package, or is damaged; the signal's reason when that is aborted.
 */
async function readPackageOnDisk(path, fileName, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = package_file_addDisposableResource(env_1, await openInputFile('packages', path, signal), true);
        const identity = await readInput('packages', path, signal, async () => readIdentity(await openZip(file), path));
        return { packageFile: { fileName, identity }, state: file.state };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = package_file_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * Reads the manifests of the packages in a ZIP. `path` is the path of the ZIP, for error messages.
 *
 * @throws InputError when one is not a package, is damaged, or has the name of another; the reason of the ZIP's signal
 * when that is aborted.
 */
async function readPackagesInZip(zip, path, records) {
    return await readInput('zip-path', path, zip.range.signal, async () => {
        const packages = [];
        for (const [fileName, record] of indexRecords(records, (name) => name))
            packages.push({ fileName, identity: await readNestedIdentity(zip, record) });
        return packages;
    });
}

;// CONCATENATED MODULE: ./.build/src/files/packages/upload-zip.js









/**
 * Opens the one file that `pattern`, a path or a glob, matches, and reads its directory.
 *
 * @throws InputError when it does not match exactly one file, the file is not a readable ZIP, or it is a package
 * itself: the Store silently accepts a bare package and keeps offering the old one
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474). The signal's reason when that is aborted.
 */
async function openUploadZip(pattern, signal) {
    const path = await findOneFile(pattern, signal);
    const file = await openInputFile('zip-path', path, signal);
    const { state, [Symbol.asyncDispose]: dispose } = file;
    try {
        const zip = await readInput('zip-path', path, signal, () => openZip(file));
        return { ...zip, ...filesIn(zip, path), path, state, [Symbol.asyncDispose]: dispose };
    }
    catch (error) {
        await dispose();
        throw error;
    }
}
async function findOneFile(pattern, signal) {
    const found = await findMatchingFiles(pattern, 'zip-path', signal);
    const [only = '', ...more] = found;
    if (more.length === 0)
        return only;
    throw new errors/* InputError */.dz('zip-path', `"${pattern}" matches ${found.length} files, but must match exactly one: ${(0,names/* joinNames */.JH)(found)}.`);
}
function filesIn({ records }, path) {
    const problem = (what) => new errors/* InputError */.dz('zip-path', what);
    const files = records.filter(({ fileName }) => !fileName.endsWith('/') && !(0,litter/* isLitter */.V)(fileName));
    if (isPackage(path) || files.some(({ fileName }) => MANIFEST_NAMES.has(fileName.toLowerCase())))
        throw problem(`"${path}" is a package, not a ZIP that contains packages, and the Store would silently ignore it. Use "packages" instead.`);
    const encrypted = files.find(({ isEncrypted }) => isEncrypted);
    if (encrypted !== undefined)
        throw problem(`"${encrypted.fileName}" in "${path}" is encrypted. Create the ZIP without a password.`);
    const packages = files.filter(({ fileName }) => isPackage(fileName));
    const unreadable = packages.find((record) => !isNameReadable(record));
    if (unreadable !== undefined)
        throw problem(`"${unreadable.fileName}" in "${path}" has a name that is neither ASCII nor UTF-8. Rename it, or create the ZIP with a tool that writes UTF-8.`);
    return { entries: files.map(({ fileName }) => fileName), packages };
}

;// CONCATENATED MODULE: ./.build/src/files/packages/upload-files.js
var upload_files_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var upload_files_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








/**
 * Reads the user's ZIP: its directory and the manifests of the packages in it.
 *
 * @throws InputError when the pattern does not match a ZIP, or matches one that cannot be published; the signal's
 * reason when that is aborted.
 */
async function filesFromZip(pattern, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const zip = upload_files_addDisposableResource(env_1, await openUploadZip(pattern, signal), true);
        return {
            input: 'zip-path',
            entries: zip.entries,
            packages: await readPackagesInZip(zip, zip.path, zip.packages),
            source: { kind: 'zip', file: { input: 'zip-path', path: zip.path, ...zip.state } },
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = upload_files_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * Reads the manifests of the user's packages. The images and videos of the metadata folder can go with them.
 *
 * @throws InputError when a pattern matches nothing, a file that is not a package, or two files of the same name; the
 * signal's reason when that is aborted.
 */
async function filesFromPackages(patterns, metadata, signal) {
    const paths = await findPackages(patterns, signal);
    const read = await (0,map_limit/* mapLimit */.s)(paths, regular_file/* FILES_AT_ONCE */.A3, signal, async (path, stop) => {
        const name = (0,external_node_path_.basename)(path);
        const { packageFile, state } = await readPackageOnDisk(path, name, stop);
        return { packageFile, file: { input: 'packages', name, path, ...state } };
    });
    const packages = read.map(({ file }) => file);
    const files = [...packages, ...(metadata === undefined ? [] : filesOfMetadata(metadata))];
    return {
        input: 'packages',
        entries: files.map(({ name }) => name),
        packages: read.map(({ packageFile }) => packageFile),
        source: { kind: 'files', files },
    };
}
async function findPackages(patterns, signal) {
    const excludes = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
    const includes = patterns.filter((pattern) => !pattern.startsWith('!'));
    if (patterns.length > 0 && includes.length === 0)
        throw new errors/* InputError */.dz('packages', 'contains only exclusions. Add a pattern that includes files.');
    const excluded = await findIdentities(excludes, 'packages', signal);
    const found = await Promise.all(includes.map((pattern) => findMatchingFiles(pattern, 'packages', signal, excluded)));
    // Two patterns may match the same file by different paths.
    const byIdentity = new Map();
    for (const path of found.flat())
        byIdentity.set(await identify(path), path);
    const paths = [...byIdentity.values()].sort();
    const stranger = paths.find((path) => !isPackage(path));
    if (stranger !== undefined) {
        throw new errors/* InputError */.dz('packages', `"${stranger}" is not a package. A package ends in ${[...PACKAGE_EXTENSIONS].join(', ')}.`);
    }
    refuseSameNames(paths);
    return paths;
}
// In the ZIP they all share one folder, and Windows ignores case.
function refuseSameNames(paths) {
    const byName = new Map();
    for (const path of paths) {
        const name = (0,external_node_path_.basename)(path).toLowerCase();
        const other = byName.get(name);
        if (other !== undefined)
            throw new errors/* InputError */.dz('packages', `"${other}" and "${path}" have the same name. Rename one of them.`);
        byName.set(name, path);
    }
}
function filesOfMetadata({ languages, trailers }) {
    const imageFiles = languages
        .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
        .flatMap(({ images }) => Object.values(images).flat());
    const thumbnails = trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail));
    return [...imageFiles, ...thumbnails, ...trailers].map(({ fileName, path, state }) => ({
        input: 'metadata-path',
        name: fileName,
        path,
        ...state,
    }));
}


/***/ })

};
