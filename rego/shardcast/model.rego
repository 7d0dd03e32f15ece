# METADATA
# title: Relations over nested usersets, with a model
# description: |
#   A *userset* `object#relation` is everybody who stands in that relation to that object. A tuple gives it to a subject:
#   one user (`user:anne`), all users (`user:*`), or another userset (`team:core#member`), which may nest and may go
#   round in circles. A *model* says which usersets contain others without a tuple:
#
#       {"repo": {"read": {"union": [{"relation": "write"}]},
#                 "write": {"union": [{"relation": "admin", "from": "org"}]}},
#        "team": {"member": {"usersets": false, "union": [{"relation": "member", "from_inverse": "parent"}]}}}
#
#   - `{"relation": R}`: who is R of the same object.
#   - `{"relation": R, "from": T}`: who is R of an object named by this object's tuples in relation T.
#   - `{"relation": R, "from_inverse": T}`: who is R of an object whose tuples in relation T name this object.
#     It needs an index, made once per query by a pass over all *objects* of the shard (not over its tuples).
#     Neither of the two follows a userset or a wildcard: those are not objects.
#   - `"usersets": false` promises that tuples of this relation never name a userset, so that a check need not look
#     for them among its subjects. Without it a check reads all subjects of the usersets that it meets.
#
#   How it walks. Rego has no recursion, and `graph.reachable` wants the whole graph beforehand, which is the whole
#   shard. So one round takes a frontier of usersets to the next, and a doubling ladder runs the rounds: `rounds_2` is
#   `rounds_1` twice, `rounds_4` is `rounds_2` twice. Every step of the ladder returns at once when the frontier is empty,
#   so the work is that of the rounds needed, and only what hangs below the object is read.
#
#   Limits. Usersets nested deeper than 1,024 are not found: `check` denies there, and `not check` does not. Models
#   have unions only: combine checks in a policy for an intersection or an exclusion. A relation never contains `#`;
#   a userset is cut at its last one.
package shardcast.model

import data.shardcast.caveats
import data.shardcast.shard

# METADATA
# description: |
#   Whether `subject` (a user, or a userset) stands in `relation` to `object`. A userset is contained in itself.
#   `tuples`: the name of a shard, or the collection (see shardcast.shard).
default check(_, _, _, _, _) := false

check(_, tuples, object, relation, subject) if {
	not contains(relation, "#")
	count(naming(tuples, concat("#", [object, relation]), subject)) > 0
}

check(model, tuples, object, relation, subject) if {
	some userset, _ in reach(model, tuples, object, relation)
	count(naming(tuples, userset, subject)) > 0
}

# METADATA
# description: |
#   Why `subject` stands in `relation` to `object`: an array of chains `[userset, …, subject]`, the shortest first, one
#   for each userset on the way whose tuples name the subject. Empty when it does not.
explain(model, tuples, object, relation, subject) := [chain |
	some [_, chain] in sort([[count(chain), chain] |
		some userset, above in reach(model, tuples, object, relation)
		some last in naming(tuples, userset, subject)
		chain := array.concat(above, last)
	])
]

# METADATA
# description: The shortest chain of `explain`; undefined when there is none.
path(model, tuples, object, relation, subject) := explain(model, tuples, object, relation, subject)[0]

# METADATA
# description: All users who stand in `relation` to `object`, as tuples name them, so perhaps `user:*`.
lookup_subjects(model, tuples, object, relation) := {subject |
	some userset, _ in reach(model, tuples, object, relation)
	some subject, value in subjects(tuples, userset)
	not contains(subject, "#")
	caveats.holds(value)
}

# METADATA
# description: |
#   All objects of a type to which `subject` stands in `relation`. Tuples are found by their object, so this reads the
#   whole shard once.
lookup_objects(model, tuples, type, relation, subject) := {object |
	some userset in graph.reachable(containers(model, tuples, subject), holders(model, tuples, subject))
	[object, relation] = parts(userset)
	type_of(object) == type
}

# METADATA
# description: The type of an object, `team` of `team:core`.
type_of(object) := split(object, ":")[0]

# METADATA
# description: A userset as `[object, relation]`; undefined for a subject that is not a userset.
parts(userset) := [object, relation] if {
	hashes := indexof_n(userset, "#")
	at := hashes[count(hashes) - 1]
	object := substring(userset, 0, at)
	relation := substring(userset, at + 1, -1)
}

# METADATA
# description: The usersets contained in `object#relation`, each with a shortest chain that leads to it.
reach(model, tuples, object, relation) := walked.seen if {
	not contains(relation, "#")
	start := concat("#", [object, relation])

	# most walks end within 8 rounds, and never climb the ladder
	short := rounds_8(model, tuples, {"seen": {start: [start]}, "frontier": {start: [start]}})
	walked := rounds_1024(model, tuples, short)
}

another_round(model, tuples, walk) := {"seen": object.union(walk.seen, next), "frontier": next} if {
	# of several chains to one userset, union_n keeps the last: reversed, that is the first in order
	next := object.union_n(array.reverse([{inner: array.concat(chain, [inner])} |
		some userset, chain in walk.frontier
		some inner in contents(model, tuples, userset)
		not walk.seen[inner]
	]))
}

ended(walk) if count(walk.frontier) == 0

rounds_1(m, t, w) := w if ended(w)

else := another_round(m, t, w)

rounds_2(m, t, w) := w if ended(w)

else := rounds_1(m, t, rounds_1(m, t, w))

rounds_4(m, t, w) := w if ended(w)

else := rounds_2(m, t, rounds_2(m, t, w))

rounds_8(m, t, w) := w if ended(w)

else := rounds_4(m, t, rounds_4(m, t, w))

rounds_16(m, t, w) := w if ended(w)

else := rounds_8(m, t, rounds_8(m, t, w))

rounds_32(m, t, w) := w if ended(w)

else := rounds_16(m, t, rounds_16(m, t, w))

rounds_64(m, t, w) := w if ended(w)

else := rounds_32(m, t, rounds_32(m, t, w))

rounds_128(m, t, w) := w if ended(w)

else := rounds_64(m, t, rounds_64(m, t, w))

rounds_256(m, t, w) := w if ended(w)

else := rounds_128(m, t, rounds_128(m, t, w))

rounds_512(m, t, w) := w if ended(w)

else := rounds_256(m, t, rounds_256(m, t, w))

rounds_1024(m, t, w) := w if ended(w)

else := rounds_512(m, t, rounds_512(m, t, w))

# The tuples of a userset: subject → value.
subjects(tuples, userset) := shard.tuples(tuples)[object][relation] if [object, relation] = parts(userset)

# METADATA
# description: How a userset itself names the subject, as what to add to a chain that has led to the userset.
naming(tuples, userset, subject) := {[]} if userset == subject

else := {[name] |
	some name in [subject, wildcard(subject)]
	caveats.holds(subjects(tuples, userset)[name])
}

wildcard(subject) := subject if contains(subject, "#")

else := concat("", [type_of(subject), ":*"])

# METADATA
# description: The usersets directly contained in a userset, by its tuples and by the model.
contents(model, tuples, userset) := union({
	{inner |
		not users_only(model, userset)
		some inner, value in subjects(tuples, userset)
		contains(inner, "#")
		caveats.holds(value)
	},
	{inner |
		some step in rewrite(model, userset).union
		some object in objects_of(tuples, parts(userset)[0], step)
		inner := concat("#", [object, step.relation])
	},
})

users_only(model, userset) if rewrite(model, userset).usersets == false

rewrite(model, userset) := model[type_of(object)][relation] if [object, relation] = parts(userset)

# The objects whose relation a step of the model takes over.
objects_of(tuples, object, step) := {other |
	some other, value in shard.tuples(tuples)[object][step.from]
	is_object_name(other)
	caveats.holds(value)
} if {
	step.from
}

else := {other | some other, _ in inverse(tuples, step.from_inverse)[object]} if step.from_inverse

else := {object}

is_object_name(subject) if {
	not contains(subject, "#")
	not endswith(subject, ":*")
}

# A relation read backwards: the object that a tuple names → the objects that name it, as keys.
inverse(tuples, relation) := object.union_n([{named: {other: true}} |
	some named
	value := shard.tuples(tuples)[other][relation][named]
	is_object_name(named)
	caveats.holds(value)
])

# For lookup_objects: every userset of the shard → those that directly contain it.
containers(model, tuples, subject) := {inner: object.keys(outers) |
	merged := object.union_n(array.concat(
		[{userset: {}} | some userset in usersets(model, tuples, subject)],
		[{inner: {outer: true}} |
			some outer in usersets(model, tuples, subject)
			some inner in contents(model, tuples, outer)
		],
	))
	some inner, outers in merged
}

holders(model, tuples, subject) := {userset |
	some userset in usersets(model, tuples, subject)
	count(naming(tuples, userset, subject)) > 0
}

# Every userset that may contain something: those with tuples, those that the model makes, and the subject itself.
usersets(model, tuples, subject) := union({
	{concat("#", [object, relation]) | some object, relations in shard.tuples(tuples); some relation, _ in relations},
	{concat("#", [object, relation]) |
		some object in objects(model, tuples, subject)
		some relation, _ in model[type_of(object)]
	},
	{subject | contains(subject, "#")},
})

# Every object that has tuples, or that the model may give relations to without.
objects(model, tuples, subject) := union({
	{object | some object, _ in shard.tuples(tuples)},
	{object |
		some step in model[_][_].union
		some object, _ in inverse(tuples, step.from_inverse)
	},
	{named | [named, _] = parts(subject)},
})
