/** The states of one shard in an agent. DESIGN.md beside this file has the table; a test compares the two. */
export const STATES = ['bootstrapping', 'catching-up', 'live', 'stale', 'stopped'] as const;
export type State = (typeof STATES)[number];

export const EVENTS = [
  'replica-found',
  'replica-empty',
  'opened-deltas',
  'opened-snapshot',
  'chunks-stored',
  'installed',
  'entry-received',
  'head-proven',
  'head-ahead',
  'stream-broken',
  'goodbye',
  'moved',
  'refused',
  'staleness-passed',
  'gap-found',
  'fork-found',
  'disk-failed',
  'replica-corrupt',
  'stop',
] as const;
export type Event = (typeof EVENTS)[number];

export const ACTIONS = [
  'connect',
  'connect-later',
  'connect-there',
  'resnapshot',
  'fetch',
  'apply',
  'feed',
  'report',
  'mark-stale',
  'mark-fresh',
  'erase',
  'close',
] as const;
export type Action = (typeof ACTIONS)[number];

export interface Transition {
  readonly next: State;
  readonly actions: readonly Action[];
}

type Row = Readonly<Record<State, Transition>>;

function to(next: State, ...actions: Action[]): Transition {
  return { next, actions };
}

const STOPPED = to('stopped');

/** A row whose states stay as they are and do nothing, but for those named. */
function row(changes: Partial<Record<Exclude<State, 'stopped'>, Transition>>): Row {
  const stay = (state: Exclude<State, 'stopped'>) => changes[state] ?? to(state);
  return {
    bootstrapping: stay('bootstrapping'),
    'catching-up': stay('catching-up'),
    live: stay('live'),
    stale: stay('stale'),
    stopped: STOPPED,
  };
}

/** A row that does the same in every state; what was live is not at the head any more. */
function everywhere(...actions: Action[]): Row {
  return row({
    bootstrapping: to('bootstrapping', ...actions),
    'catching-up': to('catching-up', ...actions),
    live: to('catching-up', ...actions),
    stale: to('stale', ...actions),
  });
}

function leadsTo(next: State, ...actions: Action[]): Row {
  const transition = to(next, ...actions);
  return row({
    bootstrapping: transition,
    'catching-up': transition,
    live: transition,
    stale: transition,
  });
}

const TABLE: Readonly<Record<Event, Row>> = {
  'replica-found': row({ bootstrapping: to('catching-up', 'feed', 'connect') }),
  'replica-empty': row({ bootstrapping: to('bootstrapping', 'connect') }),
  'opened-deltas': row({
    bootstrapping: to('catching-up', 'report'),
    'catching-up': to('catching-up', 'report'),
    live: to('catching-up', 'report'),
    stale: to('stale', 'report'),
  }),
  'opened-snapshot': leadsTo('bootstrapping', 'fetch'),
  'chunks-stored': row({}),
  installed: row({ bootstrapping: to('catching-up', 'feed', 'connect') }),
  'entry-received': row({
    bootstrapping: to('bootstrapping', 'connect-later'),
    'catching-up': to('catching-up', 'apply'),
    live: to('live', 'apply'),
    stale: to('stale', 'apply'),
  }),
  'head-proven': row({
    'catching-up': to('live', 'feed', 'mark-fresh', 'report'),
    stale: to('live', 'feed', 'mark-fresh', 'report'),
  }),
  'head-ahead': row({ live: to('catching-up') }),
  'stream-broken': everywhere('connect-later'),
  goodbye: everywhere('connect'),
  moved: everywhere('connect-there'),
  refused: everywhere('connect-later'),
  'staleness-passed': row({
    bootstrapping: to('bootstrapping', 'mark-stale'),
    'catching-up': to('stale', 'mark-stale'),
    live: to('stale', 'mark-stale'),
  }),
  'gap-found': everywhere('connect'),
  'fork-found': everywhere('resnapshot', 'connect'),
  'disk-failed': row({
    bootstrapping: to('bootstrapping', 'mark-stale', 'resnapshot', 'connect-later'),
    'catching-up': to('stale', 'mark-stale', 'resnapshot', 'connect-later'),
    live: to('stale', 'mark-stale', 'resnapshot', 'connect-later'),
    stale: to('stale', 'resnapshot', 'connect-later'),
  }),
  'replica-corrupt': leadsTo('bootstrapping', 'mark-stale', 'erase', 'connect-later'),
  stop: leadsTo('stopped', 'close'),
};

/** What an event does in a state: total and pure. */
export function transition(state: State, event: Event): Transition {
  return TABLE[event][state];
}
