package shardcast.tuples_test

import data.shardcast.tuples

shard := {"tuples": {
	"doc:plan": {
		"viewer": {"user:anne": true, "team:core#member": true, "team:gone#member": true},
		"editor": {"user:*": true},
	},
	"team:core": {"member": {"team:leads#member": true, "user:bob": true}},
	"team:leads": {"member": {"team:core#member": true, "user:carl": true}},
	"doc:draft": {"viewer": {
		"user:dora": {"caveat": "on_site"},
		"team:core#member": {"caveat": "on_site"},
		"user:eve": false,
	}},
	"doc:open": {"viewer": {"user:*": true, "team:core#member": true}},
	# names with the library's own characters
	"doc:a#b:c": {"viewer": {"user:anne": true}},
	"doc:a": {"b:c#viewer": {"user:bob": true}},
}}

test_direct if tuples.check(shard.tuples, "doc:plan", "viewer", "user:anne")

test_nested if tuples.check(shard.tuples, "doc:plan", "viewer", "user:carl")

test_not_there if {
	tuples.check(shard.tuples, "doc:plan", "viewer", "user:zoe") == false
	tuples.check(shard.tuples, "doc:plan", "owner", "user:anne") == false
	tuples.check(shard.tuples, "doc:gone", "viewer", "user:anne") == false
	tuples.check({}, "doc:plan", "viewer", "user:anne") == false
}

test_shard_by_name if {
	tuples.check("acme", "doc:plan", "viewer", "user:carl") with data.shards as {"acme": shard}
}

test_shard_mounted_elsewhere if {
	tuples.check("acme", "doc:plan", "viewer", "user:carl") with data.shardcast.mounts as {"acme": shard}
}

test_mount_goes_before_the_default if {
	not tuples.check("acme", "doc:plan", "viewer", "user:carl") with data.shards as {"acme": shard}
		with data.shardcast.mounts as {"acme": {"tuples": {}}}
}

test_shard_that_is_not_there if tuples.check("nobody", "doc:plan", "viewer", "user:anne") == false

test_userset_as_subject if {
	tuples.check(shard.tuples, "doc:plan", "viewer", "team:leads#member")
	tuples.check(shard.tuples, "team:leads", "member", "team:leads#member")
	not tuples.check(shard.tuples, "doc:plan", "viewer", "team:leads#owner")
}

test_wildcard if {
	tuples.check(shard.tuples, "doc:plan", "editor", "user:whoever")
	tuples.check(shard.tuples, "doc:plan", "editor", "user:*")
	not tuples.check(shard.tuples, "doc:plan", "editor", "robot:r2")
	not tuples.check(shard.tuples, "doc:plan", "editor", "user:x#friend")
	not tuples.check(shard.tuples, "doc:plan", "viewer", "user:*")
}

test_caveats_do_not_hold_by_default if {
	not tuples.check(shard.tuples, "doc:draft", "viewer", "user:dora")
	not tuples.check(shard.tuples, "doc:draft", "viewer", "user:bob")
	not tuples.check(shard.tuples, "doc:draft", "viewer", "user:eve")
	tuples.lookup_subjects(shard.tuples, "doc:draft", "viewer") == set()
	tuples.lookup_objects(shard.tuples, "doc", "viewer", "user:dora") == {"doc:open"}
}

on_site(value) if value.caveat == "on_site"

on_site(value) if value == true

test_caveats_that_somebody_evaluates if {
	tuples.check(shard.tuples, "doc:draft", "viewer", "user:dora") with data.shardcast.caveats.holds as on_site
	tuples.check(shard.tuples, "doc:draft", "viewer", "user:bob") with data.shardcast.caveats.holds as on_site
	not tuples.check(shard.tuples, "doc:draft", "viewer", "user:eve") with data.shardcast.caveats.holds as on_site
}

test_path_is_shortest if {
	tuples.path(shard.tuples, "doc:plan", "viewer", "user:carl") == [
		"doc:plan#viewer",
		"team:core#member",
		"team:leads#member",
		"user:carl",
	]
}

test_no_path if not tuples.path(shard.tuples, "doc:plan", "viewer", "user:zoe")

test_explain_names_every_userset_that_names_the_subject if {
	tuples.explain(shard.tuples, "doc:open", "viewer", "user:bob") == [
		["doc:open#viewer", "user:*"],
		["doc:open#viewer", "team:core#member", "user:bob"],
	]
	tuples.explain(shard.tuples, "doc:plan", "viewer", "user:zoe") == []
}

test_lookup_subjects if {
	tuples.lookup_subjects(shard.tuples, "doc:plan", "viewer") == {"user:anne", "user:bob", "user:carl"}
	tuples.lookup_subjects(shard.tuples, "doc:open", "viewer") == {"user:*", "user:bob", "user:carl"}
	tuples.lookup_subjects(shard.tuples, "doc:gone", "viewer") == set()
}

test_lookup_objects if {
	tuples.lookup_objects(shard.tuples, "doc", "viewer", "user:carl") == {"doc:plan", "doc:open"}
	tuples.lookup_objects(shard.tuples, "team", "member", "user:carl") == {"team:core", "team:leads"}
	tuples.lookup_objects(shard.tuples, "doc", "viewer", "team:gone#member") == {"doc:plan"}
	tuples.lookup_objects(shard.tuples, "team", "viewer", "user:carl") == set()
}

test_names_with_hashes_are_not_confused if {
	tuples.check(shard.tuples, "doc:a#b:c", "viewer", "user:anne")
	not tuples.check(shard.tuples, "doc:a#b:c", "viewer", "user:bob")
	tuples.check(shard.tuples, "doc:a", "b:c#viewer", "user:anne") == false
	tuples.check(shard.tuples, "doc:a", "b:c#viewer", "user:bob") == false
}

# 100 teams, each a member of the one before
deep := object.union(
	{name: {"member": {sprintf("team:%d#member", [i + 1]): true}} |
		some i in numbers.range(1, 99)
		name := sprintf("team:%d", [i])
	},
	{"team:100": {"member": {"user:anne": true}}},
)

test_deep if {
	tuples.check(deep, "team:1", "member", "user:anne")
	count(tuples.path(deep, "team:1", "member", "user:anne")) == 101
}
