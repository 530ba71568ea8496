import { firstQuestion, useCustomerQuestion } from './customer-question.ts';
import { noImport, useImport } from './import-store.ts';

/** The next agent on this computer starts from the beginning. */
export function forgetCustomers(): void {
  useCustomerQuestion.setState(firstQuestion);
  useImport.setState(noImport);
}
