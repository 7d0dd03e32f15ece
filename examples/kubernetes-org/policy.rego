# METADATA
# title: May this user do this to that repository, and through which team?
# description: |
#   `input`: `{"shard", "user", "action", "repo"}`. The decision is made on the shard's document, which an agent keeps in
#   `data.shards`, and names its revision. With the tuples of an earlier revision in `input.tuples`, the same question is
#   asked of the past.
package kubernetes_org

import data.shardcast.github
import data.shardcast.sync

default allow := false

allow if github.may(tuples, input.user, input.action, input.repo)

# Every grant that reaches the user, the shortest way first.
via := github.via(tuples, input.user, input.action, input.repo)

# By its name where it is here, as that costs nothing; the object for the past.
tuples := object.get(input, "tuples", input.shard)

decision := {"allow": allow, "via": via} if input.tuples

else := {
	"allow": allow,
	"via": via,
	"revision": sync.revision(input.shard),
	"token": sync.token(input.shard),
}
