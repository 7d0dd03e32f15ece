# METADATA
# title: Where a shard's document is
# description: |
#   Every function of this library takes its data as the *name* of a shard, or as the object itself.
#
#   Prefer the name. OPA remembers the results of a function by its arguments, and to do so it hashes them: handing it
#   `data.shards["tenant-42"].tuples` costs a walk over the whole shard in every query. A name costs nothing, and what
#   stands behind it is read as far as a decision needs it.
#
#   A name means `data.shards[name]`, the default mount of an agent. For a shard that is mounted elsewhere, add
#
#       package shardcast.mounts
#       acme := data.tenants.acme
package shardcast.shard

# METADATA
# description: The document of a shard, with its collections and `$sync`; undefined for a shard that is not there.
document(shard) := shard if {
	is_object(shard)
} else := mounted if {
	mounted := data.shardcast.mounts[shard]
} else := data.shards[shard] if {
	is_string(shard)
}

# METADATA
# description: The collection `tuples` of a shard. An object is taken to be that collection.
tuples(shard) := shard if {
	is_object(shard)
} else := document(shard).tuples if {
	is_string(shard)
}
