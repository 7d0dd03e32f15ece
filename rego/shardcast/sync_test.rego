package shardcast.sync_test

import data.shardcast.sync

synced := {"token": "e1-7", "revision": 7, "time": "2025-01-31T12:00:00.000Z", "stale": false, "changing": false}

shard(change) := {"tuples": {}, "$sync": object.union(synced, change)}

test_fresh if {
	sync.fresh(shard({}))
	sync.fresh("acme") with data.shards as {"acme": shard({})}
	sync.problems(shard({})) == set()
}

test_flags_that_are_not_set if {
	sync.fresh({"$sync": {"token": "e1-7", "revision": 7}})
}

test_stale if {
	sync.fresh(shard({"stale": true})) == false
	sync.problems(shard({"stale": true})) == {"stale"}
	sync.problems(shard({"stale": null})) == {"stale"}
	sync.problems("acme") == {"stale"} with data.shards as {"acme": shard({"stale": true})}
}

test_changing if {
	not sync.fresh(shard({"changing": true}))
	sync.problems(shard({"changing": true, "stale": true})) == {"changing", "stale"}
}

test_missing if {
	sync.fresh("nobody") == false
	sync.fresh({}) == false
	sync.fresh({"tuples": {}}) == false
	sync.problems("nobody") == {"missing"}
	sync.problems(shard({"token": null})) == {"missing"}
	sync.problems(shard({"revision": "7"})) == {"missing"}
	sync.problems({"$sync": {}}) == {"missing"}
	sync.problems({"$sync": null}) == {"missing"}
}

test_position if {
	sync.revision(shard({})) == 7
	sync.token(shard({})) == "e1-7"
	sync.at_least(shard({}), 7)
	sync.at_least(shard({}), 8) == false
	sync.at_least("nobody", 1) == false
}
