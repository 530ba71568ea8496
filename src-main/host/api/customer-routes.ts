import { implement } from '@orpc/server';
import { customerContract } from '#shared/contract/console/customer-contract.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Log } from '../ports/host-ports.ts';
import { inContractErrors } from './contract-errors.ts';

const later = (): never => {
  throw new CodedError('NOT_AVAILABLE_HERE');
};

/** `customer` of the console's contract. */
export function customerRoutes(log: Log) {
  const os = implement(customerContract).use(async ({ next }) => inContractErrors(next, log));
  return {
    list: os.list.handler(later),
    get: os.get.handler(later),
    history: os.history.handler(later),
    suggestions: os.suggestions.handler(later),
    imports: {
      list: os.imports.list.handler(later),
      begin: os.imports.begin.handler(later),
      chunk: os.imports.chunk.handler(later),
      preview: os.imports.preview.handler(later),
      run: os.imports.run.handler(later),
      status: os.imports.status.handler(later),
      refusedFile: os.imports.refusedFile.handler(later),
      undo: os.imports.undo.handler(later),
    },
    exportFile: os.exportFile.handler(later),
  };
}
