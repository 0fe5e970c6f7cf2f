package io.leakscribe.bench.service;

/**
 * What the client saw of one stretch of requests.
 *
 * @param fromMillis wall clock
 * @param toMillis wall clock
 * @param seconds from the first request to the last answer
 * @param requests answered
 * @param errors of these, not with 2xx
 * @param latencies of each answer, in the order of answers
 */
record Phase(
    long fromMillis,
    long toMillis,
    double seconds,
    long requests,
    long errors,
    Latencies latencies) {
  double perSecond() {
    return requests / seconds;
  }
}
