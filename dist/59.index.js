export const id = 59;
export const ids = [59,950];
export const modules = {

/***/ 6086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveLinks),
/* harmony export */   a: () => (/* binding */ refuseLinksOut)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1958);



/**
 * Resolves the links of a path in a folder. A pull request could otherwise put any file of the runner on the product's
 * page.
 *
 * @returns the real path.
 * @throws InputError for `input` when a link is broken, leads out of the folder, or into a hidden folder of it: `.git`
 * may hold a token.
 */
async function resolveLinks(path, root, input) {
    const problem = (what, cause) => new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(input, `"${path}" ${what} Put the file itself there.`, { file: path, cause });
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch((error) => {
        throw problem('is a link that leads nowhere.', error);
    });
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root.path, target);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside) || inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).some((name) => name.startsWith('.')))
        throw problem(`is a link to outside of ${root.name}.`);
    return target;
}
/**
 * Refuses a path that an input names when a link in it leads out of where it seems to be: the working directory, or
 * for a path elsewhere the folder that it is in. A path that does not exist is left to its reader.
 *
 * @throws InputError for `input`.
 */
async function refuseLinksOut(path, input) {
    const whole = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    const workspace = process.cwd();
    const root = whole.startsWith(workspace + node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? workspace : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole);
    const realRoot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root).catch(() => undefined);
    const isThere = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(whole).catch(() => undefined);
    if (realRoot === undefined || isThere === undefined)
        return;
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(whole).catch(() => undefined);
    // Without a link in it, a hidden folder is one that the workflow itself names.
    if (target === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(realRoot, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, whole)))
        return;
    const name = root === workspace ? 'the workspace' : `"${root}"`;
    await resolveLinks(path, { path: realRoot, name }, input);
}


/***/ }),

/***/ 6232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ fileIn),
/* harmony export */   K$: () => (/* binding */ INDEX_FILE),
/* harmony export */   LU: () => (/* binding */ assetSpot),
/* harmony export */   dT: () => (/* binding */ ASSET_FILES),
/* harmony export */   ig: () => (/* binding */ VIDEO_FILES),
/* harmony export */   xm: () => (/* binding */ PICTURE_FILES),
/* harmony export */   zD: () => (/* binding */ OLD_THUMBNAIL_FILES)
/* harmony export */ });
/** Where the names of the Store's pictures are listed. */
const INDEX_FILE = 'images.json';
/** What the files of trailers/ are for, by extension. */
const VIDEO_FILES = new Map([
    ['mp4', 'video'],
    ['mov', 'video'],
]);
/** What the files of images/<ImageType>/ are for, by extension. */
const PICTURE_FILES = new Map([
    ['png', 'picture'],
    ['txt', 'caption'],
]);
/** What the files of <language>/trailers/ are for, by extension. */
const ASSET_FILES = new Map([
    ['png', 'thumbnail'],
    ['txt', 'trailer-title'],
]);
/** What the files of an older trailer's images/ are for, by extension. */
const OLD_THUMBNAIL_FILES = new Map([
    ['png', 'thumbnail'],
    ['txt', 'thumbnail-caption'],
]);
const ASSET_EXTENSIONS = { thumbnail: 'png', 'trailer-title': 'txt', 'thumbnail-caption': 'png.txt' };
/** The place of what goes with a video in a language. */
function assetSpot(role, language, trailer) {
    return { role, path: `${language}/trailers/${trailer}.${ASSET_EXTENSIONS[role]}`, trailer, language };
}
// Names that every system can have: a runner may be Windows, and so may be who opens the ZIP.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const FILE_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)([^\\/:*?"<>|\p{Cc}]+)\.([a-z\d]+)$/iu;
/** What a file with this name is for, and its name without extension; undefined when it is none of them. */
function fileIn(name, roles) {
    const [, stem = '', extension = ''] = FILE_NAME.exec(name) ?? [];
    const role = roles.get(extension.toLowerCase());
    return role === undefined ? undefined : { role, stem };
}


/***/ }),

/***/ 3851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   cJ: () => (/* binding */ FIELDS),
/* harmony export */   r7: () => (/* binding */ textIn),
/* harmony export */   xm: () => (/* binding */ valueIn)
/* harmony export */ });
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5931);

/**
 * The fields of a listing that the Store lets an API set, by property
 * (https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object).
 */
const FIELDS = {
    title: 'text',
    shortTitle: 'text',
    sortTitle: 'text',
    voiceTitle: 'text',
    shortDescription: 'text',
    description: 'text',
    releaseNotes: 'text',
    features: 'lines',
    keywords: 'lines',
    minimumHardware: 'lines',
    recommendedHardware: 'lines',
    devStudio: 'text',
    copyrightAndTrademarkInfo: 'text',
    licenseTerms: 'text',
};
/** The text of a file as it is meant: the line break that ends it is not part of it. */
function textIn(content) {
    return content.replace(/\n$/, '');
}
/** The value of a field whose file has this content. */
function valueIn(content, form) {
    if (form === 'text')
        return textIn(content);
    return content
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/**
 * The content of the file of a field: empty when the field is. Undefined when no file can say the value, such as an
 * entry of a list with a line break in it.
 */
function contentOf(value, form) {
    const meant = normal(value, form);
    const text = typeof meant === 'string' ? meant : meant.join('\n');
    if (text === '')
        return '';
    const content = `${text}\n`;
    const read = (0,_text_file_js__WEBPACK_IMPORTED_MODULE_0__/* .normalized */ .A9)(content);
    return read !== undefined && JSON.stringify(valueIn(read, form)) === JSON.stringify(meant)
        ? content
        : undefined;
}
function normal(value, form) {
    if (form === 'text')
        return typeof value === 'string' ? (0,_text_file_js__WEBPACK_IMPORTED_MODULE_0__/* .unixLines */ .cK)(value) : '';
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string' && entry !== '') : [];
}


/***/ }),

/***/ 1972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ propertyOf),
/* harmony export */   P4: () => (/* binding */ PLATFORMS),
/* harmony export */   cn: () => (/* binding */ fieldPath),
/* harmony export */   dC: () => (/* binding */ fieldFile),
/* harmony export */   dd: () => (/* binding */ platformCalled),
/* harmony export */   eG: () => (/* binding */ IMAGE_TYPES),
/* harmony export */   lX: () => (/* binding */ isLanguage),
/* harmony export */   pv: () => (/* binding */ imageTypeCalled),
/* harmony export */   qS: () => (/* binding */ listingPath)
/* harmony export */ });
/* harmony import */ var _listing_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3851);

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#image-object
/** Types of pictures, as the Store spells them. */
const IMAGE_TYPES = [
    'Screenshot',
    'MobileScreenshot',
    'XboxScreenshot',
    'SurfaceHubScreenshot',
    'HoloLensScreenshot',
    'StoreLogo9x16',
    'StoreLogoSquare',
    'Icon',
    'PromotionalArt16x9',
    'PromotionalArtwork2400X1200',
    'XboxBrandedKeyArt',
    'XboxTitledHeroArt',
    'XboxFeaturedPromotionalArt',
    'SquareIcon358X358',
    'BackgroundImage1000X800',
    'PromotionalArtwork414X180',
    'PromotionalArtwork846X468',
    'PromotionalArtwork558X756',
    'PromotionalArtwork414X468',
    'PromotionalArtwork558X558',
    'WideIcon358X173',
];
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#listing-object
/** Platforms that can have listings of their own, as the Store spells them. */
const PLATFORMS = [
    'Windows81',
    'Windows80',
    'WindowsPhone81',
    'WindowsPhone80',
    'WindowsPhone71',
    'Unknown',
];
/** The Store's name of a type of pictures, for a name in any case. */
function imageTypeCalled(name) {
    return IMAGE_TYPES.find(isCalled(name));
}
/** The Store's name of a platform that has its own listings, for a name in any case. */
function platformCalled(name) {
    return PLATFORMS.find(isCalled(name));
}
function isCalled(name) {
    return (known) => known.toLowerCase() === name.toLowerCase();
}
const RESERVED = new Set(['con', 'prn', 'aux', 'nul']);
/**
 * Whether a name is built like the Store's codes of languages: `de`, `pt-br`, `zh-hans-cn`, `es-419`, `ca-es-valencia`
 * (https://learn.microsoft.com/windows/uwp/publish/supported-languages). Such a name is also safe in a path.
 */
function isLanguage(name) {
    return (/^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z\d]{5,8})?$/i.test(name) &&
        !RESERVED.has(name.toLowerCase()));
}
/** Where the layout has a field: `en-us/release-notes.txt`. */
function fieldPath(listing, property) {
    return `${listingPath(listing)}/${fieldFile(property)}`;
}
/** Where the layout has a listing: `en-us`. */
function listingPath({ language, platform }) {
    return platform === undefined ? language : `${language}/platform-overrides/${platform}`;
}
/** The name of the file of a field: `release-notes.txt`. */
function fieldFile(property) {
    return `${property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.txt`;
}
// By the names that their files may have: `release-notes.txt`, and `ReleaseNotes.txt` in any case.
const FIELD_NAMES = new Map(Object.keys(_listing_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .FIELDS */ .cJ).flatMap((property) => [
    [fieldFile(property), property],
    [`${property.toLowerCase()}.txt`, property],
]));
/** The property whose file has this name, in any case; undefined when there is none. */
function propertyOf(fileName) {
    return FIELD_NAMES.get(fileName.toLowerCase());
}


/***/ }),

/***/ 7059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exportMetadata: () => (/* binding */ exportMetadata)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1958);
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9673);
/* harmony import */ var _file_roles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6232);
/* harmony import */ var _listing_fields_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3851);
/* harmony import */ var _listing_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1972);
/* harmony import */ var _metadata_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1950);








/**
 * Writes the listings of a submission of an app or an add-on into a folder, as `readMetadata` reads them: text files,
 * and an index of the pictures and trailers, which the Store does not give back. A file that says a field already, in
 * whatever spelling of the layout, is overwritten where it is, and emptied when the field is empty; nothing is deleted.
 *
 * @returns the files written, relative to the folder, with forward slashes.
 * @throws ProductStateError when a name of the Store's can not be a folder; InputError when the folder is not one that
 * can be written. Nothing is written then.
 */
async function exportMetadata(folder, submission) {
    const listings = listingsIn(submission);
    const present = await filesPresent(folder);
    const fields = listings.flatMap(fieldsOf);
    const index = { path: _file_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_FILE */ .K$, content: indexOf(submission, listings, fields) };
    const files = [...fields, index]
        .filter(isWorthAFile(present))
        .map(({ path, content }) => ({ path: present.get(path) ?? path, content }));
    for (const { path } of files)
        await refuseLinks(folder, path);
    for (const { path, content } of files)
        await write((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path), content);
    return files.map(({ path }) => path);
}
function listingsIn({ listings }) {
    return entriesIn(listings).flatMap(([key, entry]) => {
        const language = key.toLowerCase();
        if (!(0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isLanguage */ .lX)(language))
            throw strangeName('language', key);
        // An add-on has its texts where an app has its base listing and its overrides.
        const base = entry['baseListing'] === undefined ? entry : entry['baseListing'];
        return [
            { language, platform: undefined, listing: (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)(base) },
            ...entriesIn(entry['platformOverrides']).map(([name, listing]) => {
                const platform = (0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .platformCalled */ .dd)(name);
                if (platform === undefined)
                    throw strangeName('platform', name);
                return { language, platform, listing };
            }),
        ];
    });
}
// Names from outside become paths, so they may hold nothing that leads elsewhere.
function strangeName(what, name) {
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ProductStateError */ .d6(`The Store has a listing for the ${what} ${JSON.stringify(name)}, which can not be the name of a folder. Nothing was written.`);
}
function fieldsOf(content) {
    return Object.entries(_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .FIELDS */ .cJ).map(([property, form]) => ({
        path: (0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .fieldPath */ .cn)(content, property),
        content: (0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .contentOf */ .$E)(content.listing[property], form),
    }));
}
function isWorthAFile(present) {
    return (file) => file.content !== undefined && (file.content !== '' || present.has(file.path));
}
function indexOf({ trailers }, listings, fields) {
    const index = {
        images: listings.flatMap(imagesOf),
        trailers: (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObjects */ .Nt)(trailers).map(trailerOf),
        notExported: fields.filter(({ content }) => content === undefined).map(({ path }) => path),
    };
    return `${JSON.stringify(index, undefined, 2)}\n`;
}
function imagesOf({ language, platform, listing: { images, icon } }) {
    const icons = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(icon) ? [{ imageType: 'Icon', ...icon }] : [];
    return [...(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObjects */ .Nt)(images), ...icons].map(({ imageType, fileName, description }) => ({
        language,
        platform,
        imageType: textOf(imageType),
        fileName: textOf(fileName),
        caption: textOf(description),
    }));
}
function trailerOf({ videoFileName, trailerAssets }) {
    const titles = entriesIn(trailerAssets).map(([language, { title }]) => [language, textOf(title)]);
    return { videoFileName: textOf(videoFileName), titles: Object.fromEntries(titles) };
}
/** Where the files are that say something already, by their path in the layout of this action. */
async function filesPresent(folder) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    }
    catch (error) {
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('metadata-path', `"${folder}" can not be made: ${(0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, {
            cause: error,
        });
    }
    const files = await (0,_metadata_js__WEBPACK_IMPORTED_MODULE_7__/* .filesIn */ .n)(folder);
    return new Map(files.map(({ path, spot }) => [spot.path, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/')]));
}
// A link in the folder could lead what is written anywhere.
async function refuseLinks(folder, path) {
    const names = path.split('/');
    for (const [index] of names.entries()) {
        const step = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ...names.slice(0, index + 1));
        const link = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(step).then((stats) => stats.isSymbolicLink(), () => false);
        if (link)
            throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('metadata-path', `"${step}" is a link. Remove it: nothing is written through links.`);
    }
}
async function write(path, content) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, content);
    }
    catch (error) {
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('metadata-path', `"${path}" can not be written: ${(0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, {
            cause: error,
        });
    }
}
function entriesIn(value) {
    return Object.entries((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .asObject */ .eB)(value)).filter((entry) => (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(entry[1]));
}
function textOf(value) {
    return typeof value === 'string' ? value : undefined;
}


/***/ }),

/***/ 1950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ filesIn),
  readMetadata: () => (/* binding */ readMetadata)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./node_modules/image-dimensions/utilities.js
function isValidOffsetToRead(dataView, offset, bytesToRead) {
	return dataView.byteLength >= offset + bytesToRead;
}

function getUint32(dataView, offset, littleEndian = false) {
	if (isValidOffsetToRead(dataView, offset, 4)) {
		return dataView.getUint32(offset, littleEndian);
	}
}

function getUint16(dataView, offset, littleEndian = false) {
	if (isValidOffsetToRead(dataView, offset, 2)) {
		return dataView.getUint16(offset, littleEndian);
	}
}

// Read a 4-character code (4CC) such as a box type or a brand.
function getFourCC(bytes, offset) {
	return String.fromCodePoint(...bytes.subarray(offset, offset + 4));
}

/*
Get the dimensions of an ISOBMFF-based image (HEIF/HEIC or AVIF) when its file-type brands match.

Returns {width, height, type} or undefined when the brands do not match or the primary item has no `ispe` property.
*/
function getIsobmffImageDimensions(bytes, brands, type) {
	const fileBrands = getIsobmffFtypBrands(bytes);

	if (!fileBrands?.some(brand => brands.has(brand))) {
		return;
	}

	const size = getIsobmffImageSizeFromMeta(bytes);

	if (!size) {
		return;
	}

	return {
		...size,
		type,
	};
}

/*
Parse the FileTypeBox (ftyp) at the start of an ISOBMFF container and return an array of 4CC brand strings (major brand first, followed by compatible brands).

Applicable to ISOBMFF-based image formats like HEIF/HEIC and AVIF. Not applicable to PNG, JPEG, GIF, or WebP.
*/
function getIsobmffFtypBrands(bytes) {
	// Box size (Big-endian) at offset 0, including an optional extended size.
	const box = unboxIsobmffBox(bytes, 0);

	// Validate 'ftyp' marker at offset 4.
	// Minimum payload size: 4 (major_brand) + 4 (minor_version).
	if (!box || box.type !== 'ftyp' || box.data.length < 8) {
		return;
	}

	// Major brand
	const brands = [getFourCC(box.data, 0)];

	// Compatible brands start at payload offset 8.
	for (let i = 8; i + 4 <= box.data.length; i += 4) {
		brands.push(getFourCC(box.data, i));
	}

	return brands;
}

/*
Read a generic ISOBMFF box at the given offset.

Returns an object with {type, data, tail} or undefined if invalid.

Applicable to ISOBMFF-based image formats like HEIF/HEIC and AVIF.
*/
function unboxIsobmffBox(data, offset, {isTopLevel = false} = {}) {
	const dataView = new DataView(data.buffer, data.byteOffset, data.byteLength);
	let size = getUint32(dataView, offset);
	let headerSize = 8; // 4 (size) + 4 (type)

	if (size === undefined) {
		return;
	}

	// An extended size of 1 means the real size is a 64-bit value following the type (ISO/IEC 14496-12 §4.2.2).
	if (size === 1) {
		headerSize += 8;

		if (!isValidOffsetToRead(dataView, offset, headerSize)) {
			return;
		}

		const extendedSize = dataView.getBigUint64(offset + 8);
		if (extendedSize > BigInt(data.length - offset)) {
			return;
		}

		size = Number(extendedSize);
	}

	// A size of 0 is only valid for a top-level box and means it extends to the end of the file (ISO/IEC 14496-12 §4.2.2).
	if (size === 0 && isTopLevel) {
		size = data.length - offset;
	}

	// Size includes the header
	if (data.length < size + offset || size < headerSize) {
		return;
	}

	return {
		type: getFourCC(data, offset + 4),
		data: data.subarray(offset + headerSize, offset + size),
		tail: offset + size,
	};
}

/*
Resolve the image dimensions of a HEIF/HEIC/AVIF file from its `meta` box.

Follows the primary item (`pitm`) to its `ispe` property via the item-to-property associations (`ipma`), so thumbnails or secondary items do not leak in.

Returns {width, height} or undefined when the primary item has no `ispe` property.
*/
function getIsobmffImageSizeFromMeta(data) {
	const meta = findIsobmffTopLevelBox(data, 'meta');

	if (!meta) {
		return;
	}

	const {sizes, primaryItemId, associations} = parseIsobmffMetaBox(meta.data);

	// Property indices in `ipma` are 1-based over `ipco` children.
	const primaryAssociations = new Set(associations
		.filter(association => association.itemId === primaryItemId)
		.flatMap(association => association.propertyIndices));
	const primarySize = sizes.find(size => primaryAssociations.has(size.propertyIndex));

	if (!primarySize) {
		return;
	}

	return {
		width: primarySize.width,
		height: primarySize.height,
	};
}

function findIsobmffTopLevelBox(data, type) {
	let offset = 0;

	while (offset < data.length) {
		const box = unboxIsobmffBox(data, offset, {isTopLevel: true});

		if (!box) {
			return;
		}

		if (box.type === type) {
			return box;
		}

		offset = box.tail;
	}
}

// Parses `meta` box
function parseIsobmffMetaBox(data) {
	const info = {
		sizes: [],
		primaryItemId: undefined,
		associations: [],
	};

	// Skip version (1 byte) and flags (3 bytes).
	let offset = 4; // Version + flags

	while (offset < data.length) {
		const box = unboxIsobmffBox(data, offset);

		if (!box) {
			break;
		}

		if (box.type === 'iprp') {
			parseIsobmffIprpBox(box.data, info);
		} else if (box.type === 'pitm') {
			info.primaryItemId = parseIsobmffPitmBox(box.data);
		}

		offset = box.tail;
	}

	return info;
}

// Parses `meta.pitm` box (Primary Item), returns the primary item ID.
function parseIsobmffPitmBox(data) {
	if (data.length < 6 || data[0] > 1) {
		return;
	}

	const dataView = new DataView(data.buffer, data.byteOffset, data.byteLength);

	// Version 0 uses a 16-bit item ID, version 1 a 32-bit one.
	return data[0] === 0 ? getUint16(dataView, 4) : getUint32(dataView, 4);
}

// Parses `meta.iprp.ipma` box (Item to Property Association), returns [{itemId, propertyIndices}].
function parseIsobmffIpmaBox(data) {
	if (data.length < 8 || data[0] > 1) {
		return [];
	}

	const dataView = new DataView(data.buffer, data.byteOffset, data.byteLength);
	const version = dataView.getUint8(0);
	const flags = dataView.getUint8(3);
	const entryCount = getUint32(dataView, 4);

	if (entryCount === undefined) {
		return [];
	}

	const itemIdSize = version === 0 ? 2 : 4;
	// eslint-disable-next-line no-bitwise
	const associationSize = (flags & 1) === 0 ? 1 : 2;
	const essentialMask = associationSize === 1 ? 0x7F : 0x7F_FF;

	const associations = [];
	let offset = 8;

	for (let entry = 0; entry < entryCount && offset + itemIdSize + 1 <= data.byteLength; entry++) {
		const itemId = itemIdSize === 2 ? getUint16(dataView, offset) : getUint32(dataView, offset);
		offset += itemIdSize;
		const propertyCount = dataView.getUint8(offset);
		offset++;

		if (!isValidOffsetToRead(dataView, offset, propertyCount * associationSize)) {
			return [];
		}

		const propertyIndices = [];
		for (let index = 0; index < propertyCount; index++) {
			const value = associationSize === 1 ? dataView.getUint8(offset) : dataView.getUint16(offset);
			offset += associationSize;

			// The essential bit is not part of the property index. Index 0 means "no property".
			// eslint-disable-next-line no-bitwise
			const propertyIndex = value & essentialMask;
			if (propertyIndex > 0) {
				propertyIndices.push(propertyIndex);
			}
		}

		associations.push({itemId, propertyIndices});
	}

	return associations;
}

// Parses `meta.iprp` box (Item Properties)
function parseIsobmffIprpBox(data, info) {
	let offset = 0;

	while (offset < data.length) {
		const box = unboxIsobmffBox(data, offset);

		if (!box) {
			break;
		}

		if (box.type === 'ipco') {
			parseIsobmffIpcoBox(box.data, info);
		} else if (box.type === 'ipma') {
			info.associations.push(...parseIsobmffIpmaBox(box.data));
		}

		offset = box.tail;
	}
}

// Parses `meta.iprp.ipco` box (Item Property Container)
function parseIsobmffIpcoBox(data, info) {
	let offset = 0;
	// Property indices are 1-based over the `ipco` children.
	let propertyIndex = 0;

	while (offset < data.length) {
		const box = unboxIsobmffBox(data, offset);

		if (!box) {
			break;
		}

		propertyIndex++;

		// Image Spatial Extent
		if (box.type === 'ispe') {
			const dataView = new DataView(box.data.buffer, box.data.byteOffset, box.data.byteLength);
			const width = getUint32(dataView, 4);
			const height = getUint32(dataView, 8);

			if (width === undefined || height === undefined) {
				return;
			}

			info.sizes.push({
				width,
				height,
				propertyIndex,
			});
		}

		offset = box.tail;
	}
}

;// CONCATENATED MODULE: ./node_modules/image-dimensions/types/png.js


const isPng = bytes =>
	bytes[0] === 0x89
	&& bytes[1] === 0x50
	&& bytes[2] === 0x4E
	&& bytes[3] === 0x47
	&& bytes[4] === 0x0D
	&& bytes[5] === 0x0A
	&& bytes[6] === 0x1A
	&& bytes[7] === 0x0A;

// https://iphonedev.wiki/CgBI_file_format
const isAppleMinifiedPng = bytes =>
	bytes[12] === 0x43
	&& bytes[13] === 0x67
	&& bytes[14] === 0x42
	&& bytes[15] === 0x49;

const isImageHeaderChunk = (bytes, offset) =>
	bytes[offset] === 0x49 // I
	&& bytes[offset + 1] === 0x48 // H
	&& bytes[offset + 2] === 0x44 // D
	&& bytes[offset + 3] === 0x52; // R

function png(bytes) {
	if (!isPng(bytes)) {
		return;
	}

	const dataView = new DataView(bytes.buffer);
	const isAppleMinified = isAppleMinifiedPng(bytes);
	const chunkTypeOffset = isAppleMinified ? 28 : 12;

	if (!isImageHeaderChunk(bytes, chunkTypeOffset)) {
		return;
	}

	const width = getUint32(dataView, chunkTypeOffset + 4);
	const height = getUint32(dataView, chunkTypeOffset + 8);

	if (width === undefined || height === undefined) {
		return;
	}

	return {
		width,
		height,
		type: 'png',
	};
}

;// CONCATENATED MODULE: ./node_modules/image-dimensions/types/jpeg.js


// Frame header markers (SOF0-SOF15, except DHT/JPG/DAC which are not frame headers).
const isFrameMarker = marker =>
	marker >= 0xFF_C0
	&& marker <= 0xFF_CF
	&& marker !== 0xFF_C4
	&& marker !== 0xFF_C8
	&& marker !== 0xFF_CC;

const isJpeg = bytes =>
	bytes[0] === 0xFF
	&& bytes[1] === 0xD8
	&& bytes[2] === 0xFF;

function jpeg(bytes) {
	if (!isJpeg(bytes)) {
		return;
	}

	const dataView = new DataView(bytes.buffer);

	let offset = 2; // Start after the SOI marker.

	while (isValidOffsetToRead(dataView, offset, 2)) {
		// A marker is 0xFF followed by a non-0xFF byte. Skip fill bytes (0xFF) and any extraneous bytes before it, like libjpeg does.
		if (dataView.getUint8(offset) !== 0xFF || dataView.getUint8(offset + 1) === 0xFF) {
			offset++;
			continue;
		}

		const marker = dataView.getUint16(offset);
		offset += 2; // Move past the marker.

		// TEM is a standalone marker with no segment length.
		if (marker === 0xFF_01) {
			continue;
		}

		// SOS starts the entropy-coded data, which cannot be skipped by segment length. A frame header must precede it, so stop here instead of misreading scan data as markers.
		if (marker === 0xFF_DA) {
			return;
		}

		if (isFrameMarker(marker)) {
			const height = getUint16(dataView, offset + 3);
			const width = getUint16(dataView, offset + 5);

			if (height === undefined || width === undefined) {
				return;
			}

			return {
				height,
				width,
				type: 'jpeg',
			};
		}

		const segmentLength = getUint16(dataView, offset);

		if (segmentLength === undefined) {
			return; // Unexpected EOF when reading segment length.
		}

		offset += segmentLength; // Skip over the segment.

		if (offset > dataView.byteLength) {
			return; // Segment length exceeds byte range.
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/image-dimensions/types/gif.js


const isGif = bytes =>
	bytes[0] === 0x47
	&& bytes[1] === 0x49
	&& bytes[2] === 0x46
	&& bytes[3] === 0x38
	&& (bytes[4] === 0x37 || bytes[4] === 0x39)
	&& bytes[5] === 0x61;

function gif(bytes) {
	if (!isGif(bytes)) {
		return;
	}

	const dataView = new DataView(bytes.buffer);

	const width = getUint16(dataView, 6, true);
	const height = getUint16(dataView, 8, true);

	if (width === undefined || height === undefined) {
		return;
	}

	return {
		width,
		height,
		type: 'gif',
	};
}

;// CONCATENATED MODULE: ./node_modules/image-dimensions/types/webp.js


// Specification: https://developers.google.com/speed/webp/docs/riff_container

const isWebp = bytes => getFourCC(bytes, 0) === 'RIFF' && getFourCC(bytes, 8) === 'WEBP';

function readUInt24LE(dataView, offset) {
	const byte1 = dataView.getUint8(offset);
	const byte2 = dataView.getUint8(offset + 1);
	const byte3 = dataView.getUint8(offset + 2);

	// Combine the three bytes into a 24-bit integer.
	// eslint-disable-next-line no-bitwise
	return (byte3 << 16) | (byte2 << 8) | byte1;
}

function webp(bytes) {
	if (!isWebp(bytes)) {
		return;
	}

	const dataView = new DataView(bytes.buffer);
	// The first chunk is `VP8 ` (lossy, note the space), `VP8L` (lossless), or `VP8X` (extended).
	const chunkType = getFourCC(bytes, 12);
	const chunkSize = getUint32(dataView, 16, true);

	// The chunk payload is at least 5 bytes for VP8L and 10 bytes for VP8 and VP8X (32-bit chunk size at offset 16).
	// A smaller chunk means the dimension fields would come from the next chunk. VP8X allows future fields, so larger sizes are fine.
	if (chunkSize === undefined || chunkSize < (chunkType === 'VP8L' ? 5 : 10)) {
		return;
	}

	const maxSize = 0x3F_FF;

	if (chunkType === 'VP8 ') {
		if (!isValidOffsetToRead(dataView, 28, 2)) {
			return;
		}

		return {
			// eslint-disable-next-line no-bitwise
			width: dataView.getUint16(26, true) & maxSize,
			// eslint-disable-next-line no-bitwise
			height: dataView.getUint16(28, true) & maxSize,
			type: 'webp',
		};
	}

	if (chunkType === 'VP8L') {
		// The lossless bitstream starts with a 1-byte signature (0x2F) before the packed dimension bits.
		if (bytes[20] !== 0x2F) {
			return;
		}

		const bits = getUint32(dataView, 21, true);

		if (bits === undefined) {
			return;
		}

		return {
			// eslint-disable-next-line no-bitwise
			width: (bits & maxSize) + 1,
			// eslint-disable-next-line no-bitwise
			height: ((bits >> 14) & maxSize) + 1,
			type: 'webp',
		};
	}

	if (chunkType === 'VP8X') {
		if (!isValidOffsetToRead(dataView, 27, 3)) {
			return;
		}

		return {
			width: readUInt24LE(dataView, 24) + 1,
			height: readUInt24LE(dataView, 27) + 1,
			type: 'webp',
		};
	}
}

;// CONCATENATED MODULE: ./node_modules/image-dimensions/types/avif.js


// Specification: https://aomediacodec.github.io/av1-avif/v1.1.0.html

// AVIF brands: image/collection ('avif'), sequence ('avis'), intra-only ('avio')
const avifBrands = new Set([
	'avif',
	'avis',
	'avio',
]);

function avif(bytes) {
	return getIsobmffImageDimensions(bytes, avifBrands, 'avif');
}

;// CONCATENATED MODULE: ./node_modules/image-dimensions/types/heic.js


// HEIC/HEIF format specification: ISO/IEC 23008-12

// HEIF identifiers: generic ('mif1', 'msf1') and HEVC-coded variants
const heifBrands = new Set([
	'mif1',
	'msf1',
	'heic',
	'heix',
	'hevc',
	'hevx',
	'heim',
	'heis',
	'hevm',
	'hevs',
]);

function heic(bytes) {
	return getIsobmffImageDimensions(bytes, heifBrands, 'heic');
}

;// CONCATENATED MODULE: ./node_modules/image-dimensions/index.js







function imageDimensionsFromData(bytes) {
	// The shortest signature is 3 bytes.
	if (bytes.length < 3) {
		return;
	}

	// Prevent issues with Buffer being passed. Seems to be an issue on Node.js 20 and later.
	bytes = new Uint8Array(bytes);

	// Note: Place types that can be detected fast first.
	return png(bytes)
		?? gif(bytes)
		?? jpeg(bytes)
		?? webp(bytes)
		?? avif(bytes)
		?? heic(bytes);
}

/**
 * Web streams are not async iterable in Safari (iOS, Desktop) as of 2026-05-10
 *
 * @see {@link https://caniuse.com/wf-async-iterable-streams}
 */
async function * asyncIterableFromStream(stream) {
	const reader = stream.getReader();
	let finished = false;

	try {
		while (!finished) {
			// eslint-disable-next-line no-await-in-loop -- Chunks must be read in order to know `done`
			const {done, value} = await reader.read();

			if (done) {
				finished = true;
				break;
			}

			yield value;
		}
	} finally {
		try {
			// Cancel stream if consumer exited early
			if (!finished) {
				await reader.cancel();
			}
		} finally {
			reader.releaseLock();
		}
	}
}

async function imageDimensionsFromStream(stream) {
	let buffer = new Uint8Array(0);

	const asyncIterableStream
		= Symbol.asyncIterator in stream ? stream : asyncIterableFromStream(stream);

	for await (const chunk of asyncIterableStream) {
		// Merge chunks
		const newBuffer = new Uint8Array(buffer.length + chunk.length);
		newBuffer.set(buffer);
		newBuffer.set(chunk, buffer.length);
		buffer = newBuffer;

		const dimensions = imageDimensionsFromData(buffer);
		if (dimensions) {
			return dimensions;
		}
	}
}

// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
// EXTERNAL MODULE: ./.build/src/files/links.js
var links = __webpack_require__(6086);
// EXTERNAL MODULE: ./.build/src/files/text-file.js
var text_file = __webpack_require__(5931);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./.build/src/files/metadata/layout-advice.js

// Names that the layout can not have, and that people have reason to try.
const ELSEWHERE = new Map([
    ['metadata.json', 'Give each field a text file; what is no listing goes into the input "submission".'],
    ...['privacypolicy', 'supportcontact', 'websiteurl'].map((name) => [`${name}.txt`, 'The Store takes it from Partner Center only.']),
]);
/** What to say of a name that a folder may not hold. */
function suggest(name, { allowed }) {
    const elsewhere = ELSEWHERE.get(name.toLowerCase());
    if (elsewhere !== undefined)
        return elsewhere;
    const given = name.toLowerCase();
    const known = new Map(allowed.map((entry) => [entry.toLowerCase().replace(/\/$/, ''), entry]));
    const nearest = (0,mod/* closest */.kp)(given, [...known.keys()]);
    const close = (0,mod/* distance */.Io)(given, nearest) <= Math.min(MOST_TYPOS, given.length / 2);
    const hint = close ? `Did you mean "${known.get(nearest)}"? ` : '';
    return `${hint}Allowed are ${allowed.join(', ')}.`;
}
const MOST_TYPOS = 3;

// EXTERNAL MODULE: ./.build/src/files/metadata/listing-fields.js
var listing_fields = __webpack_require__(3851);
// EXTERNAL MODULE: ./.build/src/files/metadata/file-roles.js
var file_roles = __webpack_require__(6232);
// EXTERNAL MODULE: ./.build/src/files/metadata/listing-names.js
var listing_names = __webpack_require__(1972);
;// CONCATENATED MODULE: ./.build/src/files/metadata/listing-layout.js



const LANGUAGE = '<language>/ (such as en-us/)';
const none = () => undefined;
/** The metadata folder itself. */
const ROOT = {
    allowed: [LANGUAGE, 'trailers/'],
    folder: (name) => openLanguage(name) ?? openFixed(name),
    file: (name) => (name.toLowerCase() === file_roles/* INDEX_FILE */.K$ ? { role: 'index', path: file_roles/* INDEX_FILE */.K$ } : undefined),
};
const openFixed = called({
    listings: () => ({ allowed: [LANGUAGE], folder: openLanguage, file: none }),
    trailers: () => ({
        allowed: ['<name>.mp4', '<name>.mov'],
        folder: openOldAssets,
        file: (name) => {
            const file = (0,file_roles/* fileIn */.Ed)(name, file_roles/* VIDEO_FILES */.ig);
            return file && { role: file.role, path: `trailers/${name}`, trailer: file.stem };
        },
    }),
});
function openLanguage(name) {
    return (0,listing_names/* isLanguage */.lX)(name) ? languageFolder(name.toLowerCase()) : undefined;
}
function languageFolder(language) {
    const base = listingFolder({ language, platform: undefined });
    const openMore = called({
        baselisting: () => base,
        'platform-overrides': () => platformsFolder(language),
        platformoverrides: () => platformsFolder(language),
        trailers: () => assetsFolder(language),
    });
    return {
        allowed: [...base.allowed, 'platform-overrides/', 'trailers/'],
        folder: (name) => base.folder(name) ?? openMore(name),
        file: base.file,
    };
}
function listingFolder(listing) {
    return {
        allowed: [...Object.keys(listing_fields/* FIELDS */.cJ).map(listing_names/* fieldFile */.dC), 'images/'],
        folder: called({ images: () => imagesFolder(listing) }),
        file: (name) => {
            const property = (0,listing_names/* propertyOf */.$r)(name);
            return property === undefined
                ? undefined
                : { role: 'field', path: (0,listing_names/* fieldPath */.cn)(listing, property), ...listing, property };
        },
    };
}
function imagesFolder(listing) {
    return {
        allowed: listing_names/* IMAGE_TYPES */.eG.map((type) => `${type}/`),
        folder: (name) => {
            const imageType = (0,listing_names/* imageTypeCalled */.pv)(name);
            return imageType === undefined ? undefined : picturesFolder(listing, imageType);
        },
        file: none,
    };
}
function picturesFolder(listing, imageType) {
    return {
        allowed: ['<name>.png', '<name>.txt (its caption)'],
        folder: none,
        file: (name) => {
            const path = `${(0,listing_names/* listingPath */.qS)(listing)}/images/${imageType}/${name}`;
            const file = (0,file_roles/* fileIn */.Ed)(name, file_roles/* PICTURE_FILES */.xm);
            return file && { ...file, path, ...listing, imageType };
        },
    };
}
function platformsFolder(language) {
    return {
        allowed: listing_names/* PLATFORMS */.P4.map((platform) => `${platform}/`),
        folder: (name) => {
            const platform = (0,listing_names/* platformCalled */.dd)(name);
            return platform === undefined ? undefined : listingFolder({ language, platform });
        },
        file: none,
    };
}
function assetsFolder(language) {
    return {
        allowed: ['<name of the video>.txt (its title)', '<name of the video>.png (its thumbnail)'],
        folder: none,
        file: (name) => {
            const file = (0,file_roles/* fileIn */.Ed)(name, file_roles/* ASSET_FILES */.dT);
            return file && (0,file_roles/* assetSpot */.LU)(file.role, language, file.stem);
        },
    };
}
// Of the older tool: trailers/<name>.trailerAssets/<language>/title.txt and images/<any>.png.
function openOldAssets(name) {
    const trailer = /^(.+)\.trailerassets$/i.exec(name)?.[1];
    if (trailer === undefined)
        return undefined;
    const assets = (language) => ({
        allowed: ['title.txt', 'images/'],
        folder: called({ images: () => oldThumbnail(language, trailer) }),
        file: (file) => file.toLowerCase() === 'title.txt' ? (0,file_roles/* assetSpot */.LU)('trailer-title', language, trailer) : undefined,
    });
    return {
        allowed: [LANGUAGE],
        folder: (language) => ((0,listing_names/* isLanguage */.lX)(language) ? assets(language.toLowerCase()) : undefined),
        file: none,
    };
}
function oldThumbnail(language, trailer) {
    return {
        allowed: ['<name>.png', '<name>.txt'],
        folder: none,
        file: (name) => {
            const file = (0,file_roles/* fileIn */.Ed)(name, file_roles/* OLD_THUMBNAIL_FILES */.zD);
            return file && (0,file_roles/* assetSpot */.LU)(file.role, language, trailer);
        },
    };
}
function called(folders) {
    const byName = new Map(Object.entries(folders));
    return (name) => byName.get(name.toLowerCase())?.();
}

;// CONCATENATED MODULE: ./.build/src/files/metadata/metadata.js
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









const INPUT = 'metadata-path';
/**
 * Reads a metadata folder. Nothing is read but the files that its layout names, and of a picture only its header.
 *
 * @throws InputError that names the file and what is allowed in its place.
 */
async function readMetadata(folder) {
    const files = await filesIn(folder);
    const listings = withRole(files, 'field', 'picture', 'caption');
    const languages = [];
    // One language after the other, so that a hundred of them do not open a thousand files at once.
    for (const [language, own] of groupBy(listings, ({ spot }) => spot.language))
        languages.push(await readLanguage(language, own));
    const trailers = await readTrailers(files);
    if (languages.length === 0 && trailers.length === 0)
        throw problem(folder, `holds no listing. ${suggest('', ROOT)}`);
    return { languages: languages.sort((a, b) => compareNames(a.language, b.language)), trailers };
}
/**
 * Lists the files of a metadata folder.
 *
 * @throws InputError when there is one that the layout does not know, two that say the same, or a link that leads out.
 */
async function filesIn(folder) {
    const root = await readable(folder, (0,promises_.realpath)(folder));
    if (!(await (0,promises_.stat)(root)).isDirectory())
        throw problem(folder, 'is a file. Give the folder of the listings.');
    const files = await listFolder(folder, ROOT, root);
    for (const [first, second] of groupBy(files, meaningOf).values()) {
        if (second !== undefined)
            throw problem(second.path, `says the same as "${first?.path}". Remove one of the two.`);
    }
    return files;
}
function meaningOf({ spot }) {
    return `${spot.role} ${spot.path.toLowerCase().replace(/\.[^./]+$/, '')}`;
}
// What editors and systems leave behind, and what explains the folder to people.
const IGNORED = /^(\.|readme|thumbs\.db$|desktop\.ini$)/i;
async function listFolder(path, layout, root) {
    const entries = (await readable(path, (0,promises_.readdir)(path, { withFileTypes: true })))
        .filter(({ name }) => !IGNORED.test(name))
        .sort((a, b) => compareNames(a.name, b.name));
    const files = [];
    for (const entry of entries)
        files.push(...(await listEntry((0,external_node_path_.join)(path, entry.name), entry, layout, root)));
    return files;
}
async function listEntry(path, entry, layout, root) {
    const what = entry.isSymbolicLink() ? await follow(path, root) : entry;
    const folder = what.isDirectory() ? layout.folder(entry.name) : undefined;
    if (folder !== undefined)
        return await listFolder(path, folder, root);
    const spot = what.isFile() ? layout.file(entry.name) : undefined;
    if (spot !== undefined)
        return [{ path, spot }];
    throw problem(path, `has no place in the layout. ${suggest(entry.name, layout)}`);
}
async function follow(path, root) {
    return await (0,promises_.stat)(await (0,links/* resolveLinks */.A)(path, { path: root, name: 'the listings' }, INPUT));
}
function withRole(files, ...roles) {
    const wanted = new Set(roles);
    return files.filter((file) => wanted.has(file.spot.role));
}
async function readLanguage(language, files) {
    const byPlatform = groupBy(files, ({ spot }) => spot.platform);
    const platformOverrides = {};
    for (const [platform, own] of byPlatform)
        if (platform !== undefined)
            platformOverrides[platform] = await readListing(own);
    return { language, base: await readListing(byPlatform.get(undefined) ?? []), platformOverrides };
}
async function readListing(files) {
    const fields = withRole(files, 'field');
    const values = fields.map(async ({ path, spot: { property } }) => {
        return [property, (0,listing_fields/* valueIn */.xm)(await readContent(path), listing_fields/* FIELDS */.cJ[property] ?? 'text')];
    });
    return {
        fields: Object.fromEntries(await Promise.all(values)),
        images: await readPictures(withRole(files, 'picture'), withRole(files, 'caption')),
        sources: Object.fromEntries(fields.map(({ path, spot }) => [spot.property, path])),
    };
}
async function readPictures(pictures, captions) {
    const captionOf = new Map(pictures.map((picture) => [picture, findCaption(picture, captions)]));
    const stray = captions.find((caption) => ![...captionOf.values()].includes(caption));
    if (stray !== undefined)
        throw problem(stray.path, 'is the caption of no picture, or its second one. A caption is called like its PNG.');
    const images = {};
    for (const [imageType, own] of groupBy(pictures, ({ spot }) => spot.imageType))
        images[imageType] = await Promise.all(own.map((picture) => readImage(picture, captionOf.get(picture))));
    return images;
}
// 01.txt beside 01.png; in the older layout, description.01.txt.
function findCaption({ spot }, captions) {
    const stem = spot.stem.toLowerCase();
    const called = (name) => (caption) => caption.spot.imageType === spot.imageType && caption.spot.stem.toLowerCase() === name;
    return captions.find(called(stem)) ?? captions.find(called(`description.${stem}`));
}
// As far as any header of a PNG reaches.
const HEADER_IN_BYTES = 64;
async function readImage(picture, caption) {
    const { path, spot } = picture;
    const { sizeInBytes, header } = await readable(path, readHeader(path));
    const found = imageDimensionsFromData(header);
    return {
        path,
        fileName: spot.path,
        caption: caption === undefined ? undefined : (0,listing_fields/* textIn */.r7)(await readContent(caption.path)),
        sizeInBytes,
        dimensions: found?.type === 'png' ? { width: found.width, height: found.height } : undefined,
    };
}
async function readHeader(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(path), true);
        const { size } = await file.stat();
        const { buffer, bytesRead } = await file.read(new Uint8Array(HEADER_IN_BYTES), 0, HEADER_IN_BYTES, 0);
        return { sizeInBytes: size, header: buffer.subarray(0, bytesRead) };
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
}
async function readTrailers(files) {
    const videos = withRole(files, 'video');
    const assets = withRole(files, 'trailer-title', 'thumbnail', 'thumbnail-caption');
    const belongsTo = (video) => (asset) => asset.spot.trailer.toLowerCase() === video.spot.trailer.toLowerCase();
    const stray = assets.find((asset) => !videos.some((video) => belongsTo(video)(asset)));
    if (stray !== undefined)
        throw problem(stray.path, `belongs to no video: there is no trailers/${stray.spot.trailer}.mp4 or .mov.`);
    return await Promise.all(videos.map((video) => readTrailer(video, assets.filter(belongsTo(video)))));
}
async function readTrailer({ path, spot }, files) {
    const need = (what, language, extension) => problem(path, `has no ${what}. Put one into ${language}/trailers/${spot.trailer}.${extension}.`);
    if (files.length === 0)
        throw need('title in any language', '<language>', 'txt');
    const assets = {};
    for (const [language, own] of groupBy(files, (file) => file.spot.language)) {
        const file = (role) => own.find((asset) => asset.spot.role === role);
        const title = file('trailer-title');
        const thumbnail = file('thumbnail');
        if (title === undefined)
            throw need(`title in ${language}`, language, 'txt');
        if (thumbnail === undefined)
            throw need(`thumbnail in ${language}`, language, 'png');
        assets[language] = {
            title: (0,listing_fields/* textIn */.r7)(await readContent(title.path)),
            thumbnail: await readImage(thumbnail, file('thumbnail-caption')),
        };
    }
    return { path, fileName: spot.path, sizeInBytes: (await readable(path, (0,promises_.stat)(path))).size, assets };
}
function readContent(path) {
    return (0,text_file/* readTextFile */.Gu)(path, INPUT);
}
async function readable(path, reading) {
    try {
        return await reading;
    }
    catch (error) {
        throw problem(path, `can not be read: ${(0,errors/* messageOf */.bD)(error)}.`, error);
    }
}
function problem(path, what, cause) {
    return new errors/* InputError */.dz(INPUT, `"${path}" ${what}`, { file: path, ...(cause === undefined ? {} : { cause }) });
}
const NATURAL = new Intl.Collator('en', { numeric: true });
// 2.png before 10.png; the second comparison is for names that only differ in zeros.
function compareNames(one, other) {
    return NATURAL.compare(one, other) || Number(one > other) - Number(one < other);
}
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return groups;
}


/***/ }),

/***/ 5931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ normalized),
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   cK: () => (/* binding */ unixLines)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1958);




/**
 * The text of a UTF-8 file, without a byte order mark and with line feeds for line ends.
 *
 * @throws InputError for `input` when it can not be read, or is not UTF-8. That is refused rather than misread:
 * Windows PowerShell writes UTF-16 unless told otherwise.
 */
async function readTextFile(path, input) {
    const bytes = await readBytes(path, input);
    const misfit = encodingProblem(bytes);
    if (misfit === undefined)
        return textOf(bytes);
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(input, `"${path}" is ${misfit}. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).`, { file: path });
}
/** What {@link readTextFile} gives for a file that is written with this text; undefined when it would refuse it. */
function normalized(text) {
    const bytes = Buffer.from(text);
    return encodingProblem(bytes) === undefined ? textOf(bytes) : undefined;
}
/** The text with line feeds for line ends. */
function unixLines(text) {
    return text.replaceAll(/\r\n?/g, '\n');
}
/** The error for a file or folder that can not be read, with where a relative path was looked for. */
function unreadable(path, input, cause) {
    const where = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) ? '' : ` (looked in ${process.cwd()})`;
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(input, `"${path}" can not be read: ${(0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}${where}.`, { cause });
}
async function readBytes(path, input) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path);
    }
    catch (error) {
        throw unreadable(path, input, error);
    }
}
function encodingProblem(bytes) {
    if (/^(fffe|feff)/.test(bytes.toString('hex', 0, 2)))
        return 'UTF-16';
    // UTF-16 without a mark is valid UTF-8 full of these, as far as its text is English.
    if (bytes.includes(0))
        return 'UTF-16, or no text at all';
    return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) ? undefined : 'not UTF-8';
}
function textOf(bytes) {
    return unixLines(new TextDecoder().decode(bytes));
}


/***/ })

};
