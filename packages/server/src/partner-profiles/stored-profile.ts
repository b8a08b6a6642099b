import { auditRecord } from '../audit/record.ts';
import { selfLink } from '../customers/customer-document.ts';
import type { Answer, Context } from '../operation.ts';
import { type Basis, checkBasis } from '../resources/basis.ts';
import { newSalt, type Salted, versionETag } from '../resources/etag.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import { firstVersion, nextVersion } from '../resources/stored-resource.ts';
import type { Resource, ResourceKey } from '../store/resources.ts';
import type { KnownPartner } from './known-partner.ts';

/** How one of a partner's own profiles is kept: its members are stored, the rest of its answer follows from them. */
export interface ProfileKind<Members extends object> {
  /** Its id among the profiles of a partner. */
  readonly id: string;
  /** What it holds until it is first written. */
  readonly start: (known: KnownPartner | undefined) => Members;
  /** Its address, as links name it. */
  readonly uri: string;
  readonly profileType: string;
  readonly objectType: string;
  /** Its version is published: the body holds the ETag, and updates must name it. The header always holds it. */
  readonly versioned: boolean;
  /** Members in the order in which they are published, with those that are not stored. */
  readonly arrange?: (context: Context, members: Members) => object;
}

interface Version<Members> {
  readonly members: Members;
  /** Counts accepted updates; 0 until the first. */
  readonly version: number;
  /** Of its ETag; none until the first update. */
  readonly salt: Salted;
}

interface CurrentProfile<Members> extends Version<Members> {
  /** Absent until the first update. */
  readonly resource: Resource | undefined;
}

const resourceKind = 'partnerProfile';

function keyOf({ id }: { readonly id: string }): ResourceKey {
  return { kind: resourceKind, owner: '', id };
}

async function readProfile<Members extends object>(
  context: Context,
  kind: ProfileKind<Members>,
): Promise<CurrentProfile<Members>> {
  const resource = await context.store.readResource(context.principal.partner, keyOf(kind));
  if (resource !== undefined) {
    // The document has the shape that `replaceProfile` gave it.
    const { etagSalt, ...members } = JSON.parse(resource.document);
    return { members, version: resource.version, salt: { etagSalt }, resource };
  }
  const known = context.settings.knownPartners.get(context.principal.partner);
  return { members: kind.start(known), version: 0, salt: {}, resource: undefined };
}

export async function getProfile<Members extends object>(
  context: Context,
  kind: ProfileKind<Members>,
): Promise<Answer> {
  return profileAnswer(context, kind, await readProfile(context, kind));
}

/**
 * Replaces a profile. When somebody else is faster, the newer version decides whether this update may still be made.
 * @param basis the version the update names, if it names one
 * @param change the members of the new version from those of the current one
 */
export async function replaceProfile<Members extends object>(
  context: Context,
  kind: ProfileKind<Members>,
  basis: Basis | undefined,
  change: (current: Members) => Members,
): Promise<Answer> {
  for (;;) {
    const current = await readProfile(context, kind);
    if (basis !== undefined) checkBasis(context, basis, etagOf(context, current));
    const members = change(current.members);
    const salt = newSalt(context.random);
    const next = { members, version: current.version + 1, salt };
    const document = { ...members, ...salt };
    const resource = current.resource ? nextVersion(current.resource, document) : firstVersion(keyOf(kind), document);
    const audit = auditRecord(context, {
      customerId: '',
      customerName: '',
      resourceType: 'undefined',
      operationType: 'update_company_info',
      oldValue: jsonBytes(profileOf(context, kind, current)),
      newValue: jsonBytes(profileOf(context, kind, next)),
    });
    const putResource = { kind: 'putResource', resource, expectedVersion: current.version } as const;
    const committed = await context.commit({ change: putResource, audit }, profileAnswer(context, kind, next));
    if (committed.kind === 'done') return committed.answer;
  }
}

function profileOf<Members extends object>(
  context: Context,
  kind: ProfileKind<Members>,
  current: Version<Members>,
): object {
  const { uri, profileType, objectType, versioned, arrange } = kind;
  const { members } = current;
  const etag = versioned ? { etag: etagOf(context, current) } : {};
  return {
    ...(arrange === undefined ? members : arrange(context, members)),
    profileType,
    links: selfLink(uri),
    attributes: { ...etag, objectType },
  };
}

function profileAnswer<Members extends object>(
  context: Context,
  kind: ProfileKind<Members>,
  current: Version<Members>,
): Answer {
  return jsonAnswer(profileOf(context, kind, current), etagOf(context, current));
}

function etagOf({ principal }: Context, { version, salt }: Pick<Version<object>, 'version' | 'salt'>): string {
  return versionETag(principal.partner, version, salt);
}
