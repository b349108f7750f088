export const id = 797;
export const ids = [797];
export const modules = {

/***/ 797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  summaryOf: () => (/* binding */ summaryOf)
});

// EXTERNAL MODULE: ./.build/src/pipeline/knowledge/knowledge.js
var knowledge_knowledge = __webpack_require__(389);
// EXTERNAL MODULE: ./.build/src/shared/names.js
var names = __webpack_require__(7161);
// EXTERNAL MODULE: ./.build/src/store/status.js
var store_status = __webpack_require__(879);
// EXTERNAL MODULE: ./.build/src/action/report/duration.js
var duration = __webpack_require__(3605);
// EXTERNAL MODULE: ./.build/src/action/report/log-lines.js
var log_lines = __webpack_require__(601);
// EXTERNAL MODULE: ./.build/src/shared/json.js + 7 modules
var json = __webpack_require__(9673);
;// CONCATENATED MODULE: ./.build/src/action/report/summary/line-diff.js
// Longer texts are compared as a whole: the time grows with the product of the line counts.
const MOST_PAIRS = 1_000_000;
const LONGEST_LINE = 160;
const CONTEXT = 40;
/**
 * Lists the lines that differ between two texts, as in a unified diff without context. A long line is cut around its
 * differences.
 */
function diffLines(before, after) {
    return findHunks(before.split('\n'), after.split('\n')).flatMap(({ at, removed, added }) => {
        const pairs = Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => line_diff_focus(removed[index] ?? '', added[index] ?? ''));
        return [
            `@@ line ${at + 1} @@`,
            ...removed.map((_, index) => `-${pairs[index]?.[0]}`),
            ...added.map((_, index) => `+${pairs[index]?.[1]}`),
        ];
    });
}
function findHunks(before, after) {
    const { start, end } = commonEnds(before, after);
    const [removed, added] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
    if (removed.length + added.length === 0)
        return [];
    if (removed.length * added.length > MOST_PAIRS)
        return [{ at: start, removed, added }];
    return hunksBetween(removed, added).map((hunk) => ({ ...hunk, at: hunk.at + start }));
}
/** Returns how many lines of two texts, or characters of two lines, are equal at their start, and then at their end. */
function commonEnds(before, after) {
    const most = Math.min(before.length, after.length);
    let start = 0;
    while (start < most && before[start] === after[start])
        start += 1;
    let end = 0;
    while (end < most - start && before.at(-1 - end) === after.at(-1 - end))
        end += 1;
    return { start, end };
}
/** Returns the lines between those of a longest common subsequence. */
function hunksBetween(before, after) {
    const matches = [[-1, -1], ...findMatches(before, after), [before.length, after.length]];
    return matches.slice(1).flatMap(([at, to], index) => {
        const [lastAt, lastTo] = matches[index] ?? [-1, -1];
        const removed = before.slice(lastAt + 1, at);
        const added = after.slice(lastTo + 1, to);
        return removed.length + added.length === 0 ? [] : [{ at: lastAt + 1, removed, added }];
    });
}
/** Returns the positions of equal lines in both texts, in order. */
function findMatches(before, after) {
    const common = commonLengths(before, after);
    const matches = [];
    for (let [at, to] = [0, 0]; at < before.length && to < after.length;) {
        const isMatch = before[at] === after[to];
        const isRemoved = !isMatch && (common[at + 1]?.[to] ?? 0) >= (common[at]?.[to + 1] ?? 0);
        if (isMatch)
            matches.push([at, to]);
        at += isMatch || isRemoved ? 1 : 0;
        to += isRemoved ? 0 : 1;
    }
    return matches;
}
/** Returns, for each pair of lines, the length of a longest common subsequence of the rest of both texts. */
function commonLengths(before, after) {
    const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
    for (let at = before.length - 1; at >= 0; at--) {
        const [row, next] = [lengths[at], lengths[at + 1]];
        if (row === undefined || next === undefined)
            continue;
        for (let to = after.length - 1; to >= 0; to--) {
            const longer = Math.max(next[to] ?? 0, row[to + 1] ?? 0);
            row[to] = before[at] === after[to] ? (next[to + 1] ?? 0) + 1 : longer;
        }
    }
    return lengths;
}
/** Cuts two lines to their difference, with some context before and after it. */
function line_diff_focus(before, after) {
    if (Math.max(before.length, after.length) <= LONGEST_LINE)
        return [before, after];
    const { start, end } = commonEnds(before, after);
    return [cutAround(before, start, end), cutAround(after, start, end)];
}
function cutAround(line, start, end) {
    const from = start <= CONTEXT ? 0 : start - CONTEXT;
    const wanted = Math.min(line.length, line.length - end + CONTEXT);
    const to = Math.min(wanted, from + LONGEST_LINE);
    // Neither end splits a surrogate pair.
    const shown = line.slice(from, to).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
    return `${from === 0 ? '' : '…'}${shown}${to === line.length ? '' : '…'}`;
}

// EXTERNAL MODULE: ./.build/src/action/report/escape.js
var report_escape = __webpack_require__(2914);
;// CONCATENATED MODULE: ./.build/src/action/report/summary/markdown.js


// More would push everything after them out of sight.
const MOST_OPEN_ROWS = 20;
const LONGEST_VALUE = 200;
const MOST_NAMES = 20;
/** Creates a section that is never cut. */
function paragraph(text) {
    return { head: text, rows: [], tail: '' };
}
/** Creates a table; nothing if there are no rows. */
function table(columns, rows) {
    if (rows.length === 0)
        return [];
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [{ head: `${line(columns)}\n${line(columns.map(() => '---'))}`, rows: rows.map(line), tail: '' }];
}
/** Shows the first rows of a table or list, and folds the others. `things` names the rows, e.g. `problems`. */
function foldRest(section, things) {
    const { head, rows } = section;
    const rest = rows.slice(MOST_OPEN_ROWS);
    if (rest.length === 0)
        return [section];
    return [
        { head, rows: rows.slice(0, MOST_OPEN_ROWS), tail: '' },
        ...fold(`Show ${rest.length} more ${things}`, [{ head, rows: rest, tail: '' }]),
    ];
}
/** Folds sections under a title, which is HTML. */
function fold(title, sections, isOpen = false) {
    const [first, ...others] = sections;
    if (first === undefined)
        return [];
    // Without the empty lines, GitHub would not read the content as Markdown.
    const head = `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n`;
    const opened = [{ ...first, head: joinParts([head, first.head]) }, ...others];
    const last = opened.at(-1) ?? paragraph(head);
    return [...opened.slice(0, -1), { ...last, tail: joinParts([last.tail, '\n</details>']) }];
}
/** Shows a text from outside verbatim, in one line. */
function plain(text) {
    return (0,report_escape/* plainMarkdown */.EO)((0,report_escape/* truncate */.xv)(text, LONGEST_VALUE));
}
/** Shows a name, path or ID from outside as code. */
function code(text) {
    const shown = (0,report_escape/* withoutControls */.DJ)((0,report_escape/* truncate */.xv)(text, LONGEST_VALUE)).replaceAll('\n', ' ');
    // Characters that a code span cannot contain, in a table's cell or at its ends, or that GitHub would interpret.
    return shown === '' || /[`|\\$]|^\s|\s$/.test(shown) ? htmlCode(text) : `\`${shown}\``;
}
/** Shows a name, path or ID from outside as code, where only HTML is read. */
function htmlCode(text) {
    return `<code>${plain(text)}</code>`;
}
/** Shows names, paths or IDs as code; a long list is cut. */
function codes(texts, separator = ', ') {
    return (0,names/* joinNames */.JH)(texts.map(code), { most: MOST_NAMES, separator });
}
/** Escapes the start of a line that would otherwise make it a list, a heading or a table. */
function atLineStart(line) {
    return line
        .trimStart()
        .replace(/^[-+=:]/, asEntity)
        .replace(/^(\d{1,9})([.)])/, (_, digits, sign) => `${digits}${asEntity(sign)}`);
}
function asEntity(sign) {
    return `&#${sign.charCodeAt(0)};`;
}
/** Creates a code block; `language` selects its syntax highlighting. */
function codeBlock(language, lines) {
    const shown = lines.map(report_escape/* withoutControls */.DJ);
    const longest = Math.max(2, ...shown.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)));
    const fence = '`'.repeat(longest + 1);
    return { head: `${fence}${language}`, rows: shown, tail: fence };
}
/** Creates a link to a web page over https; any other address is only shown. */
function markdown_link(text, url) {
    const address = webAddress(url);
    return address === undefined ? code(url) : `[${text}](${address})`;
}
/** Returns the address of a web page over https as a link's target; undefined for any other. */
function webAddress(url) {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
        return undefined;
    // Characters that a parsed address may still contain, and that would end a cell or the link, or form an entity.
    return new URL(url).href
        .replace(/[|`<>\\()*_~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/&(?=#?\w+;)/g, '&amp;');
}
/**
 * Joins sections to one text of at most `mostBytes` in UTF-8. If it is too long, whole rows are cut, from the longest
 * section first, with a note of how many.
 */
function joinSections(sections, mostBytes) {
    let shown = sections.map((section) => measured(section, section.rows.length));
    while (shown.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes) {
        const longest = shown.reduce((a, b) => (b.bytes > a.bytes && b.kept > 0 ? b : a));
        if (longest.kept === 0)
            break;
        const half = measured(longest.section, Math.floor(longest.kept / 2));
        shown = shown.map((one) => (one === longest ? half : one));
    }
    return shown.map(({ text }) => text).join('');
}
function measured(section, kept) {
    const { head, rows, tail } = section;
    const leftOut = rows.length - kept;
    const note = leftOut === 0 ? '' : noteOf(leftOut, tail);
    const text = `${joinParts([head, ...rows.slice(0, kept), note, tail])}\n\n`;
    return { section, kept, text, bytes: Buffer.byteLength(text) };
}
// In a code block, the note is one of its lines.
function noteOf(leftOut, tail) {
    const note = `${leftOut} more rows omitted: the summary would be too long for GitHub.`;
    return tail.startsWith('```') ? note : `\n${note}`;
}
function joinParts(parts) {
    return parts.filter((part) => part !== '').join('\n');
}

;// CONCATENATED MODULE: ./.build/src/action/report/summary/changes.js




const NONE = '–';
const LONGEST_CELL = 100;
const MOST_LINES = 3;
const MOST_DIFF_BYTES = 20_000;
const PACKAGE = /^(?:applicationPackages|flightPackages)\[.*\]$/is;
const LISTING = /^listings\.([^.]+)$/i;
// The Store's status of a file says what happens to it.
const FILES = {
    PendingUpload: '➕\u00a0new',
    Uploaded: 'in the Store',
    PendingDelete: '➖\u00a0removed',
};
/** Creates the lines about new and removed listings, and the fold with every change except those of packages. */
function changeSections(changes) {
    const listings = changes.filter(isWholeListing);
    const fields = changes.filter((change) => !PACKAGE.test(change.field) && !listings.includes(change));
    const long = fields.filter(isLongText);
    const short = fields.filter((change) => !long.includes(change));
    return [
        ...listingLine('New', listings.filter(({ before }) => before === null)),
        ...listingLine('Removed', listings.filter(({ after }) => after === null)),
        ...fold(`All changes (${(0,log_lines/* counted */.hS)(fields.length, 'field')})`, [
            ...table(['Field', 'Before', 'After'], short.map(changeRow)),
            ...(long.length === 0 ? [] : [{ head: '', rows: long.map(diffOf), tail: '' }]),
        ]),
    ];
}
function isWholeListing({ field, before, after }) {
    return LISTING.test(field) && (before === null || after === null) && [before, after].some(json/* isJsonObject */.OW);
}
function listingLine(which, listings) {
    const languages = listings.map(({ field }) => LISTING.exec(field)?.[1] ?? field);
    if (languages.length === 0)
        return [];
    return [paragraph(`**${which} ${languages.length === 1 ? 'listing' : 'listings'}:** ${codes(languages)}`)];
}
function changeRow({ field, before, after }) {
    const isFile = /(?:\]|\.icon)$/i.test(field);
    const show = isFile ? fileCell : valueCell;
    return [code(field), show(before), show(after)];
}
function fileCell(value) {
    return (typeof value === 'string' ? FILES[value] : undefined) ?? valueCell(value);
}
function valueCell(value) {
    if (value === null || value === '')
        return NONE;
    const text = textOf(value);
    return text === undefined ? code((0,json/* toJson */.aB)(value)) : text.split('\n').map(plain).join('<br>');
}
/** Returns a text, or a list of texts one per line; undefined for anything else. */
function textOf(value) {
    if (typeof value === 'string')
        return value.replace(/\r\n?/g, '\n');
    const isList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
    return isList ? value.join('\n') : undefined;
}
function isLongText({ before, after }) {
    const texts = [before, after].map((value) => (value === null ? '' : textOf(value)));
    if (texts.includes(undefined))
        return false;
    return texts.some((text = '') => text.length > LONGEST_CELL || text.split('\n').length > MOST_LINES);
}
function diffOf({ field, before, after }) {
    const lines = diffLines(textOf(before) ?? '', textOf(after) ?? '');
    const block = joinSections([codeBlock('diff', lines)], MOST_DIFF_BYTES);
    return joinSections(fold(htmlCode(field), [paragraph(block.trimEnd())]), Number.POSITIVE_INFINITY).trimEnd();
}

// EXTERNAL MODULE: ./.build/src/pipeline/polling/submission-failure.js
var submission_failure = __webpack_require__(4159);
// EXTERNAL MODULE: ./.build/src/action/report/conclusion.js
var conclusion = __webpack_require__(3154);
;// CONCATENATED MODULE: ./.build/src/action/report/summary/end.js

/** Creates an end from a title and sentences; empty ones are dropped. */
function endWith(title, ...sentences) {
    return { title, body: sentences.filter((sentence) => sentence !== '').map(paragraph) };
}

;// CONCATENATED MODULE: ./.build/src/action/report/summary/message.js


const LONGEST_MESSAGE = 3000;
// Only addresses of a product's page in Partner Center become links.
const PAGE = /(https:\/\/partner\.microsoft\.com\/dashboard\/products\/\w+\/(?:overview|submissions\/\d+))/;
// The code of a rule, after its problem.
const RULE = /\[([a-z]+(?:-[a-z]+)+)\]/;
const QUOTED = /"([^"\s](?:[^"\n]{0,100}[^"\s])?)"/;
/** Shows a message of the run with its line breaks. Quoted text is code; nothing else in it is formatting. */
function message(text) {
    return (0,report_escape/* withoutControls */.DJ)((0,report_escape/* truncate */.xv)(text.trim(), LONGEST_MESSAGE))
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => `${indent(line)}${atLineStart(withLinks(line.trim()))}`)
        .join('<br>\n');
}
/** Shows a message, in which several consecutive lines of YAML become a code block. */
function messageSections(text) {
    const blocks = [];
    for (const line of (0,report_escape/* truncate */.xv)(text.trim(), LONGEST_MESSAGE).split(/\r?\n/)) {
        const last = blocks.at(-1);
        if (last !== undefined && isYaml(last[0] ?? '') === isYaml(line))
            last.push(line);
        else
            blocks.push([line]);
    }
    return blocks.map((lines) => lines.length > 1 && isYaml(lines[0] ?? '')
        ? codeBlock('yaml', lines)
        : paragraph(message(lines.join('\n'))));
}
function isYaml(line) {
    return /^ *[a-z][a-z-]*:(?: \S+)?$/.test(line);
}
/** Shows a message in one line. */
function messageLine(text) {
    return message(text).replaceAll('<br>\n', ' ');
}
function withLinks(text) {
    return alternate(text, PAGE, withCode, (address) => markdown_link('Partner Center', address));
}
function withCode(text) {
    return alternate(text, QUOTED, (other) => alternate(other, RULE, report_escape/* plainMarkdown */.EO, code), code);
}
/** Shows what a pattern captures in one way, and the text in between in another. */
function alternate(text, pattern, showOther, showMatch) {
    const parts = text.split(pattern);
    return parts.map((part, index) => (index % 2 === 0 ? showOther(part) : showMatch(part))).join('');
}
function indent(line) {
    return '&nbsp;'.repeat(line.length - line.trimStart().length);
}

;// CONCATENATED MODULE: ./.build/src/action/report/summary/next-step.js

/** Creates the workflow lines with which another run can continue with a submission. */
function resumption(sentence, command, submissionId, waitFor) {
    if (submissionId === undefined)
        return [];
    const lines = [
        `command: ${command}`,
        // In quotes: as a number it would lose its last digits.
        `submission-id: '${submissionId}'`,
        // The command waits for "published" by default.
        ...(waitFor === undefined || waitFor === 'published' || waitFor === 'none'
            ? []
            : [`wait-for: ${waitFor}`]),
    ];
    return [paragraph(`**Next step:** ${sentence}`), codeBlock('yaml', lines)];
}

;// CONCATENATED MODULE: ./.build/src/action/report/summary/progress.js



/** Words for statuses: for the stage, and for a submission in it. */
const STAGES = {
    CommitStarted: ['File check', 'being checked'],
    PreProcessing: ['Pre-processing', 'in pre-processing'],
    Certification: ['Certification', 'in certification'],
    Release: ['Waiting for release', 'waiting for its release'],
    PendingPublication: ['Waiting for publication', 'waiting for its publication'],
    Publishing: ['Publishing', 'being published'],
    Published: ['Published', 'live'],
};
// Not worth reporting if there was no wait.
const WAITS = new Set(['Release', 'PendingPublication']);
/** Returns where a submission with a status is, as it follows "is". */
function stageOf(status) {
    return STAGES[status]?.[1] ?? `in ${code(status)}`;
}
/**
 * Creates the line about the progress of a submission. `now` is in milliseconds since the epoch. A status seen only
 * once says nothing about its duration.
 */
function progressSection({ timeline }, now) {
    // The statuses before the draft belong to another submission, which this run waited for.
    const own = timeline.slice(timeline.findLastIndex(({ status }) => status === 'PendingCommit') + 1);
    const steps = own.filter(({ status, at }, index) => {
        const next = own[index + 1];
        return !WAITS.has(status) || next === undefined || next.at - at >= duration/* SHORTEST_TOLD_IN_MS */.cG;
    });
    const [first, ...others] = steps;
    if (first === undefined || (first.status !== 'CommitStarted' && others.length === 0))
        return [];
    const end = others.at(-1) ?? first;
    const started = timeBeside(first.at, isOver(end.status) ? end.at : now);
    const told = steps.map((step, index) => {
        const next = steps[index + 1];
        if (step.status === 'CommitStarted')
            return `Uploaded ${started}`;
        return next === undefined ? lastStep(step, now, first.at) : withDuration(step.status, next.at - step.at);
    });
    const since = first.status === 'CommitStarted' ? '' : `Since ${started}: `;
    return [paragraph(`**Progress** ${since}${told.join(' → ')} UTC`)];
}
function isOver(status) {
    const phase = (0,store_status/* phaseOf */.hU)(status);
    return phase === 'published' || phase === 'failed';
}
function lastStep({ status, at }, now, startedAt) {
    const word = STAGES[status]?.[0] ?? code(status);
    if (!isOver(status))
        return `${withDuration(status, now - at)}, still at ${timeBeside(now, startedAt)}`;
    return `${(0,store_status/* phaseOf */.hU)(status) === 'failed' ? '❌ ' : ''}${word} ${timeBeside(at, startedAt)}`;
}
// A stage too short to report is only named.
function withDuration(status, ms) {
    const word = STAGES[status]?.[0] ?? code(status);
    return ms < duration/* SHORTEST_TOLD_IN_MS */.cG ? word : `${word} ${(0,duration/* roughDuration */.Um)(ms)}`;
}
/** Returns a time of day, with the date if it differs from that of the other time. */
function timeBeside(at, other) {
    const date = formatDate(at);
    return date === formatDate(other) ? formatTime(at) : `${date} ${formatTime(at)}`;
}
function formatDate(at) {
    return new Date(at).toISOString().slice(0, 10);
}
function formatTime(at) {
    return new Date(at).toISOString().slice(11, 16);
}

// EXTERNAL MODULE: ./.build/src/store/status-hints.js
var status_hints = __webpack_require__(8356);
// EXTERNAL MODULE: ./.build/src/action/report/merge-languages.js
var merge_languages = __webpack_require__(2467);
;// CONCATENATED MODULE: ./.build/src/action/report/summary/store-messages.js




const LONGEST_DETAILS = 1000;
/** Creates the table of the Store's errors or warnings, with what to do unless that is said elsewhere. */
function storeMessageSections(kind, messages, isAdviceTold = false) {
    const merged = (0,merge_languages/* mergeLanguages */.a)(messages);
    const hasAdvice = !isAdviceTold && merged.some((one) => (0,status_hints/* adviceForStatus */.ap)(one) !== undefined);
    const rows = merged.map((one) => [
        code(one.code),
        (0,report_escape/* plainMarkdown */.EO)((0,report_escape/* truncate */.xv)(one.details, LONGEST_DETAILS)),
        ...(hasAdvice ? [(0,report_escape/* plainMarkdown */.EO)((0,status_hints/* adviceForStatus */.ap)(one) ?? '')] : []),
    ]);
    return table([`Store ${kind}`, 'Details', ...(hasAdvice ? ['What to do'] : [])], rows).flatMap((section) => foldRest(section, `${kind}s`));
}
/** Returns the links to the reports of the certification testers; empty if there are none. */
function reportLinks({ certificationReports: reports }) {
    const [first, ...others] = reports;
    if (first === undefined)
        return '';
    if (others.length === 0)
        return markdown_link('certification report', first.reportUrl);
    const links = reports.map(({ date, reportUrl }) => markdown_link(plain(date) || 'report', reportUrl));
    return `certification reports (${links.join(', ')})`;
}

// EXTERNAL MODULE: ./.build/src/store/product.js
var store_product = __webpack_require__(3462);
// EXTERNAL MODULE: ./.build/src/shared/group-by.js
var group_by = __webpack_require__(1398);
;// CONCATENATED MODULE: ./.build/src/action/report/summary/packages.js


const MARKS = {
    new: '➕\u00a0new',
    kept: 'kept',
    removed: '➖\u00a0removed',
};
const packages_NONE = '–';
/** Creates the table of packages, with a column for what happens to them if any of them changes. */
function packageSections(packages) {
    const hasChange = packages.some(({ change }) => change !== 'kept');
    const columns = ['Package', 'Version', 'Architecture', ...(hasChange ? [''] : [])];
    const rows = groups(packages).map((group) => {
        const [first] = group;
        const marks = hasChange && first !== undefined ? [MARKS[first.change]] : [];
        return [
            codes(group.map(({ fileName }) => fileName || packages_NONE), '<br>'),
            first === undefined ? packages_NONE : versionCell(first),
            [...new Set(group.map(({ architecture }) => plain(architecture) || packages_NONE))].join(', '),
            ...marks,
        ];
    });
    return table(columns, rows).flatMap((section) => foldRest(section, 'packages'));
}
/** Groups kept and removed packages by version. */
function groups(packages) {
    const byKey = (0,group_by/* groupBy */.$)(packages, ({ change, version, fileName }) => JSON.stringify(change === 'new' ? [change, fileName] : [change, version]));
    return [...byKey.values()];
}
function versionCell({ version, versionBefore, change }) {
    if (version === '')
        return packages_NONE;
    if (change !== 'new')
        return plain(version);
    const after = `**${plain(version)}**`;
    return versionBefore === undefined || versionBefore === version
        ? after
        : `${plain(versionBefore)} → ${after}`;
}
/** Returns the version of a release: that of all its new packages, otherwise of all that users have. */
function releaseVersion(packages) {
    const added = packages.filter(({ change }) => change === 'new');
    const shown = added.length > 0 ? added : packages.filter(({ change }) => change === 'kept');
    const [version, ...others] = new Set(shown.map(({ version }) => version));
    return version === '' || others.length > 0 ? undefined : version;
}
/** Lists the packages of a deleted submission, for a sentence. */
function withPackages(names) {
    return names.length === 0 ? 'no packages' : codes(names.map((name) => name || packages_NONE));
}

;// CONCATENATED MODULE: ./.build/src/action/report/summary/subject.js




/** Returns the product that a run is about, for the start of a title. */
function productName({ product, productName: name }) {
    if (product === undefined)
        return 'The product';
    if (name === undefined)
        return (0,names/* capitalized */.l2)(plain((0,store_product/* describeProduct */.ND)(product)));
    return `${KINDS[product.kind]}${plain(name)}`;
}
// An app is known by its name; a flight or an add-on has only the name that its developer gave it.
const KINDS = { app: '', flight: 'Flight ', 'add-on': 'Add-on ' };
/** Returns the product and the version that a run is about. */
function releaseName(state) {
    const version = releaseVersion(state.contents);
    return [productName(state), version === undefined ? '' : plain(version)].filter(Boolean).join(' ');
}
/** Returns the IDs of a product. */
function productIds(product) {
    switch (product.kind) {
        case 'app':
            return `app ${code(product.appId)}`;
        case 'flight':
            return `flight ${code(product.flightId)} of app ${code(product.appId)}`;
        case 'add-on':
            return `add-on ${code(product.addOnId)}`;
    }
}

;// CONCATENATED MODULE: ./.build/src/action/report/summary/failures.js














/** Returns the end of a run that has failed. */
function failureEnd(state, failure) {
    if (failure.problems.length > 0)
        return problemsEnd(state, failure);
    if (failure.kind === 'SubmissionFailedError' && isRejected(state))
        return rejectedEnd(state);
    const { title, isAboutRequests = false } = failures_KINDS[failure.kind] ?? UNEXPECTED;
    const goingOn = resumptionOf(state);
    const isToldByGoingOn = goingOn.length > 0 && (0,knowledge_knowledge/* fateOf */._L)(state.knowledge) !== 'commit-in-doubt';
    const told = isToldByGoingOn ? [] : consequenceSections(state);
    return {
        title: title(state),
        body: [...reasonSections(failure), ...told, ...goingOn],
        isAboutRequests,
        saysEverything: !isToldByGoingOn,
    };
}
const about = (words) => (state) => `❌ ${state.product === undefined ? (0,names/* capitalized */.l2)(words) : `${releaseName(state)}: ${words}`}`;
const UNEXPECTED = { title: about('the run failed unexpectedly'), isAboutRequests: true };
/** The kinds of failures, by the names of their errors. */
const failures_KINDS = {
    InputError: { title: about('one problem to fix') },
    AuthError: { title: () => '❌ Sign-in to Microsoft Entra failed', isAboutRequests: true },
    HttpError: { title: about('a request failed'), isAboutRequests: true },
    UnclearError: { title: about('the Store gave no clear answer'), isAboutRequests: true },
    ProductStateError: { title: about('the Store does not allow this now') },
    SubmissionFailedError: { title: about('the submission is a draft again'), isAboutRequests: true },
    LostSightError: { title: about('its status can no longer be read'), isAboutRequests: true },
    DifferenceError: { title: about('the Store does not have what was sent'), isAboutRequests: true },
    RunnerError: { title: about('the runner has a problem') },
    DeadlineError: { title: (state) => interrupted(state, '⏳', 'Timed out') },
    CanceledError: { title: (state) => interrupted(state, '🚫', 'Cancelled') },
};
/** Returns the title of a run that was ended from outside; what matters is how far the submission got. */
function interrupted(state, mark, ended) {
    const { product, submissionId, status = '', planned, knowledge, following } = state;
    const name = releaseName(state);
    if (submissionId === undefined && following !== undefined)
        return `${mark} ${ended}: another submission of ${productName(state)} is still ${stageOf(status)}`;
    if (submissionId !== undefined && (0,knowledge_knowledge/* isCommitted */.zZ)(knowledge, submissionId))
        return (0,store_status/* phaseOf */.hU)(status) === 'published'
            ? `${mark} ${ended}: ${name} is live`
            : `${mark} ${name} is still ${stageOf(status)}`;
    if ((0,knowledge_knowledge/* fateOf */._L)(knowledge) === 'commit-in-doubt')
        return `${mark} ${ended} while ${name} was being submitted`;
    if (planned)
        return `${mark} ${ended} before ${name} was submitted`;
    return product === undefined ? `${mark} ${ended}` : `${mark} ${name}: ${ended.toLowerCase()}`;
}
function problemsEnd(state, { problems }) {
    const rows = problems.map((one, index) => {
        const where = one.file === undefined ? '' : ` (${code(one.file)})`;
        return `${index + 1}. ${messageLine(one.message)}${where}`;
    });
    return {
        title: about(`${(0,log_lines/* counted */.hS)(problems.length, 'problem')} to fix`)(state),
        body: [...consequenceSections(state), ...foldRest({ head: '', rows, tail: '' }, 'problems')],
        saysEverything: true,
    };
}
function isRejected({ status = '', isCommitLost }) {
    return (0,store_status/* phaseOf */.hU)(status) === 'failed' && !isCommitLost;
}
function rejectedEnd(state) {
    const { status = '', details, product, submissionId, following } = state;
    // The run may have waited for another submission, to submit its own afterwards.
    const isOwn = submissionId !== undefined;
    const name = isOwn ? releaseName(state) : `the pending submission of ${productName(state)}`;
    const live = following?.live;
    const report = reportLinks(details);
    const next = product === undefined ? '' : (0,submission_failure/* nextStepAfterFailure */.o8)({ status, details, kind: product.kind, live });
    const steps = [report === '' ? '' : `Read the ${report}.`, (0,report_escape/* plainMarkdown */.EO)(next)].filter(Boolean).join(' ');
    const hasReason = details.errors.length > 0 || report !== '' || status === 'Canceled';
    return {
        ...endWith(`${status === 'Canceled' ? '🚫' : '❌'} ${(0,submission_failure/* describeFailedStatus */.V5)(status, name)}`, steps === '' ? '' : `**Next step:** ${steps}`, hasReason ? '' : 'The Store gave no reason.'),
        facts: live === undefined || status === 'PublishFailed' ? [] : [(0,report_escape/* plainMarkdown */.EO)((0,submission_failure/* describeStaying */.rU)(live))],
    };
}
function reasonSections({ message: text, file }) {
    return [...messageSections(text), ...(file === undefined ? [] : [paragraph(`File: ${code(file)}`)])];
}
function consequenceSections(state) {
    return messageSections((0,conclusion/* consequences */.P)(state));
}
/** Returns how to follow a submission the Store is still processing. */
function resumptionOf({ submissionId, status = '', knowledge, following, isCommitLost, }) {
    const phase = (0,store_status/* phaseOf */.hU)(status);
    const isOver = phase === 'failed' || phase === 'published' || isCommitLost;
    if (submissionId === undefined || isOver)
        return [];
    if (!(0,knowledge_knowledge/* isCommitted */.zZ)(knowledge, submissionId) && (0,knowledge_knowledge/* fateOf */._L)(knowledge) !== 'commit-in-doubt')
        return [];
    const isUnclear = (0,knowledge_knowledge/* fateOf */._L)(knowledge) === 'commit-in-doubt';
    const sentence = `To ${isUnclear ? 'see whether the Store has it' : 'wait for the result'}, run`;
    return resumption(sentence, 'wait', submissionId, following?.waitFor);
}

;// CONCATENATED MODULE: ./.build/src/action/report/summary/release-notes.js




const LONGEST_NOTES = 10_000;
const NOTES_FIELD = /^listings\.([^.]+)\.(?:baseListing|platformOverrides\.([^.]+))\.releaseNotes$/i;
const LISTING_FIELD = /^listings\.([^.]+)$/i;
/** Quotes the release notes: those that most languages share in the open, others in a fold. */
function releaseNotesSections(changes) {
    const groups = [...(0,group_by/* groupBy */.$)(changes.flatMap(notesIn), ({ text }) => text)]
        .map(([text, notes]) => quotation(text, notes))
        .sort((one, other) => other.count - one.count);
    const [first, ...others] = groups;
    if (first === undefined)
        return [];
    const count = others.reduce((sum, { count }) => sum + count, 0);
    const title = `What's new in ${count === 1 ? 'one more language' : `${count} more languages`}`;
    return [paragraph(first.markdown), ...fold(title, listOf(others.map(({ markdown }) => markdown)))];
}
/** Returns in how many listings a run changes the release notes. */
function countReleaseNotes(changes) {
    return changes.flatMap(notesIn).length;
}
function listOf(parts) {
    return parts.length === 0
        ? []
        : [{ head: '', rows: parts.map((part, index) => (index === 0 ? part : `\n${part}`)), tail: '' }];
}
function notesIn({ field, after }) {
    const [, language = '', platform] = NOTES_FIELD.exec(field) ?? [];
    if (language !== '') {
        const listing = platform === undefined ? language : `${language} (${platform})`;
        return asNotes(listing, after);
    }
    const [, added = ''] = LISTING_FIELD.exec(field) ?? [];
    if (added === '' || !(0,json/* isJsonObject */.OW)(after))
        return [];
    return asNotes(added, (0,json/* getField */.VI)((0,json/* asObject */.eB)((0,json/* getField */.VI)(after, 'baseListing')), 'releaseNotes'));
}
function asNotes(listing, value) {
    const text = (0,json/* asString */.oJ)(value).trim();
    return text === '' ? [] : [{ listing, text }];
}
function quotation(text, notes) {
    const lines = (0,report_escape/* withoutControls */.DJ)((0,report_escape/* truncate */.xv)(text, LONGEST_NOTES))
        .split('\n')
        .map((line) => atLineStart((0,report_escape/* plainMarkdown */.EO)(line.trim())))
        .filter((line, index, all) => line !== '' || all[index - 1] !== '');
    return {
        markdown: `**What's new** (${codes(notes.map(({ listing }) => listing))})\n\n> ${lines.join('<br>\n> ')}`,
        count: notes.length,
    };
}

// EXTERNAL MODULE: ./.build/src/action/report/publication.js
var publication = __webpack_require__(3467);
;// CONCATENATED MODULE: ./.build/src/action/report/summary/successes.js













/** Returns the end of a run that has succeeded. */
function successEnd(state) {
    const { outcome } = state;
    return outcome === undefined ? progressEnd(state) : ENDS[outcome.type](state, outcome);
}
const ENDS = {
    skipped: (state) => endWith(`✅ Nothing to do: ${releaseName(state)} is already live`, `${state.planned ? 'The live submission already matches everything that this run sets' : 'The same packages are already live'}, so no submission was created.`),
    'dry-run': dryRunEnd,
    'draft-kept': (state) => {
        const { title, body } = endWith(`📝 ${releaseName(state)} is ready as a draft`);
        return {
            title,
            body: [
                ...body,
                ...resumption('Review the draft in Partner Center. To submit it, run', 'submit-draft', state.submissionId),
            ],
        };
    },
    'submission-deleted': (state, { deleted }) => endWith(`🗑️ The pending submission of ${productName(state)} was deleted`, `**Deleted:** ${describeSubmission(deleted)}.`),
    'resource-deleted': (_, { what, name }) => endWith(`🗑️ The ${what} ${plain(name)} was deleted`, 'Its submissions were deleted with it.'),
    'nothing-to-delete': nothingToDeleteEnd,
    'rollout-set': rolloutEnd,
    exported: (state, { folder, files }) => ({
        title: `✅ Exported the listings of ${productName(state)}`,
        body: [
            paragraph(`Wrote ${(0,log_lines/* counted */.hS)(files.length, 'file')} to ${code(folder)}. Nothing was changed in the Store.`),
            ...foldRest({ head: '', rows: files.map((file) => `- ${code(file)}`), tail: '' }, 'files'),
        ],
    }),
    overview: overviewEnd,
    'nothing-left': () => endWith('✅ Nothing was left behind', 'The interrupted run left no draft in the Store.'),
};
function dryRunEnd(state, { intended, replaces, endsRollout }) {
    const nothing = 'This was a dry run: nothing was changed in the Store.';
    if (intended !== undefined)
        return endWith(`🔎 ${intendedTitle(intended, state)}`, nothing, ...intendedDetails(intended));
    const verb = state.submissionId === undefined ? 'published' : 'submitted';
    const room = [
        replaces === undefined ? '' : `**Would be deleted:** pending ${describeSubmission(replaces)}.`,
        endsRollout === undefined
            ? ''
            : `**Would be ended:** the rollout of the live submission, by ${code(endsRollout)}.`,
    ];
    return endWith(`🔎 ${releaseName(state)} would be ${verb}`, nothing, ...room);
}
function intendedTitle(intended, state) {
    switch (intended.action) {
        case 'create':
            return state.planned
                ? `The ${intended.what} ${plain(intended.name)} would be created and published`
                : `The ${intended.what} ${plain(intended.name)} would be created`;
        case 'delete':
            return intended.what === 'submission'
                ? `The pending submission of ${productName(state)} would be deleted`
                : `The ${intended.what} ${plain(intended.name)} would be deleted`;
        case 'update-rollout':
            return `${releaseName(state)} would go to ${intended.percentage}% of users`;
        case 'finalize-rollout':
            return `${releaseName(state)} would go to everyone`;
        case 'halt-rollout':
            return `The rollout of ${releaseName(state)} would be halted`;
    }
}
function intendedDetails(intended) {
    if (intended.action !== 'delete')
        return [];
    return intended.what === 'submission'
        ? [`**Would be deleted:** ${describeSubmission({ packages: [], name: undefined, ...intended })}.`]
        : [`**Would be deleted:** ${code(intended.id)} and its submissions.`];
}
/** Describes a submission to delete: the Store's name for it, its ID and its packages. */
function describeSubmission({ id, name, packages }) {
    const label = name === undefined ? `submission ${code(id)}` : `${code(name)} (${code(id)})`;
    return `${label} with ${withPackages(packages)}`;
}
function nothingToDeleteEnd(state, { what, id, name }) {
    return what === 'submission'
        ? endWith(`✅ Nothing to delete: ${productName(state)} has no pending submission`)
        : endWith(`✅ Nothing to delete: there is no such ${what}`, `The ${what} ${code(id ?? name ?? '')} does not exist, or has already been deleted.`);
}
function rolloutEnd(state, { rollout: { percentage, status }, submissionId }) {
    const already = submissionId === undefined ? 'already ' : '';
    const name = releaseName(state);
    const titles = {
        PackageRolloutComplete: `${name} ${already || 'now '}goes to everyone`,
        PackageRolloutStopped: `the rollout of ${name} is ${already || 'now '}halted`,
    };
    const title = titles[status] ?? `${name} ${already || 'now '}goes to ${percentage}% of users`;
    const stopped = 'Nobody else gets the new packages; devices that have them keep them.';
    return endWith(submissionId === undefined ? `✅ Nothing to do: ${title}` : `✅ ${(0,names/* capitalized */.l2)(title)}`, status === 'PackageRolloutStopped' ? stopped : '', status === 'PackageRolloutInProgress' ? AFTER_ROLLOUT : '');
}
const AFTER_ROLLOUT = 'Set another percentage with `command: update-rollout`, or give it to everyone with `command: finalize-rollout`.';
function overviewEnd(state, { published, pending }) {
    const { rolloutPercentage } = state;
    const part = rolloutPercentage === undefined ? '' : `, for ${rolloutPercentage}% of users`;
    return endWith(overviewTitle(state, published !== undefined, pending), published === undefined ? '' : `**Live:** submission ${code(published.submissionId)}${part}`, pending === undefined
        ? ''
        : `**Pending:** submission ${code(pending.submissionId)} (${code(pending.status)})`, (0,publication/* whenPublished */.t)(state));
}
function overviewTitle(state, isLive, pending) {
    const name = productName(state);
    if (pending === undefined) {
        return isLive
            ? `✅ ${releaseName(state)} is live, and nothing is pending`
            : `ℹ️ ${name} has never been published`;
    }
    const submission = `a submission of ${name}`;
    switch ((0,store_status/* phaseOf */.hU)(pending.status)) {
        case 'failed':
            return `❌ ${(0,names/* capitalized */.l2)(submission)} has failed`;
        case 'draft':
            return `📝 ${(0,names/* capitalized */.l2)(submission)} is a draft`;
        default:
            return `⏳ ${(0,names/* capitalized */.l2)(submission)} is ${stageOf(pending.status)}`;
    }
}
function progressEnd(state) {
    const { created, submissionId, status = '' } = state;
    if (submissionId === undefined && created !== undefined)
        return createdEnd(created);
    const name = releaseName(state);
    switch ((0,store_status/* phaseOf */.hU)(status)) {
        case 'published':
            return publishedEnd(state);
        case 'certified':
            return endWith(`✅ ${name} passed certification`, `It is not published yet. ${(0,publication/* whenPublished */.t)(state)}`.trim());
        case 'publishing':
            return endWith(`✅ ${name} passed certification and is being published`);
        case 'processing':
        case 'committing':
            return endWith(`✅ ${name} was submitted`, message((0,conclusion/* conclusion */.q)(state, undefined)));
        default:
            return otherEnd(state);
    }
}
function publishedEnd(state) {
    const { rolloutPercentage, product } = state;
    const place = product?.kind === 'flight' ? 'live for its testers' : 'live in the Microsoft Store';
    return rolloutPercentage === undefined
        ? endWith(`✅ ${releaseName(state)} is ${place}`)
        : endWith(`✅ ${releaseName(state)} is live for ${rolloutPercentage}% of users`, AFTER_ROLLOUT);
}
function createdEnd({ what, id, name }) {
    const input = what === 'flight' ? 'flight-id' : 'add-on-id';
    return endWith(`✅ The ${what} ${plain(name)} was created`, `Publish to it with \`${input}: ${plain(id)}\`.`);
}
/** Returns the end of a clean-up, and of any run without a better title. */
function otherEnd(state) {
    const title = CLEAN_UPS[(0,knowledge_knowledge/* fateOf */._L)(state.knowledge)] ?? 'ℹ️ The run has ended';
    return endWith(title, message((0,conclusion/* conclusion */.q)(state, undefined)));
}
const CLEAN_UPS = {
    deleted: '🗑️ The draft that was left behind was deleted',
    gone: '✅ The draft that was left behind is gone',
    open: '⚠️ A draft may have been left behind',
    'create-in-doubt': '⚠️ A draft may have been left behind',
    'delete-in-doubt': '⚠️ A draft may have been left behind',
    'delete-refused': '⚠️ A draft was left behind',
};

;// CONCATENATED MODULE: ./.build/src/action/report/summary/summary.js















// GitHub refuses a summary above 1 MiB:
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
const MOST_BYTES = 900 * 1024;
/** Creates the job summary, in GitHub's Markdown. */
function summaryOf(facts) {
    const { state: seen, failure, endedAt } = facts;
    const state = { ...seen, details: (0,store_status/* withoutKnownNoise */.WA)(seen.details) };
    const end = failure === undefined ? successEnd(state) : failureEnd(state, failure);
    const isAdviceTold = failure !== undefined && state.details.errors.length === 1;
    const errors = storeMessageSections('error', state.details.errors, isAdviceTold);
    const links = factsSections(end, { ...facts, state });
    const top = failure === undefined ? [...links, ...end.body, ...errors] : [...end.body, ...errors, ...links];
    const [content, progress] = [contentSections(state), progressSection(state, endedAt)];
    return joinSections([
        paragraph(`## ${end.title}`),
        ...top,
        ...(failure === undefined ? [...content.open, ...progress] : progress),
        ...noteSections(state, end),
        ...storeMessageSections('warning', state.details.warnings),
        ...(failure === undefined
            ? content.folded
            : fold(contentTitle(state), [...content.open, ...content.folded])),
        ...requestSections(state, failure !== undefined && end.isAboutRequests === true),
    ], MOST_BYTES);
}
function factsSections({ facts = [] }, { state, failure, run, startedAt, endedAt }) {
    const { product, submissionUrl, status = '' } = state;
    if (product === undefined)
        return [];
    const isLive = failure === undefined && product.kind === 'app' && (0,store_status/* phaseOf */.hU)(status) === 'published';
    const storePage = isLive
        ? [markdown_link('**Store page**', `https://apps.microsoft.com/detail/${product.appId}`)]
        : [];
    const parts = [
        ...facts,
        ...storePage,
        ...(submissionUrl === undefined ? [] : [markdown_link('Submission in Partner Center', submissionUrl)]),
        productIds(product),
        ...(endedAt - startedAt < duration/* SHORTEST_TOLD_IN_MS */.cG ? [] : [`took ${(0,duration/* roughDuration */.Um)(endedAt - startedAt)}`]),
        ...(run === undefined ? [] : [`run for ${code(run.ref)} (${code(run.sha.slice(0, 7))})`]),
    ];
    return [paragraph((0,names/* capitalized */.l2)(parts.join(' · ')))];
}
function contentSections(state) {
    return {
        open: [...packageSections(packagesOf(state)), ...releaseNotesSections(state.changes)],
        folded: changeSections(state.changes),
    };
}
function packagesOf({ contents, outcome }) {
    if (outcome?.type !== 'overview')
        return contents;
    return (outcome.published?.packages ?? []).map((one) => ({ ...one, change: 'kept' }));
}
function contentTitle(state) {
    const { changes, knowledge, submissionId, contents } = state;
    const isSent = (0,knowledge_knowledge/* fateOf */._L)(knowledge) === 'commit-in-doubt' ||
        (submissionId !== undefined && (0,knowledge_knowledge/* isCommitted */.zZ)(knowledge, submissionId));
    const packages = contents.filter(({ change }) => change === 'new').length;
    const notes = countReleaseNotes(changes);
    const parts = [
        ...(packages === 0 ? [] : [(0,log_lines/* counted */.hS)(packages, 'package')]),
        ...(notes === 0 ? [] : [`What's new in ${(0,log_lines/* counted */.hS)(notes, 'language')}`]),
    ];
    const list = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
    return `What was ${isSent ? 'submitted' : 'planned'}${list}`;
}
/** Creates the notes about anything the reader may not expect. */
function noteSections(state, { saysEverything = false }) {
    const { warnings, replaced, endedRollout, created, submissionId, details } = state;
    const room = saysEverything
        ? []
        : [
            ...(replaced === undefined
                ? []
                : [`A pending submission was deleted to make room: ${describeSubmission(replaced)}.`]),
            ...(endedRollout === undefined ? [] : [plain((0,log_lines/* describeEndedRollout */.NM)(endedRollout))]),
        ];
    const isCreated = created !== undefined && submissionId !== undefined && !saysEverything;
    const reports = (0,store_status/* phaseOf */.hU)(state.status ?? '') === 'failed' ? '' : reportLinks(details);
    return [
        ...(isCreated
            ? [paragraph(`The ${created.what} ${code(created.name)} was created: ${code(created.id)}.`)]
            : []),
        ...(reports === '' ? [] : [paragraph(`See the ${reports}.`)]),
        ...summary_alert([...room, ...warnings.map(messageLine)]),
    ];
}
const MOST_ALERTS = 10;
// GitHub shows no alert in a fold.
function summary_alert(notes) {
    const [first, ...others] = notes;
    if (first === undefined)
        return [];
    const head = '> [!WARNING]';
    if (others.length === 0)
        return [{ head, rows: [`> ${first}`], tail: '' }];
    const shown = notes.slice(0, MOST_ALERTS);
    const rest = notes.slice(MOST_ALERTS);
    return [
        { head, rows: shown.map((note) => `> - ${note}`), tail: '' },
        ...(rest.length === 0
            ? []
            : fold(`Show ${rest.length} more ${rest.length === 1 ? 'warning' : 'warnings'}`, [
                { head: '', rows: rest.map((note) => `- ${note}`), tail: '' },
            ])),
    ];
}
function requestSections({ answers }, isOpen) {
    const rows = answers.flatMap(({ method, path, status, correlationId: id }) => id === undefined ? [] : [[code(`${method} ${path}`), String(status), code(id)]]);
    const title = 'Requests and correlation IDs (for Microsoft support)';
    return fold(title, table(['Request', 'Status', 'Correlation ID'], rows), isOpen);
}


/***/ })

};
