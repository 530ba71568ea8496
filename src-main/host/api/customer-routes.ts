import { implement } from '@orpc/server';
import { wire } from '#shared/base/wire.ts';
import { customerContract } from '#shared/contract/console/customer-contract.ts';
import type { Log } from '../ports/host-ports.ts';
import type { CustomerService } from '../services/customer-service.ts';
import type { ImportService } from '../services/import-service.ts';
import { inContractErrors } from './contract-errors.ts';

/** `customer` of the console's contract. */
export function customerRoutes(customer: CustomerService, imports: ImportService, log: Log) {
  const os = implement(customerContract).use(async ({ next }) => inContractErrors(next, log));
  return {
    list: os.list.handler(({ input }) => customer.list(input)),
    tags: os.tags.handler(() => customer.tags()),
    get: os.get.handler(({ input }) => wire(customer.get(input.contactId))),
    history: os.history.handler(({ input }) => wire(customer.history(input))),
    suggestions: os.suggestions.handler(({ input }) => wire(customer.suggestions(input.contactId))),
    imports: {
      list: os.imports.list.handler(() => imports.list()),
      begin: os.imports.begin.handler(({ input }) => imports.begin(input)),
      chunk: os.imports.chunk.handler(({ input }) => imports.chunk(input)),
      preview: os.imports.preview.handler(({ input }) => imports.preview(input.importId, input.mapping)),
      run: os.imports.run.handler(({ input }) => imports.run(input.importId, input.mapping)),
      status: os.imports.status.handler(({ input }) => imports.status(input.importId)),
      refusedFile: os.imports.refusedFile.handler(({ input }) => imports.refusedFile(input.importId)),
      undo: os.imports.undo.handler(({ input }) => imports.undo(input.importId)),
    },
    exportFile: os.exportFile.handler(({ input }) => imports.exportPage(input.after)),
  };
}
