import { applyDecorators, Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { TEXTS_ERASE } from './erasure.permissions.js';
import { type ErasableKind, EraseTexts } from './erasures.commands.js';

/** The route by which the texts of the things of a collection are erased, beside those of their capability. */
const Erases = (
  collection: string,
  thing: string,
  { tag = collection, refusals = [] }: { readonly tag?: string; readonly refusals?: readonly RuleCode[] } = {},
): MethodDecorator =>
  applyDecorators(
    ApiTags(tag),
    Post(`${collection}/:id/erase`),
    Requires(TEXTS_ERASE),
    About(
      `Erase the texts of ${thing}`,
      `Makes every free text of ${thing} told until now unreadable for good, ${refusals.length > 0 ? 'once it is settled or void' : 'whatever its state'}: corrected ones and reasons too, but the reasons of erasures. Titles and figures stay, and what is told later can be read. Backups and exports made before keep what they hold.`,
    ),
    WriteAnswers({ refusals }),
  );

@Controller('/v1')
export class ErasuresController {
  constructor(private readonly commands: CommandBus) {}

  @Erases('reforms', 'a reform')
  async reform(@IdParam() id: string, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return this.erase({ kind: 'reform', id, ...body }, envelope);
  }

  @Erases('directives', 'a directive')
  async directive(@IdParam() id: string, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return this.erase({ kind: 'directive', id, ...body }, envelope);
  }

  @Erases('sessions', 'a session')
  async session(@IdParam() id: string, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return this.erase({ kind: 'session', id, ...body }, envelope);
  }

  @Erases('practices', 'a practice')
  async practice(@IdParam() id: string, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return this.erase({ kind: 'practice', id, ...body }, envelope);
  }

  @Erases('courses', 'a course')
  async course(@IdParam() id: string, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return this.erase({ kind: 'course', id, ...body }, envelope);
  }

  @Erases('resistance-issues', 'a resistance issue', { tag: 'resistance' })
  async issue(@IdParam() id: string, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return this.erase({ kind: 'issue', id, ...body }, envelope);
  }

  @Erases('suggestions', 'a suggestion', { refusals: ['still-open'] })
  async suggestion(@IdParam() id: string, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return this.erase({ kind: 'suggestion', id, ...body }, envelope);
  }

  @Erases('complaints', 'a complaint', { refusals: ['still-open'] })
  async complaint(@IdParam() id: string, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return this.erase({ kind: 'complaint', id, ...body }, envelope);
  }

  private async erase(
    wish: { readonly kind: ErasableKind; readonly id: string; readonly reason: string },
    envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new EraseTexts(wish, envelope)), '/v1');
  }
}
