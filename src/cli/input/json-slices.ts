/**
 * Where the parts of a JSON text are, so that a value goes on as its publisher wrote it: JSON.parse and back would turn
 * 12345678901234567890 into 12345678901234567000. The text must be valid: parse it first.
 */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

const SPACE = new Set([' ', '\t', '\n', '\r']);

function skipSpace(text: string, at: number): number {
  let index = at;
  while (SPACE.has(text[index] ?? '')) index++;
  return index;
}

function endOfString(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1);
  while (quote !== -1) {
    let slash = quote - 1;
    while (text[slash] === '\\') slash--;
    if ((quote - slash) % 2 === 1) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return text.length;
}

/** The index behind the value that starts at `at`. */
export function endOfValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return endOfString(text, at);
  if (first !== '{' && first !== '[') {
    const rest = /[\s,\]}]/g;
    rest.lastIndex = at;
    return rest.exec(text)?.index ?? text.length;
  }
  let depth = 0;
  const marks = /["[\]{}]/g;
  marks.lastIndex = at;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') marks.lastIndex = endOfString(text, mark.index);
    else if (mark[0] === '[' || mark[0] === '{') depth++;
    else if (--depth === 0) return mark.index + 1;
  }
  return text.length;
}

/** The values of the object that starts at `at`; of a key that stands twice, the last one, as JSON.parse has it. */
export function memberSlices(text: string, at = 0): Map<string, Slice> {
  const members = new Map<string, Slice>();
  let index = skipSpace(text, skipSpace(text, at) + 1);
  while (text[index] === '"') {
    const keyEnd = endOfString(text, index);
    const key = JSON.parse(text.slice(index, keyEnd)) as string;
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = endOfValue(text, start);
    members.set(key, { start, end });
    index = skipSpace(text, end);
    if (text[index] === ',') index = skipSpace(text, index + 1);
  }
  return members;
}

/** The elements of the array that starts at `at`. */
export function elementSlices(text: string, at = 0): Slice[] {
  const elements: Slice[] = [];
  let index = skipSpace(text, skipSpace(text, at) + 1);
  while (index < text.length && text[index] !== ']') {
    const end = endOfValue(text, index);
    elements.push({ start: index, end });
    index = skipSpace(text, end);
    if (text[index] === ',') index = skipSpace(text, index + 1);
  }
  return elements;
}
