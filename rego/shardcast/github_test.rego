package shardcast.github_test

import data.shardcast.github

tuples := {
	"org:k8s": {"admin": {"user:root": true}, "member": {"user:root": true, "user:anne": true}},
	"team:k8s/sig": {"org": {"org:k8s": true}, "maintainer": {"user:mia": true}},
	"team:k8s/sig/leads": {"parent": {"team:k8s/sig": true}, "member": {"user:lea": true}},
	"team:k8s/sig/leads/west": {"parent": {"team:k8s/sig/leads": true}, "member": {"user:wes": true, "user:mia": true}},
	"repo:k8s/web": {
		"org": {"org:k8s": true},
		"write": {"team:k8s/sig#member": true, "user:solo": true},
		"admin": {"team:k8s/sig/leads#member": true},
	},
	"repo:k8s/api": {"read": {"team:k8s/sig#member": true}},
}

roles_of(user, repo) := [role | some role in github.roles; github.may(tuples, user, role, repo)]

test_roles_include_those_before if {
	roles_of("user:mia", "repo:k8s/api") == ["read"]
	roles_of("user:solo", "repo:k8s/web") == ["read", "triage", "write"]
	roles_of("user:lea", "repo:k8s/web") == github.roles
}

test_members_of_a_child_have_what_the_parent_has if {
	roles_of("user:wes", "repo:k8s/api") == ["read"]
	roles_of("user:wes", "repo:k8s/web") == github.roles
}

test_members_of_a_parent_have_nothing_of_the_child if {
	child_only := {
		"team:k8s/sig": {"member": {"user:pat": true}},
		"team:k8s/leads": {"parent": {"team:k8s/sig": true}},
		"repo:k8s/web": {"write": {"team:k8s/leads#member": true}},
	}
	not github.may(child_only, "user:pat", "read", "repo:k8s/web")
}

test_admins_of_the_organisation if {
	roles_of("user:root", "repo:k8s/web") == github.roles
	roles_of("user:root", "repo:k8s/api") == []
	roles_of("user:anne", "repo:k8s/web") == []
}

test_actions_are_roles_only if {
	github.may(tuples, "user:root", "org", "repo:k8s/web") == false
	github.may(tuples, "org:k8s", "org", "repo:k8s/web") == false
	github.via(tuples, "org:k8s", "org", "repo:k8s/web") == []
	not github.who(tuples, "org", "repo:k8s/web")
}

test_via_nested_teams if {
	github.via(tuples, "user:wes", "read", "repo:k8s/api") == [{
		"role": "read",
		"granted_to": "team:k8s/sig",
		"member_of": "team:k8s/sig/leads/west",
		"chain": [
			"repo:k8s/api#read",
			"team:k8s/sig#member",
			"team:k8s/sig/leads#member",
			"team:k8s/sig/leads/west#member",
			"user:wes",
		],
	}]
}

test_via_several_teams if {
	ways := github.via(tuples, "user:mia", "write", "repo:k8s/web")
	[[way.role, way.granted_to, way.member_of] | some way in ways] == [
		["write", "team:k8s/sig", "team:k8s/sig"],
		["write", "team:k8s/sig", "team:k8s/sig/leads/west"],
		["admin", "team:k8s/sig/leads", "team:k8s/sig/leads/west"],
	]
}

test_via_organisation_and_nobody_else if {
	[root] = github.via(tuples, "user:root", "write", "repo:k8s/web")
	[root.role, root.granted_to, root.member_of] == ["admin", "org:k8s", "org:k8s"]
	[solo] = github.via(tuples, "user:solo", "read", "repo:k8s/web")
	[solo.role, solo.granted_to, solo.member_of] == ["write", "user:solo", "user:solo"]
	github.via(tuples, "user:anne", "read", "repo:k8s/web") == []
}

test_via_for_a_team if {
	[way] = github.via(tuples, "team:k8s/sig/leads#member", "read", "repo:k8s/api")
	[way.granted_to, way.member_of] == ["team:k8s/sig", "team:k8s/sig/leads"]
}

test_who if {
	github.who(tuples, "maintain", "repo:k8s/web") == {"user:root", "user:lea", "user:wes", "user:mia"}
	github.who(tuples, "read", "repo:k8s/api") == {"user:lea", "user:wes", "user:mia"}
}

test_repos if {
	github.repos(tuples, "user:wes", "read") == {"repo:k8s/web", "repo:k8s/api"}
	github.repos(tuples, "user:wes", "write") == {"repo:k8s/web"}
	github.repos(tuples, "user:anne", "read") == set()
}
