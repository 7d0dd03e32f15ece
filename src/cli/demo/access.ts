import type { Fold } from './fold.js';

/** From the least to the most; each includes those before it. */
export const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who may do what by the tuples of a fold: found in another way than the Rego library does, to judge its answers. */
export class Access {
  /** Team → those that its tuples name. */
  readonly #members = new Map<string, Set<string>>();
  /** Team → teams directly inside it. */
  readonly #children = new Map<string, Set<string>>();
  readonly #admins = new Map<string, Set<string>>();
  readonly #organisation = new Map<string, string>();
  readonly #grants: { readonly repo: string; readonly role: Role; readonly grantee: string }[] = [];

  constructor(fold: Fold) {
    for (const [object, relation, subject] of fold.tuples()) {
      const role = ROLES.find((candidate) => candidate === relation);
      if (relation === 'parent') add(this.#children, subject, object);
      else if (object.startsWith('team:') && relation !== 'org') add(this.#members, object, subject);
      else if (object.startsWith('org:') && role === 'admin') add(this.#admins, object, subject);
      else if (object.startsWith('repo:') && relation === 'org') this.#organisation.set(object, subject);
      else if (object.startsWith('repo:') && role !== undefined)
        this.#grants.push({ repo: object, role, grantee: subject.replace(/#member$/, '') });
    }
  }

  /** Every `USER REPO` for which the action is allowed. */
  pairs(action: Role): Set<string> {
    const pairs = new Set<string>();
    for (const { repo, grantee } of this.#grantsOf(action)) {
      for (const user of this.#users(grantee, true)) pairs.add(`${user} ${repo}`);
    }
    for (const [repo, organisation] of this.#organisation) {
      for (const user of this.#admins.get(organisation) ?? []) pairs.add(`${user} ${repo}`);
    }
    return pairs;
  }

  /** Those for which a grant reaches the user through a team inside of the team that has it. */
  nestedPairs(action: Role): Set<string> {
    const pairs = new Set<string>();
    for (const { repo, grantee } of this.#grantsOf(action)) {
      const direct = this.#users(grantee, false);
      for (const user of this.#users(grantee, true)) {
        if (!direct.has(user)) pairs.add(`${user} ${repo}`);
      }
    }
    return pairs;
  }

  #grantsOf(action: Role) {
    return this.#grants.filter(({ role }) => ROLES.indexOf(role) >= ROLES.indexOf(action));
  }

  #users(grantee: string, nested: boolean): Set<string> {
    if (grantee.startsWith('user:')) return new Set([grantee]);
    const users = new Set<string>();
    const teams = new Set([grantee]);
    for (const team of teams) {
      for (const user of this.#members.get(team) ?? []) users.add(user);
      if (nested) for (const child of this.#children.get(team) ?? []) teams.add(child);
    }
    return users;
  }
}

function add(sets: Map<string, Set<string>>, name: string, member: string): void {
  const set = sets.get(name);
  if (set === undefined) sets.set(name, new Set([member]));
  else set.add(member);
}
