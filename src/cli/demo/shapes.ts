import type { Answer } from './asking.js';
import type { Findings } from './direct.js';
import type { Resumed } from './resuming.js';

/** What `demo --json` prints: a contract. */
export function demoShape(findings: Findings, facts: { equal: boolean; deltas: number; seconds: number }) {
  const { agentBreak, relayBreak, publishMs, latency, asked, judgements } = findings;
  return {
    equal: facts.equal,
    seconds: rounded(facts.seconds),
    published: { deltas: facts.deltas, ms: rounded(publishMs) },
    breaks: [
      {
        killed: 'agent',
        at_delta: agentBreak.killedAt,
        back_at_delta: agentBreak.backAt,
        opa_revision: agentBreak.revision,
        resumed: [resumedShape(agentBreak.resumed)],
      },
      {
        killed: 'relay',
        at_delta: relayBreak.killedAt,
        without_receipt: relayBreak.underWay,
        repeated: relayBreak.repeated,
        back_ms: rounded(relayBreak.backMs),
        resumed: relayBreak.resumed.map(resumedShape),
      },
    ],
    latency: { samples: latency.samples, on_disk_ms: latency.onDisk, in_opa_ms: latency.inOpa },
    questions: asked.map(({ question, today, past }) => {
      const { shard, user, action, repo, kind } = question;
      return { shard, user, action, repo, kind, today: answerShape(today), past: answerShape(past) };
    }),
    parties: judgements,
  };
}

function resumedShape({ shard, by, reason, fromRevision, toRevision, bytes, ms }: Resumed) {
  return { shard, by, reason, from_revision: fromRevision, to_revision: toRevision, bytes, ms: rounded(ms) };
}

function answerShape({ at, allow, via, token, right }: Answer) {
  const time = new Date(at.at * 1000).toISOString();
  return { revision: at.revision, time, allow, via, token, right };
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
