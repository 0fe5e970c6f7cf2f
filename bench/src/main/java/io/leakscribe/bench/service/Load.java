package io.leakscribe.bench.service;

/**
 * How much of everything.
 *
 * @param warmUp before anything is counted
 * @param requests counted at saturation
 * @param settleSeconds at the paced rate before it is counted, 0 or more
 * @param pacedSeconds counted at a paced rate
 * @param connections of the client
 * @param heapMb of the service
 */
record Load(
    WarmUp warmUp,
    int requests,
    double settleSeconds,
    double pacedSeconds,
    int connections,
    int heapMb) {}
