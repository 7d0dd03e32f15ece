# METADATA
# title: How far a shard's data can be trusted
# description: |
#   The agent keeps `$sync` beside the data of a shard, written in the same transaction:
#   `{"token", "revision", "time", "stale", "changing"}`. A policy that must not decide on old data asks here first:
#
#       allow if {
#           sync.fresh("tenant-42")
#           tuples.check("tenant-42", input.object, input.relation, input.subject)
#       }
#
#   `shard` is the name of a shard, or its document. The agent itself writes `stale`: while the agent is not running
#   nobody does, so watch its readiness, too.
package shardcast.sync

import data.shardcast.shard as shards

# METADATA
# description: |
#   Whether the shard is there, has been filled by an agent, is not stale, and no policy change is under way.
default fresh(_) := false

fresh(shard) if count(problems(shard)) == 0

# METADATA
# description: |
#   What is wrong, for a decision log: of `missing` (no shard, or no revision token), `stale` (the agent has not heard
#   from the log within its `--max-staleness`), `changing` (policy and data are being replaced).
problems(shard) := union({
	{"missing" | not synced(shard)},
	{flag | some flag in ["stale", "changing"]; object.get(sync(shard), flag, false) != false},
})

# METADATA
# description: The revision of the data that the decision is made on; undefined when the shard is missing.
revision(shard) := sync(shard).revision

# METADATA
# description: The revision token of that data, which the client library's reads and waits take.
token(shard) := sync(shard).token

# METADATA
# description: Whether the data is at a revision or beyond, for a decision that must see a write.
default at_least(_, _) := false

at_least(shard, least) if revision(shard) >= least

sync(shard) := shards.document(shard)["$sync"]

synced(shard) if {
	is_string(token(shard))
	is_number(revision(shard))
}
