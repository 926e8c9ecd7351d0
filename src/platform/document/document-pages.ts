import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problems/problem.js';
import { DOCS_POLICY } from './safe-headers.js';

/** A file of the page, as it names them; what else a path could lead to is not looked for. */
const FILE = /^\/docs\/?$|^\/docs\/[a-z0-9][a-z0-9-]{0,60}(\.[a-z0-9]{1,8}){1,2}$/;

/** The document as bytes that every answer shares, and the page to browse it, to which the root leads. */
export const serveDocument = (app: NestFastifyApplication, document: OpenAPIObject): void => {
  const bytes = Buffer.from(JSON.stringify(document));
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  instance.addHook('onRequest', async ({ url }, reply) => {
    const [path = ''] = url.split('?');
    if (path !== '/docs' && !path.startsWith('/docs/')) return;
    void reply.header('content-security-policy', DOCS_POLICY);
    if (!FILE.test(path)) throw new Problem('not-found');
  });
  instance.get('/', (_, reply) => reply.redirect('/docs'));
  instance.get('/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(bytes));
  SwaggerModule.setup('docs', app, document, { raw: false });
};
