# METADATA
# title: Who may do what to a repository, in the manner of GitHub
# description: |
#   For tuples such as
#
#       org:O#admin|member@user:U            team:O/T#member|maintainer@user:U     team:O/T#parent@team:O/P
#       repo:O/R#read|triage|write|maintain|admin@team:O/T#member                  repo:O/R#org@org:O
#
#   Each role includes those before it. A team's maintainers are members; members of a child team are members of its
#   parent, so they have what the parent was given. Admins of an organisation are admins of the repositories
#   that name it by `#org`.
package shardcast.github

import data.shardcast.model as relations

# METADATA
# description: The roles, which are the actions, too, from the least to the most.
roles := ["read", "triage", "write", "maintain", "admin"]

# METADATA
# description: The rules above, for shardcast.model.
model := {
	"org": {
		"admin": {"usersets": false},
		"member": {"usersets": false, "union": [{"relation": "admin"}]},
	},
	"team": {
		"maintainer": {"usersets": false},
		"member": {"union": [
			{"relation": "maintainer"},
			{"relation": "member", "from_inverse": "parent"},
		]},
	},
	"repo": {
		"read": {"union": [{"relation": "triage"}]},
		"triage": {"union": [{"relation": "write"}]},
		"write": {"union": [{"relation": "maintain"}]},
		"maintain": {"union": [{"relation": "admin"}]},
		"admin": {"union": [{"relation": "admin", "from": "org"}]},
	},
}

# METADATA
# description: Whether the user may do the action, one of `roles`, to the repository, `repo:O/R`.
default may(_, _, _, _) := false

may(tuples, user, action, repo) if {
	action in roles
	relations.check(model, tuples, repo, action, user)
}

# METADATA
# description: |
#   Through what: an array, the shortest way first, with every grant on the repository that reaches the user:
#   `role`: what was granted; `granted_to`: the team that the repository names, or its organisation; `member_of`: the
#   team that names the user, `granted_to` itself or one nested in it; `chain`: all steps between.
#   For a role granted to the user alone, both are the user.
via(tuples, user, action, repo) := [way |
	action in roles
	some [_, way] in sort([[count(way.chain), way] | some way in ways(tuples, user, action, repo)])
]

# METADATA
# description: The users who may do the action to the repository.
who(tuples, action, repo) := relations.lookup_subjects(model, tuples, repo, action) if action in roles

# METADATA
# description: The repositories to which the user may do the action.
repos(tuples, user, action) := relations.lookup_objects(model, tuples, "repo", action, user) if action in roles

ways(tuples, user, action, repo) := {way |
	some granted, above in relations.reach(model, tuples, repo, action)
	[repo, role] = relations.parts(granted)
	some grantee in relations.contents(model, tuples, granted)
	[object, relation] = relations.parts(grantee)
	object != repo
	some below in relations.explain(model, tuples, object, relation, user)
	teams := [team | some userset in below; [team, _] = relations.parts(userset)]
	way := {
		"role": role,
		"granted_to": object,
		"member_of": teams[count(teams) - 1],
		"chain": array.concat(above, below),
	}
} | {way |
	some granted, above in relations.reach(model, tuples, repo, action)
	[repo, role] = relations.parts(granted)
	some last in relations.naming(tuples, granted, user)
	way := {"role": role, "granted_to": user, "member_of": user, "chain": array.concat(above, last)}
}
