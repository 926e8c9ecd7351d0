import type { ExpectedRevision } from '../../kernel/ports/event-store.js';
import type { AppendRequest, AppendResponse, Driver } from './client.js';
import type { StoredEvent } from './stored.js';

export type Wanted = {
  /** With its namespace. */
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly StoredEvent[];
  readonly bytes: number;
};

/** `unknown`: it may be written or not. `position`: missing where the server does not tell it again. */
export type Answer =
  | { readonly kind: 'appended'; readonly revision: number; readonly commit: bigint | undefined }
  | { readonly kind: 'conflict'; readonly actual: number }
  | { readonly kind: 'too-large'; readonly most: number }
  | { readonly kind: 'stream-deleted' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'unknown' };

type Messages = Driver['messages'];

/** Writes and reads the messages of the server's append. */
export class AppendMessages {
  constructor(private readonly messages: Messages) {}

  /** A deadline is not sent: the server holds it against its own clock. */
  request(correlation: string, { stream, expected, events }: Wanted): AppendRequest {
    const { BatchAppendReq, StreamIdentifier, UUID, Empty } = this.messages;
    const options = new BatchAppendReq.Options();
    options.setStreamIdentifier(new StreamIdentifier().setStreamName(new TextEncoder().encode(stream)));
    if (expected === 'none') options.setNoStream(new Empty());
    else options.setStreamPosition(String(expected));
    const request = new BatchAppendReq().setCorrelationId(new UUID().setString(correlation)).setOptions(options);
    return request.setProposedMessagesList(events.map((event) => this.proposed(event))).setIsFinal(true);
  }

  correlationOf(response: AppendResponse): string {
    const id = response.getCorrelationId();
    const parts = id?.getStructured();
    if (!parts) return id?.getString() ?? '';
    const hex = [parts.getMostSignificantBits(), parts.getLeastSignificantBits()].map(hexOf).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  answerOf(response: AppendResponse): Answer {
    const success = response.getSuccess();
    if (!success) return this.refusalOf(response);
    const commit = success.getPosition()?.getCommitPosition();
    const revision = Number(success.getCurrentRevision());
    return { kind: 'appended', revision, commit: commit === undefined ? undefined : BigInt(commit) };
  }

  private proposed({ id, type, data, meta }: StoredEvent) {
    const { BatchAppendReq, UUID } = this.messages;
    const message = new BatchAppendReq.ProposedMessage().setId(new UUID().setString(id));
    message.getMetadataMap().set('type', type).set('content-type', 'application/json');
    return message.setData(data).setCustomMetadata(meta);
  }

  private refusalOf(response: AppendResponse): Answer {
    const details = response.getError()?.getDetails();
    const refusal = details?.getTypeName().replace('event_store.client.', '') ?? '';
    if (!details || !isRefusal(refusal)) return { kind: 'unknown' };
    return REFUSALS[refusal](details.getValue_asU8(), this.messages);
  }
}

type Refusal = keyof typeof REFUSALS;

/** What is refused for good; after anything else it is unknown what became of an append. */
const REFUSALS = {
  WrongExpectedVersion: (bytes: Uint8Array, { WrongExpectedVersion }: Messages): Answer => {
    const wrong = WrongExpectedVersion.deserializeBinary(bytes);
    return {
      kind: 'conflict',
      actual: wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : -1,
    };
  },
  MaximumAppendSizeExceeded: (bytes: Uint8Array, { MaximumAppendSizeExceeded }: Messages): Answer => ({
    kind: 'too-large',
    most: MaximumAppendSizeExceeded.deserializeBinary(bytes).getMaxappendsize(),
  }),
  StreamDeleted: (): Answer => ({ kind: 'stream-deleted' }),
  AccessDenied: (): Answer => ({ kind: 'denied' }),
};

const isRefusal = (name: string): name is Refusal => Object.hasOwn(REFUSALS, name);

const hexOf = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
