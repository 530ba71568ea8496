import { CodedError } from '#shared/contract/errors.ts';
import type { ConfigHook } from '../config/config-service.ts';

/** One row of survey settings a workspace, under its own id, so that two admins cannot make two of them. */
export const surveyConfigHook: ConfigHook = async (_trx, { workspaceId }, before, after) => {
  const config = after ?? before;
  if (config?.kind === 'survey' && config.row.id !== workspaceId) throw new CodedError('CONFIG_REFUSED', { problem: 'id' });
};
