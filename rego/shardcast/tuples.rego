# METADATA
# title: Relations over nested usersets
# description: |
#   The functions of shardcast.model for data in which all containment is in the tuples themselves: `group:a#member`
#   contains `group:b#member` because a tuple says so. `tuples` is the name of a shard, or the collection itself.
package shardcast.tuples

import data.shardcast.model

# METADATA
# description: Whether `subject` stands in `relation` to `object`.
check(tuples, object, relation, subject) := model.check({}, tuples, object, relation, subject)

# METADATA
# description: Every way in which it holds, as chains `[userset, …, subject]`, the shortest first.
explain(tuples, object, relation, subject) := model.explain({}, tuples, object, relation, subject)

# METADATA
# description: The shortest chain; undefined when it does not hold.
path(tuples, object, relation, subject) := model.path({}, tuples, object, relation, subject)

# METADATA
# description: All users who stand in `relation` to `object`; `user:*` stands for all of them.
lookup_subjects(tuples, object, relation) := model.lookup_subjects({}, tuples, object, relation)

# METADATA
# description: All objects of a type to which `subject` stands in `relation`. Reads the whole shard.
lookup_objects(tuples, type, relation, subject) := model.lookup_objects({}, tuples, type, relation, subject)
