export const id = 566;
export const ids = [566];
export const modules = {

/***/ 1566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ./.build/src/pipeline/context.js
var pipeline_context = __webpack_require__(9297);
// EXTERNAL MODULE: ./.build/src/pipeline/apply-once.js
var apply_once = __webpack_require__(9142);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
// EXTERNAL MODULE: ./.build/src/store/product.js
var store_product = __webpack_require__(3462);
;// CONCATENATED MODULE: ./.build/src/commands/create-add-on.js



/**
 * Creates an add-on of an app.
 *
 * @throws InputError with the ID of an add-on that already has the product ID.
 */
async function createAddOn(addOn, dryRun, context) {
    const { catalog, report, store, signal } = context;
    const { productId: name } = addOn;
    const appId = (0,store_product/* appIdOf */.i_)(store.product);
    report({ type: 'stage', stage: 'Check' });
    const find = async () => {
        const addOns = await catalog.listAddOns(appId, { signal });
        return addOns.find(({ productId }) => productId.toLowerCase() === name.toLowerCase());
    };
    const existing = await find();
    if (existing !== undefined) {
        throw new errors/* InputError */.dz('add-on-product-id', `an add-on "${name}" already exists (Store ID ${existing.addOnId}). Choose another ID, or use that add-on.`);
    }
    if (dryRun)
        return report({ type: 'dry-run', intended: { action: 'create', what: 'add-on', name } });
    report({ type: 'stage', stage: 'Create' });
    const attempt = { what: 'create-add-on', submissionId: undefined };
    const { value: created } = await (0,apply_once/* createOnce */.U)({
        attempt,
        send: (observe) => catalog.createAddOn(appId, addOn, { signal, observe }),
        findEffect: find,
    }, context);
    report({ type: 'attempt', attempt, step: 'observed' });
    report({ type: 'resource-created', what: 'add-on', id: created.addOnId, name });
}

// EXTERNAL MODULE: ./.build/src/pipeline/knowledge/knowledge.js
var knowledge_knowledge = __webpack_require__(389);
// EXTERNAL MODULE: ./.build/src/shared/names.js
var shared_names = __webpack_require__(7161);
;// CONCATENATED MODULE: ./.build/src/commands/resolve-product.js


/**
 * Finds the product that a command works on; a flight is looked up by its name. Changes nothing. Returns undefined if
 * there is nothing to work on, and reports that.
 *
 * @throws InputError that names the app's flights if none has that name and none may be created.
 */
async function resolveProduct(reference, command, { catalog, report, signal }) {
    if (!('flightName' in reference))
        return { product: reference };
    const { appId, flightName: name, create } = reference;
    const app = { kind: 'app', appId };
    if (command === 'create-flight')
        return { product: app };
    report({ type: 'stage', stage: 'Check' });
    const flights = await catalog.listFlights(appId, { signal });
    const flight = findFlight(name, flights);
    if (flight !== undefined)
        return { product: { kind: 'flight', appId, flightId: flight.flightId } };
    if (command === 'delete-flight') {
        report({ type: 'nothing-to-delete', what: 'flight', name });
        return undefined;
    }
    if (create !== undefined)
        return { product: app, missingFlight: { ...create, name } };
    const names = (0,shared_names/* joinNames */.JH)(flights.map((one) => (0,shared_names/* quoteName */.AB)(one.name))) || 'none';
    throw new errors/* InputError */.dz('flight-name', `the app has no flight "${name}". Its flights: ${names}. To let "command: publish" create it, set "flight-groups".`);
}
/**
 * Finds a flight by its name.
 *
 * @throws InputError with their IDs if several flights have that name: it may have been used twice in Partner Center.
 */
function findFlight(name, flights) {
    const matches = flightsNamed(name, flights);
    const [only, ...more] = matches;
    if (more.length === 0)
        return only;
    const ids = matches.map(({ flightId }) => flightId).join(', ');
    throw new errors/* InputError */.dz('flight-name', `several flights have the name "${name}": ${ids}. Set "flight-id" instead.`);
}
/** Lists the flights with a name. To the Store, names that differ only in letter case are the same. */
function flightsNamed(name, flights) {
    return flights.filter((flight) => flight.name.toLowerCase() === name.toLowerCase());
}

;// CONCATENATED MODULE: ./.build/src/commands/create-flight.js





/**
 * Creates a package flight of an app.
 *
 * @throws InputError with the ID of a flight that already has the name.
 */
async function createFlight(flight, dryRun, context) {
    const { catalog, report, store, signal } = context;
    const { name } = flight;
    const appId = (0,store_product/* appIdOf */.i_)(store.product);
    report({ type: 'stage', stage: 'Check' });
    const existing = flightsNamed(name, await catalog.listFlights(appId, { signal }));
    if (existing.length > 0) {
        const ids = existing.map(({ flightId }) => flightId).join(', ');
        throw new errors/* InputError */.dz('flight-name', `a flight "${name}" already exists (ID ${ids}). Choose another name, or use that flight.`);
    }
    if (dryRun)
        return report({ type: 'dry-run', intended: { action: 'create', what: 'flight', name } });
    await sendFlight(appId, flight, context);
}
/** Creates a flight, once: an unclear answer is settled by looking for its name. */
async function sendFlight(appId, flight, context) {
    const { catalog, report, signal } = context;
    const { name } = flight;
    report({ type: 'stage', stage: 'Create' });
    const { value: created } = await (0,apply_once/* createOnce */.U)({
        attempt: knowledge_knowledge/* CREATE_FLIGHT */.OM,
        send: (observe) => sendNamingInputs(appId, flight, { catalog, options: { signal, observe } }),
        findEffect: async () => flightsNamed(name, await catalog.listFlights(appId, { signal }))[0],
    }, context);
    // A flight with this name is what was asked for, no matter who created it.
    report({ type: 'attempt', attempt: knowledge_knowledge/* CREATE_FLIGHT */.OM, step: 'observed' });
    report({ type: 'resource-created', what: 'flight', id: created.flightId, name });
    return created;
}
async function sendNamingInputs(appId, flight, { catalog, options }) {
    try {
        return await catalog.createFlight(appId, flight, options);
    }
    catch (error) {
        throw error instanceof errors/* HttpError */.j$ && error.request.status === 400
            ? describeRejection(error, flight)
            : error;
    }
}
// The wording of the Store's refusals is not documented, so only the values that they quote are searched for.
function describeRejection(error, { groups, rankHigherThan }) {
    const { reason = '' } = error.request;
    const group = groups.find((id) => new RegExp(`(^|\\D)${id}(\\D|$)`).test(reason));
    if (group !== undefined)
        return new errors/* InputError */.dz('flight-groups', `group ${group} does not exist. ${FIND_GROUPS}`, { cause: error });
    if (rankHigherThan !== undefined && reason.includes(rankHigherThan)) {
        const problem = `the app has no flight "${rankHigherThan}". Set it to the friendly name of a flight, or remove it.`;
        return new errors/* InputError */.dz('flight-rank-higher-than', problem, { cause: error });
    }
    const advice = 'Check "flight-name", "flight-groups" and "flight-rank-higher-than".';
    return new errors/* HttpError */.j$({ ...error.request, advice }, { cause: error });
}
const FIND_GROUPS = 'The ID of a group is the number in the address of its page in Partner Center.';

// EXTERNAL MODULE: ./.build/src/pipeline/product-snapshot.js + 1 modules
var product_snapshot = __webpack_require__(969);
;// CONCATENATED MODULE: ./.build/src/commands/delete-resource.js



/** Deletes a flight or an add-on, and its submissions. One that is already gone counts as deleted. */
async function deleteResource(dryRun, context) {
    const { report, signal } = context;
    const { what, id, readName, remove } = resourceToDelete(context);
    report({ type: 'stage', stage: 'Check' });
    const name = await readName();
    if (name === undefined)
        return report({ type: 'nothing-to-delete', what, id });
    if (dryRun)
        return report({ type: 'dry-run', intended: { action: 'delete', what, id, name } });
    await (0,apply_once/* applyOnce */.a)({
        attempt: { what: `delete-${what}`, submissionId: undefined },
        send: (observe) => remove({ signal, observe }),
        isApplied: async () => (await readName()) === undefined,
        conflictStatuses: [404],
    }, context);
    report({ type: 'resource-deleted', what, id, name });
}
function resourceToDelete({ catalog, signal, store: { product } }) {
    if (product.kind === 'flight') {
        const { appId, flightId: id } = product;
        return {
            what: 'flight',
            id,
            readName: async () => {
                const flights = await catalog.listFlights(appId, { signal });
                return flights.find(({ flightId }) => flightId.toLowerCase() === id.toLowerCase())?.name;
            },
            remove: (options) => catalog.deleteFlight(appId, id, options),
        };
    }
    if (product.kind === 'add-on') {
        const { addOnId: id } = product;
        return {
            what: 'add-on',
            id,
            readName: async () => (await (0,product_snapshot/* readIfThere */.qC)(id, (addOnId) => catalog.getAddOn(addOnId, { signal })))?.productId,
            remove: (options) => catalog.deleteAddOn(id, options),
        };
    }
    throw new Error(`cannot delete the ${(0,store_product/* describeProduct */.ND)(product)}`);
}

// EXTERNAL MODULE: ./.build/src/shared/json.js + 7 modules
var shared_json = __webpack_require__(9673);
// EXTERNAL MODULE: ./.build/src/plan/model/file-entry.js
var file_entry = __webpack_require__(1058);
;// CONCATENATED MODULE: ./.build/src/plan/model/pending-uploads.js


/**
 * Lists the files that a submission waits for, as paths in the ZIP, in the order of the submission: every entry
 * that is marked `PendingUpload`, and the files of trailers that the Store does not have yet (those have no mark, only
 * IDs once they exist).
 */
function pendingUploads(submission) {
    const trailers = (0,shared_json/* asObjects */.Nt)((0,shared_json/* getField */.VI)(submission, 'trailers'));
    const marked = entriesIn(submission).filter(file_entry/* isPendingUpload */.lQ);
    const names = (0,shared_json/* asStrings */.P7)(marked.map(({ fileName }) => fileName));
    return [...names, ...trailers.flatMap(newTrailerFiles)].map(file_entry/* zipPath */.V3);
}
/** Returns whether a file of a submission is marked to come or to go, so that somebody has worked on it. */
function hasPendingFiles(submission) {
    return entriesIn(submission).some((entry) => (0,file_entry/* isPendingUpload */.lQ)(entry) || !(0,file_entry/* isRemaining */.hB)(entry));
}
// Every object may be one.
function entriesIn(value) {
    if (Array.isArray(value))
        return value.flatMap(entriesIn);
    if (!(0,shared_json/* isJsonObject */.OW)(value))
        return [];
    return [(0,file_entry/* asFileEntry */.zj)(value), ...Object.values(value).flatMap(entriesIn)];
}
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#trailer-object
function newTrailerFiles(trailer) {
    const isNew = !(0,shared_json/* getField */.VI)(trailer, 'id') && !(0,shared_json/* getField */.VI)(trailer, 'videoFileId');
    const thumbnails = (0,shared_json/* asObjects */.Nt)(Object.values((0,shared_json/* getObject */.iM)(trailer, 'trailerAssets')))
        .flatMap((asset) => (0,shared_json/* asObjects */.Nt)((0,shared_json/* getField */.VI)(asset, 'imageList')))
        .map(file_entry/* asFileEntry */.zj)
        .filter((image) => !image.id && !(0,file_entry/* isPendingUpload */.lQ)(image));
    return (0,shared_json/* asStrings */.P7)([
        isNew ? (0,shared_json/* getField */.VI)(trailer, 'videoFileName') : undefined,
        ...thumbnails.map(({ fileName }) => fileName),
    ]);
}

// EXTERNAL MODULE: ./.build/src/store/status.js
var store_status = __webpack_require__(879);
// EXTERNAL MODULE: ./.build/src/store/submission.js
var store_submission = __webpack_require__(8274);
// EXTERNAL MODULE: ./.build/src/pipeline/delete-submission.js
var delete_submission = __webpack_require__(3636);
// EXTERNAL MODULE: ./.build/src/plan/model/package-list.js
var package_list = __webpack_require__(2278);
;// CONCATENATED MODULE: ./.build/src/pipeline/pending-submission.js





/**
 * Decides how to obtain a draft. An app or a flight that was never published keeps its first one: the Store may not
 * create it again.
 *
 * @throws ProductStateError when this run cannot, or must not, free the slot.
 */
function pendingAction(policy, product, { published, pending, }) {
    const pendingId = pending?.submission.id;
    const isFirst = published === undefined && product.kind !== 'add-on';
    const first = isFirst ? usableDraft(pending) : undefined;
    if (first !== undefined && mayFill(first, product, policy))
        return { kind: 'reuse', submission: first };
    if (isFirst && product.kind === 'app' && !isProcessing(pending))
        throw neverPublished(product, pendingId);
    if (pending === undefined)
        return { kind: 'create' };
    const reason = blockedReason(policy, pending);
    if (reason === undefined)
        return { kind: 'delete', submission: pending.submission };
    const { id } = pending.submission;
    const where = (0,store_product/* submissionUrl */.sI)(product, id);
    throw new errors/* ProductStateError */.d6(`Submission ${id} of ${(0,store_product/* describeProduct */.ND)(product)} is in progress (${pending.status}). ${reason} ${where}`);
}
/** Returns the error for an app that must first be published in Partner Center. */
function neverPublished(product, pendingId) {
    const url = pendingId === undefined ? (0,store_product/* productUrl */.B_)(product) : (0,store_product/* submissionUrl */.sI)(product, pendingId);
    return new errors/* ProductStateError */.d6(`App ${(0,store_product/* resourceOf */.KU)(product).storeId} has never been published. Create its first submission, including the age rating, in Partner Center; this action can publish every later one. ${url}`);
}
/** Returns whether the Store is working on the pending submission, so that the slot will be free eventually. */
function isProcessing(pending) {
    return pending !== undefined && (0,store_status/* isAccepted */.oB)(pending.status);
}
/** Returns what is reported about a submission that is deleted. */
function toDeletedSubmission(submission) {
    const { id, friendlyName } = submission;
    return {
        id,
        name: typeof friendlyName === 'string' ? friendlyName : undefined,
        packages: (0,package_list/* packageNames */.Vs)(submission),
    };
}
/** Returns why the pending submission cannot be deleted; undefined when it can. */
function deletionObstacle(pending) {
    if ((0,store_status/* isAccepted */.oB)(pending.status))
        return 'in-process';
    // The API deletes only submissions that it created, and only those have an upload URL:
    // https://github.com/microsoft/msstore-cli/issues/61
    const isByHand = (0,store_status/* phaseOf */.hU)(pending.status) === 'draft' && (0,store_submission/* uploadUrlOf */.qC)(pending.submission) === undefined;
    return isByHand ? 'made-by-hand' : undefined;
}
function blockedReason(policy, pending) {
    const obstacle = deletionObstacle(pending);
    if (obstacle === 'in-process') {
        // A dry run does not wait.
        return policy === 'wait'
            ? 'The Store is processing it: run the job again when it has finished.'
            : 'The Store is processing it, so it cannot be deleted. Set "if-pending: wait", or cancel it in Partner Center.';
    }
    if (obstacle === 'made-by-hand')
        return 'It was created in Partner Center and can only be deleted there.';
    if (policy === 'fail')
        return 'Finish or delete it, or set "if-pending: delete" to replace it.';
    if (policy !== 'wait')
        return undefined;
    return (0,store_status/* phaseOf */.hU)(pending.status) === 'draft'
        ? 'It is a draft, so waiting would never end. Set "if-pending: delete", or submit it with "command: submit-draft".'
        : 'It has failed and blocks the next one until it is deleted: set "if-pending: delete".';
}
/**
 * Returns whether a first draft may be filled: an app's always, since nothing else leads to a release; a flight's,
 * which it has had since its creation, unless somebody has filled it and the policy is to keep that.
 */
function mayFill(first, { kind }, policy) {
    return kind === 'app' || policy === 'delete' || (0,package_list/* packageEntries */.fP)(first).length === 0;
}
/** Returns a draft that the API can fill: only one that it created has an upload URL. */
function usableDraft(pending) {
    const isUsable = pending !== undefined &&
        (0,store_status/* phaseOf */.hU)(pending.status) === 'draft' &&
        (0,store_submission/* uploadUrlOf */.qC)(pending.submission) !== undefined;
    return isUsable ? pending.submission : undefined;
}

// EXTERNAL MODULE: ./.build/src/pipeline/draft/discard-draft.js
var discard_draft = __webpack_require__(3402);
;// CONCATENATED MODULE: ./.build/src/pipeline/draft/create-draft.js












/**
 * Creates a draft in the product's only pending slot, after deleting a submission that occupies it. Only a draft that
 * is known to be this run's is deleted when it is disposed of.
 *
 * @throws ProductStateError when somebody else's submission takes the slot in the meantime.
 */
async function createDraft(request, context) {
    const { store, report } = context;
    const { action } = request;
    if (action.kind === 'delete')
        report({ type: 'replaced', deleted: await deletePending(action.submission, context) });
    report({ type: 'stage', stage: 'Create' });
    const { submission, owner } = action.kind === 'reuse'
        ? { submission: action.submission, owner: 'other' }
        : await obtainDraft(request, context);
    const url = (0,store_product/* submissionUrl */.sI)(store.product, submission.id);
    report({ type: 'draft', submissionId: submission.id, url, owner });
    let isKept = false;
    return {
        submission,
        url,
        keep() {
            isKept = true;
        },
        async [Symbol.asyncDispose]() {
            if (!isKept)
                await (0,discard_draft/* discardDraft */.m)(context);
        },
    };
}
/** Deletes the pending submission, and describes it. */
async function deletePending(submission, context) {
    context.report({ type: 'stage', stage: 'Delete pending' });
    await (0,delete_submission/* deleteSubmission */.q)(submission.id, context);
    return toDeletedSubmission(submission);
}
// A create has been seen to get an empty 404 two seconds after the only submission of a flight was deleted:
// https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73
const MOST_CREATES = 7;
/**
 * Requests a draft, several times for a product without a release: for a while the Store may refuse its first one, or
 * not show it.
 *
 * @throws ProductStateError when the Store keeps refusing for half a minute.
 */
async function obtainDraft(request, context) {
    const { clock, report, signal } = context;
    for (let creates = 1;; creates++) {
        const result = await tryCreate(request, context);
        if (!('notYet' in result))
            return result;
        if (creates === MOST_CREATES)
            throw describeRefusedFirst(result.error, context.store.product);
        const { method, path } = result.notYet.request;
        report({ type: 'retry', method, path, reason: result.notYet.message, delayInMs: PAUSE_IN_MS });
        await clock.sleep(PAUSE_IN_MS, signal);
    }
}
/** Requests a draft once. */
async function tryCreate(request, context) {
    try {
        return await sendCreate(request, context);
    }
    catch (error) {
        const last = error instanceof errors/* UnclearError */.Ft ? error.last : error;
        if (!(error instanceof Error && last instanceof errors/* HttpError */.j$) || request.snapshot.published !== undefined)
            throw error;
        if (isNotYet(last))
            return { notYet: last, error };
        const first = error === last ? await findFirstDraft(last, request, context) : undefined;
        if (first !== undefined)
            return first;
        throw error;
    }
}
function isNotYet({ request: { status, code, reason } }) {
    return status === 404 && code === undefined && reason === undefined;
}
// The possible draft matters more, so an UnclearError is kept.
function describeRefusedFirst(error, product) {
    if (!(error instanceof errors/* HttpError */.j$))
        return error;
    return new errors/* ProductStateError */.d6(`The Store does not create a submission of ${(0,store_product/* describeProduct */.ND)(product)} yet, since its only one was just deleted. Run the job again in a few minutes.`, { cause: error });
}
/**
 * Finds the draft that a flight has had since its creation, if the Store did not show it in time. After a conflict, it
 * is certainly that one if the Store has answered that this run created the flight. Otherwise somebody may have created
 * it in the meantime, so it is used only under the policy that would replace it anyway.
 */
async function findFirstDraft({ request: { status } }, { policy, snapshot }, context) {
    const { store, knowledge } = context;
    const isExpected = (0,knowledge_knowledge/* isAnswered */.Qy)(knowledge(), knowledge_knowledge/* CREATE_FLIGHT */.OM) || policy === 'delete';
    if (status !== 409 || store.product.kind !== 'flight' || snapshot.pending !== undefined || !isExpected)
        return undefined;
    const submission = await findNewSubmission(new Set(), context);
    if (submission === undefined || !isUntouched(submission))
        return undefined;
    return { submission, owner: 'other' };
}
async function sendCreate({ policy, snapshot: { published, pending } }, context) {
    const { store, signal } = context;
    const knownIds = new Set([published?.id, pending?.submission.id]);
    const { value, by } = await (0,apply_once/* createOnce */.U)({
        attempt: knowledge_knowledge/* CREATE_DRAFT */.TZ,
        send: (observe) => store.create({ signal, observe }),
        findEffect: () => findNewSubmission(knownIds, context),
    }, context);
    if (by === 'answer')
        return { submission: value, owner: 'run' };
    const reason = refusalOf(value, policy);
    if (reason === undefined)
        return { submission: value, owner: 'unknown' };
    throw new errors/* ProductStateError */.d6(`${reason} ${(0,store_product/* submissionUrl */.sI)(store.product, value.id)}`);
}
/**
 * Returns why a submission that appeared after a create without an answer is not used; undefined when it is used: an
 * untouched draft, under the policy that would replace it anyway.
 */
function refusalOf(submission, policy) {
    const { id } = submission;
    // This run did not know its ID until now, so it cannot have worked on it.
    if (!isUntouched(submission))
        return `Somebody else created submission ${id} while this run tried to create one. It was left unchanged. Run the job again when nothing else publishes this product.`;
    if (policy !== 'delete') {
        return (`Submission ${id} appeared after this run had requested a draft and got no answer. It may belong to somebody else, ` +
            'so it was left unchanged. Delete it in Partner Center, or run again with "if-pending: delete".');
    }
    return undefined;
}
function isUntouched(submission) {
    return ((0,store_status/* phaseOf */.hU)(String((0,shared_json/* getField */.VI)(submission, 'status'))) === 'draft' &&
        (0,store_submission/* uploadUrlOf */.qC)(submission) !== undefined &&
        !hasPendingFiles(submission));
}
// The product shows a new submission only after some seconds, and keeps showing a deleted one for some seconds.
const MOST_READS = 7;
const PAUSE_IN_MS = 5_000;
/** Waits for a new submission to appear in the product; undefined when none does for a while. */
async function findNewSubmission(knownIds, { store, clock, report, signal }) {
    for (let reads = 1;; reads++) {
        const { pendingId } = await store.getProduct({ signal });
        const newId = knownIds.has(pendingId) ? undefined : pendingId;
        const submission = await (0,product_snapshot/* readIfThere */.qC)(newId, (id) => store.get(id, { signal }));
        if (submission !== undefined || reads === MOST_READS)
            return submission;
        if (reads === 1)
            report({ type: 'late', what: 'new-draft', upToInMs: (MOST_READS - 1) * PAUSE_IN_MS });
        await clock.sleep(PAUSE_IN_MS, signal);
    }
}

;// CONCATENATED MODULE: ./.build/src/commands/delete-submission.js






/**
 * Deletes the product's pending submission. If there is none, the command succeeds.
 *
 * @throws ProductStateError if it cannot be deleted: the Store is processing it, it was created in Partner Center, or
 * it is the first of an app or a flight.
 */
async function deletePendingSubmission(dryRun, context) {
    const { store, report } = context;
    const snapshot = await (0,product_snapshot/* readProduct */.g1)(context);
    if (snapshot.pending === undefined)
        return report({ type: 'nothing-to-delete', what: 'submission' });
    const { submission, status } = snapshot.pending;
    const { id } = submission;
    const reason = describeObstacle(snapshot.pending, snapshot);
    if (reason !== undefined) {
        throw new errors/* ProductStateError */.d6(`Submission ${id} of ${(0,store_product/* describeProduct */.ND)(store.product)} (${status}) ${reason} ${(0,store_product/* submissionUrl */.sI)(store.product, id)}`);
    }
    if (dryRun) {
        const intended = { action: 'delete', what: 'submission', ...toDeletedSubmission(submission) };
        return report({ type: 'dry-run', intended });
    }
    report({ type: 'submission-deleted', deleted: await deletePending(submission, context) });
}
const OBSTACLES = {
    'in-process': 'cannot be deleted while the Store is processing it. Cancel it in Partner Center, or follow it with "command: wait".',
    'made-by-hand': 'was created in Partner Center and can only be deleted there.',
};
/** Returns the predicate of a sentence that says why a submission is not deleted; undefined if it can be. */
function describeObstacle(pending, { kind, published }) {
    const obstacle = deletionObstacle(pending);
    if (obstacle !== undefined)
        return OBSTACLES[obstacle];
    if (published !== undefined || kind === 'add-on')
        return undefined;
    const isDraft = (0,store_status/* phaseOf */.hU)(pending.status) === 'draft';
    if (kind === 'flight' && !isDraft)
        return undefined;
    const remedy = isDraft ? ': "command: publish" fills it.' : '. Delete it in Partner Center.';
    return `is its first, which the Store may not create again, so it was not deleted${remedy}`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/src/shared/listing-facts.js
var listing_facts = __webpack_require__(4563);
// EXTERNAL MODULE: ./.build/src/shared/regular-file.js
var regular_file = __webpack_require__(4388);
// EXTERNAL MODULE: ./.build/src/files/links.js
var links = __webpack_require__(6086);
// EXTERNAL MODULE: ./.build/src/files/metadata/layout-rows.js
var layout_rows = __webpack_require__(3569);
// EXTERNAL MODULE: ./.build/src/files/metadata/listing-fields.js
var listing_fields = __webpack_require__(3851);
// EXTERNAL MODULE: ./.build/src/files/metadata/listing-layout.js
var listing_layout = __webpack_require__(6916);
// EXTERNAL MODULE: ./.build/src/files/metadata/listing-names.js
var listing_names = __webpack_require__(1972);
// EXTERNAL MODULE: ./.build/src/files/metadata/metadata-files.js
var metadata_files = __webpack_require__(7786);
;// CONCATENATED MODULE: ./.build/src/files/metadata/metadata-export.js












/**
 * Writes the listings of a submission of an app or an add-on into a folder, as `readMetadata` reads them: text files,
 * and an index of the images and trailers, which the Store does not return. An existing file for a field, in any
 * spelling of the layout, is overwritten in place, and emptied when the field is empty; nothing is deleted.
 *
 * @throws ProductStateError when a name from the Store cannot be used for a folder; InputError when the folder cannot
 * be written to; the signal's reason when that is aborted. Nothing is written then.
 */
async function exportMetadata(folder, submission, signal) {
    const listings = listingsIn(submission);
    const present = await findPresentFiles(folder, signal);
    const fields = listings.flatMap((listing) => Object.keys(listing_facts/* LISTING_FIELDS */.rH).map((property) => ({
        path: (0,listing_layout/* fieldPath */.cn)(listing, property),
        content: (0,listing_fields/* formatField */.Wd)(property, (0,shared_json/* getField */.VI)(listing.content, property)),
    })));
    const notExported = fields.filter(({ content }) => content === undefined).map(({ path }) => path);
    const index = {
        path: layout_rows/* INDEX_FILE */.K,
        content: formatIndex(listings, (0,shared_json/* getField */.VI)(submission, 'trailers'), notExported),
    };
    const files = [...fields, index].flatMap(({ path, content }) => {
        const written = present.get(path);
        // An empty field needs no file, but empties an existing one.
        const isNeeded = content !== '' || written !== undefined;
        return content !== undefined && isNeeded ? [{ path: written ?? path, content }] : [];
    });
    for (const { path } of files)
        await refuseLinks(folder, path);
    for (const { path, content } of files)
        await writeTextFile((0,external_node_path_.join)(folder, path), content);
    const before = new Set(present.values());
    const paths = files.map(({ path }) => path);
    return { files: paths, overwritten: paths.filter((path) => before.has(path)).length };
}
function listingsIn(submission) {
    return objectsByName((0,shared_json/* getField */.VI)(submission, 'listings')).flatMap(([name, entry]) => {
        const language = name.toLowerCase();
        if (!(0,listing_names/* isLanguage */.lX)(language))
            throw unsafeName('language', name);
        // An add-on has its texts where an app has its base listing and its overrides.
        const own = (0,shared_json/* getField */.VI)(entry, 'baseListing');
        const base = own === undefined ? entry : own;
        const overrides = objectsByName((0,shared_json/* getField */.VI)(entry, 'platformOverrides')).map(([key, content]) => {
            const platform = (0,listing_names/* findSpelling */.Un)(listing_names/* PLATFORMS */.P4, key);
            if (platform === undefined)
                throw unsafeName('platform', key);
            return { language, platform, content };
        });
        return [{ language, platform: undefined, content: (0,shared_json/* asObject */.eB)(base) }, ...overrides];
    });
}
// Names from outside become paths, so they must not contain anything that leads elsewhere.
function unsafeName(what, name) {
    return new errors/* ProductStateError */.d6(`The Store has a listing for the ${what} ${JSON.stringify(name)}, which cannot be the name of a folder. Nothing was written.`);
}
function formatIndex(listings, trailers, notExported) {
    const images = listings.flatMap(({ language, platform, content }) => {
        const icon = (0,shared_json/* getField */.VI)(content, 'icon');
        const icons = (0,shared_json/* isJsonObject */.OW)(icon) ? [{ imageType: 'Icon', ...icon }] : [];
        return [...(0,shared_json/* asObjects */.Nt)((0,shared_json/* getField */.VI)(content, 'images')), ...icons].map((image) => ({
            language,
            platform,
            imageType: asText((0,shared_json/* getField */.VI)(image, 'imageType')),
            fileName: asText((0,shared_json/* getField */.VI)(image, 'fileName')),
            caption: asText((0,shared_json/* getField */.VI)(image, 'description')),
        }));
    });
    const videos = (0,shared_json/* asObjects */.Nt)(trailers).map((trailer) => ({
        videoFileName: asText((0,shared_json/* getField */.VI)(trailer, 'videoFileName')),
        titles: Object.fromEntries(objectsByName((0,shared_json/* getField */.VI)(trailer, 'trailerAssets')).map(([language, asset]) => [
            language,
            asText((0,shared_json/* getField */.VI)(asset, 'title')),
        ])),
    }));
    return `${JSON.stringify({ images, trailers: videos, notExported }, undefined, 2)}\n`;
}
// The paths of the existing files, by their path in this action's own layout.
async function findPresentFiles(folder, signal) {
    signal.throwIfAborted();
    await (0,links/* refuseLinksOut */.aH)(folder, metadata_files/* METADATA_INPUT */.dH);
    if (await isMissing(folder))
        return new Map();
    const files = await (0,metadata_files/* listMetadataFiles */.Jz)(folder, signal);
    return new Map(files.map(({ path, fileName }) => [fileName, (0,external_node_path_.relative)(folder, path).replaceAll(external_node_path_.sep, '/')]));
}
async function isMissing(path) {
    return await (0,promises_.lstat)(path).then(() => false, (error) => (0,errors/* codeOf */.$N)(error) === 'ENOENT');
}
// Through a link in the folder, files could be written anywhere.
async function refuseLinks(folder, path) {
    let step = folder;
    for (const name of path.split('/')) {
        step = (0,external_node_path_.join)(step, name);
        const stats = await (0,promises_.lstat)(step).catch(() => undefined);
        if (stats?.isSymbolicLink())
            throw new errors/* InputError */.dz(metadata_files/* METADATA_INPUT */.dH, `"${step}" is a link, and nothing is written through links. Remove it.`);
    }
}
async function writeTextFile(path, content) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.writeFile)(path, content);
    }
    catch (cause) {
        throw new errors/* InputError */.dz(metadata_files/* METADATA_INPUT */.dH, `"${path}" cannot be written: ${(0,regular_file/* describeFileFailure */.e8)(cause)}`, {
            cause,
        });
    }
}
function objectsByName(value) {
    return Object.entries((0,shared_json/* asObject */.eB)(value)).filter((entry) => (0,shared_json/* isJsonObject */.OW)(entry[1]));
}
function asText(value) {
    return typeof value === 'string' ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/src/commands/export-metadata.js




/**
 * Writes the listings of the live submission, or of the pending one if nothing is live, into a folder that `publish`
 * can read.
 *
 * @throws ProductStateError if the product has no submission.
 */
async function exportListings(folder, context) {
    const { store, report, signal } = context;
    const { publishedId, pendingId } = await (0,product_snapshot/* readProductState */.XZ)(context);
    const id = publishedId ?? pendingId;
    if (id === undefined)
        throw new errors/* ProductStateError */.d6(`The ${(0,store_product/* describeProduct */.ND)(store.product)} has no submission to export.`);
    const submission = await store.get(id, { signal });
    report({ type: 'exported', folder, ...(await exportMetadata(folder, submission, signal)) });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./.build/src/plan/model/read-only-fields.js
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#app-submission-object
const READ_ONLY_FIELDS = new Set([
    'id',
    'appid',
    'flightid',
    'iapid',
    'resourcelocation',
    'status',
    'statusdetails',
    'fileuploadurl',
    'friendlyname',
]);
/**
 * Returns a submission without the Store's own fields: JSON that was exported from another submission contains them,
 * but they do not affect what is published.
 */
function withoutReadOnly(submission) {
    return Object.fromEntries(Object.entries(submission).filter(([name]) => !READ_ONLY_FIELDS.has(name.toLowerCase())));
}
/**
 * Fields of a listing that the Store returns for compatibility, and ignores in an update.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
 */
const OBSOLETE_LISTING_FIELDS = ['privacyPolicy', 'supportContact', 'websiteUrl'];
// By path.
// No update keeps isAdvancedPricingModel: https://github.com/microsoft/msstore-cli/pull/175
const UNCHANGEABLE = [
    [
        /^\w+Packages\[.*\]\.(version|architecture|languages|capabilities|targetDeviceFamilies|targetPlatform)$/i,
        'read-only',
    ],
    [/^packageDeliveryOptions\.packageRollout\.(packageRolloutStatus|fallbackSubmissionId)$/i, 'read-only'],
    [/^pricing\.isAdvancedPricingModel$/i, 'read-only'],
    [/^pricing\.sales$/i, 'obsolete'],
    [new RegExp(`^listings\\..+\\.(${OBSOLETE_LISTING_FIELDS.join('|')})$`, 'i'), 'obsolete'],
];
/** Returns why an update cannot change the field at a path; undefined when it can. */
function unchangeable(field) {
    return UNCHANGEABLE.find(([path]) => path.test(field))?.[1];
}

// EXTERNAL MODULE: ./.build/src/plan/model/same-value.js
var same_value = __webpack_require__(347);
;// CONCATENATED MODULE: ./.build/src/plan/compare/changes.js




/** Lists what an update from one submission to another changes, in the order of the second one's fields. */
function changesBetween(before, after) {
    return differencesBetween(before, after).filter((change) => unchangeable(change.field) === undefined && !isLeftOut(change));
}
// An existing image is only removed when it is marked PendingDelete:
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#image-object
function isLeftOut({ field, before, after }) {
    return after === null && before !== 'PendingUpload' && /\.(images\[.*\]|icon)$/i.test(field);
}
/** Lists every difference between two submissions except in the Store's own fields. */
function differencesBetween(before, after, depth = 'whole') {
    return compareObjects('', withoutReadOnly(before), withoutReadOnly(after), depth);
}
function compareObjects(path, before, after, depth) {
    return (0,shared_json/* namesOf */.eZ)(after, before).flatMap((name) => {
        const spelling = (0,shared_json/* findKey */.Tj)(before, name) ?? name;
        const field = path === '' ? spelling : `${path}.${spelling}`;
        return compareValues(field, before[spelling], (0,shared_json/* getField */.VI)(after, name), depth);
    });
}
function compareValues(field, before, after, depth) {
    if (before === after)
        return [];
    if (haveFields(before, after, depth))
        return compareObjects(field, (0,shared_json/* asObject */.eB)(before), (0,shared_json/* asObject */.eB)(after), depth);
    const [entriesBefore, entriesAfter] = [(0,file_entry/* asFileEntries */.ho)(before), (0,file_entry/* asFileEntries */.ho)(after)];
    if ([...entriesBefore, ...entriesAfter].some(({ fileName }) => fileName !== undefined)) {
        return compareFiles(field, entriesBefore, entriesAfter, depth);
    }
    return (0,same_value/* isSameValue */.a)(before, after) ? [] : [{ field, before: before ?? null, after: after ?? null }];
}
function haveFields(before, after, depth) {
    const values = [before, after];
    const isField = (value) => (0,shared_json/* isJsonObject */.OW)(value) || (depth === 'fields' && value == null);
    return values.some(shared_json/* isJsonObject */.OW) && values.every(isField);
}
function compareFiles(field, before, after, depth) {
    const removed = [...before];
    const changes = after.flatMap((entry) => {
        const index = removed.findIndex((old) => isSameEntry(old, entry));
        const [old] = index === -1 ? [] : removed.splice(index, 1);
        return compareEntries(`${field}[${entry.fileName}]`, old, entry, depth);
    });
    return [
        ...changes,
        ...removed.flatMap((old) => compareEntries(`${field}[${old.fileName}]`, old, undefined, depth)),
    ];
}
// By ID, otherwise by name: a file has no valid ID before the Store has it.
function isSameEntry(before, after) {
    if (before.id && before.id === after.id)
        return true;
    const arePending = (0,file_entry/* isPendingUpload */.lQ)(before);
    if ((0,file_entry/* isPendingUpload */.lQ)(after) !== arePending || (!arePending && before.id && after.id))
        return false;
    return (0,file_entry/* isSameFile */.Dl)(before, after);
}
// The status of a file says what happens to it, so a changed status is a change of the whole entry.
function compareEntries(field, before, after, depth) {
    const { id: _, fileStatus: statusBefore = null, ...fieldsBefore } = before ?? {};
    const { id: __, fileStatus: statusAfter = null, ...fieldsAfter } = after ?? {};
    const status = { field, before: statusBefore, after: statusAfter };
    if (before === undefined || after === undefined)
        return [status];
    const statuses = statusBefore === statusAfter ? [] : [status];
    // Nothing else matters for a file that is to be removed.
    if (statusAfter === 'PendingDelete')
        return statuses;
    // Names that differ only in their slashes are the same, see zipPath.
    const fileName = (0,file_entry/* isNamed */.ev)(before, after.fileName) ? { fileName: after.fileName } : {};
    return [...statuses, ...compareObjects(field, { ...fieldsBefore, ...fileName }, fieldsAfter, depth)];
}

;// CONCATENATED MODULE: ./.build/src/plan/compare/stores-own.js



/**
 * Returns whether a difference may have been made by the Store itself. A file marked for deletion may be gone. The
 * Store fills in the facts of a file, the IDs of a trailer, and fields that have a default; it may omit an empty field,
 * trim a text, or add the time to a date.
 */
function mayBeTheStores({ field, before, after }) {
    if (before === 'PendingDelete' && after === null)
        return true;
    if ((0,same_value/* isSameValue */.a)(before, null))
        return isFact(field) || typeof after === 'boolean' || typeof after === 'number' || isNothing(field, after);
    if ((0,same_value/* isSameValue */.a)(after, null))
        return isNothing(field, before);
    return isCompleted(before, after) || isSameTrimmed(before, after);
}
function isFact(field) {
    return /\]\.(?!description$)\w+$/i.test(field);
}
/** Returns whether a value means "none" or "off": the Store may omit such a field. */
function isNothing(field, value) {
    if (unchangeable(field) === 'read-only')
        return true;
    if (Array.isArray(value))
        return value.every((item) => isNothing(field, item));
    if ((0,shared_json/* isJsonObject */.OW)(value))
        return Object.entries(value).every(([name, inner]) => isNothing(`${field}.${name}`, inner));
    return (0,same_value/* isSameValue */.a)(value, null) || value === false || value === 0;
}
/** Returns whether `after` equals `before`, possibly with more fields filled in. */
function isCompleted(before, after) {
    if (Array.isArray(before) && Array.isArray(after)) {
        const rest = [...after];
        const areThere = before.every((item) => {
            const index = rest.findIndex((other) => (0,same_value/* isSameValue */.a)(item, other) || isCompleted(item, other));
            if (index !== -1)
                rest.splice(index, 1);
            return index !== -1;
        });
        return areThere && rest.length === 0;
    }
    if (!(0,shared_json/* isJsonObject */.OW)(before) || !(0,shared_json/* isJsonObject */.OW)(after))
        return isSameTrimmed(before, after);
    return Object.keys({ ...before, ...after }).every((name) => {
        const [one, other] = [(0,shared_json/* getField */.VI)(before, name), (0,shared_json/* getField */.VI)(after, name)];
        if ((0,same_value/* isSameValue */.a)(one, null) || (0,same_value/* isSameValue */.a)(one, other))
            return true;
        return (0,same_value/* isSameValue */.a)(other, null) ? isNothing(name, one) : isCompleted(one, other);
    });
}
// A number may have been sent as a text, or a date without a time.
function isSameTrimmed(before, after) {
    if (typeof before !== 'string')
        return false;
    if (typeof after === 'number')
        return before.trim() !== '' && Number(before) === after;
    const sent = before.trim().replace(/^\d{4}-\d{2}-\d{2}$/, '$&T00:00:00Z');
    return typeof after === 'string' && ((0,same_value/* isSameValue */.a)(before.trim(), after.trim()) || (0,same_value/* isSameValue */.a)(sent, after));
}
// The condition under which a field has an effect, by path in lower case.
const CONDITIONS = new Map(Object.entries({
    targetpublishdate: (submission) => (0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)(submission, 'targetPublishMode')) === 'SpecificDate',
    'packagedeliveryoptions.mandatoryupdateeffectivedate': (submission) => (0,shared_json/* getField */.VI)((0,shared_json/* getObject */.iM)(submission, 'packageDeliveryOptions'), 'isMandatoryUpdate') === true,
    'packagedeliveryoptions.packagerollout.packagerolloutpercentage': (submission) => (0,shared_json/* getField */.VI)((0,shared_json/* getObject */.iM)(submission, 'packageDeliveryOptions', 'packageRollout'), 'isPackageRollout') ===
        true,
}));
/**
 * Returns whether a field has no effect in a submission: a date that is not used, or the percentage of a rollout that
 * is off.
 */
function isIdle(field, submission) {
    return CONDITIONS.get(field.toLowerCase())?.(submission) === false;
}

;// CONCATENATED MODULE: ./.build/src/plan/compare/draft-differences.js




/**
 * Lists how a plan for the draft differs from the same plan for the live submission: the Store creates a draft as a
 * copy of the live submission, and any other content would be published unasked. Its rollout and the IDs of its files
 * are its own.
 */
function differencesOfDraft(planForLive, planForDraft) {
    const [live, draft] = [planForLive, planForDraft].map(withoutIds);
    return differencesBetween(live, draft).filter((change) => !mayBeTheStores(change) && !isOwnOfDraft(change) && !isIdle(change.field, planForDraft));
}
// https://learn.microsoft.com/windows/uwp/publish/gradual-package-rollout: a draft is not part of the live submission's
// rollout.
function isOwnOfDraft({ field }) {
    return (/^packageDeliveryOptions\.packageRollout(\.|$)/i.test(field) ||
        /^pricing\.isAdvancedPricingModel$/i.test(field) ||
        unchangeable(field) === 'obsolete');
}
function withoutIds(value) {
    if (Array.isArray(value))
        return value.map(withoutIds);
    if (!(0,shared_json/* isJsonObject */.OW)(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([name]) => !/^(id|videoFileId)$/i.test(name))
        .map(([name, inner]) => [name, withoutIds(inner)]));
}

;// CONCATENATED MODULE: ./.build/src/plan/transforms/live-texts.js



/**
 * Returns a draft whose listings have the live texts, in the languages that both have. A draft is a copy of the live
 * submission, but the Store has been seen to give the listings of an app with two reserved names the other name:
 * https://github.com/microsoft/msstore-cli/issues/92
 */
function withLiveTexts(draft, live) {
    const name = (0,shared_json/* findKey */.Tj)(draft, 'listings');
    if (name === undefined)
        return draft;
    return { ...draft, [name]: restoreTexts((0,shared_json/* getObject */.iM)(draft, name), (0,shared_json/* getObject */.iM)(live, name)) };
}
const TEXTS = new Set(Object.keys(listing_facts/* LISTING_FIELDS */.rH).map((name) => name.toLowerCase()));
function restoreTexts(draft, live) {
    const fields = (0,shared_json/* namesOf */.eZ)(draft, live).map((name) => {
        const [own, other] = [(0,shared_json/* getField */.VI)(draft, name), (0,shared_json/* getField */.VI)(live, name)];
        if (TEXTS.has(name.toLowerCase()))
            return [name, (0,same_value/* isSameValue */.a)(own, other) ? own : other];
        return [name, (0,shared_json/* isJsonObject */.OW)(own) && (0,shared_json/* isJsonObject */.OW)(other) ? restoreTexts(own, other) : own];
    });
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

// EXTERNAL MODULE: ./.build/src/plan/model/package-facts.js
var package_facts = __webpack_require__(1975);
;// CONCATENATED MODULE: ./.build/src/plan/compare/inherited-warnings.js




/**
 * Lists, as sentences, settings that the draft has inherited from the last release and that are rarely intended twice.
 */
function inheritedWarnings(inheritance) {
    return [...mandatoryUpdate(inheritance), ...publishDate(inheritance), ...futureDeviceFamilies(inheritance)];
}
function mandatoryUpdate({ planned, request: { submission, settings } }) {
    const options = (0,shared_json/* getObject */.iM)(planned, 'packageDeliveryOptions');
    const given = (0,shared_json/* getObject */.iM)(submission ?? {}, 'packageDeliveryOptions');
    const isGiven = settings.mandatoryUpdateDate !== undefined || hasField(given, 'isMandatoryUpdate');
    if ((0,shared_json/* getField */.VI)(options, 'isMandatoryUpdate') !== true || isGiven || (0,package_list/* newPackageNames */.$l)(planned).length === 0)
        return [];
    const date = (0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)(options, 'mandatoryUpdateEffectiveDate'));
    const from = date === '' ? '' : ` from ${date} on`;
    return [
        `The update is mandatory${from}, as the last release was. To change that, set "mandatory-update-date", or {"packageDeliveryOptions": {"isMandatoryUpdate": false}} in "submission".`,
    ];
}
function publishDate({ base, planned, request: { submission = {}, settings }, now, }) {
    // Exported JSON repeats the Store's values, which does not make them a request.
    const isGiven = (field) => hasField(submission, field) && !(0,same_value/* isSameValue */.a)((0,shared_json/* getField */.VI)(submission, field), (0,shared_json/* getField */.VI)(base, field));
    if (settings.publishMode !== undefined || isGiven('targetPublishMode') || isGiven('targetPublishDate'))
        return [];
    if ((0,shared_json/* getField */.VI)(planned, 'targetPublishMode') !== 'SpecificDate')
        return [];
    const date = (0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)(planned, 'targetPublishDate'));
    const isPast = Date.parse(date) <= now;
    return [
        `The publish date ${date} is the last release's${isPast ? ' and has passed' : ''}. To change when this one is published, set "publish-mode".`,
    ];
}
/** Warns about device families to which the app is offered but which no package supports. */
function futureDeviceFamilies({ planned, request }) {
    const field = 'allowTargetFutureDeviceFamilies';
    if ((0,package_list/* newPackageNames */.$l)(planned).length === 0)
        return [];
    const packages = (0,package_list/* remainingPackages */.Mc)(planned).map((entry) => (0,package_facts/* plannedFacts */.o1)(entry, request.packages));
    const given = (0,shared_json/* getObject */.iM)(request.submission ?? {}, field);
    const families = Object.entries((0,shared_json/* getObject */.iM)(planned, field))
        .filter(([family, isAllowed]) => isAllowed === true && !hasField(given, family))
        .map(([family]) => family)
        .filter((family) => !(0,package_facts/* servesFamily */.Ri)(packages, `windows.${family}`));
    if (families.length === 0)
        return [];
    const json = JSON.stringify({ [field]: Object.fromEntries(families.map((family) => [family, false])) });
    return [
        `${field} is true for ${families.join(', ')}, as in the last release, and no package is for ${families.length === 1 ? 'it' : 'them'}. To change that, set ${json} in "submission".`,
    ];
}
function hasField(object, name) {
    return (0,shared_json/* findKey */.Tj)(object, name) !== undefined;
}

// EXTERNAL MODULE: ./.build/src/shared/group-by.js
var group_by = __webpack_require__(1398);
// EXTERNAL MODULE: ./.build/src/shared/languages.js
var shared_languages = __webpack_require__(330);
;// CONCATENATED MODULE: ./.build/src/plan/model/language-maps.js

/** Lists the languages that a submission names, as it spells them: those of its listings and of its trailers. */
function languageKeys(submission) {
    const trailers = (0,shared_json/* asObjects */.Nt)((0,shared_json/* getField */.VI)(submission, 'trailers'));
    const maps = [(0,shared_json/* getObject */.iM)(submission, 'listings'), ...trailers.map((one) => (0,shared_json/* getObject */.iM)(one, 'trailerAssets'))];
    return [...new Set(maps.flatMap((map) => Object.keys(map)))];
}
/** Lists the texts of an app's listings; `base` is the Store's submission. */
function listedTexts(submission, base = {}) {
    return Object.entries((0,shared_json/* getObject */.iM)(submission, 'listings')).flatMap(([language, value]) => {
        const [listing, before] = [(0,shared_json/* asObject */.eB)(value), (0,shared_json/* getObject */.iM)(base, 'listings', language)];
        const platforms = Object.entries((0,shared_json/* getObject */.iM)(listing, 'platformOverrides'));
        return [
            {
                language,
                platform: undefined,
                place: language,
                texts: (0,shared_json/* getObject */.iM)(listing, 'baseListing'),
                before: (0,shared_json/* getObject */.iM)(before, 'baseListing'),
            },
            ...platforms.map(([platform, texts]) => ({
                language,
                platform,
                place: `${language} ${platform}`,
                texts: (0,shared_json/* asObject */.eB)(texts),
                before: (0,shared_json/* getObject */.iM)(before, 'platformOverrides', platform),
            })),
        ];
    });
}
/**
 * Returns the user's JSON with its languages spelled as in the Store, and new ones in lower case: the Store refuses
 * other spellings (https://github.com/microsoft/msstore-cli/issues/31).
 */
function spellLanguages(submission, stored) {
    const known = new Map(languageKeys(stored).map((language) => [language.toLowerCase(), language]));
    const spellKeys = (map) => Object.fromEntries(Object.entries(map).map(([key, value]) => [known.get(key.toLowerCase()) ?? key.toLowerCase(), value]));
    const spellAssets = (trailer) => (0,shared_json/* isJsonObject */.OW)(trailer) ? mapObject(trailer, 'trailerassets', spellKeys) : trailer;
    const spelled = mapObject(submission, 'listings', spellKeys);
    return Object.fromEntries(Object.entries(spelled).map(([name, value]) => {
        const isTrailers = name.toLowerCase() === 'trailers' && Array.isArray(value);
        return [name, isTrailers ? value.map(spellAssets) : value];
    }));
}
/** Returns an object in which the objects in a field of this name, in any case, are mapped. */
function mapObject(owner, field, map) {
    return Object.fromEntries(Object.entries(owner).map(([name, value]) => [
        name,
        name.toLowerCase() === field && (0,shared_json/* isJsonObject */.OW)(value) ? map(value) : value,
    ]));
}

// EXTERNAL MODULE: ./.build/src/plan/model/problems.js
var model_problems = __webpack_require__(8717);
;// CONCATENATED MODULE: ./.build/src/plan/compare/listing-warnings.js









/** Lists, as one sentence per cause, what the Store may refuse or will ignore in listings and sales. */
function listingWarnings(kind, base, planned) {
    if (kind === 'flight')
        return [];
    const more = kind === 'app' ? [...incompleteListings(base, planned), ...obsoleteFields(base, planned)] : [];
    return [...newLanguages(base, planned), ...longKeywords(planned), ...more, ...ignoredSales(base, planned)];
}
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#sale-object
function ignoredSales(base, planned) {
    const [before, after] = [base, planned].map((submission) => (0,shared_json/* getField */.VI)((0,shared_json/* getObject */.iM)(submission, 'pricing'), 'sales'));
    return (0,same_value/* isSameValue */.a)(before, after)
        ? []
        : ['The Store ignores "sales" in "pricing". Set them in Partner Center, under Pricing and availability.'];
}
function newLanguages(base, planned) {
    const known = new Set(languageKeys(base).map((language) => language.toLowerCase()));
    const languages = languageKeys(planned)
        .filter((language) => !known.has(language.toLowerCase()))
        .filter((language) => (0,shared_languages/* evaluateLanguage */.Eh)(language).kind === 'new');
    if (languages.length === 0)
        return [];
    const [are, them] = languages.length === 1
        ? ['The language code is', 'it']
        : [`${languages.length} language codes are`, 'them'];
    return [`${are} not in Microsoft's list, and the Store may refuse ${them}: ${(0,shared_names/* joinNames */.JH)(languages)}.`];
}
// https://github.com/microsoft/windows-dev-center-vsts-extension/issues/90
const MOST_KEYWORD_CHARACTERS = 30;
/** Warns about keywords that the API may refuse, even if they do not change: an update sends them all. */
function longKeywords(planned) {
    const listed = [{ place: '', texts: planned }, ...listedTexts(planned)].flatMap(({ place, texts }) => (0,shared_json/* asStrings */.P7)((0,shared_json/* getField */.VI)(texts, 'keywords')).map((keyword) => ({ keyword, place })));
    const long = listed.filter(({ keyword }) => keyword.length > MOST_KEYWORD_CHARACTERS);
    if (long.length === 0)
        return [];
    const names = [...(0,group_by/* groupBy */.$)(long, ({ keyword }) => keyword)].map(([keyword, own]) => {
        const places = own.map(({ place }) => place);
        return `"${keyword}"${places[0] === '' ? '' : ` in ${(0,model_problems/* namePlaces */.go)(places)}`}`;
    });
    return [
        `The API may refuse keywords of more than ${MOST_KEYWORD_CHARACTERS} characters, although Partner Center allows 40: ${(0,shared_names/* joinNames */.JH)(names)}.`,
    ];
}
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/add-and-edit-store-listing-info
const REQUIRED = {
    description: (texts) => (0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)(texts, 'description')).trim() !== '',
    screenshot: (texts, old) => remainingImages(texts, old).some(({ imageType = '' }) => /screenshot$/i.test(imageType)),
};
// An image that is omitted stays: https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#image-object
function remainingImages(texts, old) {
    const [images, before] = [texts, old].map((owner) => (0,file_entry/* asFileEntries */.ho)((0,shared_json/* getField */.VI)(owner, 'images')));
    const unlisted = before.filter((image) => !(0,file_entry/* isPendingUpload */.lQ)(image) && !images.some((one) => (0,file_entry/* refersTo */.zA)(one, image)));
    return [...images, ...unlisted].filter(file_entry/* isRemaining */.hB);
}
const namesOfRequired = `a ${Object.keys(REQUIRED).join(' and a ')}`;
/** Warns about listings that lack what the Store requires, if this run has created them or removed it. */
function incompleteListings(base, planned) {
    const before = (0,shared_json/* getObject */.iM)(base, 'listings');
    const incomplete = Object.entries((0,shared_json/* getObject */.iM)(planned, 'listings')).flatMap(([language, listing]) => {
        const texts = (0,shared_json/* getObject */.iM)((0,shared_json/* asObject */.eB)(listing), 'baseListing');
        const isNew = (0,shared_json/* getField */.VI)(before, language) === undefined;
        const old = (0,shared_json/* getObject */.iM)(before, language, 'baseListing');
        const missing = Object.entries(REQUIRED)
            .filter(([, has]) => !has(texts, old) && (isNew || has(old, {})))
            .map(([name]) => name);
        const cause = `${isNew ? 'without' : 'left without'} a ${missing.join(' and a ')}`;
        return missing.length === 0 ? [] : [{ language, cause }];
    });
    return [...(0,group_by/* groupBy */.$)(incomplete, ({ cause }) => cause)].map(([cause, listings]) => {
        const languages = listings.map(({ language }) => language);
        const subject = languages.length === 1 ? `The listing ${languages[0]}` : `The ${(0,model_problems/* namePlaces */.go)(languages)}`;
        return `${subject} would be ${cause}; the Store requires ${namesOfRequired}.`;
    });
}
function obsoleteFields(base, planned) {
    const changed = listedTexts(planned, base).flatMap(({ place, texts, before }) => OBSOLETE_LISTING_FIELDS.filter((field) => !(0,same_value/* isSameValue */.a)((0,shared_json/* getField */.VI)(texts, field), (0,shared_json/* getField */.VI)(before, field))).map((field) => ({ place, field })));
    if (changed.length === 0)
        return [];
    const fields = [...new Set(changed.map(({ field }) => field))];
    const places = [...new Set(changed.map(({ place }) => place))];
    return [
        `The Store ignores ${(0,shared_names/* joinNames */.JH)(fields)} in ${(0,model_problems/* namePlaces */.go)(places)}. Set ${fields.length === 1 ? 'it' : 'them'} in Partner Center, under Properties.`,
    ];
}

// EXTERNAL MODULE: ./.build/src/plan/compare/package-changes.js
var package_changes = __webpack_require__(1319);
// EXTERNAL MODULE: ./.build/src/plan/model/versions.js
var versions = __webpack_require__(8592);
;// CONCATENATED MODULE: ./.build/src/plan/compare/warnings.js






/**
 * Lists what is allowed but rarely intended: users who would no longer be served, and packages that nobody would get.
 */
function packageWarnings(base, planned, files) {
    // A package whose manifest is not read may support anything.
    const after = (0,package_list/* plannedPackages */.Ck)(planned, files) ?? [];
    if (after.length === 0)
        return [];
    const before = (0,package_list/* packageEntries */.fP)(base)
        .filter((entry) => !(0,file_entry/* isPendingUpload */.lQ)(entry))
        .map(package_facts/* factsOfEntry */.nk);
    return [
        ...lostArchitectures(before, after),
        ...lostLanguages(before, after),
        ...lostFamilies(before, after),
        ...raisedWindows(before, after),
        ...unservedOffers(base, planned, after),
        ...outranked((0,package_list/* livePackages */.CN)(base), planned, files),
    ];
}
// A neutral package supports every architecture, and a bundle with unknown contents may do so.
function lostArchitectures(before, after) {
    const served = after.flatMap(({ architecture }) => architecture.split('+'));
    if (served.includes('neutral') || after.some(package_facts/* hasUnknownContents */.PH))
        return [];
    const lost = before
        .filter((facts) => !(0,package_facts/* hasUnknownContents */.PH)(facts))
        .flatMap(({ architecture }) => architecture.split('+'))
        .filter((architecture) => !served.includes(architecture));
    return describeLost(lost, 'architecture');
}
function lostLanguages(before, after) {
    const served = after.flatMap(({ languages }) => languages);
    const lost = before.flatMap(({ languages }) => languages).filter((language) => !served.includes(language));
    return describeLost(lost, 'language');
}
// Partner Center asks for a confirmation here
// (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-management#removing-packages-for-a-previously-supported-device-family).
function lostFamilies(before, after) {
    const families = before.flatMap(({ deviceFamilies }) => deviceFamilies.map(({ name }) => name));
    const lost = families.filter((family) => !(0,package_facts/* servesFamily */.Ri)(after, family)).map(package_facts/* spellDeviceFamily */.xP);
    return describeLost(lost, 'device family');
}
const PLURALS = { architecture: 'architectures', language: 'languages', 'device family': 'device families' };
function describeLost(lost, what) {
    const names = [...new Set(lost)].filter((name) => name !== '');
    if (names.length === 0)
        return [];
    return [
        names.length === 1
            ? `The ${what} ${names[0]} is supported by the live release, but not by this one.`
            : `${names.length} ${PLURALS[what]} are supported by the live release, but not by this one: ${(0,shared_names/* joinNames */.JH)(names)}.`,
    ];
}
function raisedWindows(before, after) {
    const families = new Set(before.flatMap(({ deviceFamilies }) => deviceFamilies.map(({ name }) => name)));
    return [...families].flatMap((family) => {
        const [was, is] = [lowestWindows(before, family), lowestWindows(after, family)];
        if (was === undefined || is === undefined || (0,versions/* compareVersions */.Z)(is, was) <= 0)
            return [];
        return [
            `The minimum version of Windows rises from ${was} to ${is} for ${(0,package_facts/* spellDeviceFamily */.xP)(family)}: devices below it get no update.`,
        ];
    });
}
/** Returns the minimum version of Windows that a family needs; undefined when it is not known. */
function lowestWindows(packages, family) {
    if (packages.some(({ deviceFamilies }) => deviceFamilies.length === 0))
        return undefined;
    const [lowest] = packages
        .flatMap(({ deviceFamilies }) => deviceFamilies)
        .filter(({ name }) => name === family || name === package_facts/* UNIVERSAL */.af)
        .map(({ minVersion }) => minVersion)
        .toSorted(versions/* compareVersions */.Z);
    return lowest;
}
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/upload-app-packages#choosing-which-device-families-to-support
function unservedOffers(base, planned, after) {
    const before = (0,shared_json/* getObject */.iM)(base, 'allowTargetFutureDeviceFamilies');
    const unserved = Object.entries((0,shared_json/* getObject */.iM)(planned, 'allowTargetFutureDeviceFamilies'))
        .filter(([family, isOffered]) => isOffered === true && (0,shared_json/* getField */.VI)(before, family) !== true)
        .map(([family]) => family)
        .filter((family) => !(0,package_facts/* servesFamily */.Ri)(after, `windows.${family}`));
    if (unserved.length === 0)
        return [];
    return [
        `"allowTargetFutureDeviceFamilies" now offers the app to ${(0,shared_names/* joinNames */.JH)(unserved)}, which no package supports.`,
    ];
}
// Devices get the highest version that they can run
// (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#version-numbering-for-windows-10-and-11-packages).
function outranked(live, planned, files) {
    const remaining = (0,package_list/* remainingPackages */.Mc)(planned);
    const staying = remaining.filter((entry) => !(0,file_entry/* isPendingUpload */.lQ)(entry)).map(package_facts/* factsOfEntry */.nk);
    const added = remaining.filter(file_entry/* isPendingUpload */.lQ).map((entry) => (0,package_facts/* plannedFacts */.o1)(entry, files));
    return added.flatMap((one) => {
        const is = `${(0,shared_names/* quoteName */.AB)(one.fileName)} has version ${one.version}`;
        const stays = (0,package_facts/* findNewer */.pF)(one, staying, 'same');
        if (stays !== undefined)
            return [
                `${is}, and ${(0,shared_names/* quoteName */.AB)(stays.fileName)} with ${stays.version} stays: devices get the higher one. To roll back, set "existing-packages: remove".`,
            ];
        const unsure = (0,package_facts/* findNewer */.pF)(one, live, 'unknown');
        // A package that is known to be lower is refused by the rule `lower-version`.
        if (unsure === undefined || (0,package_facts/* findNewer */.pF)(one, live, 'same') !== undefined)
            return [];
        return [
            `${is}, and ${unsure.version} is live. If both are for the same devices, those keep ${unsure.version}.`,
        ];
    });
}
/** Returns the warning about files of the metadata folder that are skipped; none when there are none. */
function obsoleteFileWarnings(metadata) {
    const files = metadata?.obsolete ?? [];
    if (files.length === 0)
        return [];
    return [
        `Skipped ${(0,shared_names/* quoteNames */.DR)(files)}: privacy policy, support contact and website can only be set in Partner Center.`,
    ];
}

;// CONCATENATED MODULE: ./.build/src/plan/model/add-on-fields.js
/**
 * Texts that the listing of an add-on has; besides them there is one icon.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object
 */
const ADD_ON_FIELDS = new Set(['title', 'description']);

;// CONCATENATED MODULE: ./.build/src/plan/transforms/listings.js




/**
 * Merges the user's metadata folder into the listings of an app, language by language and field by field; a value that
 * means the same stays as in the Store. The images of a type are replaced when the folder has images of that type, and
 * the trailers when it has trailers. One that already exists, an image with the same name and caption or a trailer with
 * the same name, is not sent again.
 */
const applyListings = (submission, { metadata }) => {
    if (metadata === undefined)
        return submission;
    const { languages, trailers } = metadata;
    return (0,shared_json/* withFields */.qO)(submission, {
        ...(languages.length > 0 && { listings: updateListings(submission, languages, updateAppListing) }),
        ...(trailers.length > 0 && {
            trailers: updateTrailers((0,shared_json/* asObjects */.Nt)((0,shared_json/* getField */.VI)(submission, 'trailers')), trailers),
        }),
    });
};
/** Merges the user's metadata folder into the listings of an add-on: only title, description and icon. */
const applyAddOnListings = (submission, { metadata }) => {
    if (metadata === undefined)
        return submission;
    return (0,shared_json/* withFields */.qO)(submission, {
        listings: updateListings(submission, metadata.languages, updateAddOnListing),
    });
};
function updateListings(submission, languages, update) {
    const listings = (0,shared_json/* getObject */.iM)(submission, 'listings');
    const updated = languages.map((metadata) => [
        metadata.language,
        update((0,shared_json/* getObject */.iM)(listings, metadata.language), metadata),
    ]);
    return (0,shared_json/* withFields */.qO)(listings, Object.fromEntries(updated));
}
function updateAppListing(listing, { base, platformOverrides }) {
    const baseListing = updateTexts((0,shared_json/* getObject */.iM)(listing, 'baseListing'), base);
    const platforms = Object.entries(platformOverrides);
    if (platforms.length === 0)
        return (0,shared_json/* withFields */.qO)(listing, { baseListing });
    const existing = (0,shared_json/* getObject */.iM)(listing, 'platformOverrides');
    const updated = platforms.map(([name, metadata]) => [
        name,
        updateTexts((0,shared_json/* getObject */.iM)(existing, name), metadata),
    ]);
    return (0,shared_json/* withFields */.qO)(listing, {
        baseListing,
        platformOverrides: (0,shared_json/* withFields */.qO)(existing, Object.fromEntries(updated)),
    });
}
function updateAddOnListing(listing, { base }) {
    const fields = Object.entries(base.fields).filter(([name]) => ADD_ON_FIELDS.has(name));
    const updated = (0,shared_json/* withFields */.qO)(listing, changedFields(listing, Object.fromEntries(fields)));
    const fileName = base.images['Icon']?.[0]?.fileName;
    const { fileStatus, ...icon } = (0,file_entry/* asFileEntry */.zj)((0,shared_json/* getObject */.iM)(listing, 'icon'));
    if (fileName === undefined || ((0,file_entry/* isNamed */.ev)(icon, fileName) && fileStatus === 'Uploaded'))
        return updated;
    return (0,shared_json/* withFields */.qO)(updated, { icon: { fileName, fileStatus: 'PendingUpload' } });
}
function updateTexts(listing, { fields, images }) {
    const updated = (0,shared_json/* withFields */.qO)(listing, changedFields(listing, fields));
    if (Object.keys(images).length === 0)
        return updated;
    const existing = (0,file_entry/* asFileEntries */.ho)((0,shared_json/* getField */.VI)(listing, 'images'));
    const others = existing.filter(({ imageType = '' }) => !Object.hasOwn(images, imageType));
    const replaced = Object.entries(images).flatMap(([type, files]) => replaceImages(existing.filter(({ imageType }) => imageType === type), type, files));
    return (0,shared_json/* withFields */.qO)(updated, { images: [...others, ...replaced] });
}
// The Store may have null for an empty field, and different line ends.
function changedFields(listing, fields) {
    return Object.fromEntries(Object.entries(fields).filter(([name, value]) => !(0,same_value/* isSameValue */.a)(value, (0,shared_json/* getField */.VI)(listing, name))));
}
function replaceImages(existing, imageType, files) {
    const images = files.map(({ fileName, caption: description = '' }) => {
        const found = existing.find((entry) => isImageOf(entry, fileName, description) && !(0,file_entry/* isPendingUpload */.lQ)(entry));
        const added = { fileName, fileStatus: 'PendingUpload', description, imageType };
        return { found, entry: found === undefined ? added : { ...found, fileStatus: 'Uploaded' } };
    });
    const replaced = existing.filter((entry) => !images.some(({ found }) => found === entry));
    return [...(0,file_entry/* markForDeletion */.nb)(replaced), ...images.map(({ entry }) => entry)];
}
// If the folder has no caption for an image, any caption matches.
function isImageOf(entry, fileName, caption) {
    const hasCaption = caption === undefined || (0,same_value/* isSameValue */.a)((0,shared_json/* getField */.VI)(entry, 'description'), caption);
    return (0,file_entry/* isNamed */.ev)(entry, fileName) && hasCaption;
}
function updateTrailers(existing, files) {
    return files.map(({ fileName: videoFileName, assets }) => {
        const found = existing.find((trailer) => (0,file_entry/* isNamed */.ev)({ fileName: (0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)(trailer, 'videoFileName')) }, videoFileName));
        const existingAssets = (0,shared_json/* getObject */.iM)(found ?? {}, 'trailerAssets');
        const updated = Object.entries(assets).map(([language, asset]) => [
            language,
            updateTrailerAsset((0,shared_json/* getObject */.iM)(existingAssets, language), asset),
        ]);
        const trailerAssets = (0,shared_json/* withFields */.qO)(existingAssets, Object.fromEntries(updated));
        return (0,shared_json/* withFields */.qO)(found ?? { videoFileName }, { trailerAssets });
    });
}
function updateTrailerAsset(existing, { title, thumbnail: { fileName, caption } }) {
    const found = (0,file_entry/* asFileEntries */.ho)((0,shared_json/* getField */.VI)(existing, 'imageList')).find((entry) => isImageOf(entry, fileName, caption));
    const image = found ?? { fileName, ...(caption !== undefined && { description: caption }) };
    return (0,shared_json/* withFields */.qO)(existing, { title, imageList: [image] });
}

;// CONCATENATED MODULE: ./.build/src/plan/model/enum-values.js

// The words of the API, which are case-sensitive:
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions "NotSet" marks a field that has not been
// filled yet, and is listed only where the Store accepts it in an update.
/** Types that an image of a listing can have, including `Unknown`. */
const LISTING_IMAGE_TYPES = [...listing_facts/* IMAGE_TYPES */.eG, 'Unknown'];
const CATEGORIES = `BooksAndReference BooksAndReference_EReader BooksAndReference_Fiction
BooksAndReference_Nonfiction BooksAndReference_Reference Business Business_AccountingAndFinance
Business_Collaboration Business_CRM Business_DataAndAnalytics Business_FileManagement
Business_InventoryAndLogistics Business_LegalAndHR Business_ProjectManagement Business_RemoteDesktop
Business_SalesAndMarketing Business_TimeAndExpenses DeveloperTools DeveloperTools_Database
DeveloperTools_DesignTools DeveloperTools_DevelopmentKits DeveloperTools_Networking
DeveloperTools_ReferenceAndTraining DeveloperTools_Servers DeveloperTools_Utilities DeveloperTools_Webhosting
Education Education_BooksAndReference Education_EarlyLearning Education_InstructionalTools Education_Language
Education_StudyAids Entertainment FoodAndDining Games Games_ActionAndAdventure Games_CardAndBoard Games_Casino
Games_Classics Games_Educational Games_FamilyAndKids Games_Fighting Games_MultiPlayerOnlineBattleArena Games_Music
Games_Other Games_Platformer Games_PuzzleAndTrivia Games_RacingAndFlying Games_Roleplaying Games_Shooter
Games_Simulation Games_Sports Games_Strategy Games_Tools Games_Word GovernmentAndPolitics HealthAndFitness
KidsAndFamily KidsAndFamily_BooksAndReference KidsAndFamily_Entertainment KidsAndFamily_HobbiesAndToys
KidsAndFamily_SportsAndActivities KidsAndFamily_Travel Lifestyle Lifestyle_Automotive Lifestyle_DIY
Lifestyle_HomeAndGarden Lifestyle_Relationships Lifestyle_SpecialInterest Lifestyle_StyleAndFashion Medical
MultimediaDesign MultimediaDesign_IllustrationAndGraphicDesign MultimediaDesign_MusicProduction
MultimediaDesign_PhotoAndVideoProduction Music NavigationAndMaps NewsAndWeather NewsAndWeather_News
NewsAndWeather_Weather PersonalFinance PersonalFinance_BankingAndInvestments PersonalFinance_BudgetingAndTaxes
Personalization Personalization_RingtonesAndSounds Personalization_Themes
Personalization_WallpaperAndLockScreens PhotoAndVideo Productivity Security Security_PCProtection
Security_PersonalSecurity Shopping Social Sports Travel Travel_CityGuides Travel_Hotels UtilitiesAndTools
UtilitiesAndTools_BackupAndManage UtilitiesAndTools_FileManager`;
// The category is spelled Games_Roleplaying, the genre Games_RolePlaying.
const GENRES = `Games_ActionAndAdventure Games_CardAndBoard Games_Casino Games_Educational Games_FamilyAndKids
Games_Fighting Games_Music Games_Platformer Games_PuzzleAndTrivia Games_RacingAndFlying Games_RolePlaying
Games_Shooter Games_Simulation Games_Sports Games_Strategy Games_Word`;
function words(text) {
    return text.split(/\s+/);
}
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#price-tiers
function tiers(first, last) {
    return Array.from({ length: last - first + 1 }, (_, index) => `Tier${first + index}`);
}
/** Words of a price, for the base price and for a market's. */
const PRICES = ['Free', 'NotAvailable', 'Base', ...tiers(2, 96), ...tiers(1012, 1424)];
/** Words that a field of a submission may have, by the API's name of the field. */
const ENUM_VALUES = {
    applicationCategory: words(CATEGORIES),
    contentType: words('BookDownload EMagazine ENewspaper MusicDownload MusicStream OnlineDataStorage VideoDownload VideoStream Asp OnlineDownload'),
    enterpriseLicensing: words('None Online OnlineAndOffline'),
    fileStatus: words('None PendingUpload Uploaded PendingDelete'),
    genres: words(GENRES),
    hardwarePreferences: words('Touch Keyboard Mouse Camera NfcHce Nfc BluetoothLE Telephony'),
    imageType: LISTING_IMAGE_TYPES,
    kinectDataForExternal: words('NotSet Unknown Enabled Disabled'),
    lifetime: words('Forever OneDay ThreeDays FiveDays OneWeek TwoWeeks OneMonth TwoMonths ThreeMonths SixMonths OneYear'),
    minimumDirectXVersion: words('None DirectX93 DirectX100'),
    minimumSystemRam: words('None Memory2GB'),
    priceId: PRICES,
    targetPublishMode: words('Immediate Manual SpecificDate'),
    trialPeriod: words('NoFreeTrial OneDay SevenDays FifteenDays ThirtyDays TrialNeverExpires'),
    visibility: words('Public Private Hidden'),
};

;// CONCATENATED MODULE: ./.build/src/plan/model/submission-fields.js


function typed(field, names) {
    return Object.fromEntries(names.split(/\s+/).map((name) => [name, field]));
}
const any = (names) => typed('any', names);
const texts = (names) => typed('text', names);
const booleans = (names) => typed('boolean', names);
function submission_fields_words(...names) {
    return Object.fromEntries(names.map((name) => [name, { words: ENUM_VALUES[name] }]));
}
// The read-only ones among them are part of exported JSON.
const EVERY_SUBMISSION = {
    ...any('id status statusDetails fileUploadUrl friendlyName resourceLocation appId iapId flightId'),
    targetPublishDate: 'date',
    ...submission_fields_words('targetPublishMode'),
};
const PACKAGE = {
    ...any('id version architecture languages capabilities targetDeviceFamilies targetPlatform'),
    ...texts('fileName'),
    // In JSON created by StoreBroker.
    ...any('targetDeviceFamiliesEx minOSVersion innerPackages'),
    ...submission_fields_words('fileStatus', 'minimumDirectXVersion', 'minimumSystemRam'),
};
const IMAGE = {
    ...any('id'),
    ...texts('fileName description'),
    ...submission_fields_words('fileStatus'),
    // Unknown types are checked with the images: one that the Store already has is accepted.
    imageType: { words: ENUM_VALUES.imageType, isOpen: true },
};
const PRICING = {
    ...any('sales isAdvancedPricingModel'),
    ...submission_fields_words('priceId'),
    marketSpecificPricings: { map: { words: ENUM_VALUES.priceId } },
};
const DELIVERY = {
    ...booleans('isMandatoryUpdate'),
    mandatoryUpdateEffectiveDate: 'date',
    packageRollout: {
        fields: {
            ...any('packageRolloutStatus fallbackSubmissionId'),
            ...booleans('isPackageRollout isSeekEnabled'),
            packageRolloutPercentage: 'percentage',
        },
    },
};
const submission_fields_TEXTS = { list: 'text' };
const LISTING = {
    ...Object.fromEntries(Object.entries(listing_facts/* LISTING_FIELDS */.rH).map(([name, form]) => [name, form === 'lines' ? submission_fields_TEXTS : 'text'])),
    // Obsolete: the Store returns them, and ignores them in an update.
    ...any('privacyPolicy supportContact websiteUrl'),
    images: { list: { fields: IMAGE } },
};
const GAMING_OPTIONS = {
    ...booleans('isLocalMultiplayer isLocalCooperative isOnlineMultiplayer isOnlineCooperative'),
    ...booleans('isBroadcastingPrivilegeGranted isCrossPlayEnabled'),
    ...typed('number', 'localMultiplayerMinPlayers localMultiplayerMaxPlayers'),
    ...typed('number', 'localCooperativeMinPlayers localCooperativeMaxPlayers'),
    ...submission_fields_words('kinectDataForExternal'),
    genres: { list: { words: ENUM_VALUES.genres } },
};
const TRAILER = {
    ...any('id videoFileId'),
    ...texts('videoFileName'),
    trailerAssets: { map: { fields: { ...texts('title'), imageList: { list: { fields: IMAGE } } } } },
};
/**
 * Fields of the submissions of each kind:
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#app-submission-object,
 * https://learn.microsoft.com/windows/uwp/monetize/manage-flight-submissions#flight-submission-object,
 * https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#add-on-submission-object
 */
const SUBMISSION_FIELDS = {
    app: {
        ...EVERY_SUBMISSION,
        ...booleans('automaticBackupEnabled canInstallOnRemovableMedia isGameDvrEnabled hasExternalInAppProducts'),
        ...booleans('meetAccessibilityGuidelines allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies'),
        ...texts('notesForCertification'),
        allowTargetFutureDeviceFamilies: { fields: booleans('Desktop Mobile Holographic Xbox Team') },
        ...submission_fields_words('applicationCategory', 'visibility', 'enterpriseLicensing'),
        hardwarePreferences: { list: { words: ENUM_VALUES.hardwarePreferences } },
        pricing: { fields: { ...PRICING, ...submission_fields_words('trialPeriod') } },
        listings: {
            map: { fields: { baseListing: { fields: LISTING }, platformOverrides: { map: { fields: LISTING } } } },
        },
        gamingOptions: { list: { fields: GAMING_OPTIONS } },
        applicationPackages: { list: { fields: PACKAGE } },
        packageDeliveryOptions: { fields: DELIVERY },
        trailers: { list: { fields: TRAILER } },
    },
    flight: {
        ...EVERY_SUBMISSION,
        ...texts('notesForCertification'),
        flightPackages: { list: { fields: PACKAGE } },
        packageDeliveryOptions: { fields: DELIVERY },
    },
    'add-on': {
        ...EVERY_SUBMISSION,
        ...texts('tag'),
        keywords: submission_fields_TEXTS,
        ...submission_fields_words('contentType', 'lifetime', 'visibility'),
        pricing: { fields: PRICING },
        listings: { map: { fields: { ...texts('title description'), icon: { fields: IMAGE } } } },
    },
};
function namesIn(field) {
    if (typeof field === 'string' || 'words' in field)
        return [];
    if ('map' in field)
        return namesIn(field.map);
    if ('list' in field)
        return namesIn(field.list);
    return Object.entries(field.fields).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
/** The API's spelling of every field, by its name in lower case. */
const FIELD_SPELLING = new Map(Object.values(SUBMISSION_FIELDS)
    .flatMap((fields) => namesIn({ fields }))
    .map((name) => [name.toLowerCase(), name]));

;// CONCATENATED MODULE: ./.build/src/plan/transforms/existing-packages.js



/**
 * Returns the entries of the existing packages, given the others. One that an earlier run left without its file is
 * always removed, since that file will never be uploaded.
 */
function keepExisting(policy, existing, others) {
    switch (policy.kind) {
        case 'remove':
            return (0,file_entry/* markForDeletion */.nb)(existing);
        case 'keep':
            return existing.filter((entry) => !(0,file_entry/* isPendingUpload */.lQ)(entry));
        case 'keep-latest':
            return keepLatest(policy.count, existing, others);
    }
}
function keepLatest(count, existing, { added, kept }) {
    const packages = existing.map((entry) => {
        const isStored = !['PendingUpload', 'PendingDelete'].includes(entry.fileStatus ?? '');
        const facts = isStored ? [(0,package_facts/* factsOfEntry */.nk)(entry)] : [];
        return { entry, facts: facts.filter((one) => !isRolledBack(one, added)) };
    });
    // The others first: of two packages with the same version, the added one counts as newer.
    const ranked = [...added, ...kept, ...packages.flatMap(({ facts }) => facts)].toSorted(newestFirst);
    return packages.flatMap(({ entry, facts }) => facts.some((one) => isAmongLatest(one, ranked, count)) ? [entry] : (0,file_entry/* markForDeletion */.nb)([entry]));
}
// Devices would keep getting the newer package if it stayed
// (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#using-version-numbering-to-roll-back-to-a-previously-shipped-package-for-new-acquisitions).
function isRolledBack(existing, added) {
    return added.some((one) => one.version !== '' && (0,package_facts/* findNewer */.pF)(one, [existing], 'same') !== undefined);
}
// A package with an unknown version has just been added.
function newestFirst(one, other) {
    const comesFirst = Number(other.version === '') - Number(one.version === '');
    return comesFirst || (0,versions/* comparePackageVersions */.z)(other.version, one.version);
}
function isAmongLatest(facts, ranked, count) {
    const sameArchitecture = ranked.filter((other) => (0,package_facts/* isSameArchitecture */.yq)(facts, other));
    return familyNames(facts).some((family) => sameArchitecture
        .filter((other) => familyNames(other).includes(family))
        .slice(0, count)
        .includes(facts));
}
// Packages that name no devices are compared with each other.
function familyNames({ deviceFamilies }) {
    return deviceFamilies.length === 0 ? [''] : deviceFamilies.map(({ name }) => name);
}

;// CONCATENATED MODULE: ./.build/src/plan/transforms/merge-json.js







/**
 * Merges the user's JSON into the draft as a JSON Merge Patch (RFC 7396), with two differences: property names and
 * language keys are case-insensitive and keep the Store's spelling, and packages and images are matched entry by entry.
 * New languages are spelled in lower case.
 */
const mergeSubmission = (submission, request) => request.submission === undefined
    ? submission
    : mergeObject(submission, spellLanguages(withoutReadOnly(request.submission), submission), request);
function mergeObject(base, patch, request) {
    const spelling = new Map(Object.keys(base).map((name) => [name.toLowerCase(), name]));
    const merged = new Map(Object.entries(base));
    for (const [given, value] of Object.entries(patch)) {
        const key = given.toLowerCase();
        const name = spelling.get(key) ?? FIELD_SPELLING.get(key) ?? given;
        spelling.set(key, name);
        if (value === null)
            merged.delete(name);
        else
            merged.set(name, mergeValue(name, merged.get(name), value, request));
    }
    return Object.fromEntries(merged);
}
function mergeValue(name, base, patch, request) {
    if ((0,shared_json/* isJsonObject */.OW)(patch))
        return mergeObject((0,shared_json/* asObject */.eB)(base), patch, request);
    const list = FILE_LISTS.get(name.toLowerCase());
    // Anything but a list of objects is refused later.
    if (list === undefined || !Array.isArray(patch) || !patch.every(shared_json/* isJsonObject */.OW))
        return patch;
    return mergeFiles((0,file_entry/* asFileEntries */.ho)(base), (0,file_entry/* asFileEntries */.ho)(patch), list, request);
}
const PACKAGES = {
    keepUnlisted: keepUnlistedPackages,
    newFields: new Set(['filename', 'filestatus', 'minimumdirectxversion', 'minimumsystemram']),
};
// By name in lower case.
const FILE_LISTS = new Map([
    ['applicationpackages', PACKAGES],
    ['flightpackages', PACKAGES],
    ['images', { keepUnlisted: keepUnlistedImages }],
]);
function keepUnlistedPackages(unlisted, listed, { existingPackages, packages }) {
    const remaining = listed.filter(file_entry/* isRemaining */.hB);
    return keepExisting(existingPackages, unlisted, {
        added: remaining.filter(file_entry/* isPendingUpload */.lQ).map((entry) => (0,package_facts/* plannedFacts */.o1)(entry, packages)),
        kept: remaining.filter((entry) => !(0,file_entry/* isPendingUpload */.lQ)(entry)).map((entry) => (0,package_facts/* plannedFacts */.o1)(entry, packages)),
    });
}
// An image stays until it is marked for deletion, or replaced by another of the same name.
function keepUnlistedImages(unlisted, listed) {
    const added = listed.filter(file_entry/* isPendingUpload */.lQ);
    return unlisted.flatMap((entry) => added.some((other) => (0,file_entry/* isSameFile */.Dl)(other, entry)) ? (0,file_entry/* markForDeletion */.nb)([entry]) : [entry]);
}
function mergeFiles(base, patch, { keepUnlisted, newFields }, request) {
    // A list without entries names nothing, so it requests nothing.
    if (patch.length === 0)
        return base;
    const pairs = patch.map((entry) => ({ entry, old: matchingEntry(base, entry) }));
    const listed = pairs.map(({ entry, old }) => {
        const { id: _, ...fields } = entry;
        // An entry found by its name keeps its ID: the JSON may come from a submission in which it had another.
        if (old !== undefined)
            return mergeObject(old, fields, request);
        // An entry that claims to be in the Store is left unchanged, and refused later.
        if (hasId(entry) && !(0,file_entry/* isPendingUpload */.lQ)(entry))
            return entry;
        const known = Object.entries(fields).filter(([name]) => newFields?.has(name.toLowerCase()) ?? true);
        return { fileStatus: 'PendingUpload', ...Object.fromEntries(known) };
    });
    const unlisted = base.filter((entry) => !pairs.some(({ old }) => old === entry));
    return [...keepUnlisted(unlisted, listed, request), ...listed];
}
// By ID, otherwise by name. A new file never takes over an old entry, even if it has the same name.
function matchingEntry(base, entry) {
    const sameId = hasId(entry) ? base.find(({ id }) => id === entry.id) : undefined;
    const isNew = (0,file_entry/* isPendingUpload */.lQ)(entry);
    return sameId ?? base.find((other) => (0,file_entry/* isSameFile */.Dl)(other, entry) && (!isNew || (0,file_entry/* isPendingUpload */.lQ)(other)));
}
function hasId({ id }) {
    return typeof id === 'string' && id !== '';
}

;// CONCATENATED MODULE: ./.build/src/plan/transforms/packages.js




/**
 * Adds the user's packages to the submission and applies the policy to the existing ones, unless the user's JSON
 * already determines the packages.
 */
function applyPackages(list) {
    return (submission, { submission: patch, packages, existingPackages }) => {
        const named = (0,file_entry/* asFileEntries */.ho)((0,shared_json/* getField */.VI)(patch ?? {}, list)).length > 0;
        if (named || packages.length === 0)
            return submission;
        const added = packages.map(({ fileName }) => ({
            fileName,
            fileStatus: 'PendingUpload',
            minimumDirectXVersion: 'None',
            minimumSystemRam: 'None',
        }));
        const others = { added: packages.map(package_facts/* factsOfFile */.vg), kept: [] };
        const left = keepExisting(existingPackages, (0,file_entry/* asFileEntries */.ho)((0,shared_json/* getField */.VI)(submission, list)), others);
        return (0,shared_json/* withFields */.qO)(submission, { [list]: [...left, ...added] });
    };
}

// EXTERNAL MODULE: ./.build/src/plan/transforms/rollout.js
var transforms_rollout = __webpack_require__(5656);
// EXTERNAL MODULE: ./.build/src/plan/transforms/settings.js
var settings = __webpack_require__(7592);
;// CONCATENATED MODULE: ./.build/src/plan/plan.js







// The only difference between the kinds in what is sent. Later transforms win.
const TRANSFORMS = {
    app: [
        mergeSubmission,
        applyListings,
        settings/* applyReleaseNotes */.NK,
        settings/* applySettings */.iN,
        applyPackages('applicationPackages'),
        transforms_rollout/* setRollout */.oJ,
        settings/* setMandatoryUpdate */.Vb,
    ],
    flight: [mergeSubmission, settings/* applySettings */.iN, applyPackages('flightPackages'), transforms_rollout/* setRollout */.oJ, settings/* setMandatoryUpdate */.Vb],
    'add-on': [mergeSubmission, applyAddOnListings, settings/* applySettings */.iN],
};
/**
 * Plans what to send for `base`: the draft or, for a preview, the live submission. The uploads and the changes are
 * derived from the result, so they always agree with it.
 */
function planSubmission(kind, base, request) {
    const verbatim = request.submissionMode === 'replace' ? request.submission : undefined;
    const submission = verbatim ?? TRANSFORMS[kind].reduce((result, transform) => transform(result, request), base);
    return { submission, uploads: pendingUploads(submission), changes: changesBetween(base, submission) };
}

// EXTERNAL MODULE: ./.build/src/plan/model/rule-codes.js
var rule_codes = __webpack_require__(1540);
;// CONCATENATED MODULE: ./.build/src/plan/rules/add-on-files.js



/** Refuses files in an add-on's metadata folder that only apps can have; if overruled, they are skipped. */
const checkAddOnFiles = (_plan, { kind, metadata }) => {
    if (kind !== 'add-on' || metadata === undefined)
        return [];
    const { languages, trailers } = metadata;
    const files = [...trailers.map(({ path }) => path), ...languages.flatMap(listAppFiles)];
    if (files.length === 0)
        return [];
    const are = `${(0,shared_names/* quoteNames */.DR)(files)} ${(0,model_problems/* agree */.d5)(files, 'is')} for an app.`;
    const problem = `${are} An add-on has a title, a description and one icon.`;
    return [(0,model_problems/* brokenRule */.qx)('app-only-file', 'metadata-path', problem, files[0])];
};
function listAppFiles({ base, platformOverrides }) {
    const fields = Object.entries(base.sources).filter(([name]) => !ADD_ON_FIELDS.has(name));
    const images = Object.entries(base.images).flatMap(([type, files]) => type === 'Icon' ? files.slice(1) : files);
    const overrides = Object.values(platformOverrides).flatMap((listing) => [
        ...Object.values(listing.sources),
        ...Object.values(listing.images).flatMap((files) => files.map(({ path }) => path)),
    ]);
    return [...fields.map(([, path]) => path), ...images.map(({ path }) => path), ...overrides];
}

;// CONCATENATED MODULE: ./.build/src/plan/model/images.js



/** Lists the images of an app's listings. */
function imageLists(submission) {
    return listedTexts(submission).map(({ place, texts }) => ({
        place,
        entries: (0,file_entry/* asFileEntries */.ho)((0,shared_json/* getField */.VI)(texts, 'images')),
    }));
}
/** Lists the images of a metadata folder, each with its type. */
function imagesByType({ languages }) {
    return languages
        .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
        .flatMap(({ images }) => Object.entries(images).flatMap(([type, files]) => files.map((file) => ({ type, file }))));
}
/** Lists the thumbnails of the trailers of a metadata folder. */
function thumbnails({ trailers }) {
    return trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail));
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/files.js





/** Checks that the files named in the submission and the available files are the same. */
const checkFiles = (plan, context) => [
    ...missingFiles(plan, context),
    ...unnamedFiles(plan, context),
    ...repeatedPackages(plan, context),
    ...unmeantPackages(plan, context),
];
const missingFiles = ({ uploads }, { kind, uploadFiles, metadata }) => {
    if (uploads.length === 0)
        return [];
    if (uploadFiles === undefined) {
        const input = kind === 'add-on' ? 'zip-path' : 'packages';
        const advice = kind === 'add-on' ? 'Set "zip-path" to a ZIP' : 'Set "packages", or "zip-path" to a ZIP';
        const problem = `the submission references ${(0,shared_names/* quoteNames */.DR)(uploads)}, but no file was provided. ${advice} that contains it.`;
        return [(0,model_problems/* brokenRule */.qx)('file-missing', input, problem)];
    }
    const entries = new Set(uploadFiles.entries.map(file_entry/* zipPath */.V3));
    const missing = uploads.filter((name) => !entries.has(name));
    if (missing.length === 0)
        return [];
    const inFolder = filesOfFolder(metadata);
    const where = uploadFiles.input === 'zip-path' ? 'the ZIP lacks' : 'the packages do not include';
    const advice = missing.some((name) => inFolder.has(name))
        ? ONE_ZIP[kind]
        : adviceOnNames(missing, uploadFiles.entries);
    return [
        (0,model_problems/* brokenRule */.qx)('file-missing', uploadFiles.input, `${where} ${(0,shared_names/* quoteNames */.DR)(missing)}, which the submission names. ${advice}`),
    ];
};
function adviceOnNames(missing, entries) {
    const unreadable = entries.filter((name) => name.includes('\ufffd'));
    if (unreadable.length > 0)
        return `${(0,shared_names/* quoteNames */.DR)(unreadable)} in it has a name that is neither ASCII nor UTF-8. Create the ZIP with a tool that writes UTF-8.`;
    // macOS writes an accent as a separate character, which looks the same.
    const composed = new Set(entries.map((name) => (0,file_entry/* zipPath */.V3)(name).normalize()));
    const twin = missing.find((name) => composed.has(name.normalize()));
    return twin === undefined
        ? `There is only ${(0,shared_names/* quoteNames */.DR)(entries)}. Names must match exactly.`
        : `"${twin}" is in it, but in another Unicode form (NFC, NFD), as macOS writes names. Rename the file, or copy its name from the ZIP.`;
}
const FROM_FOLDER = 'A submission has one ZIP: use "packages" instead of "zip-path", so that the images of "metadata-path" are added to it.';
// Recommend only inputs that the product has.
const ONE_ZIP = {
    app: FROM_FOLDER,
    flight: FROM_FOLDER,
    'add-on': 'A submission has one ZIP: remove "zip-path", so that one is created for the images of "metadata-path".',
};
const unnamedFiles = ({ uploads }, { kind, uploadFiles, metadata }) => {
    if (uploadFiles === undefined)
        return [];
    const unnamed = uploadFiles.packages
        .map(({ fileName }) => fileName)
        .filter((name) => !uploads.includes((0,file_entry/* zipPath */.V3)(name)));
    if (unnamed.length > 0) {
        const advice = kind === 'add-on' ? 'An add-on has no packages: remove it.' : 'Name it in "submission", or remove it.';
        const problem = `${(0,shared_names/* quoteNames */.DR)(unnamed)} is among the files, but the submission does not name it. ${advice}`;
        return [(0,model_problems/* brokenRule */.qx)('package-not-named', uploadFiles.input, problem)];
    }
    // Images of the folder that the Store already has are in use, although they are not sent again.
    const inFolder = filesOfFolder(metadata);
    const isUsed = uploads.length > 0 || uploadFiles.entries.some((name) => inFolder.has((0,file_entry/* zipPath */.V3)(name)));
    if (isUsed || uploadFiles.input !== 'zip-path')
        return [];
    return [
        (0,model_problems/* brokenRule */.qx)('file-unused', 'zip-path', `nothing in the ZIP would be used. It contains no package (${(0,shared_names/* quoteNames */.DR)(uploadFiles.entries)}) and "submission" marks no file PendingUpload.`),
    ];
};
// Several languages may name the same image, but a package is listed once.
const repeatedPackages = ({ submission }) => {
    const packages = (0,package_list/* newPackageNames */.$l)(submission).map(file_entry/* zipPath */.V3);
    const repeated = packages.filter((name, index) => packages.indexOf(name) !== index);
    if (repeated.length === 0)
        return [];
    return [(0,model_problems/* brokenRule */.qx)('package-repeated', 'submission', `${(0,shared_names/* quoteNames */.DR)(repeated)} is named more than once.`)];
};
const unmeantPackages = ({ submission }, { kind, metadataOnly }) => {
    const added = (0,package_list/* newPackageNames */.$l)(submission);
    const isPublishing = added.length > 0;
    if (kind === 'add-on' || metadataOnly !== isPublishing)
        return [];
    const problem = metadataOnly
        ? `is true, but ${(0,shared_names/* quoteNames */.DR)(added)} would be published. Remove one of the two.`
        : 'no package would be published. Set "packages" or "zip-path", or set "metadata-only: true" to publish without packages.';
    return [(0,model_problems/* brokenRule */.qx)('metadata-only', 'metadata-only', problem)];
};
function filesOfFolder(metadata) {
    if (metadata === undefined)
        return new Set();
    const images = imagesByType(metadata).map(({ file }) => file);
    const files = [...images, ...thumbnails(metadata), ...metadata.trailers];
    return new Set(files.map(({ fileName }) => (0,file_entry/* zipPath */.V3)(fileName)));
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/limits.js

/**
 * Limits of the texts of an app's listing, by property name: those of
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object and of Partner Center.
 */
const LISTING_LIMITS = {
    title: { mostCharacters: 256 },
    description: { mostCharacters: 10_000 },
    releaseNotes: { mostCharacters: listing_facts/* RELEASE_NOTES_LIMIT */.a_ },
    shortDescription: { mostCharacters: 1000 },
    shortTitle: { mostCharacters: 50 },
    sortTitle: { mostCharacters: 255 },
    voiceTitle: { mostCharacters: 255 },
    devStudio: { mostCharacters: 255 },
    licenseTerms: { mostCharacters: 10_000 },
    copyrightAndTrademarkInfo: { mostCharacters: 200 },
    features: { mostCharacters: 200, mostItems: 20 },
    keywords: { mostCharacters: 40, mostItems: 7 },
    recommendedHardware: { mostCharacters: 200, mostItems: 11 },
    minimumHardware: { mostCharacters: 200, mostItems: 11 },
};
/**
 * Limits of the texts of an add-on's listing, by property name.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object
 */
const ADD_ON_LISTING_LIMITS = {
    title: { mostCharacters: 100 },
    description: { mostCharacters: 200 },
};
/** Limits of the texts of a submission itself, by property name. */
const SUBMISSION_LIMITS = {
    notesForCertification: { mostCharacters: 2000 },
    tag: { mostCharacters: 3000 },
    // An add-on's; those of an app are in its listings.
    keywords: { mostCharacters: 30, mostItems: 10 },
};
/**
 * Limits of a trailer's texts in a language, by property name.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#trailer-assets-object
 */
const TRAILER_LIMITS = { title: { mostCharacters: 255 } };
/**
 * Maximum number of packages in a submission: https://github.com/microsoft/StoreBroker/issues/69. With more, a
 * submission has been seen to become a draft again after its commit: https://github.com/microsoft/msstore-cli/issues/62.
 */
const MOST_PACKAGES = 30;
/**
 * Maximum size of an image in bytes.
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images
 */
const MOST_IMAGE_BYTES = 50 * 2 ** 20;
/** Maximum length of an image's caption in characters. */
const MOST_CAPTION_CHARACTERS = 200;
/** Maximum number of trailers of an app. */
const MOST_TRAILERS = 15;
/**
 * Limits of images by their type; the others have no known limits.
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images
 */
const IMAGE_LIMITS = {
    Screenshot: { least: [1366, 768], most: [3840, 2160], mostImages: 10 },
    MobileScreenshot: { mostImages: 8 },
    SurfaceHubScreenshot: { mostImages: 8 },
    HoloLensScreenshot: { least: [1268, 720], mostImages: 8 },
    XboxScreenshot: { least: [1920, 1080], most: [3840, 2160], mostImages: 8 },
    StoreLogo9x16: {
        sizes: [
            [720, 1080],
            [1440, 2160],
        ],
    },
    StoreLogoSquare: {
        sizes: [
            [1080, 1080],
            [2160, 2160],
        ],
    },
    Icon: { sizes: [[300, 300]] },
    PromotionalArt16x9: {
        sizes: [
            [1920, 1080],
            [3840, 2160],
        ],
    },
    XboxBrandedKeyArt: { sizes: [[584, 800]] },
    XboxTitledHeroArt: { sizes: [[1920, 1080]] },
    XboxFeaturedPromotionalArt: { sizes: [[1080, 1080]] },
    PromotionalArtwork2400X1200: { sizes: [[2400, 1200]] },
    BackgroundImage1000X800: { sizes: [[1000, 800]] },
    SquareIcon358X358: { sizes: [[358, 358]] },
    PromotionalArtwork414X180: { sizes: [[414, 180]] },
};
/**
 * Limit of a trailer's thumbnail.
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images#trailers
 */
const THUMBNAIL_LIMIT = { sizes: [[1920, 1080]] };

;// CONCATENATED MODULE: ./.build/src/plan/rules/images.js







/** Checks images and trailers, as far as this run sends them: what the Store already has is not checked. */
const checkImages = (plan, context) => [
    ...unfitFiles(plan, context),
    ...unknownTypes(plan, context),
    ...longCaptions(plan, context),
    ...tooManyImages(plan, context),
    ...tooManyTrailers(plan, context),
    ...unknownFiles(plan, context),
];
const unfitFiles = ({ uploads }, { metadata }) => {
    if (metadata === undefined)
        return [];
    const images = [
        ...imagesByType(metadata).map((image) => ({ ...image, limit: IMAGE_LIMITS[image.type] ?? {} })),
        ...thumbnails(metadata).map((file) => ({ type: 'thumbnail', file, limit: THUMBNAIL_LIMIT })),
    ];
    const sent = new Set(uploads);
    return images
        .filter(({ file }) => sent.has((0,file_entry/* zipPath */.V3)(file.fileName)))
        .flatMap(({ type, file, limit }) => [...fileProblems(type, file, limit), ...captionProblems(file.caption ?? '')].map(({ rule, problem }) => (0,model_problems/* brokenRule */.qx)(rule, 'metadata-path', `"${file.path}" ${problem}`, file.path)));
};
function fileProblems(type, { dimensions, state: { sizeInBytes } }, limit) {
    if (dimensions === undefined)
        return [
            {
                rule: 'not-a-png',
                problem: 'is not a PNG, despite its name. The Store accepts PNG images only.',
            },
        ];
    if (sizeInBytes > MOST_IMAGE_BYTES) {
        const problem = `has ${sizeInBytes} bytes; the limit is ${MOST_IMAGE_BYTES} (50 MB).`;
        return [{ rule: 'image-too-large', problem }];
    }
    const { width, height } = dimensions;
    if (fitsLimit(limit, width, height))
        return [];
    const problem = `has ${width} × ${height} pixels; an image of type ${type} must have ${describeLimit(limit)}.`;
    return [{ rule: 'image-size', problem }];
}
function fitsLimit({ sizes, least, most }, width, height) {
    if (sizes !== undefined)
        return sizes.some(([w, h]) => w === width && h === height);
    const [long, short] = width >= height ? [width, height] : [height, width];
    const isLargeEnough = least === undefined || (long >= least[0] && short >= least[1]);
    return isLargeEnough && (most === undefined || (long <= most[0] && short <= most[1]));
}
function describeLimit({ sizes, least, most }) {
    if (sizes !== undefined)
        return sizes.map((size) => size.join(' × ')).join(' or ');
    return [least && `at least ${least.join(' × ')}`, most && `at most ${most.join(' × ')}`]
        .filter((part) => part !== undefined)
        .join(' and ');
}
function captionProblems({ length }) {
    if (length <= MOST_CAPTION_CHARACTERS)
        return [];
    const problem = `has a caption of ${length} characters; the limit is ${MOST_CAPTION_CHARACTERS}.`;
    return [{ rule: 'caption-too-long', problem }];
}
const unknownTypes = ({ submission }, { base }) => {
    const existing = imageLists(base).flatMap(({ entries }) => entries.map(({ imageType }) => imageType));
    // A type in another case is reported by checkSubmissionJson, which knows what was meant.
    const known = new Set([...LISTING_IMAGE_TYPES, ...existing].map((type) => type?.toLowerCase()));
    const unknown = imageLists(submission)
        .flatMap(({ entries }) => entries.filter(file_entry/* isPendingUpload */.lQ))
        .filter(({ imageType }) => imageType === undefined || !known.has(imageType.toLowerCase()));
    return [...new Set(unknown.map(({ imageType }) => imageType))].map((type) => {
        const images = unknown.filter(({ imageType }) => imageType === type);
        const names = [...new Set(images.map(({ fileName = '' }) => fileName))];
        const what = type === undefined ? 'no imageType' : `the imageType "${type}"`;
        const types = LISTING_IMAGE_TYPES.join(', ');
        const problem = `${(0,shared_names/* quoteNames */.DR)(names)} ${(0,model_problems/* agree */.d5)(names, 'has')} ${what}. The types are ${types}.`;
        return (0,model_problems/* brokenRule */.qx)('image-type', 'submission', problem);
    });
};
// Captions from the folder are checked with its files.
const longCaptions = ({ submission }, { base, metadata }) => {
    const checked = new Set([
        ...imageLists(base).flatMap(({ entries }) => entries.map((entry) => (0,shared_json/* getField */.VI)(entry, 'description'))),
        ...(metadata === undefined ? [] : imagesByType(metadata).map(({ file }) => file.caption)),
    ]);
    const problems = imageLists(submission).flatMap(({ place, entries }) => entries.flatMap((entry) => {
        const caption = (0,shared_json/* getField */.VI)(entry, 'description');
        const broken = checked.has(caption) ? [] : captionProblems((0,shared_json/* asString */.oJ)(caption));
        return broken.map(({ rule, problem }) => {
            const sentence = (places) => `"${entry.fileName}" in ${places} ${problem}`;
            return { rule, input: 'submission', file: undefined, place, sentence };
        });
    }));
    return (0,model_problems/* mergePlaces */.Fn)(problems);
};
const tooManyImages = ({ submission }, { metadata }) => {
    const limits = Object.entries(IMAGE_LIMITS);
    const problems = imageLists(submission).flatMap(({ place, entries }) => limits.flatMap(([type, { mostImages = Number.POSITIVE_INFINITY }]) => {
        const remaining = entries.filter((entry) => entry.imageType === type && (0,file_entry/* isRemaining */.hB)(entry));
        const added = remaining.findLast(file_entry/* isPendingUpload */.lQ);
        if (remaining.length <= mostImages || added === undefined)
            return [];
        const file = metadata && imagesByType(metadata).find((image) => (0,file_entry/* isNamed */.ev)(added, image.file.fileName));
        const path = file?.file.path;
        const advice = path === undefined ? '' : ` Remove "${path}", for example.`;
        const sentence = (places) => `${remaining.length} images of type ${type} in ${places}; the limit is ${mostImages}.${advice}`;
        const input = path === undefined ? 'submission' : 'metadata-path';
        return [{ rule: 'too-many-images', input, file: path, place, sentence }];
    }));
    return (0,model_problems/* mergePlaces */.Fn)(problems);
};
const tooManyTrailers = (_plan, { metadata }) => {
    const extra = metadata?.trailers[MOST_TRAILERS];
    if (metadata === undefined || extra === undefined)
        return [];
    const problem = `${metadata.trailers.length} trailers; the limit is ${MOST_TRAILERS}. Remove "${extra.path}", for example.`;
    return [(0,model_problems/* brokenRule */.qx)('too-many-trailers', 'metadata-path', problem, extra.path)];
};
/**
 * Refuses images that are marked as uploaded but are not in the Store, which would answer the update with 400, after
 * the pending draft was deleted.
 */
const unknownFiles = ({ submission }, { base }) => {
    const stored = storedFiles(base);
    const unknown = storedFiles(submission).filter((entry) => !stored.some((other) => (0,file_entry/* refersTo */.zA)(entry, other)));
    if (unknown.length === 0)
        return [];
    const names = (0,shared_names/* quoteNames */.DR)([...new Set(unknown.map(({ fileName = '' }) => fileName))]);
    const problem = `${names} is not among the images that the Store has. Mark it PendingUpload to add it.`;
    return [(0,model_problems/* brokenRule */.qx)('image-unknown', 'submission', problem)];
};
function storedFiles(submission) {
    const icons = Object.values((0,shared_json/* getObject */.iM)(submission, 'listings'))
        .map((listing) => (0,shared_json/* getObject */.iM)((0,shared_json/* asObject */.eB)(listing), 'icon'))
        .filter((icon) => Object.keys(icon).length > 0)
        .map(file_entry/* asFileEntry */.zj);
    return [...imageLists(submission).flatMap(({ entries }) => entries), ...icons].filter((entry) => !(0,file_entry/* isPendingUpload */.lQ)(entry));
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/languages.js




/** Checks the languages that a submission adds. Those that the Store already has are not checked. */
const checkLanguages = ({ submission: sent }, { kind, base, metadata, submission = {} }) => {
    if (kind === 'flight')
        return [];
    const existing = languageKeys(base);
    const known = new Set(existing.map((language) => language.toLowerCase()));
    const written = new Map(languageKeys(submission).map((language) => [language.toLowerCase(), language]));
    const languages = languageKeys(sent);
    const added = languages.filter((language) => !known.has(language.toLowerCase()));
    const folders = new Set(metadata === undefined ? [] : languagesIn(metadata));
    const isInFolder = (language) => folders.has(language.toLowerCase());
    const inJson = added.filter((language) => !isInFolder(language));
    return [
        ...unknownLanguages('metadata-path', added.filter(isInFolder)),
        ...unknownLanguages('submission', inJson.map((language) => written.get(language.toLowerCase()) ?? language)),
        ...wrongCase(languages.filter((language) => !existing.includes(language))),
    ];
};
function languagesIn({ languages, trailers }) {
    return [
        ...languages.map(({ language }) => language),
        ...trailers.flatMap(({ assets }) => Object.keys(assets)),
    ];
}
function unknownLanguages(input, languages) {
    const mistakes = languages.flatMap((language) => {
        const verdict = (0,shared_languages/* evaluateLanguage */.Eh)(language);
        return verdict.kind === 'mistake' ? [{ language, meant: verdict.meant }] : [];
    });
    const [close, strange] = [mistakes.filter(({ meant }) => meant), mistakes.filter(({ meant }) => !meant)];
    const nearest = (0,shared_names/* joinNames */.JH)(close.flatMap(({ meant = [] }) => meant));
    return [
        ...notLanguages(input, close.map(nameOf), `Did you mean ${nearest}?`),
        ...notLanguages(input, strange.map(nameOf), 'Use a code such as en-us, de-de or zh-hans.'),
    ];
}
const nameOf = ({ language }) => language;
function notLanguages(input, languages, advice) {
    if (languages.length === 0)
        return [];
    const names = (0,shared_names/* quoteNames */.DR)(languages);
    const are = languages.length === 1 ? 'is not a language code' : 'are not language codes';
    return [(0,model_problems/* brokenRule */.qx)('unknown-language', input, `${names} ${are} the Store knows. ${advice}`)];
}
// https://github.com/microsoft/msstore-cli/issues/31
function wrongCase(languages) {
    const wrong = languages.filter((language) => language !== language.toLowerCase());
    if (wrong.length === 0)
        return [];
    const right = wrong.map((language) => language.toLowerCase());
    const problem = `${(0,shared_names/* quoteNames */.DR)(wrong)} must be in lower case: ${(0,shared_names/* quoteNames */.DR)(right)}.`;
    return [(0,model_problems/* brokenRule */.qx)('language-case', 'submission', problem)];
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/listings.js






/** Checks texts, and that a listing remains. An unchanged text that was already too long is not checked. */
const checkListings = ({ submission }, context) => {
    const ofSubmission = submissionTexts(submission, context);
    if (context.kind === 'flight')
        return (0,model_problems/* mergePlaces */.Fn)(longTexts(ofSubmission));
    const listed = context.kind === 'add-on' ? addOnTexts(submission, context) : appTexts(submission, context);
    const texts = [...listed, ...trailerTexts(submission, context), ofSubmission];
    return [...noListing(submission), ...(0,model_problems/* mergePlaces */.Fn)(texts.flatMap(longTexts))];
};
// https://github.com/MicrosoftDocs/windows-dev-docs/issues/5294
function noListing(submission) {
    if (Object.values((0,shared_json/* getObject */.iM)(submission, 'listings')).some(shared_json/* isJsonObject */.OW))
        return [];
    return [
        (0,model_problems/* brokenRule */.qx)('listing-missing', 'submission', 'no listing would be left; the Store requires at least one language.'),
    ];
}
function submissionTexts(submission, { base, settings }) {
    const isGiven = settings.notesForCertification !== undefined;
    const inputs = isGiven ? { notesForCertification: 'notes-for-certification' } : {};
    return { texts: submission, before: base, limits: SUBMISSION_LIMITS, place: '', inputs };
}
function addOnTexts(submission, { base, metadata }) {
    return Object.entries((0,shared_json/* getObject */.iM)(submission, 'listings')).map(([language, listing]) => ({
        texts: (0,shared_json/* asObject */.eB)(listing),
        before: (0,shared_json/* getObject */.iM)(base, 'listings', language),
        limits: ADD_ON_LISTING_LIMITS,
        place: language,
        files: folderOf(language, metadata)?.base.sources,
    }));
}
function appTexts(submission, { base, metadata, settings }) {
    return listedTexts(submission, base).map(({ language, platform, ...listed }) => {
        const folder = folderOf(language, metadata);
        const texts = { ...listed, limits: LISTING_LIMITS };
        return platform === undefined
            ? { ...texts, inputs: releaseNotesInput(language, settings), files: folder?.base.sources }
            : { ...texts, files: folder?.platformOverrides[platform]?.sources };
    });
}
function folderOf(language, metadata) {
    return metadata?.languages.find((folder) => folder.language === language.toLowerCase());
}
function releaseNotesInput(language, { releaseNotes }) {
    if (releaseNotes === undefined)
        return undefined;
    if ('all' in releaseNotes)
        return { releaseNotes: 'release-notes' };
    const isGiven = releaseNotes.byLanguage[language.toLowerCase()] !== undefined;
    return isGiven ? { releaseNotes: 'release-notes-path' } : undefined;
}
function trailerTexts(submission, { base, metadata }) {
    const videoOf = (trailer) => (0,file_entry/* zipPath */.V3)((0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)(trailer, 'videoFileName')));
    const existing = (0,shared_json/* asObjects */.Nt)((0,shared_json/* getField */.VI)(base, 'trailers'));
    return (0,shared_json/* asObjects */.Nt)((0,shared_json/* getField */.VI)(submission, 'trailers')).flatMap((trailer) => {
        const video = videoOf(trailer);
        const old = existing.find((other) => videoOf(other).toLowerCase() === video.toLowerCase()) ?? {};
        const file = metadata?.trailers.find(({ fileName }) => fileName === video)?.path;
        return Object.entries((0,shared_json/* getObject */.iM)(trailer, 'trailerAssets')).map(([language, asset]) => ({
            texts: (0,shared_json/* asObject */.eB)(asset),
            before: (0,shared_json/* getObject */.iM)(old, 'trailerAssets', language),
            limits: TRAILER_LIMITS,
            owner: ` of ${video}`,
            place: language,
            files: file === undefined ? undefined : { title: file },
        }));
    });
}
/** Inputs whose value is the text itself. */
const TEXT_INPUTS = new Set(['release-notes', 'notes-for-certification']);
function longTexts({ texts, before, limits, owner = '', place, inputs = {}, files = {}, }) {
    return Object.entries(limits).flatMap(([name, limit]) => {
        const text = (0,shared_json/* getField */.VI)(texts, name);
        const broken = limitProblem(text, limit);
        if (broken === undefined || (0,same_value/* isSameValue */.a)(text, (0,shared_json/* getField */.VI)(before, name)))
            return [];
        const file = inputs[name] === undefined ? files[name] : undefined;
        const input = inputs[name] ?? (file === undefined ? 'submission' : 'metadata-path');
        const subject = (places) => `${name}${owner}${places === '' ? '' : ` in ${places}`}`;
        const { rule, item, problem } = broken;
        const what = item === undefined ? problem : describeItem(name, item, problem, file);
        const sentence = (places) => TEXT_INPUTS.has(input) ? what : `${subject(places)}${item === undefined ? ' ' : ': '}${what}`;
        return [{ rule, input, file, place, sentence }];
    });
}
function limitProblem(value, { mostCharacters, mostItems }) {
    const items = Array.isArray(value) ? value.map(String) : [];
    if (mostItems !== undefined && items.length > mostItems)
        return { rule: 'too-many-items', problem: `has ${items.length} entries; the limit is ${mostItems}.` };
    const long = [...items, (0,shared_json/* asString */.oJ)(value)].find((text) => text.length > mostCharacters);
    if (long === undefined)
        return undefined;
    const problem = `has ${long.length} characters; the limit is ${mostCharacters}.`;
    return { rule: 'text-too-long', problem, ...(Array.isArray(value) && { item: long }) };
}
function describeItem(name, item, problem, file) {
    const isList = name === 'keywords' && item.includes(',');
    const advice = isList ? `one keyword per ${file === undefined ? 'entry' : 'line'}; ` : '';
    return `${advice}"${excerptOf(item)}" ${isList ? problem.replace(';', ',') : problem}`;
}
function excerptOf(text) {
    const words = text.slice(0, 16).replace(/\s+\S*$/, '');
    return `${words}${words.length < 16 ? ' ' : ''}…`;
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/package-manifests.js






/** Checks each package for what the Store would check only hours later. */
const checkPackageManifests = (_, context) => {
    const { uploadFiles, base, isLive, identity } = context;
    if (uploadFiles === undefined)
        return [];
    const packages = uploadFiles.packages.filter((file) => file.identity !== undefined);
    const live = isLive ? (0,package_list/* livePackages */.CN)(base) : [];
    const findings = [
        ...packages.flatMap((file) => wrongIdentity(file, identity)),
        ...packages.flatMap(({ fileName, identity: { version } }) => wrongVersion((0,shared_names/* quoteName */.AB)(fileName), version)),
        ...packages.flatMap(wrongDefaultLanguage),
        ...packages.flatMap(wrongContents),
        ...samePackages(packages),
        ...packages.filter((file) => isComparable(file, context)).flatMap((file) => staleVersion(file, live)),
    ];
    return mergeFindings(findings, uploadFiles.input);
};
function mergeFindings(findings, input) {
    const groups = (0,group_by/* groupBy */.$)(findings, ({ rule, verb, rest }) => JSON.stringify([rule, verb, rest]));
    return [...groups.values()].flatMap((group) => group.slice(0, 1).map(({ rule, verb, rest }) => {
        const packages = group.map(({ subject }) => subject);
        return (0,model_problems/* brokenRule */.qx)(rule, input, `${(0,shared_names/* joinNames */.JH)(packages)} ${(0,model_problems/* agree */.d5)(packages, verb)} ${rest}`);
    }));
}
function wrongIdentity({ fileName, identity: { name, publisher } }, { packageName, publisher: appPublisher }) {
    const isOther = (is, must) => must !== undefined && is !== must;
    if (!isOther(name, packageName) && !isOther(publisher, appPublisher))
        return [];
    const app = describeIdentity(packageName ?? name, appPublisher);
    return [
        {
            rule: 'other-identity',
            subject: (0,shared_names/* quoteName */.AB)(fileName),
            verb: 'is',
            rest: `for ${describeIdentity(name, publisher)}; this app is ${app}. Correct "app-id", or set Identity Name and Publisher in Package.appxmanifest.`,
        },
    ];
}
function describeIdentity(name, publisher) {
    return publisher === undefined ? `"${name}"` : `"${name}" (${publisher})`;
}
function wrongVersion(label, version) {
    const problem = versionProblem(version);
    if (problem === undefined)
        return [];
    const rest = `version ${version}. ${problem}`;
    return [{ rule: 'version-format', subject: label, verb: 'has', rest }];
}
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#package-version-numbering
function versionProblem(version) {
    const parts = version.split('.');
    const areNumbers = parts.every((part) => /^\d{1,5}$/.test(part) && Number(part) <= 65_535);
    if (parts.length !== 4 || !areNumbers)
        return 'A version has four numbers from 0 to 65535.';
    if (Number(parts[0]) === 0)
        return 'The first part must not be 0.';
    if (Number(parts[3]) !== 0)
        return 'The fourth part belongs to the Store and must be 0.';
    return undefined;
}
function wrongDefaultLanguage({ fileName, identity: { languages, isBundle }, }) {
    // Each package of a bundle has its own default language.
    return isBundle ? [] : wrongLanguage((0,shared_names/* quoteName */.AB)(fileName), languages);
}
function wrongLanguage(label, languages) {
    const problem = languageProblem(languages);
    if (problem === undefined)
        return [];
    return [{ rule: 'package-language', subject: label, verb: 'names', rest: problem }];
}
const TO_GENERATE = 'x-generate';
// The first language is the default (https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/generate-package-manifest).
// The Store's message: https://github.com/opengeos/GeoLibre/pull/653. Its list of languages for packages is the one for
// listings: https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#list-of-supported-languages.
function languageProblem(languages) {
    const [first] = languages;
    if (first === undefined)
        return 'no language. Add <Resource Language="en-us"/>, or another language, to Resources in its manifest.';
    if (languages.some((language) => language.toLowerCase() === TO_GENERATE))
        return `the language "${TO_GENERATE}", which Visual Studio replaces when it builds. Build with Visual Studio, or name the languages in Resources of its manifest.`;
    if (shared_languages/* LISTING_LANGUAGES */.ZT.has(first.toLowerCase()))
        return undefined;
    return `"${first}" as its first and so default language, which the Store does not support. Name a supported one first in Resources of its manifest.`;
}
// "The manifest of each included package must use the same elements and attributes":
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#building-the-app-package-manually.
function wrongContents({ fileName, identity: bundle }) {
    return bundle.contents.flatMap((inner) => {
        const label = `${(0,shared_names/* quoteName */.AB)(inner.fileName)} in ${(0,shared_names/* quoteName */.AB)(fileName)}`;
        // A version that is also the bundle's own is reported for the bundle.
        const hasOwnVersion = inner.version !== bundle.version && !STUB.test(inner.fileName);
        return [
            ...otherThanBundle(label, inner, bundle),
            ...(hasOwnVersion ? wrongVersion(label, inner.version) : []),
            ...(inner.isApplication ? wrongLanguage(label, inner.languages) : []),
        ];
    });
}
// The Store accepted one with 0.0.0.0: https://github.com/microsoft/devhome/pull/400.
const STUB = /^AppxMetadata\/Stub\//i;
function otherThanBundle(label, { name, publisher }, bundle) {
    if (name === bundle.name && publisher === bundle.publisher)
        return [];
    const is = `for ${describeIdentity(name, publisher)}; the bundle is for ${describeIdentity(bundle.name, bundle.publisher)}`;
    const rest = `${is}. Build the bundle from packages of one app.`;
    return [{ rule: 'other-identity', subject: label, verb: 'is', rest }];
}
/** Warns about further languages of packages that the Store does not support. */
function warnAboutLanguages({ uploadFiles }) {
    const languages = (uploadFiles?.packages ?? []).flatMap((file) => (0,package_facts/* factsOfFile */.vg)(file).languages);
    const unsupported = [...new Set(languages)].filter((language) => !shared_languages/* LISTING_LANGUAGES */.ZT.has(language));
    if (unsupported.length === 0)
        return [];
    return [
        `The packages name languages that the Store does not support, which may delay certification or fail it: ${(0,shared_names/* joinNames */.JH)(unsupported)}.`,
    ];
}
function samePackages(packages) {
    const fullNames = packages.map(({ identity: { name, version, isBundle, architectures } }) => {
        // A bundle's architecture is neutral, whatever it contains.
        return `${name} ${version} ${isBundle ? 'bundle' : architectures.join('+')}`;
    });
    return packages.flatMap(({ fileName }, index) => {
        const fullName = fullNames[index];
        if (fullNames.filter((other) => other === fullName).length === 1)
            return [];
        const rest = `the same package to the Store: ${fullName}. Keep only one, or change the version of one.`;
        return [{ rule: 'same-package', subject: (0,shared_names/* quoteName */.AB)(fileName), verb: 'is', rest }];
    });
}
// A version that has to be changed anyway is not compared, so that one mistake is reported once.
function isComparable({ identity: { version } }, { allow }) {
    return versionProblem(version) === undefined || allow.has('version-format');
}
function staleVersion(file, live) {
    const facts = (0,package_facts/* factsOfFile */.vg)(file);
    const finding = { subject: (0,shared_names/* quoteName */.AB)(file.fileName), verb: 'has' };
    const newer = (0,package_facts/* findNewer */.pF)(facts, live, 'same');
    if (newer !== undefined) {
        const rest = `version ${facts.version}, and ${newer.version} is live. Increase the version, or set "allow: lower-version" to roll back.`;
        return [{ ...finding, rule: 'lower-version', rest }];
    }
    if (!live.some((other) => (0,package_list/* isSamePackage */.B)(facts, other)))
        return [];
    const rest = `version ${facts.version}, which is already live. Increase the version, or set "skip-if-published: true".`;
    return [{ ...finding, rule: 'same-version', rest }];
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/packages.js






/** Checks the set of packages that the product would have. */
const checkPackages = (plan, context) => [
    ...droppedPackages(plan, context),
    ...unknownPackages(plan, context),
    ...tooFewPackages(plan, context),
    ...tooManyPackages(plan, context),
    ...missingBundle(plan, context),
];
// https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887
const droppedPackages = ({ submission }, { base }) => {
    const ids = new Set((0,package_list/* packageEntries */.fP)(submission).map(({ id }) => id));
    const dropped = (0,package_list/* packageEntries */.fP)(base).filter((entry) => !(0,file_entry/* isPendingUpload */.lQ)(entry) && entry.id && !ids.has(entry.id));
    if (dropped.length === 0)
        return [];
    const names = (0,shared_names/* quoteNames */.DR)(dropped.map(({ fileName = '' }) => fileName));
    return [
        (0,model_problems/* brokenRule */.qx)('package-dropped', 'submission', `${names} ${(0,model_problems/* agree */.d5)(dropped, 'is')} missing, but still in the Store. Keep every entry; to remove a package, mark it PendingDelete.`),
    ];
};
const unknownPackages = ({ submission }, { base }) => {
    const ids = new Set((0,package_list/* packageEntries */.fP)(base).map(({ id }) => id));
    const unknown = (0,package_list/* packageEntries */.fP)(submission).filter((entry) => !(0,file_entry/* isPendingUpload */.lQ)(entry) && !ids.has(entry.id));
    if (unknown.length === 0)
        return [];
    const names = (0,shared_names/* quoteNames */.DR)(unknown.map(({ fileName = '' }) => fileName));
    return [
        (0,model_problems/* brokenRule */.qx)('package-unknown', 'submission', `${names} ${(0,model_problems/* agree */.d5)(unknown, 'is')} not among the packages that the Store has. Mark new packages as PendingUpload.`),
    ];
};
// https://github.com/baldbeardedbuilder/WeatherExtension/pull/149
const tooFewPackages = ({ submission }) => {
    if ((0,package_list/* packageEntries */.fP)(submission).length === 0 || (0,package_list/* remainingPackages */.Mc)(submission).length > 0)
        return [];
    return [
        (0,model_problems/* brokenRule */.qx)('package-missing', 'submission', 'the product would have no package. Keep one, or add one.'),
    ];
};
const tooManyPackages = ({ submission }, { uploadFiles }) => {
    const count = (0,package_list/* remainingPackages */.Mc)(submission).length;
    if (count <= MOST_PACKAGES)
        return [];
    const problem = `the submission would have ${count} packages; the limit is ${MOST_PACKAGES}.`;
    return [
        (0,package_list/* newPackageNames */.$l)(submission).length > MOST_PACKAGES
            ? (0,model_problems/* brokenRule */.qx)('too-many-packages', uploadFiles?.input ?? 'submission', `${problem} Remove some.`)
            : (0,model_problems/* brokenRule */.qx)('too-many-packages', 'existing-packages', `${problem} Keep fewer of the old ones.`),
    ];
};
// https://github.com/electron-userland/electron-builder/issues/3768,
// https://github.com/electron-userland/electron-windows-store/issues/136
const missingBundle = ({ submission }, { base, isLive, uploadFiles }) => {
    const planned = (0,package_list/* plannedPackages */.Ck)(submission, uploadFiles?.packages ?? []) ?? [];
    // In an upload file, the Store shows a neutral package in the same way as a bundle.
    const isNeutral = planned.some(({ architecture }) => architecture === 'neutral');
    const isKnown = (facts) => facts.isBundle && !(isNeutral && (0,package_facts/* hasUnknownContents */.PH)(facts) && /upload$/i.test(facts.fileName));
    const bundle = isLive ? (0,package_list/* livePackages */.CN)(base).find(isKnown) : undefined;
    const isReplaced = (0,package_list/* newPackageNames */.$l)(submission).length > 0 && planned.length > 0;
    if (bundle === undefined || !isReplaced || planned.some(({ isBundle }) => isBundle))
        return [];
    return [
        (0,model_problems/* brokenRule */.qx)('bundle-missing', uploadFiles?.input ?? 'submission', `the live release has a bundle, "${bundle.fileName}", and this one has none. The Store refuses plain packages after a bundle: build one.`),
    ];
};

;// CONCATENATED MODULE: ./.build/src/plan/rules/price.js


/**
 * Checks the price. An update without a valid one makes a paid product free, without an error
 * (https://github.com/microsoft/msstore-cli/pull/175), so a price that cannot be sent back is refused.
 */
const checkPrice = (plan, context) => context.kind === 'flight' ? [] : [...missingPrice(plan, context), ...removedFromSale(plan, context)];
const missingPrice = ({ submission }) => {
    const price = priceIn(submission);
    if (price !== '' && price.toLowerCase() !== 'base')
        return [];
    const is = price === '' ? 'is missing' : `is "${price}", which the Store returns but does not accept`;
    return [
        (0,model_problems/* brokenRule */.qx)('price-missing', 'submission', `the product's price ${is}. As it is, a paid product would become free: set it explicitly, ` +
            'such as {"pricing": {"priceId": "Tier12"}} or "Free".'),
    ];
};
// The default in JSON created by StoreBroker, and sometimes intended.
const removedFromSale = ({ submission }, { base }) => {
    const before = priceIn(base);
    if (priceIn(submission) !== 'NotAvailable' || ['', 'NotAvailable'].includes(before))
        return [];
    const problem = `the price "NotAvailable" would replace "${before}" and take the product off sale. Remove "pricing" from the JSON ` +
        'to keep the price, or set "allow: price-not-available".';
    return [(0,model_problems/* brokenRule */.qx)('price-not-available', 'submission', problem)];
};
/** Returns the price of an app or an add-on, as the Store names it; empty when it has none. */
function priceIn(submission) {
    return (0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)((0,shared_json/* getObject */.iM)(submission, 'pricing'), 'priceId'));
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/settings.js



/** Checks the publish date, and release notes by language. */
const checkSettings = (plan, context) => [
    ...pastDate(plan, context),
    ...missingDate(plan, context),
    ...unlistedNotes(plan, context),
];
// A past `publish-date` is refused when it is read; one that the Store already has is inherited, and only a warning.
const pastDate = ({ submission: sent }, { base, settings, submission = {}, now }) => {
    const field = 'targetPublishDate';
    const date = (0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)(submission, field));
    const isMeant = settings.publishDate === undefined && !(0,same_value/* isSameValue */.a)((0,shared_json/* getField */.VI)(base, field), date);
    const isUsed = (0,shared_json/* getField */.VI)(sent, 'targetPublishMode') === 'SpecificDate';
    if (!isMeant || !isUsed || !(Date.parse(date) <= now))
        return [];
    const problem = `${field} ${date} is in the past. Set a later date, or {"targetPublishMode": "Immediate"}.`;
    return [(0,model_problems/* brokenRule */.qx)('past-date', 'submission', problem)];
};
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#app-submission-object
const missingDate = ({ submission }, { base }) => {
    const [mode, date] = ['targetPublishMode', 'targetPublishDate'];
    const isMissing = (one) => (0,shared_json/* getField */.VI)(one, mode) === 'SpecificDate' && (0,same_value/* isSameValue */.a)((0,shared_json/* getField */.VI)(one, date), null);
    if (!isMissing(submission) || isMissing(base))
        return [];
    const problem = `${mode} is "SpecificDate", but ${date} is missing. Set it, or another ${mode}.`;
    return [(0,model_problems/* brokenRule */.qx)('publish-date-missing', 'submission', problem)];
};
const unlistedNotes = ({ submission }, { kind, settings: { releaseNotes } }) => {
    if (kind !== 'app' || releaseNotes === undefined || 'all' in releaseNotes)
        return [];
    const listings = (0,shared_json/* getObject */.iM)(submission, 'listings');
    const listed = Object.keys(listings).filter((language) => (0,shared_json/* isJsonObject */.OW)(listings[language]));
    const known = new Set(listed.map((language) => language.toLowerCase()));
    const unlisted = Object.keys(releaseNotes.byLanguage).filter((language) => !known.has(language));
    if (unlisted.length === 0)
        return [];
    return [
        (0,model_problems/* brokenRule */.qx)('notes-unlisted', 'release-notes-path', `there are notes in ${unlisted.join(', ')}, but no listing. The product is listed in ${listed.join(', ')}.`),
    ];
};

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
// EXTERNAL MODULE: ./.build/src/shared/calendar.js
var calendar = __webpack_require__(5019);
;// CONCATENATED MODULE: ./.build/src/plan/rules/submission-json.js







/**
 * Checks the names and words of the user's JSON. To the Store, property names are case-insensitive, but values are not
 * (https://github.com/microsoft/StoreBroker has a function just for that). A value that the Store already has is not
 * checked.
 */
const checkSubmissionJson = (_plan, context) => {
    const { submission = {}, base, kind } = context;
    return [
        ...wrappedSubmission(submission),
        ...otherProduct(submission, context),
        ...findings({ path: '', value: submission, before: base }, { fields: SUBMISSION_FIELDS[kind] }).flatMap(({ problem }) => problem ?? []),
    ];
};
/**
 * Lists what is rarely intended in the user's JSON: names that the API does not know, and "None" in place of a value.
 */
function warnAboutJson({ submission = {}, base, kind, }) {
    const fields = SUBMISSION_FIELDS[kind];
    return findings({ path: '', value: submission, before: base }, { fields }).flatMap(({ warning }) => warning ?? []);
}
const WRAPPERS = new Set(['appsubmission', 'iapsubmission', 'flightsubmission']);
// https://github.com/microsoft/StoreBroker/blob/master/Documentation/USAGE.md: its config file
function wrappedSubmission(submission) {
    return Object.keys(submission)
        .filter((name) => WRAPPERS.has(name.toLowerCase()))
        .map((name) => (0,model_problems/* brokenRule */.qx)('wrapped-submission', 'submission', `"${name}" belongs to a StoreBroker config, and nothing in it would be published. Provide what it contains.`));
}
// The app of an add-on is not known here.
function otherProduct(submission, { product, kind }) {
    const appId = 'appId' in product ? product.appId : undefined;
    const flightId = 'flightId' in product ? product.flightId : undefined;
    const addOnId = 'addOnId' in product ? product.addOnId : undefined;
    const isNewFlight = kind === 'flight' && flightId === undefined;
    const target = isNewFlight ? 'a new flight' : `"${flightId ?? addOnId ?? appId}"`;
    const rows = [
        { name: 'appId', own: appId, isKnown: kind !== 'add-on' },
        { name: 'flightId', own: flightId, isKnown: true },
        { name: 'iapId', own: addOnId, isKnown: true },
    ];
    return rows.flatMap(({ name, own, isKnown }) => {
        const given = (0,shared_json/* getField */.VI)(submission, name);
        if (typeof given !== 'string' || given === '' || !isKnown)
            return [];
        if (given.toLowerCase() === own?.toLowerCase())
            return [];
        const to = own === undefined ? target : `"${own}"`;
        const problem = `"${name}" is "${given}", but this run publishes to ${to}. Use the JSON of this product, or remove the field.`;
        return [(0,model_problems/* brokenRule */.qx)('other-product', 'submission', problem)];
    });
}
function findings(place, field) {
    const { path, value, before } = place;
    if (hasNull(value, field))
        return brokenType(`"${path}" contains null as an entry. Remove it.`);
    if (field === 'any' || value === null || (0,same_value/* isSameValue */.a)(value, before))
        return [];
    if (typeof field === 'string')
        return SCALARS[field].is(value) ? [] : wrongType(place, SCALARS[field].what);
    if ('words' in field)
        return findingsInWord(place, field);
    if ('list' in field)
        return findingsInList(place, field.list);
    if (!(0,shared_json/* isJsonObject */.OW)(value))
        return wrongType(place, 'an object, in braces');
    return 'fields' in field
        ? findingsInObject({ path, value, before: (0,shared_json/* asObject */.eB)(before) }, field.fields)
        : findingsInMap({ path, value, before: (0,shared_json/* asObject */.eB)(before) }, field.map);
}
/** The check of a scalar value, and a description of valid values. */
const SCALARS = {
    text: { is: (value) => typeof value === 'string', what: 'a text' },
    boolean: { is: (value) => typeof value === 'boolean', what: 'true or false, without quotes' },
    number: { is: shared_json/* isNumber */.Et, what: 'a number, without quotes' },
    percentage: {
        is: (value) => typeof value === 'number' && value >= 0 && value <= 100,
        what: 'a number from 0 to 100, without quotes',
    },
    date: {
        is: (value) => value === '' || (typeof value === 'string' && isDate(value)),
        what: 'a date such as "2026-12-24T18:00:00Z"',
    },
};
function isDate(text) {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
    return day !== undefined && (0,calendar/* isCalendarDay */.L)(day) && !Number.isNaN(Date.parse(text));
}
// The service is typed and would answer with 400, after the pending draft was deleted.
function wrongType({ path, value }, what) {
    return brokenType(`"${path}" is ${(0,model_problems/* shortJson */.j4)(value)}. It must be ${what}.`);
}
function brokenType(problem) {
    return [{ problem: (0,model_problems/* brokenRule */.qx)('wrong-type', 'submission', problem) }];
}
// null in a list has no meaning, but would be sent.
function hasNull(value, field) {
    return typeof field === 'object' && 'list' in field && Array.isArray(value) && value.includes(null);
}
// Entries cannot be matched with the Store's by position; one that is already there is not checked.
function findingsInList(place, field) {
    const { path, value, before } = place;
    if (!Array.isArray(value))
        return wrongType(place, 'a list, in brackets');
    const stored = Array.isArray(before) ? before : [];
    const added = value.filter((item) => !stored.some((other) => (0,same_value/* isSameValue */.a)(item, other)));
    return added.flatMap((item) => findings({ path, value: item, before: undefined }, field));
}
function findingsInObject(place, fields) {
    const byName = new Map(Object.entries(fields).map(([name, field]) => [name.toLowerCase(), field]));
    const inFields = Object.entries(place.value).flatMap(([name, value]) => {
        const before = (0,shared_json/* getField */.VI)(place.before, name);
        const path = pathOf(place, name);
        const field = byName.get(name.toLowerCase());
        if (field !== undefined)
            return findings({ path, value, before }, field);
        if (before !== undefined || WRAPPERS.has(name.toLowerCase()))
            return [];
        return [{ warning: unknownField(path, name, Object.keys(fields)) }];
    });
    return [...repeatedNames(place), ...inFields];
}
function findingsInMap(place, field) {
    const inEntries = Object.entries(place.value).flatMap(([key, value]) => findings({ path: pathOf(place, key), value, before: (0,shared_json/* getField */.VI)(place.before, key) }, field));
    return [...repeatedNames(place), ...inEntries];
}
function pathOf({ path }, name) {
    return path === '' ? name : `${path}.${name}`;
}
function unknownField(path, name, known) {
    const meant = nearest(name, known);
    const advice = meant === undefined ? 'The Store may ignore it.' : `Did you mean "${meant}"?`;
    return `"submission": "${path}" is not a known field. ${advice}`;
}
function repeatedNames({ path, value }) {
    const names = Object.keys(value);
    const seen = new Map();
    return names.flatMap((name) => {
        const other = seen.get(name.toLowerCase());
        seen.set(name.toLowerCase(), name);
        if (other === undefined)
            return [];
        const where = path === '' ? '' : ` in ${path}`;
        const problem = `"${other}" and "${name}"${where} are the same to the Store. Remove one.`;
        return [{ problem: (0,model_problems/* brokenRule */.qx)('repeated-field', 'submission', problem) }];
    });
}
function findingsInWord({ path, value, before }, { words, isOpen }) {
    if (typeof value === 'string' && words.includes(value))
        return value === 'None' && !(0,same_value/* isSameValue */.a)(before, null)
            ? [{ warning: `"submission": "${path}" is "None", and replaces "${before}".` }]
            : [];
    const isInOtherCase = words.some((word) => word.toLowerCase() === String(value).toLowerCase());
    if (typeof value === 'string' && isOpen && !isInOtherCase)
        return [];
    return [{ problem: (0,model_problems/* brokenRule */.qx)('unknown-value', 'submission', wrongWord(path, value, words)) }];
}
const LONGEST_LIST = 10;
function wrongWord(path, word, words) {
    const is = `"${path}" is ${typeof word === 'string' ? (0,shared_names/* quoteName */.AB)(word) : (0,model_problems/* shortJson */.j4)(word)}`;
    if (word === 'NotSet')
        return `${is}, which the Store does not accept. Remove the field to keep its value, or set ${listWords(words)}.`;
    const meant = typeof word === 'string' ? nearest(word, words) : undefined;
    return meant === undefined ? `${is}. It must be ${listWords(words)}.` : `${is}. Did you mean "${meant}"?`;
}
function listWords(words) {
    if (words.length > LONGEST_LIST)
        return `one such as ${words.slice(0, 3).join(', ')}`;
    return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
// Close enough to be what was meant: up to a third of the characters may differ.
function nearest(name, known) {
    const byLowerCase = new Map(known.map((one) => [one.toLowerCase(), one]));
    const found = (0,mod/* closest */.kp)(name.toLowerCase(), [...byLowerCase.keys()]);
    return (0,mod/* distance */.Io)(name.toLowerCase(), found) <= Math.max(1, name.length / 3)
        ? byLowerCase.get(found)
        : undefined;
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/check-plan.js













const RULES = [
    checkFiles,
    checkPackages,
    checkPackageManifests,
    checkLanguages,
    checkListings,
    checkImages,
    checkAddOnFiles,
    checkSettings,
    checkSubmissionJson,
    checkPrice,
];
/** Lists what the Store would refuse later, or accept without doing what the user intended. */
const checkPlan = (plan, context) => RULES.flatMap((rule) => rule(plan, context));
/**
 * Refuses what `check` finds, unless the user overrules it: an outdated rule of this action must not lock anyone out.
 *
 * @returns warnings about what was overruled.
 * @throws InputError or InputErrors with the input, the file, the rule and what to do.
 */
function validatePlan(plan, context, check = checkPlan) {
    const problems = check(plan, context);
    const isAllowed = ({ rule }) => context.allow.has(rule) && (0,rule_codes/* isOverrulable */.Q)(rule);
    (0,errors/* refuse */.TR)(problems.filter((problem) => !isAllowed(problem)).map(model_problems/* errorOf */.Mz));
    return problems.filter(isAllowed).map((problem) => `Overruled by "allow": ${(0,model_problems/* errorOf */.Mz)(problem).message}`);
}

;// CONCATENATED MODULE: ./.build/src/pipeline/end-rollout.js




/**
 * Refuses to publish while a rollout is in progress that this run may not end.
 *
 * @throws ProductStateError that says how to end it.
 */
function refuseActiveRollout(policy, published, { store }) {
    if (policy !== 'fail' || !isRollingOut(published))
        return;
    throw new errors/* ProductStateError */.d6(`The rollout of submission ${published.id} of ${(0,store_product/* describeProduct */.ND)(store.product)} is still in progress, and the Store accepts no new ` +
        `submission until it ends. Set "if-rollout-active" to finalize or halt. ${(0,store_product/* submissionUrl */.sI)(store.product, published.id)}`);
}
/** Finalizes or halts the rollout of the live submission, when there is one in progress. */
async function endActiveRollout(policy, published, context) {
    const action = intendedRolloutEnd(policy, published);
    if (action === undefined || published === undefined)
        return;
    await endRollout(action, published.id, context);
    context.report({ type: 'rollout-ended', submissionId: published.id, action });
}
/** Returns how to end the rollout of the live submission; undefined when it is not to be ended. */
function intendedRolloutEnd(policy, published) {
    return policy !== 'fail' && isRollingOut(published) ? policy : undefined;
}
// A product accepts no new submission during a rollout:
// https://learn.microsoft.com/windows/apps/publish/gradual-package-rollout
function isRollingOut(published) {
    return published !== undefined && (0,transforms_rollout/* gradualRollout */.i7)(published)?.status === 'PackageRolloutInProgress';
}
const ENDS = {
    finalize: { call: 'finalizeRollout', status: 'PackageRolloutComplete' },
    halt: { call: 'haltRollout', status: 'PackageRolloutStopped' },
};
/**
 * Finalizes or halts a rollout.
 *
 * @throws what {@link applyOnce} throws.
 */
async function endRollout(action, submissionId, context) {
    const { store, signal } = context;
    const { call, status } = ENDS[action];
    await (0,apply_once/* applyOnce */.a)({
        attempt: { what: 'rollout', submissionId },
        send: (observe) => store[call](submissionId, { signal, observe }),
        isApplied: async () => (await store.getRollout(submissionId, { signal })).status === status,
        conflictStatuses: [409],
    }, context);
}

// EXTERNAL MODULE: ./.build/src/pipeline/knowledge/change-state.js
var change_state = __webpack_require__(2825);
// EXTERNAL MODULE: ./.build/src/pipeline/polling/publish-time.js
var publish_time = __webpack_require__(9623);
;// CONCATENATED MODULE: ./.build/src/pipeline/polling/status-verdict.js


const REACHED = {
    accepted: new Set(['processing', 'certified', 'publishing', 'published']),
    certified: new Set(['certified', 'publishing', 'published']),
    published: new Set(['published']),
};
/**
 * Maximum time for which the status of a draft may still be shown after the commit, as happens since August 2025:
 * https://github.com/mozilla-releng/scriptworker-scripts/pull/1273
 */
const LATE_COMMIT_IN_MS = 10 * 60_000;
const MOST_DRAFT_POLLS = 3;
/** Returns the state after one more poll. */
function nextPollState(state, status) {
    const isDraft = (0,store_status/* phaseOf */.hU)(status) === 'draft';
    return {
        ...state,
        started: state.started || !isDraft,
        draftPolls: isDraft ? state.draftPolls + 1 : 0,
    };
}
/**
 * Decides after a poll whether to go on. A failure ends every wait. An unknown status is waited out. With publish mode
 * `Manual` or `SpecificDate`, `Release` is as far as a submission goes by itself.
 */
function evaluateStatus(status, waitFor, publishMode, state, now) {
    const phase = (0,store_status/* phaseOf */.hU)(status);
    if (phase === 'failed')
        return 'failed';
    if (phase === 'draft') {
        const isLost = state.started
            ? state.draftPolls >= MOST_DRAFT_POLLS
            : now - state.committedAt > LATE_COMMIT_IN_MS;
        return isLost ? 'lost' : 'waiting';
    }
    if (waitFor === 'none')
        return 'done';
    if (phase === undefined)
        return 'waiting';
    const isAsFarAsItGoes = phase === 'certified' && (0,publish_time/* isHeld */.i)({ mode: publishMode });
    return REACHED[waitFor].has(phase) || (waitFor === 'published' && isAsFarAsItGoes) ? 'done' : 'waiting';
}
const FIRST_PAUSE_IN_MS = 5_000;
/** More would come close to the Store's limit of 20 requests per minute, which other jobs share. */
const FIRST_POLLS = 4;
const GROWTH = 1.5;
/**
 * Returns the milliseconds before poll number `poll` (from 0): the first ones follow quickly. Once the Store has throttled the
 * run the pauses are twice as long, but none is ever longer than `longestInMs`.
 */
function pollDelay(poll, longestInMs, wasThrottled) {
    const growth = GROWTH ** Math.max(0, poll + 1 - FIRST_POLLS);
    return Math.min(FIRST_PAUSE_IN_MS * growth * (wasThrottled ? 2 : 1), longestInMs);
}

// EXTERNAL MODULE: ./.build/src/pipeline/polling/submission-failure.js
var submission_failure = __webpack_require__(4159);
;// CONCATENATED MODULE: ./.build/src/pipeline/polling/poll-status.js






// One odd answer must not waste hours of waiting. Most outages are shorter than five polls, each with its own retries.
const MOST_FAILED_POLLS = 5;
/**
 * Polls a committed submission until it reaches the stage that the user waits for.
 *
 * @throws SubmissionFailedError when the Store rejects it; LostSightError when its status can no longer be read; the
 * reason of the signal when that is aborted.
 */
async function pollStatus(request, context) {
    const { store, clock, signal } = context;
    const { submissionId, url, waitFor, pollIntervalInMs: longestPauseInMs, live, publishTime } = request;
    context.report({ type: 'stage', stage: 'Wait' });
    context.report({ type: 'following', submissionId, url, waitFor, longestPauseInMs, live, publishTime });
    let state = { committedAt: clock.uptime(), started: false, draftPolls: 0 };
    let failed;
    for (let poll = 0;; poll++) {
        const delayInMs = pollDelay(poll, longestPauseInMs, store.wasThrottled);
        reportRetry(failed, delayInMs, context);
        await clock.sleep(delayInMs, signal);
        const seen = await readStatus(submissionId, context);
        if ('error' in seen) {
            failed = { error: seen.error, times: 1 + (failed?.times ?? 0) };
            if (isHopeless(failed))
                throw lostSight(failed);
            continue;
        }
        failed = undefined;
        const { status } = seen;
        state = nextPollState(state, status.status);
        const verdict = evaluateStatus(status.status, waitFor, publishTime.mode, state, clock.uptime());
        if (verdict === 'done')
            return status;
        reportLateCommit(request, state, context);
        if (verdict !== 'waiting')
            throw failure(verdict, request, status, context);
    }
}
async function readStatus(submissionId, { store, report, signal }) {
    try {
        const status = await store.getStatus(submissionId, { signal });
        report({ type: 'status', ...status });
        if ((0,store_status/* phaseOf */.hU)(status.status) !== 'draft')
            report({ type: 'attempt', attempt: { what: 'commit', submissionId }, step: 'observed' });
        return { status };
    }
    catch (error) {
        if (error instanceof errors/* HttpError */.j$ || error instanceof errors/* AuthError */.lR)
            return { error };
        throw error;
    }
}
function reportLateCommit({ submissionId }, { started, draftPolls }, { report }) {
    if (!started && draftPolls === 1)
        report({ type: 'late', what: 'commit', submissionId, upToInMs: LATE_COMMIT_IN_MS });
}
function reportRetry(failed, delayInMs, { report }) {
    if (failed === undefined)
        return;
    const { error } = failed;
    const { method, path } = error instanceof errors/* HttpError */.j$ ? error.request : { method: 'POST', path: 'token' };
    report({ type: 'retry', method, path, reason: error.message, delayInMs });
}
function isHopeless({ error, times }) {
    const cause = error instanceof errors/* AuthError */.lR ? error.cause : error;
    const isTooLate = cause instanceof errors/* HttpError */.j$ && cause.request.availableAt !== undefined;
    return isTooLate || times === MOST_FAILED_POLLS;
}
function isCommitInDoubt({ submissionId }, { knowledge }) {
    return (0,change_state/* isInDoubt */.cd)((0,knowledge_knowledge/* stateOf */.L4)(knowledge(), { what: 'commit', submissionId }));
}
function lostCommit(request, status, context) {
    const { submissionId, url } = request;
    const what = isCommitInDoubt(request, context)
        ? `The Store gave no clear answer to the commit of submission ${submissionId} and still shows a draft (${status}).`
        : `The Store accepted the commit of submission ${submissionId} and shows it as a draft again (${status}).`;
    return new errors/* SubmissionFailedError */.u5(`${what} Open it in Partner Center, or submit it again with "command: submit-draft". ${url}`);
}
function failure(verdict, request, last, context) {
    if (verdict === 'lost') {
        context.report({ type: 'commit-lost' });
        return lostCommit(request, last.status, context);
    }
    const { kind } = context.store.product;
    return new errors/* SubmissionFailedError */.u5((0,submission_failure/* describeFailedSubmission */.Db)({ ...request, ...last, kind }));
}
// The error's advice is omitted, since "command: wait" is better here; but only the error knows when the service
// accepts requests again.
function wordsOf(error) {
    return error instanceof errors/* HttpError */.j$ && error.request.availableAt === undefined ? error.summary : error.message;
}
function lostSight({ error }) {
    return new errors/* LostSightError */.mv(`The status cannot be read: ${wordsOf(error)}`, { cause: error });
}

;// CONCATENATED MODULE: ./.build/src/pipeline/preflight.js
















/**
 * Reads the product's state, plans against the live submission, and fails early on anything that the Store would reject
 * later.
 *
 * @returns undefined when there is nothing left to do, which is reported.
 * @throws InputError or InputErrors when a rule is broken; ProductStateError when the product is not free.
 */
async function preflight(request, context) {
    const { store, report, clock } = context;
    // Before the wait for another submission: a date may pass during the wait, although it was valid when the run began.
    const now = clock.now();
    const packages = request.uploadFiles?.packages ?? [];
    const snapshot = await readFreeProduct(request, context);
    const { published } = snapshot;
    if (request.skipIfPublished && published !== undefined && (0,package_list/* arePublished */.RS)(packages, published))
        return skip(published, context);
    const decide = () => pendingAction(request.ifPending, store.product, snapshot);
    // Without a release there is nothing to plan against until it is known how to obtain a draft.
    const first = published === undefined ? decide() : undefined;
    const base = published ?? (first?.kind === 'reuse' ? first.submission : {});
    const validated = planAndValidate(request, base, snapshot, now);
    reportPlan(validated, published, packages, context);
    if (published !== undefined && validated.plan.changes.length === 0)
        return skip(published, context);
    const action = first ?? decide();
    const submissionId = action.kind === 'create' ? undefined : action.submission.id;
    report({ type: 'pending-action', action: action.kind, submissionId });
    if (!request.dryRun)
        return { snapshot, ...validated, action, now };
    report({
        type: 'dry-run',
        replaces: action.kind === 'delete' ? toDeletedSubmission(action.submission) : undefined,
        endsRollout: intendedRolloutEnd(request.ifRolloutActive, published),
    });
    return undefined;
}
/**
 * Reads the product's state. With `if-pending: wait`, first waits until a submission that the Store is working on is
 * published.
 *
 * @throws ProductStateError when the live release has a rollout that this run may not end.
 */
async function readFreeProduct(request, context) {
    const snapshot = await (0,product_snapshot/* readProduct */.g1)(context);
    refuseActiveRollout(request.ifRolloutActive, snapshot.published, context);
    const { pending } = snapshot;
    if (request.ifPending !== 'wait' || request.dryRun || !isProcessing(pending))
        return snapshot;
    await pollStatus({
        submissionId: pending.submission.id,
        url: (0,store_product/* submissionUrl */.sI)(context.store.product, pending.submission.id),
        waitFor: 'published',
        pollIntervalInMs: request.pollIntervalInMs,
        publishTime: (0,publish_time/* publishTimeOf */.a)(pending.submission),
        live: (0,submission_failure/* liveSubmission */.tz)(snapshot.published),
    }, context);
    const after = await (0,product_snapshot/* readProduct */.g1)(context);
    refuseActiveRollout(request.ifRolloutActive, after.published, context);
    return after;
}
/**
 * Plans for a flight that has yet to be created, whose packages must have its app's identity, and fails early on
 * anything that the Store would reject later. The app has to be published before a flight of it can be:
 * https://github.com/microsoft/windows-dev-center-vsts-extension/issues/72
 *
 * @throws InputError or InputErrors when a rule is broken; ProductStateError when the app was never published.
 */
async function preflightNewFlight(request, context) {
    const { store, report, clock, signal } = context;
    report({ type: 'stage', stage: 'Check' });
    const { identity, publishedId, pendingId } = await store.getProduct({ signal });
    if (publishedId === undefined)
        throw neverPublished(store.product, pendingId);
    const empty = { kind: 'flight', product: store.product, identity, published: undefined };
    const validated = planAndValidate(request, {}, empty, clock.now());
    const packages = request.uploadFiles?.packages ?? [];
    if (request.dryRun)
        reportPlan(validated, undefined, packages, context);
}
function reportPlan({ plan: { uploads, changes, submission }, warnings }, published, packages, { report }) {
    report({ type: 'planned', plan: { uploads, changes }, packages, warnings });
    report({ type: 'contents', packages: (0,package_changes/* packageChanges */.k)(published ?? {}, submission, packages) });
}
/**
 * Plans what to send for `base`. `now` is the time of the run, in milliseconds since the epoch.
 *
 * @throws InputError or InputErrors when a rule is broken.
 */
function planAndValidate(request, base, { published, ...target }, now) {
    const packages = request.uploadFiles?.packages ?? [];
    const plan = planSubmission(target.kind, base, { ...request, packages });
    const context = { ...request, ...target, base, isLive: published !== undefined, now };
    const overruled = validatePlan(plan, context);
    const { submission: planned } = plan;
    const warnings = [
        ...obsoleteFileWarnings(request.metadata),
        ...overruled,
        ...warnAboutJson(context),
        ...warnAboutLanguages(context),
        ...packageWarnings(base, planned, packages),
        ...listingWarnings(target.kind, base, planned),
        ...inheritedWarnings({ base, planned, request: { ...request, packages }, now }),
    ];
    return { plan, warnings };
}
function skip(published, { store, report }) {
    const { id, status } = published;
    report({ type: 'contents', packages: (0,package_changes/* packageChanges */.k)(published, published, []) });
    report({ type: 'skipped', submissionId: id, url: (0,store_product/* submissionUrl */.sI)(store.product, id), status: String(status) });
}

;// CONCATENATED MODULE: ./.build/src/pipeline/draft/plan-draft.js




/**
 * Plans against the draft: this plan is what is sent. A draft is a copy of the live submission; where it is not,
 * listing texts that the run does not set are sent as they are live, and the rest is reported. The draft of a product
 * that was never published is not a copy.
 *
 * @returns the plan to send; its changes include those of the preflight.
 * @throws InputError or InputErrors when a rule is broken.
 */
function planForDraft(request, draft, { plan: planForLive, snapshot, warnings: told, now }, { report }) {
    const { published } = snapshot;
    const base = published === undefined ? draft : withLiveTexts(draft, published);
    const { plan, warnings } = planAndValidate(request, base, snapshot, now);
    for (const message of warnings)
        if (!told.includes(message))
            report({ type: 'warning', message });
    const changes = published === undefined ? [] : differencesOfDraft(planForLive.submission, plan.submission);
    if (changes.length > 0)
        report({ type: 'unplanned-changes', seenIn: 'draft', changes });
    return { ...plan, changes: [...planForLive.changes, ...changesBetween(draft, plan.submission)] };
}

;// CONCATENATED MODULE: ./.build/src/pipeline/commit.js
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
 * Commits a draft exactly once.
 *
 * @returns whether the commit is certain. After a conflict, a submission that is still shown as a draft has most likely
 * been committed, by this run or another: its status may be late, and has to be followed.
 * @throws HttpError or AuthError when it is refused; UnclearError when it may have been accepted.
 */
async function commit(submissionId, context) {
    const { store, report, knowledge, signal } = context;
    const attempt = { what: 'commit', submissionId };
    report({ type: 'stage', stage: 'Commit' });
    try {
        await (0,apply_once/* applyOnce */.a)({
            attempt,
            send: (observe) => store.commit(submissionId, { signal, observe }),
            isApplied: () => {
                // A submission can be committed only once: a conflict may mean that it was, and the status may be late.
                report({ type: 'attempt', attempt, step: 'unclear' });
                return isSeenCommitted(submissionId, context);
            },
            conflictStatuses: [409],
        }, context);
    }
    catch (error) {
        if (isPassingConflict(error))
            return false;
        // A commit that was cut off may have been accepted: read once more, so that the run can report what became of it.
        if (signal.aborted && (0,change_state/* isInDoubt */.cd)((0,knowledge_knowledge/* stateOf */.L4)(knowledge(), attempt)))
            await readOnceMore(submissionId, context);
        throw error;
    }
    report({ type: 'committed' });
    return true;
}
// A conflict with advice is a permanent refusal.
function isPassingConflict(error) {
    const last = error instanceof errors/* UnclearError */.Ft ? error.last : error;
    return last instanceof errors/* HttpError */.j$ && last.request.status === 409 && last.request.advice === undefined;
}
async function isSeenCommitted(submissionId, context) {
    const status = await context.store.getStatus(submissionId, { signal: context.signal });
    if ((0,store_status/* phaseOf */.hU)(status.status) === 'draft')
        return false;
    (0,product_snapshot/* reportCommitted */.B9)(submissionId, status, context);
    return true;
}
async function readOnceMore(submissionId, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const limit = __addDisposableResource(env_1, context.gracePeriod(), false);
        await isSeenCommitted(submissionId, { ...context, signal: limit.signal }).catch(() => false);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./.build/src/plan/compare/describe-value.js
var describe_value = __webpack_require__(6518);
;// CONCATENATED MODULE: ./.build/src/plan/compare/field-differences.js








/** Compares what the Store has with what it was sent, field by field, except for the lists of packages. */
function compareFields(plan, stored) {
    const strays = differencesBetween(plan.submission, stored, 'fields').filter((stray) => !isOfPackageList(stray) && !isExpected(stray, plan, stored));
    const isFatal = ({ field }) => isGrave(field) || isPlanned(field, plan.changes);
    return {
        differences: [
            ...languageDifferences(plan.submission, stored),
            ...strays.filter(isFatal).map(describeDifference),
        ],
        unplanned: strays.filter((stray) => !isFatal(stray)),
    };
}
function isOfPackageList({ field }) {
    return /^(application|flight)Packages(\[.*\])?$/i.test(field);
}
function isExpected(stray, { submission, changes }, stored) {
    const { field } = stray;
    return (unchangeable(field) !== undefined ||
        (mayBeTheStores(stray) && !isOldOrder(stray, changes)) ||
        isIdle(field, submission) ||
        isLeftOpen(stray, changes) ||
        isIgnored(stray, changes) ||
        !isOfCommonLanguage(field, submission, stored));
}
// Fields that decide who pays how much, and who gets it when.
const GRAVE = [
    /^pricing\.(priceId$|marketSpecificPricings\b)/i,
    /^(targetPublishMode|visibility)$/i,
    /^packageDeliveryOptions\.packageRollout\./i,
];
function isGrave(field) {
    return GRAVE.some((path) => path.test(field));
}
function isPlanned(field, changes) {
    return changes.some((change) => isPathWithin(field, change.field) || isPathWithin(change.field, field));
}
function isPathWithin(inner, outer) {
    const [path, owner] = [inner.toLowerCase(), outer.toLowerCase()];
    return path.startsWith(owner) && /^($|[.[])/.test(path.slice(owner.length));
}
// The Store may use the app's name for a listing without a title; other omitted fields may get a default, too.
const WITHOUT_DEFAULT = new RegExp([
    `\\.(${Object.keys(listing_facts/* LISTING_FIELDS */.rH)
        .filter((name) => name !== 'title')
        .join('|')})$`,
    '^(notesForCertification|tag|keywords|hardwarePreferences|gamingOptions|trailers)$',
    '^pricing\\.marketSpecificPricings\\.',
].join('|'), 'i');
// A field that was not sent may have any value, unless it was meant to be emptied.
function isLeftOpen({ field, before }, changes) {
    if (!(0,same_value/* isSameValue */.a)(before, null))
        return false;
    const isEmptied = changes.some(({ field: path, after }) => (0,same_value/* isSameValue */.a)(after, null) && isPathWithin(field, path));
    return !isEmptied || !WITHOUT_DEFAULT.test(field);
}
// Lists that are displayed in order. The order of others is meaningless.
const READ_IN_ORDER = /\.(features|minimumHardware|recommendedHardware)$/i;
/** Returns whether a list was meant to be reordered, but still has its old order. */
function isOldOrder({ field, before, after }, changes) {
    if (!READ_IN_ORDER.test(field) || !Array.isArray(before) || !Array.isArray(after))
        return false;
    return changes.some((change) => change.field.toLowerCase() === field.toLowerCase() &&
        (0,same_value/* isSameValue */.a)(trimAll(change.before), trimAll(after)) &&
        !(0,same_value/* isSameValue */.a)(trimAll(before), trimAll(after)));
}
function trimAll(list) {
    return (0,shared_json/* asStrings */.P7)(list).map((text) => text.trim());
}
// An unknown name already caused a warning when it was planned. A name that the Store has shown is not unknown.
function isIgnored({ field, after }, changes) {
    const isShown = changes.some((change) => isPathWithin(field, change.field) && !(0,same_value/* isSameValue */.a)(change.before, null));
    return !isKnownField(field) && !isShown && (0,same_value/* isSameValue */.a)(after, null) && !isGrave(field);
}
/** Returns whether the last name of a path is a known field of the API. */
function isKnownField(field) {
    const [name] = /[^.\]]+$/.exec(field) ?? [];
    return name === undefined || FIELD_SPELLING.has(name.toLowerCase());
}
// Languages that only one of the two has are reported separately.
function isOfCommonLanguage(field, planned, stored) {
    const [, language] = /^listings\.([^.]+)/i.exec(field) ?? [];
    if (language === undefined)
        return true;
    return [planned, stored].every((submission) => (0,shared_json/* isJsonObject */.OW)((0,shared_json/* getField */.VI)((0,shared_json/* getObject */.iM)(submission, 'listings'), language)));
}
function languageDifferences(planned, stored) {
    const [wanted, found] = [listLanguages(planned), listLanguages(stored)];
    return wanted === '' || wanted === found
        ? []
        : [`languages: planned ${wanted}, the Store has ${found || 'none'}`];
}
function listLanguages(submission) {
    return Object.entries((0,shared_json/* getObject */.iM)(submission, 'listings'))
        .filter(([, listing]) => (0,shared_json/* isJsonObject */.OW)(listing))
        .map(([language]) => language.toLowerCase())
        .sort()
        .join(', ');
}
function describeDifference({ field, before, after }) {
    return `${field}: planned ${(0,describe_value/* describeValue */.b)(before)}, the Store has ${(0,describe_value/* describeValue */.b)(after)}`;
}

;// CONCATENATED MODULE: ./.build/src/plan/compare/differences.js










/** Compares the Store's answer to the update with the plan. */
function compareAfterUpdate(plan, stored) {
    const { missing, surplus } = removePairs((0,package_list/* packageEntries */.fP)(plan.submission), (0,package_list/* packageEntries */.fP)(stored), isAsPlanned);
    const describe = ({ fileName = '', fileStatus = '' }) => `${(0,file_entry/* zipPath */.V3)(fileName)} ${fileStatus}`;
    // Packages marked for deletion may already be gone.
    const lacking = missing.filter(({ fileStatus }) => fileStatus !== 'PendingDelete');
    return withPackageDifferences(lacking.map(describe), surplus.map(describe), compareFields(plan, stored));
}
/**
 * Lists, as sentences, what somebody else has changed in a draft since the Store answered this run's update. Values
 * that the Store itself may have filled in, and fields that no update can change, are ignored.
 */
function changesByOthers(answered, stored) {
    return differencesBetween(answered, stored)
        .filter((change) => !mayBeTheStores(change) &&
        unchangeable(change.field) === undefined &&
        !isIdle(change.field, answered) &&
        !isShownAtTimes(change))
        .map(({ field }) => field);
}
// A field that was added to the API later may be in one of its answers and not in the next, unless its name is a key.
function isShownAtTimes({ field, before, after }) {
    return !isKnownField(field) && !isKey(field) && [before, after].some((value) => (0,same_value/* isSameValue */.a)(value, null));
}
function isKey(field) {
    return /(^|\.)(listings|platformOverrides|marketSpecificPricings|trailerAssets)\.[^.]+$/i.test(field);
}
// A field that the plan omits may have any value: without a status, the name of the file is enough.
function isAsPlanned(planned, stored) {
    const isSameStatus = planned.fileStatus === undefined || planned.fileStatus === stored.fileStatus;
    return (0,file_entry/* refersTo */.zA)(planned, stored) && isSameStatus;
}
/**
 * Compares the submission, once the Store has processed its files, with the plan and with the answer to it. The Store
 * may rename files, so packages are compared by version and architecture, and images by what they are for. What it does
 * not show yet is unknown, not a difference.
 */
function compareAfterCommit(plan, stored, files) {
    const { missing, surplus } = PACKAGE_MATCHES.reduce((unmatched, isMatch) => removePairs(unmatched.missing, unmatched.surplus, isMatch), {
        missing: (0,package_list/* remainingPackages */.Mc)(plan.submission).map((entry) => (0,package_facts/* plannedFacts */.o1)(entry, files)),
        surplus: (0,package_list/* remainingPackages */.Mc)(stored).map(package_facts/* factsOfEntry */.nk),
    });
    const describe = ({ fileName, version, architecture }) => [(0,file_entry/* zipPath */.V3)(fileName), version, architecture].filter((part) => part !== '').join(' ');
    const sent = { ...plan, submission: comparableAfterCommit(plan.submission) };
    return withPackageDifferences(missing.map(describe), surplus.map(describe), compareFields(sent, comparableAfterCommit(stored)));
}
// The most certain matches come first, so that packages with unknown facts are matched with what remains.
const PACKAGE_MATCHES = [
    hasPlannedVersion,
    (planned, stored) => (0,file_entry/* isNamed */.ev)(stored, planned.fileName) && isVersionUnknown(planned, stored),
    isVersionUnknown,
];
// The Store shows bundles without the architectures they contain.
function hasPlannedVersion(planned, stored) {
    if (planned.version === '' || stored.version === '')
        return false;
    if ((0,versions/* comparePackageVersions */.z)(planned.version, stored.version) !== 0)
        return false;
    const isKnown = planned.architecture !== '' && stored.architecture !== '';
    const areBundles = planned.isBundle && stored.isBundle;
    return !isKnown || areBundles || planned.architecture === stored.architecture;
}
function isVersionUnknown(planned, stored) {
    return planned.version === '' || stored.version === '';
}
function removePairs(planned, stored, isMatch) {
    const surplus = [...stored];
    const missing = planned.filter((one) => {
        const index = surplus.findIndex((other) => isMatch(one, other));
        if (index !== -1)
            surplus.splice(index, 1);
        return index === -1;
    });
    return { missing, surplus };
}
function withPackageDifferences(missing, surplus, { differences, unplanned }) {
    if (missing.length === 0 && surplus.length === 0)
        return { differences, unplanned };
    const [wanted, found] = [missing, surplus].map((names) => names.toSorted().join(', ') || 'none');
    return {
        differences: [`packages: planned ${wanted}, the Store has ${found}`, ...differences],
        unplanned,
    };
}
const NAMES = new Set(['filename', 'filestatus', 'id', 'videofilename', 'videofileid']);
/**
 * Returns a value without the names and IDs of its files, which the Store may change, and without files marked for
 * deletion.
 */
function withoutNames(value) {
    if (Array.isArray(value))
        return value.filter((item) => !(0,shared_json/* isJsonObject */.OW)(item) || (0,file_entry/* isRemaining */.hB)((0,file_entry/* asFileEntry */.zj)(item))).map(withoutNames);
    if (!(0,shared_json/* isJsonObject */.OW)(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([name]) => !NAMES.has(name.toLowerCase()))
        .map(([name, inner]) => [name, withoutNames(inner)]));
}
/** Returns what can be compared, apart from packages, once the Store has processed a submission's files. */
function comparableAfterCommit(submission) {
    // The notes are for the testers; it is not documented that the Store keeps them.
    const fields = Object.entries(submission).filter(([name]) => name.toLowerCase() !== 'notesforcertification');
    return Object.fromEntries(fields.map(([name, value]) => [name, withoutNames(value)]));
}

// EXTERNAL MODULE: ./.build/src/shared/all-or-abort.js
var all_or_abort = __webpack_require__(6913);
;// CONCATENATED MODULE: ./.build/src/pipeline/read-until.js
const MOST_READINGS = 3;
const read_until_PAUSE_IN_MS = 5_000;
/**
 * Reads what was changed until it shows, three times at most: right after a change, the Store may show an older state.
 *
 * @returns the last reading, whether or not it shows the change.
 */
async function readUntil({ read, isShown, late }, { clock, report, signal }) {
    for (let readings = 1;; readings++) {
        const seen = await read();
        if (isShown(seen) || readings === MOST_READINGS)
            return seen;
        if (readings === 1)
            report({ type: 'late', ...late, upToInMs: (MOST_READINGS - 1) * read_until_PAUSE_IN_MS });
        await clock.sleep(read_until_PAUSE_IN_MS, signal);
    }
}

;// CONCATENATED MODULE: ./.build/src/pipeline/verify-submission.js







/**
 * Reads the draft and its ZIP once more before it is committed: another run, or a person in Partner Center, may have
 * changed, deleted or submitted it since. A draft that contains exactly what this run sent is this run's by evidence.
 *
 * @throws ProductStateError when it is no longer a draft; DifferenceError that says what was changed.
 */
async function verifyDraft(draft, context) {
    const { report } = context;
    const { id: submissionId } = draft.answered;
    const seen = { zip: [], draft: [] };
    const isAsSent = () => allOf(seen).length === 0;
    try {
        const read = () => findDifferences(seen, draft, context);
        await readUntil({ read, isShown: isAsSent, late: { what: 'update', submissionId } }, context);
        if (isAsSent())
            return report({ type: 'draft-evidence', submissionId, owner: 'evidence' });
    }
    finally {
        // Even if the run ends during a check or between two: a draft that somebody else has changed is not deleted.
        if (!isAsSent())
            report({ type: 'draft-evidence', submissionId, owner: 'other' });
    }
    const what = `Somebody else changed submission ${submissionId} after this run's update`;
    throw new errors/* DifferenceError */.Yp(what, allOf(seen));
}
function allOf({ zip, draft }) {
    return [...zip, ...draft];
}
// Each reading counts as soon as it has arrived: the run may end before the other one does.
async function findDifferences(seen, { plan, answered, files }, context) {
    await (0,all_or_abort/* allOrAbort */.j)(context.signal, [
        async (stop) => {
            const stored = await readDraft(answered.id, { ...context, signal: stop });
            seen.draft = [...compareAfterUpdate(plan, stored).differences, ...changesByOthers(answered, stored)];
        },
        async (stop) => {
            seen.zip = (await files?.isReplaced(stop)) ? ['the uploaded ZIP'] : [];
        },
    ]);
}
async function readDraft(submissionId, context) {
    const { store, signal } = context;
    try {
        const { submission, ...status } = await store.getWithStatus(submissionId, { signal });
        if ((0,store_status/* phaseOf */.hU)(status.status) === 'draft')
            return submission;
        throw submittedByOther(submissionId, status, context);
    }
    catch (error) {
        if (!(0,errors/* isGone */.ST)(error))
            throw error;
        // A single 404 is no proof, and a draft that is taken for gone would be left behind.
        const status = await (0,product_snapshot/* readDraftStatus */.Sj)(submissionId, context);
        if (status === undefined)
            throw new errors/* ProductStateError */.d6(`Somebody else deleted submission ${submissionId} while this run was filling it. Run the job again when nothing else publishes this product.`, { cause: error });
        throw (0,store_status/* phaseOf */.hU)(status.status) === 'draft' ? error : submittedByOther(submissionId, status, context);
    }
}
function submittedByOther(submissionId, status, context) {
    const { store, report } = context;
    report({ type: 'draft-evidence', submissionId, owner: 'other' });
    (0,product_snapshot/* reportCommitted */.B9)(submissionId, status, context);
    const url = (0,store_product/* submissionUrl */.sI)(store.product, submissionId);
    return new errors/* ProductStateError */.d6(`Somebody else submitted submission ${submissionId} before this run could. ${url}`);
}
/**
 * Compares the submission that the Store accepted with the draft that was sent: a green run must be complete.
 *
 * @throws DifferenceError that says where the submission in the Store differs from the plan.
 */
async function verifySubmission(draft, submissionId, packages, { store, report, signal }) {
    const stored = await store.get(submissionId, { signal });
    (0,product_snapshot/* reportGradualRollout */.u_)(stored, { report });
    const { differences, unplanned } = compareAfterCommit(draft, stored, packages);
    if (unplanned.length > 0)
        report({ type: 'unplanned-changes', seenIn: 'committed', changes: unplanned });
    if (differences.length === 0)
        return;
    throw new errors/* DifferenceError */.Yp(`Submission ${submissionId} in the Store differs from what was sent`, differences);
}

;// CONCATENATED MODULE: ./.build/src/pipeline/submit.js





/**
 * Commits a draft, follows it as far as the user wants, and compares the result in the Store with the draft.
 *
 * @throws HttpError or AuthError when the commit is refused; UnclearError when it may have been accepted;
 * SubmissionFailedError when the submission fails; DifferenceError when the Store does not have what was sent.
 */
async function submit_submit({ sent, packages, url, live }, { waitFor, pollIntervalInMs }, context) {
    const { submission } = sent;
    const submissionId = submission.id;
    const isCommitted = await commit(submissionId, context);
    if (waitFor !== 'none' || !isCommitted) {
        const publishTime = (0,publish_time/* publishTimeOf */.a)(submission);
        const follow = { waitFor, pollIntervalInMs, submissionId, url, publishTime, live: (0,submission_failure/* liveSubmission */.tz)(live) };
        await pollStatus(follow, context);
    }
    await verifySubmission(sent, submissionId, packages, context);
}

// EXTERNAL MODULE: ./.build/src/shared/secure-url.js
var secure_url = __webpack_require__(7220);
;// CONCATENATED MODULE: ./.build/src/pipeline/upload-progress.js
// A silent run looks like one that hangs.
const REPEAT_EVERY_MS = 5_000;
/** Reports how far an upload is: when bytes have moved, and every few seconds even if none have. */
function reportProgress({ report, clock }) {
    let last;
    const reportLast = () => {
        if (last !== undefined)
            report({ type: 'upload', sentBytes: last[0], totalBytes: last[1] });
    };
    let timer;
    const keepReporting = () => {
        reportLast();
        timer = clock.callAfter(REPEAT_EVERY_MS, keepReporting);
    };
    keepReporting();
    return {
        onProgress(...progress) {
            last = progress;
            reportLast();
        },
        [Symbol.dispose]: () => timer?.[Symbol.dispose](),
    };
}

;// CONCATENATED MODULE: ./.build/src/pipeline/update-and-upload.js
var update_and_upload_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var update_and_upload_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Sends the planned update of the draft and the files, both at once, since neither needs the other. A refused update
 * stops the upload.
 *
 * @returns what the Store has afterwards.
 * @throws DifferenceError when the Store answers the update with something other than what was sent.
 */
async function updateAndUpload(draft, plan, files, context) {
    const { report, signal } = context;
    report({ type: 'stage', stage: 'Update and upload' });
    if (files === undefined)
        return await update(draft.id, plan, context);
    const url = secureUploadUrl(draft);
    if (url === undefined) {
        throw new errors/* ProductStateError */.d6(`The Store returned no upload URL for submission ${draft.id}. Run the job again.`);
    }
    const [updated] = await (0,all_or_abort/* allOrAbort */.j)(signal, [
        (stop) => update(draft.id, plan, { ...context, signal: stop }),
        (stop) => upload(files, url, draft.id, { ...context, signal: stop }),
    ]);
    // The Store only reads the blob that it named last.
    const lastUrl = secureUploadUrl(updated) ?? url;
    if (blobOf(lastUrl) !== blobOf(url))
        await sendFiles(files, lastUrl, context);
    return updated;
}
async function update(id, plan, { store, report, signal }) {
    const updated = await store.update(id, plan.submission, { signal }).catch((error) => {
        throw withKeywords(error, plan.submission);
    });
    if (updated.id !== id)
        throw new errors/* ProductStateError */.d6(`The Store answered the update of submission ${id} with submission ${updated.id}. Run the job again.`);
    const { differences, unplanned } = compareAfterUpdate(plan, updated);
    if (differences.length > 0)
        throw new errors/* DifferenceError */.Yp('The Store did not apply the update as sent', differences);
    report({ type: 'updated' });
    if (unplanned.length > 0)
        report({ type: 'unplanned-changes', seenIn: 'update', changes: unplanned });
    return updated;
}
/** Adds the long keywords to the Store's refusal of a keyword, which does not name it. */
function withKeywords(error, planned) {
    if (!(error instanceof errors/* HttpError */.j$))
        return error;
    const { status, reason = '' } = error.request;
    const [advice] = longKeywords(planned);
    if (status !== 400 || !/keyword/i.test(reason) || advice === undefined)
        return error;
    return new errors/* HttpError */.j$({ ...error.request, advice }, { cause: error });
}
async function upload(files, url, draftId, context) {
    const { store, signal } = context;
    try {
        await sendFiles(files, url, context);
    }
    catch (error) {
        if (!(error instanceof errors/* HttpError */.j$ && error.request.status === 403))
            throw error;
        // An upload URL is valid for a day: the Store may have a fresh one
        // (https://github.com/microsoft/StoreBroker/issues/88).
        const freshUrl = secureUploadUrl(await store.get(draftId, { signal }));
        if (freshUrl === undefined || freshUrl === url)
            throw error;
        await sendFiles(files, freshUrl, context);
    }
}
async function sendFiles(files, url, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const progress = update_and_upload_addDisposableResource(env_1, reportProgress(context), false);
        await files.upload(url, progress.onProgress, context.signal);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        update_and_upload_disposeResources(env_1);
    }
}
// Anyone who reads the URL can replace the ZIP.
function secureUploadUrl(submission) {
    const url = (0,store_submission/* uploadUrlOf */.qC)(submission);
    if (url === undefined || (URL.canParse(url) && (0,secure_url/* isSecureUrl */.z)(new URL(url))))
        return url;
    throw new errors/* ProductStateError */.d6(`The Store returned an upload URL for submission ${submission.id} that is not https, and nothing was sent there. Run the job again.`);
}
// Two URLs of the same blob differ in their signature.
function blobOf(url) {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
}

;// CONCATENATED MODULE: ./.build/src/commands/publish.js
var publish_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var publish_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Publishes to the product: preflight, delete pending, create, update and upload, verify draft, commit, poll, verify.
 * Everything that can be refused is refused in the preflight, before anything is changed; a draft that is known to be
 * this run's and was not committed is deleted.
 */
async function publish(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (context.missingFlight !== undefined)
            return await publishToNewFlight(request, context.missingFlight, context);
        const passed = await preflight(request, context);
        if (passed === undefined)
            return;
        // The next steps are slow; read the files meanwhile.
        const filesOfFirstPlan = publish_addDisposableResource(env_1, prepareFiles(passed.plan, request, context), true);
        await endActiveRollout(request.ifRolloutActive, passed.snapshot.published, context);
        const { action, snapshot } = passed;
        const draft = publish_addDisposableResource(env_1, await createDraft({ action, snapshot, policy: request.ifPending }, context), true);
        const plan = planForDraft(request, draft.submission, passed, context);
        // The draft may have different images than the live submission, and so need different files.
        const isSame = (0,external_node_util_.isDeepStrictEqual)(plan.uploads, passed.plan.uploads);
        const filesOfDraftPlan = publish_addDisposableResource(env_1, isSame ? undefined : prepareFiles(plan, request, context), true);
        const files = isSame ? filesOfFirstPlan : filesOfDraftPlan;
        const answered = await updateAndUpload(draft.submission, plan, files, context);
        if (request.draft) {
            context.report({ type: 'draft-kept' });
            return draft.keep();
        }
        await verifyDraft({ plan, answered, files }, context);
        const sent = { submission: answered, changes: plan.changes };
        const packages = request.uploadFiles?.packages ?? [];
        await submit_submit({ sent, packages, url: draft.url, live: passed.snapshot.published }, request, context);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = publish_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Creates a flight and publishes to it, but only once the plan for an empty flight has passed the rules. */
async function publishToNewFlight(request, flight, context) {
    await preflightNewFlight(request, context);
    const { name } = flight;
    if (request.dryRun)
        return context.report({ type: 'dry-run', intended: { action: 'create', what: 'flight', name } });
    const appId = (0,store_product/* appIdOf */.i_)(context.store.product);
    const { flightId } = await sendFlight(appId, flight, context);
    const product = { kind: 'flight', appId, flightId };
    await publish(request, (0,pipeline_context/* openTarget */.A)({ product }, context));
}
function prepareFiles({ uploads }, { uploadFiles }, { prepareUpload, signal }) {
    if (uploadFiles === undefined || uploads.length === 0)
        return undefined;
    const { source } = uploadFiles;
    if (source.kind === 'zip')
        return prepareUpload(source, signal);
    const named = new Set(uploads);
    const files = source.files.filter(({ name }) => named.has(name));
    return prepareUpload({ kind: 'files', files }, signal);
}

;// CONCATENATED MODULE: ./.build/src/commands/rollout.js






/**
 * Changes the gradual rollout of the published submission. A change that is already in effect counts as success.
 *
 * @throws ProductStateError if no rollout is in progress, or if the Store does not show the change.
 */
async function changeRollout(change, dryRun, context) {
    const { store, report, signal } = context;
    const { publishedId: submissionId } = await (0,product_snapshot/* readProductState */.XZ)(context);
    if (submissionId === undefined)
        throw new errors/* ProductStateError */.d6(`The ${(0,store_product/* describeProduct */.ND)(store.product)} has no published submission.`);
    const url = (0,store_product/* submissionUrl */.sI)(store.product, submissionId);
    report({ type: 'followed', submissionId, url });
    const before = await store.getRollout(submissionId, { signal });
    report({ type: 'rollout-status', rollout: before });
    if (isReached(change, before))
        return report({ type: 'rollout-set', rollout: before, submissionId: undefined });
    if (before.status !== 'PackageRolloutInProgress') {
        const { percentage, status } = before;
        throw new errors/* ProductStateError */.d6(`Submission ${submissionId} has no rollout in progress: the rollout is at ${percentage}% (${status}). ${url}`);
    }
    if (dryRun)
        return report({ type: 'dry-run', intended: intendedChange(change) });
    if (change.kind === 'update')
        await updateRollout(change, submissionId, context);
    else
        await endRollout(change.kind, submissionId, context);
    const after = await readChangedRollout(change, submissionId, context);
    report({ type: 'rollout-set', rollout: after, submissionId });
}
/** Reads the rollout until it shows the change. */
async function readChangedRollout(change, submissionId, context) {
    const { store, report, signal } = context;
    const read = async () => {
        const rollout = await store.getRollout(submissionId, { signal });
        report({ type: 'rollout-status', rollout });
        return rollout;
    };
    const isShown = (rollout) => isReached(change, rollout);
    const rollout = await readUntil({ read, isShown, late: { what: 'rollout', submissionId } }, context);
    if (isShown(rollout))
        return rollout;
    const { percentage, status } = rollout;
    throw new errors/* ProductStateError */.d6(`The rollout of submission ${submissionId} is still at ${percentage}% (${status}). Run the job again. ${(0,store_product/* submissionUrl */.sI)(store.product, submissionId)}`);
}
async function updateRollout(change, submissionId, context) {
    const { store, signal } = context;
    await (0,apply_once/* applyOnce */.a)({
        attempt: { what: 'rollout', submissionId },
        send: (observe) => store.updateRollout(submissionId, change.percentage, { signal, observe }),
        isApplied: async () => isReached(change, await store.getRollout(submissionId, { signal })),
    }, context);
}
// The Store keeps a floating-point number of unknown precision.
const ROUNDING = 0.01;
// Whether the Store still calls a rollout to everyone one in progress is not documented.
function isGoingOn(status, percentage) {
    return status === 'PackageRolloutInProgress' || (percentage === 100 && status === 'PackageRolloutComplete');
}
function isReached(change, { status, percentage }) {
    switch (change.kind) {
        case 'update':
            return isGoingOn(status, change.percentage) && Math.abs(percentage - change.percentage) < ROUNDING;
        case 'finalize':
            return status === 'PackageRolloutComplete';
        case 'halt':
            return status === 'PackageRolloutStopped';
    }
}
function intendedChange(change) {
    return change.kind === 'update'
        ? { action: 'update-rollout', percentage: change.percentage }
        : { action: `${change.kind}-rollout` };
}

;// CONCATENATED MODULE: ./.build/src/commands/status.js








/**
 * Reads once what is live and what is pending. Never fails because of what it finds, so a scheduled workflow can follow
 * a certification for days.
 */
async function readOverview(context) {
    const { store, report, signal } = context;
    const { publishedId, pendingId } = await (0,product_snapshot/* readProductState */.XZ)(context);
    const [live, pendingStatus] = await (0,all_or_abort/* allOrAbort */.j)(signal, [
        async (stop) => publishedId === undefined ? undefined : await store.getWithStatus(publishedId, { signal: stop }),
        (stop) => (0,product_snapshot/* readIfThere */.qC)(pendingId, (id) => store.getStatus(id, { signal: stop })),
    ]);
    const isPending = pendingId !== undefined && pendingStatus !== undefined;
    if (isPending)
        reportSubmission(pendingId, pendingStatus, context);
    else if (live !== undefined)
        reportSubmission(live.submission.id, live, context);
    if (live !== undefined)
        reportRollout(live.submission, context);
    report({
        type: 'overview',
        published: live === undefined ? undefined : publishedSubmission(live.submission),
        pending: isPending ? await pendingSubmission(pendingId, pendingStatus, context) : undefined,
    });
}
// Before certification, the publish time is not of interest, so it is not requested.
async function pendingSubmission(submissionId, { status }, { store, signal }) {
    if ((0,store_status/* phaseOf */.hU)(status) !== 'certified')
        return { submissionId, status };
    const submission = await (0,product_snapshot/* readIfThere */.qC)(submissionId, (id) => store.get(id, { signal }));
    return { submissionId, status, publishTime: submission && (0,publish_time/* publishTimeOf */.a)(submission) };
}
function reportSubmission(submissionId, { status, details }, { store, report }) {
    const url = (0,store_product/* submissionUrl */.sI)(store.product, submissionId);
    report({ type: 'followed', submissionId, url });
    report({ type: 'status', status, details });
    if ((0,store_status/* phaseOf */.hU)(status) === 'failed')
        report({ type: 'warning', message: `Submission ${submissionId} has failed (${status}). ${url}` });
}
function reportRollout(live, { report }) {
    const rollout = (0,transforms_rollout/* gradualRollout */.i7)(live);
    if (rollout !== undefined)
        report({ type: 'rollout-status', rollout });
    (0,product_snapshot/* reportGradualRollout */.u_)(live, { report });
}
function publishedSubmission(live) {
    const packages = (0,package_list/* remainingPackages */.Mc)(live).map(package_facts/* factsOfEntry */.nk);
    return {
        submissionId: live.id,
        packages: packages.map(({ fileName, version, architecture }) => ({ fileName, version, architecture })),
    };
}

;// CONCATENATED MODULE: ./.build/src/plan/rules/draft.js





/**
 * Checks a draft left by an earlier run, another tool or a person for anything that would harm users, before it is
 * committed unchanged. Everything else was checked when it was filled.
 */
const checkDraft = (plan, context) => [
    ...offSale(plan, context),
    ...draft_pastDate(plan, context),
    ...withoutListing(plan, context),
    ...withoutPackage(plan, context),
];
const broken = (rule, problem) => [
    (0,model_problems/* brokenRule */.qx)(rule, 'submission-id', problem),
];
const offSale = ({ submission }, { kind, base }) => {
    const [before, after] = [base, submission].map(priceIn);
    if (kind === 'flight' || after !== 'NotAvailable' || !before || before === after)
        return [];
    return broken('price-not-available', `the draft's price "NotAvailable" would replace "${before}" and take the product off sale. Change it in Partner Center, or set "allow: price-not-available".`);
};
const draft_pastDate = ({ submission }, { base, now }) => {
    const date = dateOf(submission);
    const isMeant = (0,shared_json/* getField */.VI)(submission, 'targetPublishMode') === 'SpecificDate';
    if (!isMeant || !(Date.parse(date) <= now) || (0,same_value/* isSameValue */.a)(date, dateOf(base)))
        return [];
    return broken('past-date', `the draft's publish date ${date} is in the past. Change it in Partner Center.`);
};
const dateOf = (submission) => (0,shared_json/* asString */.oJ)((0,shared_json/* getField */.VI)(submission, 'targetPublishDate'));
const withoutListing = ({ submission }, { kind }) => {
    const hasListing = Object.values((0,shared_json/* getObject */.iM)(submission, 'listings')).some(shared_json/* isJsonObject */.OW);
    if (kind === 'flight' || hasListing)
        return [];
    return broken('listing-missing', 'the draft has no listing. Add one in Partner Center.');
};
const withoutPackage = ({ submission }, { kind, base }) => {
    const hasLost = (0,package_list/* packageEntries */.fP)(base).length > 0 && (0,package_list/* remainingPackages */.Mc)(submission).length === 0;
    if (kind === 'add-on' || !hasLost)
        return [];
    return broken('package-missing', 'the product would have no package. Add one to the draft in Partner Center.');
};

;// CONCATENATED MODULE: ./.build/src/commands/submit-draft.js









/**
 * Checks and commits a draft that an earlier run has left, and waits for it.
 *
 * @throws ProductStateError if there is no such draft; InputError or InputErrors if a rule is broken.
 */
async function submitDraft(request, context) {
    const { store, report, signal } = context;
    const { pendingId, publishedId, identity } = await (0,product_snapshot/* readProductState */.XZ)(context);
    const submissionId = request.submissionId ?? pendingId;
    if (submissionId === undefined) {
        throw new errors/* ProductStateError */.d6(`The ${(0,store_product/* describeProduct */.ND)(store.product)} has no draft to submit.`);
    }
    const { submission, status, url } = await (0,product_snapshot/* readSubmission */.VY)(submissionId, context);
    if ((0,store_status/* phaseOf */.hU)(status) !== 'draft') {
        throw new errors/* ProductStateError */.d6(`Submission ${submissionId} is not a draft (${status}), so it cannot be submitted. ${url}`);
    }
    report({ type: 'draft', submissionId, url, owner: 'other' });
    const live = publishedId === undefined ? undefined : await store.get(publishedId, { signal });
    const changes = changesBetween(live ?? {}, submission);
    const warnings = validateDraft(submission, { live, identity, allow: request.allow }, context);
    report({ type: 'planned', plan: { uploads: [], changes }, packages: [], warnings });
    report({ type: 'contents', packages: (0,package_changes/* packageChanges */.k)(live ?? {}, submission, []) });
    if (request.dryRun)
        return report({ type: 'dry-run' });
    await submit_submit({ sent: { submission, changes }, packages: [], url, live }, request, context);
}
function validateDraft(submission, { live, ...given }, { store: { product }, clock }) {
    return validatePlan({ submission, uploads: [], changes: [] }, {
        ...given,
        kind: product.kind,
        product,
        base: live ?? {},
        isLive: live !== undefined,
        metadataOnly: true,
        uploadFiles: undefined,
        metadata: undefined,
        settings: {},
        submission: undefined,
        now: clock.now(),
    }, checkDraft);
}

;// CONCATENATED MODULE: ./.build/src/commands/wait.js






/**
 * Follows a submission that an earlier run has committed.
 *
 * @throws ProductStateError if there is none, or if it is a draft.
 */
async function wait(request, context) {
    const { pendingId, publishedId } = await (0,product_snapshot/* readProductState */.XZ)(context);
    const submissionId = request.submissionId ?? pendingId ?? publishedId;
    if (submissionId === undefined) {
        const name = (0,store_product/* describeProduct */.ND)(context.store.product);
        throw new errors/* ProductStateError */.d6(`The ${name} has no submission to wait for.`);
    }
    const { submission, status, url } = await (0,product_snapshot/* readSubmission */.VY)(submissionId, context);
    if ((0,store_status/* phaseOf */.hU)(status) === 'draft') {
        throw new errors/* ProductStateError */.d6(`Submission ${submissionId} is a draft, so waiting would never end. Submit it with "command: submit-draft". ${url}`);
    }
    if ((0,store_status/* phaseOf */.hU)(status) === 'published')
        return;
    const live = publishedId === undefined ? undefined : { id: publishedId, versions: [] };
    await pollStatus({ ...request, submissionId, url, publishTime: (0,publish_time/* publishTimeOf */.a)(submission), live }, context);
}

;// CONCATENATED MODULE: ./.build/src/commands/run-command.js












/** Finds the product that a command works on, and runs the command on it. */
async function runCommand(request, product, session) {
    const target = await resolveProduct(product, request.command, session);
    if (target !== undefined)
        await runOn((0,pipeline_context/* openTarget */.A)(target, session), request);
}
async function runOn(context, request) {
    switch (request.command) {
        case 'publish':
            return await publish(request, context);
        case 'wait':
            return await wait(request, context);
        case 'submit-draft':
            return await submitDraft(request, context);
        case 'status':
            return await readOverview(context);
        case 'delete-submission':
            return await deletePendingSubmission(request.dryRun, context);
        case 'create-flight':
            return await createFlight(request.flight, request.dryRun, context);
        case 'create-add-on':
            return await createAddOn(request.addOn, request.dryRun, context);
        case 'delete-flight':
        case 'delete-add-on':
            return await deleteResource(request.dryRun, context);
        case 'update-rollout':
        case 'finalize-rollout':
        case 'halt-rollout':
            return await changeRollout(request.change, request.dryRun, context);
        case 'export-metadata':
            return await exportListings(request.metadataPath, context);
    }
}


/***/ }),

/***/ 3569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ INDEX_FILE),
/* harmony export */   r: () => (/* binding */ LAYOUT)
/* harmony export */ });
/** The name of the file that lists the Store's images and trailers; it is for people and never read. */
const INDEX_FILE = 'images.json';
/** The layout of a metadata folder that this action reads and writes. */
const LAYOUT = [
    { pattern: '<language>/<field>.txt', role: 'field' },
    { pattern: '<language>/images/<type>/<name>.png', role: 'image' },
    { pattern: '<language>/images/<type>/<name>.txt', role: 'caption', offer: '<name>.txt (its caption)' },
    { pattern: '<language>/platform-overrides/<platform>/<field>.txt', role: 'field' },
    { pattern: '<language>/platform-overrides/<platform>/images/<type>/<name>.png', role: 'image' },
    {
        pattern: '<language>/platform-overrides/<platform>/images/<type>/<name>.txt',
        role: 'caption',
        offer: '<name>.txt (its caption)',
    },
    {
        pattern: '<language>/trailers/<video>.txt',
        role: 'trailer-title',
        offer: '<name of the video>.txt (its title)',
    },
    {
        pattern: '<language>/trailers/<video>.png',
        role: 'thumbnail',
        offer: '<name of the video>.png (its thumbnail)',
    },
    { pattern: 'trailers/<name>.mp4', role: 'video' },
    { pattern: 'trailers/<name>.mov', role: 'video' },
    { pattern: `(${INDEX_FILE})`, role: 'index', path: INDEX_FILE },
];


/***/ }),

/***/ 2277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XZ: () => (/* binding */ legacyFieldName),
/* harmony export */   jt: () => (/* binding */ LEGACY_LAYOUT),
/* harmony export */   nw: () => (/* binding */ legacyCaptionName)
/* harmony export */ });
/* harmony import */ var _layout_rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3569);

/*
 * The layouts of the older tool, which are read only:
 * https://github.com/microsoft/windows-dev-center-vsts-extension/blob/master/docs/usage.md#metadata-format
 */
const IN_LANGUAGE = _layout_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .LAYOUT */ .r.filter(({ pattern }) => pattern.startsWith('<language>/'));
const RENAMED = IN_LANGUAGE.flatMap((row) => {
    const pattern = row.pattern
        .replace(/^<language>\/(?=<field>|images)/, '<language>/(baseListing)/')
        .replace('/platform-overrides/', '/(platformOverrides)/');
    return pattern === row.pattern ? [] : [{ ...row, pattern, path: row.pattern }];
});
const TRAILER_ASSETS = 'trailers/(<video>.trailerAssets)/<language>';
// These can only be set in Partner Center: https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions
const OBSOLETE = ['PrivacyPolicy.txt', 'SupportContact.txt', 'WebsiteUrl.txt'].flatMap((name) => ['<language>', '<language>/(baseListing)', '<language>/(platformOverrides)/<platform>'].map((folder) => ({
    pattern: `${folder}/(${name})`,
    role: 'obsolete',
    path: `${folder}/${name}`,
})));
/** The rows of the older layouts; the later of them has the language folders in `Listings`. */
const LEGACY_LAYOUT = [
    ...RENAMED,
    ...OBSOLETE,
    ...[...IN_LANGUAGE, ...RENAMED, ...OBSOLETE].map((row) => ({
        ...row,
        pattern: `(Listings)/${row.pattern}`,
        path: row.path ?? row.pattern,
    })),
    { pattern: `${TRAILER_ASSETS}/title.txt`, role: 'trailer-title', path: '<language>/trailers/<video>.txt' },
    {
        pattern: `${TRAILER_ASSETS}/images/<name>.png`,
        role: 'thumbnail',
        path: '<language>/trailers/<video>.png',
    },
    {
        pattern: `${TRAILER_ASSETS}/images/<name>.txt`,
        role: 'thumbnail-caption',
        path: '<language>/trailers/<video>.png.txt',
    },
];
/** Returns the older name of a field, in lower case: `releasenotes`. */
function legacyFieldName(property) {
    return property.toLowerCase();
}
/** Returns the older name of the caption of an image: `description.01`. */
function legacyCaptionName(image) {
    return `description.${image}`;
}


/***/ }),

/***/ 3851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wd: () => (/* binding */ formatField),
/* harmony export */   cn: () => (/* binding */ parseField),
/* harmony export */   u: () => (/* binding */ withoutFinalBreak),
/* harmony export */   w5: () => (/* binding */ fieldName)
/* harmony export */ });
/* harmony import */ var _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4563);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5931);


/** Returns the name of the file of a property, without extension: `release-notes`. */
function fieldName(property) {
    return property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
/** Returns the text of a file without the line break at its end, which is not part of the value. */
function withoutFinalBreak(content) {
    return content.replace(/\n$/, '');
}
/** Returns the value of a property whose file has this content. */
function parseField(property, content) {
    if (_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .LISTING_FIELDS */ .rH[property] !== 'lines')
        return withoutFinalBreak(content);
    return content
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/**
 * Returns the content of the file of a property: empty when its value is. Undefined when no file can represent the
 * value, such as a list entry that contains a line break.
 */
function formatField(property, value) {
    const meant = normalizeField(property, value);
    const text = typeof meant === 'string' ? meant : meant.join('\n');
    if (text === '')
        return '';
    const content = `${text}\n`;
    const read = (0,_text_file_js__WEBPACK_IMPORTED_MODULE_1__/* .normalized */ .A9)(content);
    const isRepeatable = read !== undefined && JSON.stringify(parseField(property, read)) === JSON.stringify(meant);
    return isRepeatable ? content : undefined;
}
function normalizeField(property, value) {
    if (_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .LISTING_FIELDS */ .rH[property] !== 'lines')
        return typeof value === 'string' ? (0,_text_file_js__WEBPACK_IMPORTED_MODULE_1__/* .unixLines */ .cK)(value) : '';
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string' && entry !== '') : [];
}


/***/ }),

/***/ 6916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ describeOffers),
/* harmony export */   Dl: () => (/* binding */ ROOT),
/* harmony export */   O1: () => (/* binding */ describeStranger),
/* harmony export */   Wj: () => (/* binding */ findFolder),
/* harmony export */   aP: () => (/* binding */ findLayoutFile),
/* harmony export */   cn: () => (/* binding */ fieldPath)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);
/* harmony import */ var _shared_languages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(330);
/* harmony import */ var _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4563);
/* harmony import */ var _layout_rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3569);
/* harmony import */ var _legacy_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2277);
/* harmony import */ var _listing_fields_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3851);
/* harmony import */ var _listing_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1972);







const PROPERTIES = Object.keys(_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .LISTING_FIELDS */ .rH);
/** The metadata folder itself. */
const ROOT = [..._layout_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .LAYOUT */ .r, ..._legacy_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .LEGACY_LAYOUT */ .jt].map((row) => ({
    row,
    rest: row.pattern.split('/'),
    names: {},
}));
// Names valid on every system: the runner, or whoever opens the ZIP, may use Windows.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const PORTABLE = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[^\\/:*?"<>|\p{Cc}]+$/iu;
const PROPERTY_BY_NAME = new Map(PROPERTIES.flatMap((property) => [
    [(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldName */ .w5)(property), property],
    [(0,_legacy_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .legacyFieldName */ .XZ)(property), property],
]));
// The Store's spelling of a name in place of a placeholder; undefined when the name is not valid there.
const PLACEHOLDERS = new Map([
    ['language', (text) => ((0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isLanguage */ .lX)(text) ? text.toLowerCase() : undefined)],
    ['platform', (text) => (0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .findSpelling */ .Un)(_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .PLATFORMS */ .P4, text)],
    ['type', (text) => (0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .findSpelling */ .Un)(_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .IMAGE_TYPES */ .eG, text)],
    ['field', (text) => PROPERTY_BY_NAME.get(text.toLowerCase())],
    ['name', (text) => PORTABLE.exec(text)?.[0]],
    ['video', (text) => PORTABLE.exec(text)?.[0]],
]);
// The parts of patterns that messages spell out.
const OFFERS = new Map([
    ['<language>', ['<language>/ (such as en-us/)']],
    ['<platform>', _listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .PLATFORMS */ .P4.map((platform) => `${platform}/`)],
    ['<type>', _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .IMAGE_TYPES */ .eG.map((type) => `${type}/`)],
    ['<field>.txt', PROPERTIES.map((property) => `${(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldName */ .w5)(property)}.txt`)],
]);
/** Returns the folder of this name in a folder; undefined when the layout has none. */
function findFolder(folder, name) {
    const rows = openRows(folder, name).filter(({ rest }) => rest.length > 0);
    return rows.length === 0 ? undefined : rows;
}
/** Returns the meaning of the file of this name in a folder; undefined when the layout has none. */
function findLayoutFile(folder, name) {
    const found = openRows(folder, name).find(({ rest }) => rest.length === 0);
    if (found === undefined)
        return undefined;
    const { row, names } = found;
    const { language = '', platform, type = '', field = '', name: stem = '', video = '' } = names;
    const fileName = (row.path ?? row.pattern)
        // Images and videos keep their names in the ZIP, including the extension.
        .replace(/<name>\.\w+$/, () => name)
        .replace('<field>', (0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldName */ .w5)(field))
        .replace(/<(\w+)>/g, (_, placeholder) => names[placeholder] ?? '');
    return { role: row.role, fileName, language, platform, imageType: type, property: field, name: stem, video };
}
/** Returns the path of a field in this action's own layout: `en-us/release-notes.txt`. */
function fieldPath({ language, platform }, property) {
    const folder = platform === undefined ? language : `${language}/platform-overrides/${platform}`;
    return `${folder}/${(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldName */ .w5)(property)}.txt`;
}
function openRows(folder, name) {
    return folder.flatMap(({ row, rest: [part = '', ...rest], names }) => {
        const found = matchPart(part, name);
        return found === undefined ? [] : [{ row, rest, names: { ...names, ...found } }];
    });
}
function matchPart(part, name) {
    const [, placeholder, fixed = ''] = /^\(?(?:<(\w+)>)?(.*?)\)?$/.exec(part.toLowerCase()) ?? [];
    const given = name.toLowerCase();
    if (placeholder === undefined)
        return given === fixed ? {} : undefined;
    if (!given.endsWith(fixed))
        return undefined;
    const found = PLACEHOLDERS.get(placeholder)?.(name.slice(0, name.length - fixed.length));
    return found === undefined ? undefined : { [placeholder]: found };
}
const MOST_TYPOS = 3;
/**
 * Returns what is wrong with a name that a folder may not contain, and what it may; continues a sentence that begins
 * with it.
 */
function describeStranger(name, folder, isFolder) {
    const language = isFolder && isOffered(folder, '<language>') ? meantLanguage(name) : undefined;
    if (language !== undefined)
        return `is not a language code the Store knows. Did you mean ${language}?`;
    const known = STRANGERS.find(({ pattern, place }) => pattern.test(name) && isOffered(folder, place));
    if (known !== undefined)
        return known.describe(name);
    const given = name.toLowerCase();
    const byName = new Map(offersIn(folder).map((offer) => [offer.toLowerCase().replace(/\/$/, ''), offer]));
    const nearest = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(given, [...byName.keys()]);
    const isClose = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(given, nearest) <= Math.min(MOST_TYPOS, given.length / 2);
    const hint = isClose ? `Did you mean "${byName.get(nearest)}"?` : describeOffers(folder);
    return `is not a recognized file or folder. ${hint}`;
}
/** Returns the names that a folder may contain, as a sentence. */
function describeOffers(folder) {
    return `Expected: ${offersIn(folder).join(', ')}.`;
}
const STRANGERS = [
    {
        pattern: /^metadata\.json$/i,
        place: '',
        describe: () => 'is not supported. Use one text file per field; fields that are not part of a listing go into the input "submission".',
    },
    {
        // https://github.com/microsoft/StoreBroker/blob/master/Documentation/PDP.md
        pattern: /\.xml$/i,
        place: '',
        describe: () => 'looks like a listing of StoreBroker (PDP), which is not supported. Use "command: export-metadata" to write the live listings as text files, then edit those.',
    },
    {
        pattern: /\.(?:jpe?g|jfif|gif|webp|bmp|tiff?|svg|heic|avif)$/i,
        place: '.png',
        describe: (name) => `is not a PNG. The Store accepts PNG images only; convert ${name}.`,
    },
];
function meantLanguage(name) {
    const verdict = (0,_shared_languages_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluateLanguage */ .Eh)(name);
    return verdict.kind === 'mistake' ? verdict.meant : undefined;
}
function isOffered(folder, place) {
    return folder.some(({ rest: [part = ''] }) => part.startsWith(place) || part.endsWith(place));
}
function offersIn(folder) {
    const offers = folder.flatMap(({ row, rest: [part = '', ...below] }) => {
        if (part.startsWith('('))
            return [];
        return OFFERS.get(part) ?? [below.length > 0 ? `${part}/` : (row.offer ?? part)];
    });
    return [...new Set(offers)];
}


/***/ }),

/***/ 7786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jz: () => (/* binding */ listMetadataFiles),
/* harmony export */   MP: () => (/* binding */ compareNames),
/* harmony export */   dH: () => (/* binding */ METADATA_INPUT),
/* harmony export */   yF: () => (/* binding */ metadataError)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1958);
/* harmony import */ var _shared_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4388);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6086);
/* harmony import */ var _litter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3975);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5931);
/* harmony import */ var _listing_layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6916);








/** The input named in errors about a metadata folder. */
const METADATA_INPUT = 'metadata-path';
/**
 * Lists the files of a metadata folder, in the order of their names.
 *
 * @throws InputError when a file is not part of the layout, two files set the same, or a link leads out;
 * the signal's reason when that is aborted.
 */
async function listMetadataFiles(folder, signal) {
    await (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseLinksOut */ .aH)(folder, METADATA_INPUT);
    const root = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_6__/* .orUnreadable */ .pz)(folder, METADATA_INPUT, signal, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder));
    const kind = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(root);
    if (!kind.isDirectory()) {
        const what = (0,_shared_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOtherKind */ ._G)(kind) ?? 'a file';
        throw metadataError(folder, `is ${what}. Set "metadata-path" to the folder of the listings.`);
    }
    const files = await listFolder(folder, _listing_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .ROOT */ .Dl, root, signal);
    const firsts = new Map();
    for (const { path, role, fileName } of files.filter((file) => file.role !== 'obsolete')) {
        const meaning = `${role} ${fileName.toLowerCase().replace(/\.[^./]+$/, '')}`;
        const first = firsts.get(meaning);
        if (first !== undefined)
            throw metadataError(path, `sets the same as "${first}". Remove one of the two.`);
        firsts.set(meaning, path);
    }
    return files;
}
// Editors' files, and files that explain the folder to people.
const IGNORED = /^(?:\.|readme)/i;
async function listFolder(path, layout, root, signal) {
    const entries = (await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_6__/* .orUnreadable */ .pz)(path, METADATA_INPUT, signal, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true })))
        .filter(({ name }) => !IGNORED.test(name) && !(0,_litter_js__WEBPACK_IMPORTED_MODULE_5__/* .isLitter */ .V)(name))
        .sort((a, b) => compareNames(a.name, b.name));
    const files = [];
    for (const entry of entries) {
        signal.throwIfAborted();
        const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, entry.name);
        const kind = entry.isSymbolicLink()
            ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(await (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveLinks */ .Ap)(below, { path: root, name: 'the listings' }, METADATA_INPUT))
            : entry;
        const folder = kind.isDirectory() ? (0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .findFolder */ .Wj)(layout, entry.name) : undefined;
        const file = (0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .findLayoutFile */ .aP)(layout, entry.name);
        const otherKind = (0,_shared_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOtherKind */ ._G)(kind);
        if (folder !== undefined)
            files.push(await listFolder(below, folder, root, signal));
        else if (file === undefined)
            throw metadataError(below, (0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .describeStranger */ .O1)(entry.name, layout, kind.isDirectory()));
        else if (otherKind !== undefined)
            throw metadataError(below, `is ${otherKind}. Put a file in its place.`);
        else
            files.push({ path: below, ...file });
    }
    return files.flat();
}
// Created lazily: it takes a tenth of the start-up time, and most runs compare no names.
let natural;
/** Compares two names for sorting: 2.png before 10.png, and names that differ only in leading zeros by character. */
function compareNames(one, other) {
    natural ??= new Intl.Collator('en', { numeric: true });
    return natural.compare(one, other) || Number(one > other) - Number(one < other);
}
/** Returns the error for a file or folder of the metadata; `what` continues a sentence that begins with its path. */
function metadataError(path, what, cause) {
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(METADATA_INPUT, `"${path}" ${what}`, {
        file: path,
        ...(cause === undefined ? {} : { cause }),
    });
}


/***/ })

};
