import { createHash } from 'node:crypto';
import type { OpenAPI } from '@orpc/openapi';
import type { ErrorLine } from './open-api.ts';
import { schemaText } from './schema-text.ts';

const style = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --ground: #ffffff; --raised: #f6f8fa; --line: #d0d7de; --accent: #0b5fa5; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --soft: #a0a8b2; --ground: #14171a; --raised: #1d2125; --line: #3a4048; --accent: #7cbcf5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); }
h1 { margin: 0; font-size: 1.75rem; } h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; } h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
p { margin: .5rem 0; } a { color: var(--accent); }
code, pre { font: .875rem/1.5 ui-monospace, monospace; }
pre { margin: .25rem 0; padding: .75rem; overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
details { margin: .5rem 0; border: 1px solid var(--line); border-radius: 6px; }
summary { padding: .75rem; cursor: pointer; } summary:focus-visible, pre:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
details > div { padding: 0 .75rem .75rem; }
.method { display: inline-block; min-width: 4.5rem; font-weight: 600; color: var(--accent); }
.soft { color: var(--soft); }
table { width: 100%; border-collapse: collapse; } th, td { padding: .375rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
`;

/** No script, nothing from elsewhere: one style, known by its hash. */
export const docsPageCsp = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
const pre = (text: string): string => `<pre tabindex="0">${escaped(text)}</pre>`;

/** The page of an OpenAPI document: its routes by tag, what they take, what they answer, and the registry of errors. */
export function docsPage(document: OpenAPI.Document, errors: readonly ErrorLine[]): string {
  const sections = [...byTag(document)].map(([tag, operations]) => `<h2>${escaped(tag)}</h2>${operations.join('')}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.info.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(document.info.title)}</h1>
<p class="soft">Version ${escaped(document.info.version)} at <code>${escaped(document.servers?.[0]?.url ?? '')}</code>. The same as a document: <a href="openapi.json">openapi.json</a>.</p>
<p>${escaped(document.info.description ?? '').replace(/`([^`]*)`/g, '<code>$1</code>')}</p>
${sections.join('\n')}
<h2>Errors</h2>
<table><thead><tr><th>Code</th><th>Status</th><th>Send again</th><th>Meaning</th></tr></thead><tbody>
${errors.map((line) => `<tr><td><code>${line.code}</code></td><td>${line.status}</td><td>${line.retry}</td><td>${escaped(line.text)}</td></tr>`).join('\n')}
</tbody></table>
</main>
</body>
</html>
`;
}

function byTag(document: OpenAPI.Document): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item ?? {}) as [string, OpenAPI.OperationObject][]) {
      const tag = operation.tags?.[0] ?? 'other';
      sections.set(tag, [...(sections.get(tag) ?? []), operationPart(method.toUpperCase(), path, operation)]);
    }
  }
  return sections;
}

function operationPart(method: string, path: string, operation: OpenAPI.OperationObject): string {
  const token = operation.security === undefined ? 'Needs no token.' : 'Needs <code>Authorization: Bearer</code> with an access token.';
  const parameters = (operation.parameters ?? []).map((parameter) =>
    'name' in parameter ? `${parameter.name}${parameter.required === true ? '' : '?'} (${parameter.in}): ${schemaText(parameter.schema)}` : '',
  );
  const body = operation.requestBody !== undefined && 'content' in operation.requestBody ? schemaOf(operation.requestBody.content) : undefined;
  return `<details><summary><span class="method">${method}</span> <code>${escaped(path)}</code> <span class="soft">${escaped(operation.summary ?? '')}</span></summary><div>
<p>${token}</p>
${parameters.length === 0 ? '' : `<h3>Parameters</h3>${pre(parameters.join('\n'))}`}
${body === undefined ? '' : `<h3>Body</h3>${pre(schemaText(body))}`}
${Object.entries(operation.responses ?? {})
  .map(responsePart)
  .join('')}
</div></details>`;
}

function responsePart([status, response]: [string, OpenAPI.ResponseObject | OpenAPI.ReferenceObject]): string {
  const content = 'content' in response ? schemaOf(response.content) : undefined;
  return `<h3>${escaped(status)}</h3>${content === undefined ? '' : pre(schemaText(content))}`;
}

const schemaOf = (content: Readonly<Record<string, OpenAPI.MediaTypeObject>> | undefined): unknown => Object.values(content ?? {})[0]?.schema;
