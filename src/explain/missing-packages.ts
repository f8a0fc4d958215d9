/** Optional packages that the pass needs and that are not there. */

const PACKAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  '@ai-sdk/openai-compatible': () => import('@ai-sdk/openai-compatible'),
  '@ai-sdk/anthropic': () => import('@ai-sdk/anthropic'),
  '@secretlint/core': () => import('@secretlint/core'),
  '@secretlint/secretlint-rule-preset-recommend': () => import('@secretlint/secretlint-rule-preset-recommend'),
};

export async function missingPackages(): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(PACKAGES).map(async ([name, load]) => {
      try {
        await load();
        return [];
      } catch {
        return [name];
      }
    }),
  );
  return found.flat();
}
