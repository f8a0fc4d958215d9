/** Declares a configuration; the identity, for its types. */
import type { UserConfig } from './config-schema.ts';

export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
