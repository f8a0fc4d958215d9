/** A configuration that cannot be used; its message is ready for people and says file, place and what was expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
