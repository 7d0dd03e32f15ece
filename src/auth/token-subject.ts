import { decodeJwt } from 'jose';

/** Whose token it says it is; '' for one that is none. Nothing is verified: for the holder itself, who wants to be called so. */
export function subjectOf(token: string): string {
  try {
    return decodeJwt(token).sub ?? '';
  } catch {
    return '';
  }
}
