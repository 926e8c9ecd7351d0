import { jwtVerify, SignJWT } from 'jose';
import { asId, type Subject } from '../../kernel/words/ids.js';

const ISSUER = 'penataan';
const AUDIENCE = 'penataan';
const REMEMBERED = 5_000;

/** Makes a token of local mode: HS256 under the data directory's key, `ttlSeconds` of real time. */
export const signToken = async (key: Uint8Array, subject: string, ttlSeconds: number): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + ttlSeconds)
    .sign(key);

type Known = { readonly subject: Subject; readonly expires: number };

/** Checks tokens against the real time; one that was good is remembered until it expires. */
export class TokenCheck {
  private readonly known = new Map<string, Known>();

  constructor(private readonly key: Uint8Array) {}

  /** The subject of a good token; undefined for any other. */
  async subjectOf(token: string): Promise<Subject | undefined> {
    const known = this.known.get(token);
    if (known && known.expires > Date.now()) return known.subject;
    const checked = await this.check(token);
    if (!checked) return undefined;
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(token, checked);
    return checked.subject;
  }

  private async check(token: string): Promise<Known | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp'],
      });
      if (typeof payload.sub !== 'string' || payload.sub === '' || payload.exp === undefined) return undefined;
      return { subject: asId<Subject>(payload.sub), expires: payload.exp * 1000 };
    } catch {
      return undefined;
    }
  }
}
