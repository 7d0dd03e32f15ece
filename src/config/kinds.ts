/** HOST:PORT; an IPv6 host is written [::1]:7411 and kept without its brackets. */
export interface Address {
  readonly host: string;
  /** 0 to 65,535; 0 lets the system choose, where one listens. */
  readonly port: number;
}

export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** What the values of an option are: how they are read from text and YAML, and how help describes them. */
export interface Kind<T> {
  /** Stands for the value in help; empty for a switch. */
  readonly placeholder: string;
  /** Completes "expected …" in errors. */
  readonly expected: string;
  /** The values that are allowed, for help; empty when the placeholder says it. */
  readonly range: string;
  readonly choices: readonly string[];
  readonly repeats: boolean;
  /** Undefined: the text is no such value. */
  parse(text: string): T | undefined;
  /** The same for a value out of a YAML file. */
  read(value: unknown): T | undefined;
  format(value: T): string;
}

function kind<T>(parts: Pick<Kind<T>, 'placeholder' | 'expected' | 'parse'> & Partial<Kind<T>>): Kind<T> {
  return {
    range: '',
    choices: [],
    repeats: false,
    read: (value) => (typeof value === 'string' ? parts.parse(value) : undefined),
    format: (value) => String(value),
    ...parts,
  };
}

/** Numbers may stand in YAML without quotes. */
function readScalar<T>(parse: (text: string) => T | undefined): (value: unknown) => T | undefined {
  return (value) =>
    typeof value === 'string' || typeof value === 'number' ? parse(String(value)) : undefined;
}

interface Range {
  min: number;
  max: number;
}

function within(value: number, { min, max }: Range): number | undefined {
  return Number.isSafeInteger(value) && value >= min && value <= max ? value : undefined;
}

export function text(placeholder: string): Kind<string> {
  return kind({ placeholder, expected: 'text', parse: (value) => value });
}

export function integer(limits: Range): Kind<number> {
  const open = limits.max === Number.MAX_SAFE_INTEGER;
  const range = open ? `${limits.min} or more` : `${limits.min} to ${limits.max}`;
  const parse = (value: string) => (/^-?\d+$/.test(value) ? within(Number(value), limits) : undefined);
  return kind({
    placeholder: 'N',
    expected: `an integer, ${range}`,
    range,
    parse,
    read: readScalar(parse),
  });
}

/** A unit's name and size, largest first: the first that divides a value is the one it is shown in. */
type Units = readonly (readonly [name: string, size: number])[];

const TIME_UNITS: Units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const BYTE_UNITS: Units = [
  ['TiB', 2 ** 40],
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
  ['B', 1],
];

function formatUnit(value: number, units: Units): string {
  if (value === 0) return '0';
  const [name, size] = units.find((unit) => value % unit[1] === 0) ?? ['', 1];
  return `${value / size}${name}`;
}

function parseUnit(value: string, units: Units, bare: number | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(value);
  if (match === null) return undefined;
  const number = Number(match[1]);
  if (match[2] === '') return number === 0 ? 0 : bare === undefined ? undefined : number * bare;
  const unit = units.find(([name]) => name === match[2]);
  return unit === undefined ? undefined : Math.round(number * unit[1]);
}

export function formatDuration(ms: number): string {
  return formatUnit(ms, TIME_UNITS);
}

export function formatBytes(bytes: number): string {
  return formatUnit(bytes, BYTE_UNITS);
}

/** Milliseconds, written with a unit: 250ms, 5s, 1.5m, 2h, 1d. A number without one is refused, but for 0. */
export function duration(limits: Range): Kind<number> {
  const range = `${formatDuration(limits.min)} to ${formatDuration(limits.max)}`;
  const parse = (value: string) => {
    const ms = parseUnit(value, TIME_UNITS, undefined);
    return ms === undefined ? undefined : within(ms, limits);
  };
  const expected = `a duration with its unit (250ms, 5s, 2m, 1h, 1d), ${range}`;
  return kind({
    placeholder: 'DURATION',
    expected,
    range,
    parse,
    read: readScalar(parse),
    format: formatDuration,
  });
}

/** Bytes, with a binary unit or without one: 1048576, 512KiB, 64MiB. */
export function bytes(limits: Range): Kind<number> {
  const range = `${formatBytes(limits.min)} to ${formatBytes(limits.max)}`;
  const parse = (value: string) => {
    const size = parseUnit(value, BYTE_UNITS, 1);
    return size === undefined ? undefined : within(size, limits);
  };
  const expected = `bytes (1048576, 512KiB, 64MiB), ${range}`;
  return kind({ placeholder: 'BYTES', expected, range, parse, read: readScalar(parse), format: formatBytes });
}

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  '1': true,
  '0': false,
  yes: true,
  no: false,
  on: true,
  off: false,
};

export function boolean(): Kind<boolean> {
  const parse = (value: string) => BOOLEANS[value.toLowerCase()];
  return kind({
    placeholder: '',
    expected: 'true or false',
    parse,
    read: (value) =>
      typeof value === 'boolean' ? value : typeof value === 'string' ? parse(value) : undefined,
  });
}

export function choice<const T extends string>(choices: readonly T[]): Kind<T> {
  return kind({
    placeholder: choices.join('|'),
    expected: `one of ${choices.join(', ')}`,
    choices,
    parse: (value) => choices.find((candidate) => candidate === value),
  });
}

/** A flag that may be repeated; commas separate in the environment; a sequence or one value in YAML. */
export function list<T>(item: Kind<T>): Kind<readonly T[]> {
  const all = (values: readonly (T | undefined)[]): readonly T[] | undefined =>
    values.some((value) => value === undefined) ? undefined : (values as readonly T[]);
  return {
    ...item,
    repeats: true,
    expected: `${item.expected}, or several`,
    parse: (value) => (value === '' ? [] : all(value.split(',').map((part) => item.parse(part.trim())))),
    read: (value) => all((Array.isArray(value) ? value : [value]).map((part: unknown) => item.read(part))),
    format: (values) => values.map((value) => item.format(value)).join(','),
  };
}

export function address(): Kind<Address> {
  return kind({
    placeholder: 'HOST:PORT',
    expected: 'HOST:PORT with a port from 0 to 65535, like 127.0.0.1:7411 or [::1]:7411',
    parse(value) {
      const match = /^(?:\[([0-9A-Fa-f:.%]+)\]|([^\s:/[\]]+)):(\d{1,5})$/.exec(value);
      const host = match?.[1] ?? match?.[2];
      const port = Number(match?.[3]);
      return host === undefined || port > 65_535 ? undefined : { host, port };
    },
    format: formatAddress,
  });
}

/** Where HTTP is spoken: HOST:PORT, or https://HOST:PORT; kept as a URL. */
export function webAddress(): Kind<string> {
  const plain = address();
  return kind({
    placeholder: '[https://]HOST:PORT',
    expected: `${plain.expected}, or https:// and that`,
    parse(value) {
      const isSecure = value.startsWith('https://');
      const parsed = plain.parse(isSecure ? value.slice('https://'.length) : value);
      return parsed && `${isSecure ? 'https' : 'http'}://${formatAddress(parsed)}`;
    },
    format: (value) => value.replace(/^http:\/\//, ''),
  });
}

/** One or several addresses: commas separate everywhere, and the flag may be repeated. */
export function addresses(): Kind<readonly Address[]> {
  const all = list(address());
  const split = (value: unknown): unknown[] =>
    typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [value];
  const some = (found: readonly Address[] | undefined) => (found?.length === 0 ? undefined : found);
  return {
    ...all,
    parse: (value) => some(all.parse(value)),
    read: (value) => some(all.read((Array.isArray(value) ? value : [value]).flatMap(split))),
  };
}

/** As `url`, or unix:///PATH: an OPA. */
export function opaUrl(): Kind<string> {
  const web = url();
  return kind({
    placeholder: web.placeholder,
    expected: `${web.expected}, or unix:///PATH`,
    parse: (value) => (/^unix:\/\/\/./.test(value) && URL.canParse(value) ? value : web.parse(value)),
  });
}

/** An http or https URL, without its trailing slash. */
export function url(): Kind<string> {
  return kind({
    placeholder: 'URL',
    expected: 'a URL that starts with http:// or https://',
    parse(value) {
      if (!URL.canParse(value)) return undefined;
      const { protocol, href } = new URL(value);
      return protocol === 'http:' || protocol === 'https:' ? href.replace(/\/$/, '') : undefined;
    },
  });
}
