export const id = 818;
export const ids = [818];
export const modules = {

/***/ 9142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createOnce),
/* harmony export */   a: () => (/* binding */ applyOnce)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1958);

const PAUSE_IN_MS = 5_000;
/**
 * Changes something exactly once: after an unclear answer the Store is asked, and the request is sent again only if the
 * Store does not show the change.
 *
 * @throws HttpError or AuthError when every try was refused; UnclearError when one may have been carried out although
 * the Store does not show it.
 */
async function applyOnce(change, context) {
    const { send, isApplied, ...request } = change;
    const { by } = await createOnce({
        ...request,
        send: async (observe) => {
            await send(observe);
            return true;
        },
        findEffect: async () => ((await isApplied()) ? true : undefined),
    }, context);
    if (by === 'reading')
        context.report({ type: 'attempt', attempt: change.attempt, step: 'observed' });
}
/**
 * Creates something exactly once. Behaves and throws as {@link applyOnce} does, but leaves it to the caller to report
 * what was read, since somebody else may have created it.
 */
async function createOnce({ attempt, send, findEffect, conflictStatuses = [] }, { clock, signal, maxRetries, report }) {
    let doubt;
    for (let tries = 1;; tries++) {
        const result = await trySend(() => send((step) => report({ type: 'attempt', attempt, step })));
        if ('value' in result) {
            report({ type: 'attempt', attempt, step: 'answered' });
            return { value: result.value, by: 'answer' };
        }
        const { error } = result;
        if (isUnclear(error))
            doubt ??= error;
        if (doubt === undefined && !isConflict(error, conflictStatuses))
            throw error;
        const effect = await findAfter(doubt ?? error, findEffect);
        if (effect !== undefined)
            return { value: effect, by: 'reading' };
        if (!isUnclear(error) || tries > maxRetries)
            throw finalError(error, doubt);
        const { method, path } = error.request;
        report({ type: 'retry', method, path, reason: error.message, delayInMs: PAUSE_IN_MS });
        await clock.sleep(PAUSE_IN_MS, signal);
    }
}
// The last refusal says nothing about an earlier try.
function finalError(last, doubt) {
    return doubt === undefined ? last : new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnclearError */ .Ft(doubt, last);
}
async function trySend(send) {
    try {
        return { value: await send() };
    }
    catch (error) {
        if (isRefusal(error))
            return { error };
        throw error;
    }
}
function isRefusal(error) {
    return error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j$ || error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AuthError */ .lR;
}
function isUnclear(error) {
    return error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j$ && error.isUnclear;
}
function isConflict(error, conflictStatuses) {
    if (!(error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j$))
        return false;
    const { status = 0, advice } = error.request;
    // An error with advice is a plain refusal, except a 404: an earlier try may have deleted the resource.
    return conflictStatuses.includes(status) && (advice === undefined || status === 404);
}
async function findAfter(first, findEffect) {
    try {
        return await findEffect();
    }
    catch (error) {
        throw isRefusal(error) ? new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnclearError */ .Ft(first, error) : error;
    }
}


/***/ }),

/***/ 9297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ openTarget)
/* harmony export */ });
/** Opens the target of a command, and reports it. */
function openTarget({ product, missingFlight }, session) {
    session.report({ type: 'target', product });
    return { ...session, missingFlight, store: session.openStore(product) };
}


/***/ }),

/***/ 3636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ deleteSubmission)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1958);
/* harmony import */ var _apply_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9142);
/* harmony import */ var _knowledge_knowledge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(389);
/* harmony import */ var _product_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(969);




// A delete may be refused for a moment: https://github.com/Iktahana/illusions/issues/1349
const MOST_REFUSALS = 5;
const PAUSE_IN_MS = 30_000;
/**
 * Deletes a draft or a failed submission, and retries transient refusals. One that is already gone counts as deleted.
 *
 * @throws what {@link applyOnce} throws.
 */
async function deleteSubmission(id, context) {
    const { clock, report, signal } = context;
    for (let refusals = 0;; refusals++) {
        const refusal = await tryToDelete(id, context);
        if (refusal === undefined)
            return;
        if (refusals === MOST_REFUSALS || (0,_knowledge_knowledge_js__WEBPACK_IMPORTED_MODULE_2__/* .isCommitted */ .zZ)(context.knowledge(), id))
            throw refusal;
        const { method, path } = refusal.request;
        report({ type: 'retry', method, path, reason: refusal.message, delayInMs: PAUSE_IN_MS });
        await clock.sleep(PAUSE_IN_MS, signal);
    }
}
/** Deletes a submission; returns a refusal that may be transient. */
async function tryToDelete(id, context) {
    const { store, report, signal } = context;
    const attempt = { what: 'delete', submissionId: id };
    const send = async (observe) => {
        try {
            await store.delete(id, { signal, observe });
        }
        catch (error) {
            if (!(0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(error))
                throw error;
            report({ type: 'attempt', attempt, step: 'observed' });
        }
    };
    try {
        await (0,_apply_once_js__WEBPACK_IMPORTED_MODULE_1__/* .applyOnce */ .a)({
            attempt,
            send,
            // The product is not evidence: it shows a change only after some seconds.
            isApplied: async () => (await (0,_product_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .readDraftStatus */ .Sj)(id, context)) === undefined,
            conflictStatuses: [409],
        }, context);
        return undefined;
    }
    catch (error) {
        if (error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j$ && isPassing(error))
            return error;
        throw error;
    }
}
// A refusal with a known remedy is not transient.
function isPassing({ request: { code, advice } }) {
    return code === 'InvalidState' && advice === undefined;
}


/***/ }),

/***/ 3402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ discardDraft)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1958);
/* harmony import */ var _delete_submission_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3636);
/* harmony import */ var _knowledge_change_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2825);
/* harmony import */ var _knowledge_knowledge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(389);
/* harmony import */ var _product_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(969);
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





/**
 * Deletes the draft of this run if it is known to be its own and was not committed; otherwise reads what became of it.
 * Failures are reported, not thrown: they are not why the run has failed.
 */
async function discardDraft(context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { knowledge } = context;
        const submissionId = (0,_knowledge_knowledge_js__WEBPACK_IMPORTED_MODULE_3__/* .deletableDraft */ .iT)(knowledge());
        // With its own limit: the run may have failed because of its deadline.
        const limit = __addDisposableResource(env_1, context.gracePeriod(), false);
        const inTime = { ...context, signal: limit.signal };
        if (submissionId !== undefined)
            await deleteOwn(submissionId, inTime);
        else if ((0,_knowledge_knowledge_js__WEBPACK_IMPORTED_MODULE_3__/* .fateOf */ ._L)(knowledge()) === 'open')
            await readOther(inTime);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function deleteOwn(submissionId, context) {
    const { knowledge, report } = context;
    try {
        await (0,_delete_submission_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteSubmission */ .q)(submissionId, context);
        report({ type: 'draft-deleted', submissionId });
    }
    catch (error) {
        const state = (0,_knowledge_knowledge_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(knowledge(), { what: 'delete', submissionId });
        report({ type: 'draft-left', submissionId, reason: (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), inDoubt: (0,_knowledge_change_state_js__WEBPACK_IMPORTED_MODULE_2__/* .isInDoubt */ .cd)(state) });
    }
}
async function readOther(context) {
    const { draft } = context.knowledge();
    if (draft !== undefined)
        await (0,_product_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .readDraftStatus */ .Sj)(draft.submissionId, context).catch(() => undefined);
}


/***/ }),

/***/ 969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sj: () => (/* binding */ readDraftStatus),
  qC: () => (/* binding */ readIfThere),
  g1: () => (/* binding */ readProduct),
  XZ: () => (/* binding */ readProductState),
  VY: () => (/* binding */ readSubmission),
  B9: () => (/* binding */ reportCommitted),
  u_: () => (/* binding */ reportGradualRollout)
});

// EXTERNAL MODULE: ./.build/src/plan/compare/package-changes.js
var package_changes = __webpack_require__(1319);
// EXTERNAL MODULE: ./.build/src/plan/transforms/rollout.js
var rollout = __webpack_require__(5656);
// EXTERNAL MODULE: ./.build/src/shared/all-or-abort.js
var all_or_abort = __webpack_require__(6913);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
// EXTERNAL MODULE: ./.build/src/store/product.js
var product = __webpack_require__(3462);
// EXTERNAL MODULE: ./.build/src/store/status.js
var store_status = __webpack_require__(879);
// EXTERNAL MODULE: ./.build/src/shared/names.js
var shared_names = __webpack_require__(7161);
;// CONCATENATED MODULE: ./.build/src/pipeline/missing-product.js


/**
 * Reads a product. If the Store has none with that ID, reads and names those it has.
 *
 * @throws InputError that names the flights of the app, or the add-ons of the account.
 */
async function readOrNameOthers(read, reading) {
    try {
        return await read();
    }
    catch (error) {
        const { product } = reading.store;
        if (!(0,errors/* isGone */.ST)(error) || product.kind === 'app')
            throw error;
        throw await describeOthers(product, error, reading);
    }
}
async function describeOthers(product, cause, { catalog, signal }) {
    try {
        if (product.kind === 'add-on') {
            const addOns = await catalog.listAddOns(undefined, { signal });
            const names = addOns.map(({ addOnId, productId }) => nameOf(productId, addOnId));
            const problem = `there is no add-on ${product.addOnId} in this Partner Center account.`;
            return new errors/* InputError */.dz('add-on-id', `${problem} Its add-ons: ${(0,shared_names/* joinNames */.JH)(names) || 'none'}.`, { cause });
        }
        const { appId, flightId } = product;
        const flights = await catalog.listFlights(appId, { signal });
        const names = flights.map((flight) => nameOf(flight.name, flight.flightId));
        const problem = `app ${appId} has no flight ${flightId}.`;
        return new errors/* InputError */.dz('flight-id', `${problem} Its flights: ${(0,shared_names/* joinNames */.JH)(names) || 'none'}.`, { cause });
    }
    catch (error) {
        signal.throwIfAborted();
        // If the list of flights is missing too, the app itself does not exist.
        return (0,errors/* isGone */.ST)(error) ? error : cause;
    }
}
function nameOf(name, id) {
    return `"${name}" (${id})`;
}

;// CONCATENATED MODULE: ./.build/src/pipeline/product-snapshot.js







/** Reads which submissions a product has. */
async function readProductState(context) {
    const { store, report, signal } = context;
    report({ type: 'stage', stage: 'Check' });
    const state = await readOrNameOthers(() => store.getProduct({ signal }), context);
    report({ type: 'product', product: store.product, state });
    return state;
}
/**
 * Reads a product's state. The status of a pending submission is read at its own address, which is always up to date;
 * the submission itself shows what would be deleted, and whether the API may. One that is missing at its own address
 * was deleted, although the product still shows it for some seconds.
 */
async function readProduct(context) {
    const { store } = context;
    const { identity, publishedId, pendingId } = await readProductState(context);
    const [published, pending, status] = await (0,all_or_abort/* allOrAbort */.j)(context.signal, [
        async (signal) => (publishedId === undefined ? undefined : await store.get(publishedId, { signal })),
        (signal) => readIfThere(pendingId, (id) => store.get(id, { signal })),
        (signal) => readIfThere(pendingId, (id) => store.getStatus(id, { signal })),
    ]);
    return {
        kind: store.product.kind,
        product: store.product,
        identity,
        published,
        pending: pending === undefined || status === undefined
            ? undefined
            : { submission: pending, status: status.status },
    };
}
/** Reads something by its ID; undefined when there is no ID, or the resource is gone. */
async function readIfThere(id, read) {
    try {
        return id === undefined ? undefined : await read(id);
    }
    catch (error) {
        if ((0,errors/* isGone */.ST)(error))
            return undefined;
        throw error;
    }
}
/**
 * Reads the status of a submission at its own address, and reports if the Store has accepted it, or if it is gone.
 *
 * @returns undefined when it is gone.
 */
async function readDraftStatus(submissionId, context) {
    const { store, report, signal } = context;
    const status = await readIfThere(submissionId, (id) => store.getStatus(id, { signal }));
    if (status === undefined)
        report({ type: 'attempt', attempt: { what: 'delete', submissionId }, step: 'observed' });
    else if ((0,store_status/* isAccepted */.oB)(status.status))
        reportCommitted(submissionId, status, context);
    return status;
}
/** Reports that a submission was seen to be committed; also its status, if it is this run's draft. */
function reportCommitted(submissionId, { status, details }, { report, knowledge }) {
    if (knowledge().draft?.submissionId === submissionId)
        report({ type: 'status', status, details });
    report({ type: 'attempt', attempt: { what: 'commit', submissionId }, step: 'observed' });
}
/** Reports the percentage of users that get a submission, unless everyone does. */
function reportGradualRollout(submission, { report }) {
    const percentage = (0,rollout/* rolloutPercentage */.mx)(submission);
    if (percentage !== undefined)
        report({ type: 'gradual-rollout', percentage });
}
/** Reads a submission that this run did not create, and its status. */
async function readSubmission(id, { store, report, signal }) {
    const [submission, { status, details }] = await (0,all_or_abort/* allOrAbort */.j)(signal, [
        (stop) => store.get(id, { signal: stop }),
        (stop) => store.getStatus(id, { signal: stop }),
    ]);
    const url = (0,product/* submissionUrl */.sI)(store.product, id);
    report({ type: 'followed', submissionId: id, url });
    report({ type: 'contents', packages: (0,package_changes/* packageChanges */.k)({}, submission, []) });
    if ((0,store_status/* phaseOf */.hU)(status) !== 'draft')
        report({ type: 'attempt', attempt: { what: 'commit', submissionId: id }, step: 'observed' });
    report({ type: 'status', status, details });
    reportGradualRollout(submission, { report });
    return { submission, status, details, url };
}


/***/ }),

/***/ 1319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ packageChanges)
/* harmony export */ });
/* harmony import */ var _model_file_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1058);
/* harmony import */ var _model_package_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1975);
/* harmony import */ var _model_package_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2278);
/* harmony import */ var _model_versions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8592);




/**
 * Lists the packages of a submission, new ones first. `base` is the live submission, and `files` are the uploaded
 * packages.
 */
function packageChanges(base, submission, files) {
    const live = (0,_model_package_list_js__WEBPACK_IMPORTED_MODULE_2__/* .livePackages */ .CN)(base);
    const changes = (0,_model_package_list_js__WEBPACK_IMPORTED_MODULE_2__/* .packageEntries */ .fP)(submission).map((entry) => {
        if (!(0,_model_file_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .isRemaining */ .hB)(entry))
            return { ...shownFacts((0,_model_package_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOfEntry */ .nk)(entry)), change: 'removed' };
        const facts = (0,_model_package_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedFacts */ .o1)(entry, files);
        if (!(0,_model_file_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .isPendingUpload */ .lQ)(entry))
            return { ...shownFacts(facts), change: 'kept' };
        const before = highestVersion(live.filter((one) => (0,_model_package_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameArchitecture */ .yq)(one, facts)));
        return {
            ...shownFacts(facts),
            change: 'new',
            ...(before === undefined ? {} : { versionBefore: before }),
        };
    });
    return ORDER.flatMap((change) => changes.filter((one) => one.change === change));
}
const ORDER = ['new', 'kept', 'removed'];
function shownFacts({ fileName, version, architecture }) {
    return { fileName, version, architecture };
}
function highestVersion(packages) {
    return packages
        .map(({ version }) => version)
        .sort(_model_versions_js__WEBPACK_IMPORTED_MODULE_3__/* .comparePackageVersions */ .z)
        .at(-1);
}


/***/ }),

/***/ 5656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i7: () => (/* binding */ gradualRollout),
/* harmony export */   mx: () => (/* binding */ rolloutPercentage),
/* harmony export */   oJ: () => (/* binding */ setRollout)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9673);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7592);


/**
 * Sets the gradual rollout. Without an input for it, an inherited one is turned off unless the user's JSON mentions it:
 * a release must not reach only part of the users just because the last one did.
 */
const setRollout = (submission, { submission: patch = {}, settings: { rolloutPercentage } }) => {
    const inherited = rolloutOf(submission);
    const isInJson = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getField */ .VI)((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getObject */ .iM)(patch, 'packageDeliveryOptions'), 'packageRollout') !== undefined;
    const isKept = isInJson || (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getField */ .VI)(inherited, 'isPackageRollout') !== true;
    if (rolloutPercentage === undefined && isKept)
        return submission;
    return (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .setDeliveryOptions */ .z_)(submission, {
        packageRollout: (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFields */ .qO)(inherited, {
            isPackageRollout: rolloutPercentage !== undefined,
            packageRolloutPercentage: rolloutPercentage ?? 0,
        }),
    });
};
/** Returns the state of a submission's gradual rollout; undefined when it has none. */
function gradualRollout(submission) {
    const rollout = rolloutOf(submission);
    const status = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getField */ .VI)(rollout, 'packageRolloutStatus');
    const percentage = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getField */ .VI)(rollout, 'packageRolloutPercentage');
    if ((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getField */ .VI)(rollout, 'isPackageRollout') !== true || typeof status !== 'string')
        return undefined;
    return { status, percentage: typeof percentage === 'number' ? percentage : 0 };
}
/** Returns the percentage of users that get a submission through a gradual rollout; undefined when everyone gets it. */
function rolloutPercentage(submission) {
    const rollout = rolloutOf(submission);
    const percentage = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getField */ .VI)(rollout, 'packageRolloutPercentage');
    const isGradual = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getField */ .VI)(rollout, 'isPackageRollout') === true &&
        gradualRollout(submission)?.status !== 'PackageRolloutComplete';
    return isGradual && typeof percentage === 'number' && percentage < 100 ? percentage : undefined;
}
function rolloutOf(submission) {
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getObject */ .iM)(submission, 'packageDeliveryOptions', 'packageRollout');
}


/***/ }),

/***/ 7592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NK: () => (/* binding */ applyReleaseNotes),
/* harmony export */   Vb: () => (/* binding */ setMandatoryUpdate),
/* harmony export */   iN: () => (/* binding */ applySettings),
/* harmony export */   z_: () => (/* binding */ setDeliveryOptions)
/* harmony export */ });
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9673);

/** Sets the fields that have their own inputs. */
const applySettings = (submission, { settings }) => {
    const fields = {
        notesForCertification: settings.notesForCertification,
        targetPublishMode: settings.publishMode,
        targetPublishDate: settings.publishDate,
        visibility: settings.visibility,
    };
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFields */ .qO)(submission, Object.fromEntries(given));
};
/** Sets "What's new" in the languages of the listing. */
const applyReleaseNotes = (submission, { settings: { releaseNotes } }) => {
    if (releaseNotes === undefined)
        return submission;
    const noted = Object.entries((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getObject */ .iM)(submission, 'listings')).map(([language, listing]) => {
        const text = 'all' in releaseNotes ? releaseNotes.all : releaseNotes.byLanguage[language.toLowerCase()];
        if (text === undefined || !(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(listing))
            return [language, listing];
        const baseListing = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFields */ .qO)((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getObject */ .iM)(listing, 'baseListing'), { releaseNotes: text });
        return [language, (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFields */ .qO)(listing, { baseListing })];
    });
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFields */ .qO)(submission, { listings: Object.fromEntries(noted) });
};
/** Sets the date from which the update is mandatory. */
const setMandatoryUpdate = (submission, { settings: { mandatoryUpdateDate } }) => mandatoryUpdateDate === undefined
    ? submission
    : setDeliveryOptions(submission, {
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: mandatoryUpdateDate,
    });
/** Returns the submission with changed delivery options; the others stay. */
function setDeliveryOptions(submission, options) {
    return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFields */ .qO)(submission, {
        packageDeliveryOptions: (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFields */ .qO)((0,_shared_json_js__WEBPACK_IMPORTED_MODULE_0__/* .getObject */ .iM)(submission, 'packageDeliveryOptions'), options),
    });
}


/***/ })

};
