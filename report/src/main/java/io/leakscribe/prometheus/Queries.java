package io.leakscribe.prometheus;

import io.leakscribe.outside.Recording.Labelled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Answers queries; a seam, so that hard cases can be had without a server. */
interface Queries {
  /** Evaluates a query once. A range selector gives the samples as they were scraped. */
  List<Labelled> at(String query, Instant time) throws PrometheusException;

  /** Evaluates a query at every step. */
  List<Labelled> over(String query, Instant from, Instant to, Duration step)
      throws PrometheusException;
}
