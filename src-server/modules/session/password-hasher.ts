import { hash, verify } from '@node-rs/argon2';

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** False for a wrong password, and for a stored text that is no hash. */
  verify(stored: string, password: string): Promise<boolean>;
}

export type PasswordCost = { readonly memoryKiB: number; readonly passes: number };

/** About 30 ms of one core and 19 MB a try. */
const usualCost: PasswordCost = { memoryKiB: 19_456, passes: 2 };

/** Argon2id. */
export function createPasswordHasher(cost: PasswordCost = usualCost): PasswordHasher {
  return {
    hash: (password) => hash(password, { memoryCost: cost.memoryKiB, timeCost: cost.passes, parallelism: 1 }),
    async verify(stored, password) {
      try {
        return await verify(stored, password);
      } catch {
        return false;
      }
    },
  };
}
