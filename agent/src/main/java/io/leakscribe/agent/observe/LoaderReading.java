package io.leakscribe.agent.observe;

import org.jspecify.annotations.Nullable;

/**
 * All class loaders of one class that have loaded anything. Those that nobody refers to any more
 * are among them until a collection of old memory has run.
 *
 * @param loaderClass class of the loaders
 * @param loaders number of them
 * @param classes number of classes that they have loaded
 * @param classPattern most frequent among the names of classes that came since the previous census,
 *     with {@code #} for each number; null at the first, and when none came
 * @param parentClass most frequent class of their parents, null for the boot loader
 * @param site most frequent application frame that makes them define classes; null until looked for
 */
public record LoaderReading(
    String loaderClass,
    int loaders,
    int classes,
    @Nullable String classPattern,
    @Nullable String parentClass,
    @Nullable String site) {}
