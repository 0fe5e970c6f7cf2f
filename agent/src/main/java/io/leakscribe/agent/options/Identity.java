package io.leakscribe.agent.options;

import org.jspecify.annotations.Nullable;

/**
 * Who this process is, in journals and metrics. Not yet fit for file names: see {@link FileNames}.
 *
 * @param service never empty
 * @param instance never empty, differs between replicas and, unless it was set, between runs
 * @param host the machine or container, the same for the next run there
 * @param version what is deployed, null when nothing says so
 */
public record Identity(String service, String instance, String host, @Nullable String version) {}
