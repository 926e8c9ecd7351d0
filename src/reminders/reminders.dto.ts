import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import type { Language } from '../kernel/words/sentences.js';
import { isMailbox, LONGEST_MAILBOX, MAILBOX_PATTERN } from '../kernel/words/mailbox.js';
import { tidied } from '../kernel/words/text.js';
import { nullableField } from '../platform/input/field.js';
import { OneOf } from '../platform/input/fields.js';
import type { DigestState } from './reminders.commands.js';

/** One mailbox, which is kept sealed, or null. */
const MailboxOrNull = (description: string): PropertyDecorator =>
  applyDecorators(
    nullableField(
      { description },
      { type: 'string', format: 'email', maxLength: LONGEST_MAILBOX, pattern: MAILBOX_PATTERN },
      (value) =>
        typeof value === 'string' && isMailbox(value)
          ? undefined
          : 'sebuah alamat surel, atau null | a mail address, or null',
    ),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidied(value) : value)),
  );

export class SetAddressDto {
  @MailboxOrNull('the mail address, kept sealed and shown nowhere; null: no reminders any more') address!:
    string | null;

  @OneOf(['id', 'en'], { optional: true, description: 'the language of the reminders; `id` by default' })
  language?: Language;
}

export class MarkDigestDto {
  @OneOf(['begun', 'released'], {
    description: '`begun`: it is about to be sent; `released`: it was certainly not sent',
  })
  state!: DigestState;
}
