import type { Metadata } from '@grpc/grpc-js';
import { type CallEnd, deniedCall, unknownCaller } from './statuses.js';

/** Who may come in. */
export type Login = { readonly user: string; readonly password: string };

/** Who asks, where it matters; without a login everybody is let in, as on an insecure server. */
export class Access {
  constructor(private readonly login: Login | undefined) {}

  /** Why a call of a caller is refused; undefined where it is not. */
  refusalOf(metadata: Metadata): CallEnd | undefined {
    if (this.login === undefined) return undefined;
    const [given] = metadata.get('authorization');
    if (given === undefined) return deniedCall();
    const wanted = Buffer.from(`${this.login.user}:${this.login.password}`).toString('base64');
    return given === `Basic ${wanted}` ? undefined : unknownCaller();
  }
}
