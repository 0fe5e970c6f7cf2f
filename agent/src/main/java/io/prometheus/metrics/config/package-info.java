/** What the agent replaces in its own copy of the Prometheus client. */
@NullMarked
package io.prometheus.metrics.config;

import org.jspecify.annotations.NullMarked;
