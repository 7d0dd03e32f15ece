# METADATA
# title: Which tuples hold
# description: |
#   A tuple's value is `true`, or a caveat: any other value. A caveat that nobody evaluates does not hold, so that a
#   condition is never taken for a grant. To evaluate yours, add rules to this package; they may read `input`:
#
#       package shardcast.caveats
#       holds(value) if {
#           value.caveat == "until"
#           time.now_ns() < time.parse_rfc3339_ns(value.context.until)
#       }
package shardcast.caveats

# METADATA
# description: Whether a tuple with this value holds now.
holds(value) if value == true
