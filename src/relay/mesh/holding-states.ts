/** The states of one partition in one relay. DESIGN.md beside this file has the table; a test compares the two. */
export const HOLDING_STATES = ['absent', 'filling', 'ready', 'leaving', 'dropping'] as const;
export type HoldingState = (typeof HOLDING_STATES)[number];

export const HOLDING_EVENTS = [
  'placed-here',
  'placed-elsewhere',
  'found-on-disk',
  'filled',
  'spare',
  'given-up',
] as const;
export type HoldingEvent = (typeof HOLDING_EVENTS)[number];

export const HOLDING_ACTIONS = ['fill', 'tell-ready', 'tell-unready', 'give-up'] as const;
export type HoldingAction = (typeof HOLDING_ACTIONS)[number];

export interface HoldingStep {
  readonly next: HoldingState;
  readonly actions: readonly HoldingAction[];
}

type Row = Partial<Record<HoldingState, HoldingStep>>;

function to(next: HoldingState, ...actions: HoldingAction[]): HoldingStep {
  return { next, actions };
}

const TABLE: Readonly<Record<HoldingEvent, Row>> = {
  'placed-here': { absent: to('filling', 'fill'), leaving: to('ready') },
  'placed-elsewhere': { ready: to('leaving') },
  'found-on-disk': { absent: to('filling', 'fill') },
  filled: { filling: to('ready', 'tell-ready') },
  spare: {
    filling: to('dropping', 'give-up'),
    leaving: to('dropping', 'tell-unready', 'give-up'),
  },
  'given-up': { dropping: to('absent') },
};

/** Total: what the table leaves out stays and does nothing. */
export function holdingStep(state: HoldingState, event: HoldingEvent): HoldingStep {
  return TABLE[event][state] ?? to(state);
}

/** Whether a partition in this state is served. */
export function isServing(state: HoldingState): boolean {
  return state === 'ready' || state === 'leaving';
}
