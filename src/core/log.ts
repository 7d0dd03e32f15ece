/** Structured log lines; the narrow shape that rooms ask for. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * JSON lines on standard error, by pino. It is loaded at the first line: a process has better to do at its start. Lines are kept
 * until it is there, some tens of milliseconds, and written in order.
 */
export function createLogger(level: LogLevel): Logger {
  if (level === 'silent') return silentLogger;
  let waiting: ((logger: Logger) => void)[] | undefined;
  let loaded: Logger | undefined;
  const load = async (): Promise<void> => {
    const { pino } = await import('pino');
    const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
    loaded = pino(options, pino.destination(2));
    for (const line of waiting ?? []) line(loaded);
  };
  const write = (line: (logger: Logger) => void): void => {
    if (loaded !== undefined) line(loaded);
    else if (waiting !== undefined) waiting.push(line);
    else {
      waiting = [line];
      void load();
    }
  };
  return {
    debug: (fields, message) => write((logger) => logger.debug(fields, message)),
    info: (fields, message) => write((logger) => logger.info(fields, message)),
    warn: (fields, message) => write((logger) => logger.warn(fields, message)),
    error: (fields, message) => write((logger) => logger.error(fields, message)),
  };
}
