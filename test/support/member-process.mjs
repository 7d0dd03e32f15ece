// One member of a mesh as a process of its own, for tests that stop or kill it. Arguments: NATS server, id, heartbeat and expiry in
// milliseconds. Writes what it is told as a line of JSON each; leaves when its standard input ends.
import { connectNats } from '../../dist/log/jetstream/connect.js';
import { Membership } from '../../dist/relay/mesh/membership.js';

const [server, id, heartbeatMs, expiryMs] = process.argv.slice(2);
const say = (news) => console.log(JSON.stringify(news));
const connection = await connectNats([server]);
const membership = new Membership({
  connection,
  self: { id, grpc: '127.0.0.1:7411', http: '', version: 'test' },
  replicas: 1,
  heartbeatMs: Number(heartbeatMs),
  expiryMs: Number(expiryMs),
});
membership.onChange(({ members }) => say({ members: members.map((member) => member.id) }));
membership.onIsolation((isolated) => say({ isolated }));
membership.onReplaced(({ code }) => say({ replaced: code }));
await membership.start();
say({ started: membership.members.map((member) => member.id) });
process.stdin.on('end', async () => {
  await membership.stop();
  await connection.close();
});
process.stdin.resume();
