package shardcast.model_test

import data.shardcast.model

drive := {
	"folder": {"viewer": {"union": [{"relation": "owner"}, {"relation": "viewer", "from": "parent"}]}},
	"doc": {
		"viewer": {"union": [{"relation": "editor"}, {"relation": "viewer", "from": "parent"}]},
		"editor": {"usersets": false},
	},
	"unit": {"head": {"union": [{"relation": "head", "from_inverse": "contains"}]}},
}

tuples := {
	"folder:root": {"owner": {"user:anne": true}, "parent": {"folder:root": true}},
	"folder:2024": {"parent": {"folder:root": true, "folder:*": true, "folder:x#viewer": true}},
	"folder:x": {"viewer": {"user:xaver": true}},
	"doc:plan": {
		"parent": {"folder:2024": true},
		"editor": {"user:bob": true, "group:all#member": true},
		"viewer": {"group:all#member": true},
	},
	"doc:memo": {"parent": {"folder:2024": {"caveat": "later"}}},
	"group:all": {"member": {"user:carl": true}},
	"unit:company": {"head": {"user:anne": true}, "contains": {"unit:sales": true}},
	"unit:sales": {"contains": {"unit:north": true, "unit:south": {"caveat": "later"}}},
}

test_relation_of_the_same_object if {
	model.check(drive, tuples, "doc:plan", "viewer", "user:bob")
	model.path(drive, tuples, "doc:plan", "viewer", "user:bob") == ["doc:plan#viewer", "doc:plan#editor", "user:bob"]
	not model.check(drive, tuples, "doc:plan", "editor", "user:anne")
}

test_relation_from_another_object if {
	model.path(drive, tuples, "doc:plan", "viewer", "user:anne") == [
		"doc:plan#viewer",
		"folder:2024#viewer",
		"folder:root#viewer",
		"folder:root#owner",
		"user:anne",
	]
}

test_from_follows_objects_only if not model.check(drive, tuples, "doc:plan", "viewer", "user:xaver")

test_a_wildcard_is_not_an_object if {
	wild := {"unit:a": {"contains": {"unit:*": true}, "head": {"user:anne": true}}, "unit:*": {"head": {"user:bob": true}}}
	not model.check(drive, wild, "unit:b", "head", "user:anne")
	model.lookup_objects(drive, wild, "unit", "head", "user:anne") == {"unit:a"}
	parents := {"doc:d": {"parent": {"folder:*": true}}, "folder:*": {"owner": {"user:anne": true}}}
	not model.check(drive, parents, "doc:d", "viewer", "user:anne")
}

test_from_follows_no_open_caveat if not model.check(drive, tuples, "doc:memo", "viewer", "user:anne")

test_relation_from_inverse if {
	model.check(drive, tuples, "unit:north", "head", "user:anne")
	model.check(drive, tuples, "unit:south", "head", "user:anne") == false
	model.check(drive, tuples, "unit:company", "contains", "unit:sales")
}

test_promise_of_no_usersets if {
	model.check(drive, tuples, "doc:plan", "viewer", "user:carl")
	not model.check(drive, tuples, "doc:plan", "editor", "user:carl")
}

test_lookup_subjects if {
	model.lookup_subjects(drive, tuples, "doc:plan", "viewer") == {"user:anne", "user:bob", "user:carl"}
}

test_lookup_objects if {
	model.lookup_objects(drive, tuples, "doc", "viewer", "user:anne") == {"doc:plan"}
	model.lookup_objects(drive, tuples, "unit", "head", "user:anne") == {"unit:company", "unit:sales", "unit:north"}
	model.lookup_objects(drive, tuples, "folder", "viewer", "folder:new#owner") == {"folder:new"}
}
