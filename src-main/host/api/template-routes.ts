import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { templateContract } from '#shared/contract/console/template-contract.ts';
import type { Log } from '../ports/host-ports.ts';
import type { TemplateService } from '../services/template-service.ts';
import { inContractErrors } from './contract-errors.ts';

/** `template` of the console's contract. */
export function templateRoutes(templates: TemplateService, log: Log) {
  const os = implement(templateContract).use(async ({ next }) => inContractErrors(next, log));
  return {
    pick: os.pick.handler(({ input }) => wire(templates.pick(input))),
    suggest: os.suggest.handler(({ input }) => wire(templates.suggest(input.ticketId, input.limit))),
    fill: os.fill.handler(({ input }) => wire(templates.fill(input.source, input.ticketId))),
    placeholders: os.placeholders.handler(({ input }) => templates.placeholders(input.language)),
    library: os.library.handler(({ input }) => wire(templates.library(input))),
    get: os.get.handler(({ input }) => wire(templates.get(input.templateId))),
    versions: os.versions.handler(({ input }) => templates.versions(input.templateId)),
    save: os.save.handler(async ({ input }) => ({ template: wire(await templates.save(input.template, input.status, input.baseRev)) })),
    setStatus: os.setStatus.handler(async ({ input }) => ({
      template: wire(await templates.setStatus(input.templateId, input.status, input.baseRev)),
    })),
    exportFile: os.exportFile.handler(() => templates.exportFile()),
    importFile: os.importFile.handler(({ input }) => templates.importFile(input.text)),
    macros: os.macros.handler(() => wire(templates.macros())),
    previewMacro: os.previewMacro.handler(({ input }) => wire(templates.previewMacro(input.macroId, input.ticketId))),
  };
}
