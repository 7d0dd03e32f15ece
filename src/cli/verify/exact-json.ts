/**
 * JSON.parse rounds: 9007199254740993 becomes …992, and two values that differ would be found equal. OPA keeps numbers as
 * they were written, perhaps in another notation (1e2, 100). So numbers that a double cannot tell apart are read as text in
 * one canonical notation; all others as numbers. Which of the two depends on the number alone, not on how it is written.
 */
export function parseExact(json: string): unknown {
  return JSON.parse(SUSPECT.test(json) ? json.replace(TOKEN, canonical) : json);
}

/** Semantic equality of parsed JSON: members in any order. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => sameJson(item, right[index]));
  }
  const members = Object.entries(left);
  if (members.length !== Object.keys(right).length) return false;
  return members.every(
    ([name, value]) => Object.hasOwn(right, name) && sameJson(value, (right as Members)[name]),
  );
}

type Members = Readonly<Record<string, unknown>>;

/** Text without a match holds no number that needs care: at most 15 digits, and a small exponent. */
const SUSPECT = /\d[\d.]{15}|\d[eE][+-]?\d{3}/;
/** A string, which is left alone, or a number. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Every decimal with so many digits has a double of its own, unless the exponent is extreme. */
const EXACT_DIGITS = 15;
const EXACT_EXPONENT = 280n;

function canonical(token: string): string {
  const [, sign = '', whole = '', fraction = '', written = '0'] = NUMBER.exec(token) ?? [];
  if (whole === '') return token;
  const significant = (whole + fraction).replace(/^0+/, '');
  if (significant === '') return '0';
  const digits = significant.replace(/0+$/, '');
  const exponent = BigInt(written) - BigInt(fraction.length) + BigInt(significant.length - digits.length);
  const isExact = digits.length <= EXACT_DIGITS && exponent < EXACT_EXPONENT && exponent > -EXACT_EXPONENT;
  const plain = `${sign}${digits}e${exponent}`;
  return isExact ? plain : JSON.stringify(`\0${plain}`);
}
