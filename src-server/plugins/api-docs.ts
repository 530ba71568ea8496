import type { FastifyInstance } from 'fastify';
import { docsPage, docsPageCsp } from './api-docs-page.ts';
import { createOpenApiDocument, errorLines } from './open-api.ts';

/** `/api/openapi.json` and the page made from it, `/api/docs`: both rendered once, from the contract itself. */
export function installApiDocs(app: FastifyInstance, addressOf: () => string, version: string): void {
  let rendered: Promise<{ json: string; page: string }> | undefined;
  const render = async () => {
    const document = await createOpenApiDocument(addressOf(), version);
    return { json: JSON.stringify(document), page: docsPage(document, errorLines()) };
  };
  const once = () => {
    rendered ??= render();
    return rendered;
  };

  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send((await once()).json));
  app.get('/api/docs', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', docsPageCsp)
      .send((await once()).page),
  );
}
