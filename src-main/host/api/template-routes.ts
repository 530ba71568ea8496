import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { templateContract } from '#shared/contract/console/template-contract.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Log } from '../ports/host-ports.ts';
import type { DirectoryService } from '../services/directory-service.ts';
import { inContractErrors } from './contract-errors.ts';

const later = (): never => {
  throw new CodedError('NOT_AVAILABLE_HERE');
};

/** `template` of the console's contract. */
export function templateRoutes(directory: DirectoryService, log: Log) {
  const os = implement(templateContract).use(async ({ next }) => inContractErrors(next, log));
  return {
    pick: os.pick.handler(({ input }) => wire(directory.templates(input).map((template) => ({ template, reason: null })))),
    suggest: os.suggest.handler(later),
    fill: os.fill.handler(later),
    placeholders: os.placeholders.handler(later),
    library: os.library.handler(later),
    get: os.get.handler(later),
    versions: os.versions.handler(later),
    save: os.save.handler(later),
    setStatus: os.setStatus.handler(later),
    exportFile: os.exportFile.handler(later),
    importFile: os.importFile.handler(later),
    macros: os.macros.handler(later),
    previewMacro: os.previewMacro.handler(later),
  };
}
